"""What a contract is made from: a deal's dossier, its parties, laws and duties, gathered into the document's input."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import BadInput, NotFound
from creatorbook.common.i18n import _
from creatorbook.documents.inputs.contract import (
    ContractInput,
    DeliverableLine,
    DisclosureDuty,
    ExclusivityLine,
    InstalmentLine,
    Party,
    PartyRole,
    ProductLine,
    RightsLine,
)
from creatorbook.documents.words import clauses as library
from creatorbook.domain.contracts.checks.parts import owed
from creatorbook.domain.contracts.reach import reaches, regions
from creatorbook.domain.disclosure.overrides import OWN
from creatorbook.domain.disclosure.rules import Outcome
from creatorbook.domain.records.rights import is_paid
from creatorbook.domain.records.terms import ProductDuty
from creatorbook.domain.values.ages import age_on
from creatorbook.domain.values.money import Money
from creatorbook.services.book.settings import setting
from creatorbook.services.contracts.clause_texts import clauses_of
from creatorbook.services.disclosure import duties as disclosures
from creatorbook.services.documents import words as document_words
from creatorbook.services.documents.looks import look_of
from creatorbook.services.law.late_rates import late_law
from creatorbook.services.law.rule_notes import own_overrides
from creatorbook.services.law.rulebooks import rulebook
from creatorbook.services.records import rows

if TYPE_CHECKING:
    from datetime import date

    from creatorbook.domain.disclosure.engine import Duty
    from creatorbook.domain.disclosure.overrides import Override
    from creatorbook.domain.money.payment_law import PaymentLaw
    from creatorbook.domain.records.deals import DealFacts
    from creatorbook.domain.records.dossier import Dossier
    from creatorbook.domain.records.parties import Contact, Creator
    from creatorbook.store.engine.reading import Executes

LANGUAGES = library.languages()


def document_language(reading: Executes, dossier: Dossier, wanted: str = "") -> str:
    """Return the language of a deal's contract: the one asked for, else the brand's, else the book's.

    Raises BadInput where a language is asked for in which there are no clauses.
    """
    if wanted:
        if wanted not in LANGUAGES:
            raise BadInput(
                _("There are no clauses in “{language}”.").format(language=wanted),
                where="language",
                hint=_("Choose one of: {names}.").format(names=", ".join(LANGUAGES)),
            )
        return wanted
    brand = dossier.deal.brand.language if dossier.deal.brand else ""
    for code in (brand, setting(reading, "language")):
        if code in LANGUAGES:
            return code
    return "en"


def _party(role: PartyRole, who: Any, representative: Any = None) -> Party:
    def _get(name: str) -> str:
        return str(getattr(who, name, "") or "")

    return Party(
        role,
        name=_get("legal_name") or _get("name"),
        # "Brumaire SAS" need not be said to trade as "Brumaire".
        trading_name="" if _get("name").casefold() in (_get("legal_name") or _get("name")).casefold() else _get("name"),
        address=_get("address"),
        country=_get("country"),
        tax_residence=_get("tax_residence") or (_get("country") if role is PartyRole.AGENCY else ""),
        company_number=_get("company_number"),
        vat_number=_get("vat_number"),
        email=_get("email") or str(getattr(representative, "email", "") or ""),
        phone=_get("phone"),
        representative=str(getattr(representative, "name", "") or ""),
        representative_role=str(getattr(representative, "role", "") or ""),
    )


def _jurisdictions(dossier: Dossier) -> tuple[str, ...]:
    found: list[str] = []
    for country, law in sorted(rulebook().contracts.items()):
        if reaches(law, dossier):
            found += [country, *sorted(regions(law, dossier))]
    return tuple(found)


def contract_input(reading: Executes, dossier: Dossier, language: str, today: date) -> ContractInput:
    """Return what the deal's contract is made from, as a draft of the day without a number."""
    deal, terms = dossier.deal, dossier.terms
    if deal.brand is None:
        raise NotFound(_("The deal has no brand."), where=f"deal {deal.id}")
    # The brand's row, because a contract also names its tax residence.
    brand = _brand_party(reading, dossier)
    currency = deal.fee.currency if deal.fee else deal.creator.currency or setting(reading, "currency", "EUR")
    late = _late_law(reading, dossier)
    rate = late.rate_on(today) if late is not None and late.holds(today) else None
    born = deal.creator.born_on
    return ContractInput(
        number="",
        version=1,
        language=language,
        issued_on=None,
        creator=_creator_party(deal.creator),
        brand=brand,
        agency=_party(PartyRole.AGENCY, deal.agency, _speaks_for(deal, PartyRole.AGENCY)) if deal.agency else None,
        fee=deal.fee or Money(0, currency),
        title=deal.title,
        objective=deal.objective,
        nature=document_words.nature(deal.kind, (each.medium for each in owed(dossier)), language),
        jurisdictions=_jurisdictions(dossier),
        creator_age=None if born is None else age_on(born, today),
        vat_mention=deal.creator.vat_mention,
        starts_on=deal.starts_on,
        ends_on=deal.ends_on,
        deliverables=tuple(
            DeliverableLine(each.platform, each.medium, each.count, each.description, each.draft_due_on, each.due_on)
            for each in owed(dossier)
        ),
        instalments=tuple(
            InstalmentLine(each.label, each.amount, each.trigger, each.due_on, each.days_after)
            for each in dossier.instalments
        ),
        products=_products(dossier),
        rights=_rights(dossier),
        exclusivities=tuple(
            ExclusivityLine(
                each.category, each.competitors, tuple(sorted(each.territories)), each.starts_on, each.ends_on
            )
            for each in dossier.exclusivities
        ),
        disclosures=_disclosures(dossier, language, today, own_overrides(reading)),
        # A rate that nobody is sure of is not promised: the contract states the law's own rule instead.
        late_rate_bp=rate.rate_bp if rate is not None and rate.sure else None,
        late_fixed_sum=None if late is None else late.fixed_sum,
        look=look_of(reading, deal.creator.id),
        **_said_terms(terms, deal.brand.payment_days),
        **clauses_of(reading, deal.id, deal.creator.id, language),
    )


