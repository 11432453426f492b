"""What a contract is made from: a deal's dossier, its parties, laws and duties, gathered into the document's input."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import BadInput, NotFound
from creatorbook.common.i18n import _
from creatorbook.documents.inputs.contract import (
    ContractInput,
    DeliverableLine,
    DisclosureDuty,
    ExclusivityLine,
    InstalmentLine,
    OtherLanguage,
    Party,
    PartyRole,
    ProductLine,
    RightsLine,
)
from creatorbook.documents.inputs.look import Paper, paper_of
from creatorbook.documents.words import clauses as library
from creatorbook.domain.contracts.checks.parts import deliverables_owed
from creatorbook.domain.contracts.reach import law_reaches, regions
from creatorbook.domain.disclosure.gathering import facts_of_contract
from creatorbook.domain.disclosure.rules import Outcome
from creatorbook.domain.law.backing import is_verifiable
from creatorbook.domain.money.debts import late_law_country
from creatorbook.domain.money.payment_states import agreed_days, in_order_of_days
from creatorbook.domain.records.rights import is_paid
from creatorbook.domain.records.terms import ProductDuty, Terms
from creatorbook.domain.values.ages import age_on
from creatorbook.domain.values.money import Money
from creatorbook.services.book.settings import setting, usual_currency
from creatorbook.services.contracts.clause_texts import clauses_of
from creatorbook.services.contracts.forms import usual_form
from creatorbook.services.disclosure import duties as disclosures
from creatorbook.services.documents import words as document_words
from creatorbook.services.documents.looks import look_of
from creatorbook.services.law.late_rates import late_law
from creatorbook.services.law.own_answers import own_overrides
from creatorbook.services.law.rulebooks import rulebook

if TYPE_CHECKING:
    from datetime import date

    from creatorbook.domain.disclosure.engine import Duty
    from creatorbook.domain.disclosure.overrides import Override
    from creatorbook.domain.money.payment_law import PaymentLaw
    from creatorbook.domain.records.deals import DealFacts
    from creatorbook.domain.records.deliverables import Deliverable
    from creatorbook.domain.records.dossier import Dossier
    from creatorbook.domain.records.exclusivity import Exclusivity
    from creatorbook.domain.records.parties import Agency, Brand, Contact, Creator
    from creatorbook.domain.records.payments import Instalment
    from creatorbook.domain.records.rights import UsageRight
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


_FIRMS_BETWEEN = frozenset({PartyRole.AGENCY, PartyRole.AGENT})


def _make_party(role: PartyRole, who: Creator | Brand | Agency, representative: Contact | None = None) -> Party:
    def _get(name: str) -> str:
        return str(getattr(who, name, "") or "")

    return Party(
        role,
        name=_get("legal_name") or _get("name"),
        # "Brumaire SAS" need not be said to trade as "Brumaire".
        trading_name="" if _get("name").casefold() in (_get("legal_name") or _get("name")).casefold() else _get("name"),
        address=_get("address"),
        country=_get("country"),
        tax_residence=_get("tax_residence") or (_get("country") if role in _FIRMS_BETWEEN else ""),
        legal_form=_get("legal_form"),
        company_number=_get("company_number"),
        register=_get("register"),
        vat_number=_get("vat_number"),
        email=_get("email") or str(getattr(representative, "email", "") or ""),
        phone=_get("phone"),
        representative=str(getattr(representative, "name", "") or ""),
        representative_role=str(getattr(representative, "role", "") or ""),
    )


def _jurisdictions(dossier: Dossier) -> tuple[str, ...]:
    found: list[str] = []
    for country, law in sorted(rulebook().contracts.items()):
        if law_reaches(law, dossier):
            found += [country, *sorted(regions(law, dossier))]
    return tuple(found)


def contract_input(
    reading: Executes, dossier: Dossier, language: str, today: date, own: tuple[Override, ...] | None = None
) -> ContractInput:
    """Return what the deal's contract is made from, as a draft of the day without a number.

    `own` are the user's own answers to the rules, where they were read already.
    """
    deal = dossier.deal
    if deal.brand is None:
        raise NotFound(_("The deal has no brand."), where=f"deal {deal.id}")
    late = _late_law(reading, dossier)
    rate = late.rate_on(today) if late is not None and late.is_in_force(today) else None
    born = deal.creator.born_on
    return ContractInput(
        number="",
        version=1,
        language=language,
        issued_on=None,
        creator=_creator_party(deal.creator),
        brand=_make_party(PartyRole.BRAND, deal.brand, _contact_of(deal, PartyRole.BRAND)),
        agency=_make_party(PartyRole.AGENCY, deal.agency, _contact_of(deal, PartyRole.AGENCY)) if deal.agency else None,
        agent=_make_party(PartyRole.AGENT, deal.agent, _contact_of(deal, PartyRole.AGENT)) if deal.agent else None,
        title=deal.title,
        objective=deal.objective,
        nature=document_words.nature(
            deal.kind, (each.medium for each in deliverables_owed(dossier)), language, deal.creator.pronoun
        ),
        jurisdictions=_jurisdictions(dossier),
        creator_age=None if born is None else age_on(born, today),
        vat_mention=_end_sentence(deal.creator.vat_mention),
        disclosures=_disclosures(dossier, language, today, own_overrides(reading) if own is None else own),
        # A rate that nobody is sure of is not promised: the contract states the law's own rule instead.
        late_rate_bp=rate.rate_bp if rate is not None and rate.is_sure else None,
        late_fixed_sum=None if late is None else late.fixed_sum,
        look=replace(look_of(reading, deal.creator.id), paper=_paper(dossier)),
        form=usual_form(dossier, today),
        **agreed_values(reading, dossier),
        **clauses_of(reading, deal.id, deal.creator.id, language),
    )


def agreed_values(reading: Executes, dossier: Dossier) -> dict[str, Any]:
    """Return what was agreed in a deal, by the names of the contract's input: all that only the two sides may change.

    Addresses, labels and laws are none of it: they move without anybody agreeing on it.
    """
    deal = dossier.deal
    currency = deal.fee.currency if deal.fee else deal.creator.currency or usual_currency(reading)
    return {
        "fee": deal.fee or Money(0, currency),
        "starts_on": deal.starts_on,
        "ends_on": deal.ends_on,
        "deliverables": tuple(deliverable_line(each) for each in deliverables_owed(dossier)),
        "instalments": tuple(instalment_line(each) for each in in_order_of_days(dossier.instalments)),
        "products": _products(dossier),
        "rights": tuple(rights_line(each) for each in dossier.rights),
        "exclusivities": tuple(exclusivity_line(each) for each in dossier.exclusivities),
        **_agreed_terms(dossier),
    }


def in_two_languages(
    reading: Executes,
    dossier: Dossier,
    contract: ContractInput,
    second: str,
    today: date,
    own: tuple[Override, ...] | None = None,
) -> ContractInput:
    """Return the contract with a second language beside its own, which prevails; "" is none.

    Raises BadInput where there are no clauses in that language, or it is the contract's own.
    """
    if not second:
        return replace(contract, other=None)
    if document_language(reading, dossier, second) == contract.language:
        raise BadInput(
            _("A contract in two languages needs two different ones."),
            where="second_language",
            hint=_("Choose one of: {names}.").format(
                names=", ".join(each for each in LANGUAGES if each != contract.language)
            ),
        )
    said = contract_input(reading, dossier, second, today, own)
    return replace(
        contract,
        other=OtherLanguage(second, said.nature, said.disclosures, said.clause_texts, said.extra_clauses),
    )


def _end_sentence(said: str) -> str:
    """End with a full stop what is printed as a sentence of its own; nothing stays nothing."""
    text = said.rstrip()
    return f"{text}." if text and text[-1] not in ".!?…" else text


def _paper(dossier: Dossier) -> Paper:
    """Return the paper of the creator's country and of the law that governs."""
    chosen = dossier.terms.governing_law if dossier.terms else ""
    return paper_of(dossier.deal.creator.country, chosen)


