"""What each person gets of what came, and what of it was paid on: reckoned from the rules, never kept.

What was paid on for one sum settles its share; what is over, or was paid on in general, settles the oldest open ones.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from creatorbook.domain.money.splitting import Came, split_parts
from creatorbook.domain.values.money import Money
from creatorbook.services.shares.came import came_by_deal
from creatorbook.services.shares.rules import Rules, agreed_days
from creatorbook.store import results
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from creatorbook.services.shares.came import Part
    from creatorbook.services.shares.rules import Rule
    from creatorbook.store.engine.reading import Executes

_SETTLEMENT = Table("split_settlement")


@dataclass(frozen=True, slots=True)
class Share:
    """What somebody gets of a sum that came for a deal; `settled` is what of it was paid on.

    `amount` is below zero where a part of it was sent back. Amounts are in minor units of `part.currency`.
    """

    rule: Rule
    part: Part
    amount: int
    settled: int = 0

    @property
    def open(self) -> Money:
        """What is still to be paid on."""
        return Money(self.amount - self.settled, self.part.currency)

    @property
    def month(self) -> str:
        """The month in which the money came, as "2026-03"."""
        return self.part.came_on[: len("2026-03")]


def shares(reading: Executes, *, creator: str = "", deal: str = "") -> tuple[Share, ...]:
    """Return all shares of what came, the oldest first; of a creator or a deal where one is named."""
    rules = Rules(reading)
    if not rules:
        return ()
    came = came_by_deal(reading, creator=creator)
    if deal:
        came = {key: parts for key, parts in came.items() if key[0] == deal}
    days = agreed_days(reading, {of for of, _currency in came})
    found: list[Share] = []
    for (of, currency), parts in came.items():
        # A deal in the trash is asked nothing, and one without a day was agreed by the time its first money came.
        if of in days:
            counted = rules.of(of, parts[0].creator_id, days[of] or parts[0].came_on)
            found += share_parts(parts, counted, currency)
    return _settle(reading, sorted(found, key=lambda each: (each.part.came_on, each.part.allocation_id)))


def share_parts(parts: Sequence[Part], rules: Sequence[Rule], currency: str) -> Iterable[Share]:
    """Yield what each rule gives of each part of one deal in one currency, but for nothing."""
    given = split_parts([Came(each.net, each.gross) for each in parts], [each.as_share(currency) for each in rules])
    for part, amounts in zip(parts, given, strict=True):
        for rule, amount in zip(rules, amounts, strict=True):
            if amount:
                yield Share(rule, part, amount)


def _settle(reading: Executes, found: Sequence[Share]) -> tuple[Share, ...]:
    of_one: dict[tuple[str, str, str, str], int] = {}
    of_any: dict[tuple[str, str], int] = {}
    columns = ("split_id", "deal_id", "allocation_id", "amount_minor", "amount_currency")
    for split, deal, allocation, minor, currency in results.iterate(reading, select(_SETTLEMENT, *columns)):
        if allocation is None:
            of_any[split, currency] = of_any.get((split, currency), 0) + minor
        else:
            key = (split, deal or "", allocation, currency)
            of_one[key] = of_one.get(key, 0) + minor
    settled = []
    for each in found:
        own = of_one.pop((each.rule.id, each.part.deal_id, each.part.allocation_id, each.part.currency), 0)
        used = min(own, max(each.amount, 0))
        settled.append(replace(each, settled=used))
        if own > used:
            over = (each.rule.id, each.part.currency)
            of_any[over] = of_any.get(over, 0) + own - used
    for (split, _deal, _allocation, currency), minor in of_one.items():
        # What was paid on for money that was taken back since.
        of_any[split, currency] = of_any.get((split, currency), 0) + minor
    return _settle_oldest(settled, of_any)


def _settle_oldest(found: list[Share], left: dict[tuple[str, str], int]) -> tuple[Share, ...]:
    """Return the shares, the oldest open ones settled by what is left; what goes beyond all is of the last."""
    last = {(each.rule.id, each.part.currency): place for place, each in enumerate(found)}
    for place, each in enumerate(found):
        key = (each.rule.id, each.part.currency)
        rest = left.get(key, 0)
        used = rest if place == last[key] else min(rest, max(each.amount - each.settled, 0))
        if used:
            left[key] = rest - used
            found[place] = replace(each, settled=each.settled + used)
    return tuple(found)