def _late_law(reading: Executes, dossier: Dossier) -> PaymentLaw | None:
    """Return the law on late payment of the law that governs, of the creator's country where none is chosen."""
    chosen = dossier.terms.governing_law.strip().upper() if dossier.terms else ""
    return late_law(reading, chosen or dossier.deal.creator.country)


def _speaks_for(deal: DealFacts, role: PartyRole) -> Contact | None:
    """Return the deal's contact where that is the party's own person: the brand's, or the agency's."""
    contact = deal.contact
    if contact is None or deal.agency is None:
        return contact if role is PartyRole.BRAND else None
    of_agency = contact.agency_id is not None and contact.brand_id is None
    return contact if of_agency is (role is PartyRole.AGENCY) else None


def _creator_party(creator: Creator) -> Party:
    return replace(
        _party(PartyRole.CREATOR, creator),
        iban=creator.iban,
        guardian_name=creator.guardian_name,
        guardian_email=creator.guardian_email,
    )


def _brand_party(reading: Executes, dossier: Dossier) -> Party:
    deal = dossier.deal
    if deal.brand is None:
        raise AssertionError(deal.id)
    party = _party(PartyRole.BRAND, deal.brand, _speaks_for(deal, PartyRole.BRAND))
    return replace(party, tax_residence=rows.get(reading, "brand", deal.brand.id)["tax_residence"])


# What a contract takes from the terms as it stands there.
_TERMS = (
    "approval_needed", "revisions", "review_days", "kill_fee_bp", "bonus", "affiliate_bp", "affiliate_days",
    "affiliate_code", "expenses", "notice_days", "governing_law", "courts", "confidential", "confidential_years",
    "renewal", "renewal_months", "raw_footage", "takedown_days", "content_standards", "claims", "insurance", "morals",
    "personal_data", "liability_cap",
)  # fmt: skip


def _said_terms(terms: Any, payment_days: int | None) -> dict[str, Any]:
    if terms is None:
        return {"payment_days": payment_days}
    return {
        **{name: getattr(terms, name) for name in _TERMS},
        "payment_days": terms.payment_days if terms.payment_days is not None else payment_days,
    }


def _rights(dossier: Dossier) -> tuple[RightsLine, ...]:
    return tuple(
        RightsLine(
            tuple(sorted(each.channels)),
            each.start,
            is_paid(each),
            tuple(sorted(each.territories)),
            each.starts_on,
            each.duration_days,
            each.price,
            each.renewal_days,
            each.renewal_price,
        )
        for each in dossier.rights
    )


def _products(dossier: Dossier) -> tuple[ProductLine, ...]:
    terms = dossier.terms
    if terms is None or terms.product_duty is ProductDuty.NONE:
        return ()
    return (ProductLine(terms.product_description, terms.product_duty, terms.product_value),)


def _disclosures(
    dossier: Dossier, language: str, today: date, overrides: tuple[Override, ...]
) -> tuple[DisclosureDuty, ...]:
    from creatorbook.domain.disclosure.facts import DisclosureFacts, Relationship, Value
    from creatorbook.domain.records.gifts import Expectation

    creator = dossier.deal.creator
    audience = frozenset(country for channel in creator.channels for country in channel.audience_countries)
    if not audience:
        audience = frozenset({creator.country}) if creator.country else frozenset()
    platforms = sorted({each.platform for each in dossier.deliverables})
    given = DisclosureFacts(
        value=frozenset({Value.MONEY}) if dossier.deal.fee else frozenset({Value.PRODUCT}),
        tie=frozenset(),
        affiliate=bool(dossier.terms and dossier.terms.affiliate_bp),
        control=True,
        expectation=Expectation.ASKED,
        relationship=Relationship.LIVE,
        creator_country=creator.country,
        audience_countries=audience,
        language=creator.language,
        platform=platforms[0] if len(platforms) == 1 else None,
        medium=dossier.deliverables[0].medium if len(dossier.deliverables) == 1 else None,
        brand_name=dossier.deal.brand.name if dossier.deal.brand else "",
    )
    verdict = disclosures.judge(given, today, overrides=overrides)
    switches = document_words.switches(platforms, language)
    brand_country = dossier.deal.brand.country if dossier.deal.brand else ""
    return tuple(
        DisclosureDuty(
            duty.country,
            words=document_words.quoted(_two(duty), language, brand_country),
            place=document_words.places(duty.places, language),
            switch=switches,
            required=duty.outcome is Outcome.REQUIRED,
            # That a rule is overridden is between the user and the book: a contract cites what others can read.
            source=document_words.cited(next((each for each in duty.sources if each.basis != OWN), None), language),
        )
        for duty in verdict.duties
        if duty.outcome in (Outcome.REQUIRED, Outcome.ADVISED) and duty.words
    )


def _two(duty: Duty) -> tuple[str, ...]:
    return duty.words[:2]
