"""Who gets what of a deal's income: shares taken in their order, the rest the creator's, no cent made or lost.

Amounts are minor units of one currency. What was sent back counts below zero, and takes its share back.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from creatorbook.domain.records.money.shares import SplitBase, SplitManner

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_WHOLE_BP = 10_000


@dataclass(frozen=True, slots=True)
class ShareRule:
    """A share of one partner: `percent_bp` in hundredths of a percent, `fixed` a sum for the whole deal."""

    manner: SplitManner
    base: SplitBase = SplitBase.WITHOUT_TAXES
    percent_bp: int = 0
    fixed: int = 0


@dataclass(frozen=True, slots=True)
class Came:
    """What came so far or in one part: `net` without taxes, `gross` with them."""

    net: int
    gross: int


def split_whole(came: Came, rules: Sequence[ShareRule]) -> tuple[int, ...]:
    """Return what each rule gives of all that came, in the order of the rules; what is left is the creator's.

    Percentages and sums are taken one after the other, never more than is left; then the even parts share what is left
    with the creator, who keeps the odd cents; the whole takes all of it. Nothing is shared of a sum below zero.
    """
    left = max(came.net, 0)
    given = [0] * len(rules)
    for place, rule in enumerate(rules):
        if rule.manner is SplitManner.PERCENT:
            base = came.gross if rule.base is SplitBase.WITH_TAXES else came.net
            given[place] = min(left, max((2 * base * rule.percent_bp + _WHOLE_BP) // (2 * _WHOLE_BP), 0))
        elif rule.manner is SplitManner.FIXED:
            given[place] = min(left, rule.fixed)
        left -= given[place]
    even = [place for place, rule in enumerate(rules) if rule.manner is SplitManner.EVEN]
    for place in even:
        given[place] = left // (len(even) + 1)
    left -= sum(given[place] for place in even)
    for place, rule in enumerate(rules):
        if rule.manner is SplitManner.WHOLE:
            given[place], left = left, 0
    return tuple(given)


def split_parts(parts: Iterable[Came], rules: Sequence[ShareRule]) -> tuple[tuple[int, ...], ...]:
    """Return what each rule gives of each part: together exactly what it gives of the whole."""
    net = gross = 0
    before = (0,) * len(rules)
    found = []
    for part in parts:
        net, gross = net + part.net, gross + part.gross
        reached = split_whole(Came(net, gross), rules)
        found.append(tuple(now - then for now, then in zip(reached, before, strict=True)))
        before = reached
    return tuple(found)


def spread_parts(parts: Iterable[int], weights: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    """Return how each part is spread by the weights, none of them below zero: rows are parts, columns weights.

    Each row comes to its part, and each column to what that weight has of all parts together, however many there are.
    Where no weight is above zero, all goes to the last.
    """
    whole = sum(weights)
    bounds = [0, *accumulate(weights)]
    came = 0
    before = (0,) * len(weights)
    found = []
    for part in parts:
        came += part
        # Half up at each bound: neighbours meet there, so that nothing falls between them.
        reached = [(2 * came * bound + whole) // (2 * whole) if whole > 0 else 0 for bound in bounds]
        reached[-1] = came
        now = tuple(last - first for first, last in pairwise(reached))
        found.append(tuple(new - old for new, old in zip(now, before, strict=True)))
        before = now
    return tuple(found)