def _late_law(reading: Executes, dossier: Dossier) -> PaymentLaw | None:
    """Return the law on late payment of the law that governs, of the creator's country where none is chosen."""
    return late_law(reading, late_law_country(dossier))


def _contact_of(deal: DealFacts, role: PartyRole) -> Contact | None:
    """Return the deal's contact where that is the party's own person: the brand's, the agency's, or the agent's."""
    contact = deal.contact
    if contact is None:
        return None
    firm = contact.agency_id if contact.brand_id is None else None
    whose = PartyRole.BRAND
    if firm is not None and deal.agent is not None and firm == deal.agent.id:
        whose = PartyRole.AGENT
    elif firm is not None and deal.agency is not None:
        whose = PartyRole.AGENCY
    return contact if whose is role else None


def _creator_party(creator: Creator) -> Party:
    return replace(
        _make_party(PartyRole.CREATOR, creator),
        iban=creator.iban,
        bic=creator.bic,
        bank_code=creator.bank_code,
        bank_account=creator.bank_account,
        pronoun=creator.pronoun,
        guardian_name=creator.guardian_name,
        guardian_email=creator.guardian_email,
        guardian2_name=creator.guardian2_name,
        guardian2_email=creator.guardian2_email,
    )


# What a contract takes from the terms as it stands there: all that both know by the same name.
_TERMS = tuple(sorted({each.name for each in fields(Terms)} & {each.name for each in fields(ContractInput)}))
_UNSAID = {each.name: each.default for each in fields(ContractInput)}


