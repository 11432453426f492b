"""How a country's law sees gifts for tax, as dated data, and what it proposes for one; the choice is the user's."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from creatorbook.domain.findings.codes import finding
from creatorbook.domain.gifts.values import IN_EXCHANGE, is_lent
from creatorbook.domain.law.reading import RuleTable, is_in_force, read_sources, sources_cited
from creatorbook.domain.records.gifts import Expectation, TaxNature, Valuation

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from creatorbook.domain.findings.finding import Finding, Source
    from creatorbook.domain.records.gifts import Gift
    from creatorbook.domain.values.money import Money


class GiftCase(StrEnum):
    """How a gift came: for something in return, shown without a duty, kept without either, or taxed by its giver."""

    EXCHANGE = "exchange"
    SHOWN = "shown"
    FREE = "free"
    FLAT_TAX = "flat_tax"


@dataclass(frozen=True, slots=True)
class GiftTreatment:
    """What the law proposes in some cases, where the value is under `under` if that is given; `says` by language."""

    id: str
    cases: frozenset[GiftCase]
    under: Money | None
    nature: TaxNature
    says: Mapping[str, str]
    sources: tuple[Source, ...]
    confidence: str
    valid_from: date | None
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class GiftLaw:
    """How one country sees gifts; `basis` is how it wants their value found. The first treatment that fits counts."""

    country: str
    basis: Valuation
    treatments: tuple[GiftTreatment, ...]


def read_gift_law(file: str, data: Mapping[str, object]) -> GiftLaw:
    """Return the law that a parsed `gifts/*.toml` holds; raises RuleFileError naming the file and the key."""
    table = RuleTable(file, data)
    sources = read_sources(table)
    found = []
    for entry in table.tables("treatment"):
        cases = entry.choices("cases", GiftCase)
        if not cases:
            raise entry.error("cases", "at least one case is needed here")
        found.append(
            GiftTreatment(
                entry.text("id"),
                cases,
                entry.money("under"),
                entry.choice("nature", TaxNature),
                entry.translations("says"),
                sources_cited(entry, sources),
                entry.confidence(),
                entry.day("valid_from"),
                entry.day("valid_to"),
            )
        )
        entry.refuse_unread()
    law = GiftLaw(table.country(), table.choice("basis", Valuation), tuple(found))
    table.refuse_unread()
    return law


def propose_treatment(gift: Gift, *, shown: bool, law: GiftLaw | None, today: date) -> GiftTreatment | None:
    """Return what the law proposes for a gift by the rules of the day it came, None where it leaves the question open.

    A loan is no income anywhere, and of what was asked nothing is guessed: neither has a proposal.
    """
    case = None if is_lent(gift) else _case_of(gift, shown=shown)
    if law is None or case is None:
        return None
    cases = {case, GiftCase.FLAT_TAX} if gift.flat_tax_notice_on is not None else {case}
    on = gift.received_on or today
    fitting = (each for each in law.treatments if is_in_force(on, each.valid_from, each.valid_to))
    return next((each for each in fitting if each.cases & cases and _is_under(gift, each)), None)


def open_treatment(gift: Gift, country: str, proposed: GiftTreatment, says: str) -> Finding:
    """Return that nobody has chosen yet how a gift is treated, with what the rule proposes and why."""
    return finding(
        "gift.tax_open",
        about="tax_nature",
        record=("gift", gift.id),
        sources=proposed.sources,
        gift=gift.description,
        country=country,
        nature=proposed.nature,
        says=says,
    )


def _case_of(gift: Gift, *, shown: bool) -> GiftCase | None:
    if gift.expectation in IN_EXCHANGE or gift.deal_id is not None:
        return GiftCase.EXCHANGE
    if gift.expectation is not Expectation.NOTHING:
        return None
    return GiftCase.SHOWN if shown else GiftCase.FREE


def _is_under(gift: Gift, treatment: GiftTreatment) -> bool:
    """Whether the value is under the limit, if there is one; what is in another currency is not converted for it."""
    limit, value = treatment.under, gift.value
    if limit is None:
        return True
    return value is not None and value.currency == limit.currency and value.minor < limit.minor
