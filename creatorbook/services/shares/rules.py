"""Which shares count for a deal: its own, else those of its creator that were in force on the day it was agreed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.common.text import fold
from creatorbook.domain.money.splitting import ShareRule
from creatorbook.domain.records.money.shares import SplitBase, SplitManner, SplitRole
from creatorbook.domain.values.money import Money
from creatorbook.services.shares.wording import how_much
from creatorbook.store import results
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from creatorbook.store.engine.reading import Executes

_SPLIT, _DEAL = Table("split"), Table("deal")


@dataclass(frozen=True, slots=True)
class Rule:
    """A share that is written down; `person` is who gets it: the same for all shares of an agency, or of a name.

    `starts_on` and `ends_on` are ISO days, "" for none; of `creator_id` and `deal_id` one is "".
    """

    id: str
    person: str
    partner: str
    role: SplitRole
    creator_id: str
    deal_id: str
    manner: SplitManner
    base: SplitBase
    percent_bp: int
    fixed: Money | None
    starts_on: str
    ends_on: str

    @property
    def words(self) -> str:
        """How much it is."""
        return how_much(self.manner, self.percent_bp, self.fixed, self.base)

    def as_share(self, currency: str) -> ShareRule:
        """Return the rule of what comes in a currency: a fixed sum is of its own currency alone."""
        fixed = self.fixed.minor if self.fixed is not None and self.fixed.currency == currency else 0
        return ShareRule(self.manner, self.base, self.percent_bp, fixed)


def person_of(agency: str | None, partner: str) -> str:
    """Return who a share goes to, by an agency's id or by a name whatever its capitals and accents."""
    return agency or f"name:{fold(partner)}"


class Rules:
    """All shares of a book, read once; `of` finds those that count for a deal."""

    def __init__(self, reading: Executes) -> None:
        self._of_deal: dict[str, list[Rule]] = {}
        self._of_creator: dict[str, list[Rule]] = {}
        for rule in read_rules(reading):
            if rule.deal_id:
                self._of_deal.setdefault(rule.deal_id, []).append(rule)
            else:
                self._of_creator.setdefault(rule.creator_id, []).append(rule)

    def __bool__(self) -> bool:
        """Whether anybody shares in anything."""
        return bool(self._of_deal or self._of_creator)

    def of(self, deal: str, creator: str, agreed_on: str) -> Sequence[Rule]:
        """Return the shares of a deal that was agreed on an ISO day, "" where none is known, in their order."""
        own = self._of_deal.get(deal)
        if own is not None:
            return own
        return [
            each
            for each in self._of_creator.get(creator, ())
            if each.starts_on <= agreed_on <= (each.ends_on or "9999")
        ]


def read_rules(reading: Executes) -> list[Rule]:
    """Return all shares of a book, of live creators and deals, in the order in which they are taken."""
    columns = (
        "id", "agency_id", "partner", "role", "creator_id", "deal_id", "manner", "base", "percent_bp", "fixed_minor",
        "fixed_currency", "starts_on", "ends_on",
    )  # fmt: skip
    found = select(_SPLIT, *columns).order_by(_SPLIT.position, _SPLIT.id)
    return [_rule(*row) for row in results.iterate(reading, found)]


def agreed_days(reading: Executes, deals: Iterable[str]) -> dict[str, str]:
    """Return the ISO days on which deals were agreed: of the signature, else the first of the work; "" for neither."""
    found = select(_DEAL, "id", "signed_on", "starts_on").where(_DEAL.id.among(list(deals)))
    return {id: signed or starts or "" for id, signed, starts in results.iterate(reading, found)}


def _rule(
    id: str,
    agency: str | None,
    partner: str,
    role: str,
    creator: str | None,
    deal: str | None,
    manner: str,
    base: str,
    percent: int | None,
    fixed: int | None,
    currency: str | None,
    starts: str | None,
    ends: str | None,
) -> Rule:
    return Rule(
        id,
        person_of(agency, partner),
        partner,
        SplitRole(role),
        creator or "",
        deal or "",
        SplitManner(manner),
        SplitBase(base),
        percent or 0,
        None if fixed is None or currency is None else Money(fixed, currency),
        starts or "",
        ends or "",
    )