def _agreed_terms(dossier: Dossier) -> dict[str, Any]:
    """Return the terms by name; where they say nothing of the days to pay, the brand's own hold."""
    agreed = {name: _UNSAID[name] if dossier.terms is None else getattr(dossier.terms, name) for name in _TERMS}
    return {**agreed, "payment_days": agreed_days(dossier)}


def deliverable_line(owed: Deliverable) -> DeliverableLine:
    """Return what a contract says of one deliverable."""
    return DeliverableLine(
        owed.platform,
        owed.medium,
        owed.count,
        owed.description,
        owed.draft_due_on,
        owed.due_on,
        owed.tags,
        owed.link,
        owed.code,
        owed.place,
        owed.hours,
    )


def instalment_line(part: Instalment) -> InstalmentLine:
    """Return what a contract says of one payment."""
    return InstalmentLine(part.label, part.amount, part.trigger, part.due_on, part.days_after)


def rights_line(right: UsageRight) -> RightsLine:
    """Return what a contract says of one window of rights."""
    return RightsLine(
        tuple(sorted(right.channels)),
        right.start,
        is_paid(right),
        tuple(sorted(right.territories)),
        right.starts_on,
        right.duration_days,
        right.price,
        right.renewal_days,
        right.renewal_price,
        right.price_counts,
        right.media_budget,
    )


def exclusivity_line(promise: Exclusivity) -> ExclusivityLine:
    """Return what a contract says of one exclusivity."""
    return ExclusivityLine(
        promise.category,
        promise.competitors,
        tuple(sorted(promise.territories)),
        promise.starts_on,
        promise.ends_on,
        promise.price,
        promise.price_counts,
    )


def _products(dossier: Dossier) -> tuple[ProductLine, ...]:
    terms = dossier.terms
    if terms is None or terms.product_duty is ProductDuty.NONE:
        return ()
    return (ProductLine(terms.product_description, terms.product_duty, terms.product_value),)


def _disclosures(
    dossier: Dossier, language: str, today: date, overrides: tuple[Override, ...]
) -> tuple[DisclosureDuty, ...]:
    verdict = disclosures.judge_facts(facts_of_contract(dossier), today, overrides=overrides)
    switches = document_words.switches(sorted({each.platform for each in dossier.deliverables}), language)
    brand_country = dossier.deal.brand.country if dossier.deal.brand else ""
    return tuple(
        DisclosureDuty(
            duty.country,
            words=document_words.quote_words(_duty_texts(duty), language, brand_country),
            place=document_words.places_text(duty.places, language),
            switch=switches,
            required=duty.outcome is Outcome.REQUIRED,
            # That a rule is overridden is between the user and the book, and what nobody read proves nothing to a
            # brand: a contract cites what others can read.
            source=document_words.cite_source(
                next((each for each in duty.sources if is_verifiable(each)), None), duty.country, language
            ),
        )
        for duty in verdict.duties
        if duty.outcome in (Outcome.REQUIRED, Outcome.ADVISED) and duty.words
    )


def _duty_texts(duty: Duty) -> tuple[str, ...]:
    return duty.words[:2]
