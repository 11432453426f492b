"""What terms may say where nothing was said yet: from the brand's habits, the law, or trade practice; never applied.

Each proposal tells why. The numbers of trade practice are data (`resources/rules/contracts/defaults.toml`): what is
often seen, and no law.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from creatorbook.domain.law.reading import RuleTable, read_sources, sources_cited
from creatorbook.domain.records.deals import DealKind
from creatorbook.domain.records.rights import is_paid
from creatorbook.domain.records.terms import Renewal
from creatorbook.domain.values.territories import country_of_law

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from creatorbook.domain.findings.finding import Source
    from creatorbook.domain.money.payment_law import PaymentLaw
    from creatorbook.domain.records.dossier import Dossier
    from creatorbook.domain.records.rights import UsageRight

# The fields that a default may be for.
FIELDS = (
    "terms.payment_days",
    "terms.revisions",
    "terms.review_days",
    "terms.kill_fee_bp",
    "terms.notice_days",
    "terms.cure_days",
    "terms.renewal_notice_days",
    "terms.affiliate_days",
    "usage_right.duration_days",
)
_LONGEST_LINE = 120
# A line that ends an address: "69001 Lyon", "F-69001 Lyon", "10969 Berlin".
_TOWN = re.compile(r"(?:[A-Z]{1,2}-)?\d{4,5} (?P<town>[^\d,]+?) ?(?:CEDEX.*)?")


class ProposalReason(StrEnum):
    """Why a value is proposed."""

    BRAND_HABIT = "brand_habit"
    LAW_DEFAULT = "law_default"
    TRADE_PRACTICE = "trade_practice"
    CREATOR_COUNTRY = "creator_country"
    CREATOR_TOWN = "creator_town"


class Use(StrEnum):
    """The kind of use that a default duration of rights is for."""

    ORGANIC = "organic"
    PAID = "paid"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A value for a field that says nothing yet: `field` is "terms.payment_days" or "usage_right.duration_days".

    `value` is as the field holds it (days, basis points, a country's code, text). `record` is the right's id, "" for
    the deal's terms or for a right yet to be added.
    """

    field: str
    value: int | str
    reason_code: ProposalReason
    sources: tuple[Source, ...] = ()
    record: str = ""


@dataclass(frozen=True, slots=True)
class Default:
    """One number of trade practice; `kinds` empty is every kind of deal, `use` None any use."""

    field: str
    value: int
    kinds: frozenset[DealKind]
    use: Use | None
    sources: tuple[Source, ...]
    confidence: str


def read_defaults(file: str, data: Mapping[str, object]) -> tuple[Default, ...]:
    """Return the defaults of a parsed file; raises RuleFileError naming the file and the key."""
    table = RuleTable(file, data)
    sources = read_sources(table)
    found = []
    for entry in table.tables("default"):
        field = entry.text("field")
        if field not in FIELDS:
            raise entry.error("field", f"{field!r} is none of {', '.join(FIELDS)}")
        value = entry.whole_number("value")
        if value is None:
            raise entry.error("value", "a whole number is needed here")
        use = entry.choice("use", Use) if entry.has("use") else None
        kinds = entry.choices("kinds", DealKind)
        found.append(Default(field, value, kinds, use, sources_cited(entry, sources), entry.confidence()))
        entry.refuse_unread()
    table.refuse_unread()
    return tuple(found)


def proposals(
    dossier: Dossier, today: date, defaults: tuple[Default, ...], law: PaymentLaw | None = None
) -> tuple[Proposal, ...]:
    """Return a value for each field of the terms that says nothing yet, in the order of the form.

    `law` is the late-payment law of the creator's country, for the days that hold where nothing is agreed. A field
    that says something is left alone, and nothing is proposed where there is no reason for it.
    """
    found = [*_payment_days(dossier, today, defaults, law), *_practice(dossier, defaults), *_law(dossier)]
    return (*found, *_rights(dossier, defaults))


def _is_given(dossier: Dossier, name: str) -> bool:
    value = getattr(dossier.terms, name, None) if dossier.terms is not None else None
    return value is not None and value != ""


def _default(dossier: Dossier, defaults: tuple[Default, ...], field: str, use: Use | None = None) -> Default | None:
    return next(
        (
            each
            for each in defaults
            if each.field == field and each.use == use and (not each.kinds or dossier.deal.kind in each.kinds)
        ),
        None,
    )


def _payment_days(
    dossier: Dossier, today: date, defaults: tuple[Default, ...], law: PaymentLaw | None
) -> Iterator[Proposal]:
    field, brand = "terms.payment_days", dossier.deal.brand
    if _is_given(dossier, "payment_days"):
        return
    if brand is not None and brand.payment_days is not None:
        yield Proposal(field, brand.payment_days, ProposalReason.BRAND_HABIT)
    elif law is not None and law.is_in_force(today) and law.default_days is not None:
        yield Proposal(field, law.default_days, ProposalReason.LAW_DEFAULT, law.sources)
    else:
        practice = _default(dossier, defaults, field)
        if practice is not None:
            yield Proposal(field, practice.value, ProposalReason.TRADE_PRACTICE, practice.sources)


def _practice(dossier: Dossier, defaults: tuple[Default, ...]) -> Iterator[Proposal]:
    for field in FIELDS:
        kind, _dot, name = field.partition(".")
        if kind != "terms" or name == "payment_days" or _is_given(dossier, name):
            continue
        if name == "kill_fee_bp" and not dossier.deal.fee:
            continue
        if name == "renewal_notice_days" and not _renews_itself(dossier):
            continue
        practice = _default(dossier, defaults, field)
        if practice is not None:
            yield Proposal(field, practice.value, ProposalReason.TRADE_PRACTICE, practice.sources)


def _renews_itself(dossier: Dossier) -> bool:
    return dossier.terms is not None and dossier.terms.renewal is Renewal.AUTOMATIC


def _law(dossier: Dossier) -> Iterator[Proposal]:
    creator = dossier.deal.creator
    law = dossier.terms.governing_law.strip() if dossier.terms is not None else ""
    if not law and creator.country:
        yield Proposal("terms.governing_law", creator.country, ProposalReason.CREATOR_COUNTRY)
    town = town_of(creator.address)
    # Courts at home belong to the law of home: under another law nothing is proposed.
    if town and not _is_given(dossier, "courts") and country_of_law(law) in ("", creator.country):
        yield Proposal("terms.courts", town, ProposalReason.CREATOR_TOWN)


def town_of(address: str) -> str:
    """Return the town of an address whose line is a postcode of four or five digits and a name, "" for any other."""
    for line in reversed(address.splitlines() if "\n" in address else address.split(",")):
        match = _TOWN.fullmatch(" ".join(line[:_LONGEST_LINE].split()))
        if match is not None:
            return match["town"].strip()
    return ""


def _rights(dossier: Dossier, defaults: tuple[Default, ...]) -> Iterator[Proposal]:
    field = "usage_right.duration_days"
    rights: tuple[UsageRight | None, ...] = dossier.rights or (None,)
    for right in rights:
        if right is not None and right.duration_days is not None:
            continue
        use = Use.PAID if right is not None and is_paid(right) else Use.ORGANIC
        practice = _default(dossier, defaults, field, use)
        if practice is not None:
            record = right.id if right is not None else ""
            yield Proposal(field, practice.value, ProposalReason.TRADE_PRACTICE, practice.sources, record)
