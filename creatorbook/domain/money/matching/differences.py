"""What may lie between the sum of a line and what is owed: each difference is named, none is passed over."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.domain.money.matching.sides import Part, Reason
from creatorbook.domain.records.money.receipts import AllocationKind
from creatorbook.domain.values.money import Money

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from creatorbook.domain.money.matching.sides import Debt, PaidLine

_ROUNDING = 5  # minor units
_FEE_SHARE = 25  # a bank or a service keeps no more than the 25th part
_MOST_WAYS = 64


@dataclass(frozen=True, slots=True)
class Explained:
    """How a line covers debts: `is_exact` where nothing is left over on either side but what the line itself says."""

    parts: tuple[Part, ...]
    reason: Reason
    is_exact: bool
    left: Money | None = None


def explain(line: PaidLine, debts: Sequence[Debt]) -> Explained | None:
    """Return how the line covers all of these debts, in their order; None where their currency is another.

    A fee that the line states is one of its differences, an exact one. Any other is only a guess that has a name.
    """
    currency = debts[0].open.currency
    came = line.amount
    if came.currency != currency:
        return _explain_elsewhere(line, debts)
    owed = sum(debt.open.minor for debt in debts)
    fee = line.fee.minor if line.fee is not None and line.fee.currency == currency else 0
    reason = Reason.SUM if len(debts) > 1 else Reason.AMOUNT
    if came.minor + fee == owed:
        last = ((AllocationKind.FEE, fee),) if fee else ()
        return Explained(_parts(came.minor, debts, last), reason, is_exact=True)
    gap = owed - came.minor - fee
    named = _name_gap(line, debts, gap)
    if named is not None:
        stated = ((AllocationKind.FEE, fee),) if fee else ()
        return Explained(_parts(came.minor, debts, (*named, *stated)), Reason.DIFFERENCE, is_exact=False)
    if gap > 0:
        stated = ((AllocationKind.FEE, fee),) if fee else ()
        return Explained(_parts(came.minor, debts, stated), Reason.PART, is_exact=False)
    return Explained(
        _parts(came.minor + gap, debts, ((AllocationKind.FEE, fee),) if fee else ()),
        Reason.TOO_MUCH,
        is_exact=False,
        left=Money(-gap, currency),
    )


def _explain_elsewhere(line: PaidLine, debts: Sequence[Debt]) -> Explained | None:
    """Return how a line in another currency covers debts: by what was sent before the bank changed it."""
    sent = line.original
    owed = Money(sum(debt.open.minor for debt in debts), debts[0].open.currency)
    if sent is None or sent.currency != owed.currency:
        return None
    if sent.minor == owed.minor:
        return Explained(_parts(sent.minor, debts, ()), Reason.OTHER_CURRENCY, is_exact=True)
    if sent.minor < owed.minor:
        return Explained(_parts(sent.minor, debts, ()), Reason.PART, is_exact=False)
    return Explained(
        _parts(owed.minor, debts, ()),
        Reason.TOO_MUCH,
        is_exact=False,
        left=Money(sent.minor - owed.minor, sent.currency),
    )


def _name_gap(line: PaidLine, debts: Sequence[Debt], gap: int) -> tuple[tuple[AllocationKind, int], ...] | None:
    """Return what a gap is called: a discount in its days, what is kept for the tax office, cents, a fee."""
    discounts = [
        debt.discount.minor
        for debt in debts
        if debt.discount is not None and debt.discount_until is not None and line.booked_on <= debt.discount_until
    ]
    if gap > 0 and _some_sum_is(gap, [[0, each] for each in discounts]):
        return ((AllocationKind.DISCOUNT, gap),)
    if gap > 0 and _some_sum_is(gap, [[0, *(each.minor for each in debt.withholdings)] for debt in debts]):
        return ((AllocationKind.WITHHOLDING, gap),)
    if 0 < abs(gap) <= _ROUNDING:
        return ((AllocationKind.ROUNDING, gap),) if gap > 0 else None
    if 0 < gap * _FEE_SHARE <= sum(debt.open.minor for debt in debts):
        return ((AllocationKind.FEE, gap),)
    return None


def _some_sum_is(wanted: int, choices: Sequence[Iterable[int]]) -> bool:
    ways = itertools.islice(itertools.product(*choices), _MOST_WAYS)
    return any(sum(way) == wanted for way in ways)


def _parts(came: int, debts: Sequence[Debt], differences: tuple[tuple[AllocationKind, int], ...]) -> tuple[Part, ...]:
    """Share what came over the debts from the first on, the differences from the last back: all of both is used."""
    currency = debts[0].open.currency
    rest = list(differences)
    open_sums = [debt.open.minor for debt in debts]
    shared: list[list[tuple[AllocationKind, int]]] = [[] for _debt in debts]
    for place in reversed(range(len(debts))):
        while rest and open_sums[place] > 0:
            kind, amount = rest[-1]
            taken = min(amount, open_sums[place])
            shared[place].append((kind, taken))
            open_sums[place] -= taken
            rest[-1] = (kind, amount - taken)
            if rest[-1][1] == 0:
                rest.pop()
    parts = []
    for debt, still, taken_off in zip(debts, open_sums, shared, strict=True):
        paid = min(came, still)
        came -= paid
        if paid or taken_off:
            parts.append(
                Part(debt.id, Money(paid, currency), tuple((kind, Money(sum_, currency)) for kind, sum_ in taken_off))
            )
    return tuple(parts)
