"""A brand in figures: gifts by year, and the written-contract counter of the countries that have one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.domain.contracts.written_contract import (
    CounterLine,
    contributions,
    counter_lines,
    law_applies,
    written_contract_findings,
)
from creatorbook.domain.gifts.values import gift_totals
from creatorbook.services.deals import facts
from creatorbook.services.law.rulebooks import rulebook
from creatorbook.services.records import lists, rows
from creatorbook.services.records.reading import live

if TYPE_CHECKING:
    from datetime import date

    from creatorbook.domain.findings.finding import Finding
    from creatorbook.domain.gifts.values import GiftTotal
    from creatorbook.store.engine.reading import Executes

# A counter adds up one year, and no brand has this many deals in one: the newest ones decide.
_MOST_DEALS = 400


@dataclass(frozen=True, slots=True)
class BrandFigures:
    """A brand's gifts by year; and, for each creator whom such a law reaches, the counter's lines and findings."""

    gifts: tuple[GiftTotal, ...] = ()
    counter: tuple[CounterLine, ...] = ()
    findings: tuple[Finding, ...] = ()


def gift_years(reading: Executes, brand_id: str | None = None) -> tuple[GiftTotal, ...]:
    """Return the value of gifts by brand and year, newest year first; loans and what went back are left out."""
    found = live(reading, "gift", brand_id=brand_id) if brand_id else live(reading, "gift")
    return gift_totals(facts.gift(row) for row in found)


def brand_figures(reading: Executes, brand_id: str, today: date) -> BrandFigures:
    """Return the figures of one brand on the day; raises NotFound."""
    rows.get(reading, "brand", brand_id)
    newest = lists.Query("deal", filters={"brand_id": brand_id}, sort=(("starts_on", True),))
    dossiers = facts.dossiers(reading, lists.ids(reading, newest, _MOST_DEALS))
    gifts = tuple(facts.gift(row) for row in live(reading, "gift", brand_id=brand_id, deal_id=None))
    lines: list[CounterLine] = []
    found: list[Finding] = []
    creators = {each.deal.creator.id for each in dossiers} | {gift.creator_id for gift in gifts}
    for creator_id in sorted(creators):
        creator = facts.one_creator(reading, creator_id)
        own = [each for each in dossiers if each.deal.creator.id == creator_id]
        given = [gift for gift in gifts if gift.creator_id == creator_id]
        for country, law in sorted(rulebook().contracts.items()):
            if law_applies(creator, country):
                lines += counter_lines(contributions(own, given, today), law, today)
                found += written_contract_findings(creator, own, given, law, today)
    return BrandFigures(gift_years(reading, brand_id), tuple(lines), tuple(found))
