"""A deal in good order, and every way of spoiling it: what is changed, the finding, and the field that it names."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from creatorbook.domain.contracts.check import contract_findings
from creatorbook.domain.records.deals import DealKind, Stage
from creatorbook.domain.records.parties import Agency, Contact
from creatorbook.domain.records.terms import (
    DeliverableState,
    InstalmentTrigger,
    ProductDuty,
    RawFootage,
    Renewal,
    RightsStart,
    UsageChannel,
)
from creatorbook.domain.values.money import Money
from creatorbook.domain.values.platforms import Medium
from tests.domain.support import (
    TODAY,
    brand,
    creator,
    day,
    deliverable,
    dossier,
    eur,
    exclusivity,
    gift,
    instalment,
    right,
    rulebook,
    terms,
)

if TYPE_CHECKING:
    from creatorbook.domain.findings.finding import Finding
    from creatorbook.domain.records.dossier import Dossier

BOOK = rulebook()
USD = Money(50_000, "USD")
# Why a written contract is needed at all: reported for any deal of such a sum, and no fault of it.
WHY = {"written_contract.reached", "written_contract.near", "written_contract.near_in_all"}

GOOD_TERMS = {
    "review_days": 7,
    "notice_days": 30,
    "renewal_notice_days": 30,
    "affiliate_bp": 500,
    "affiliate_code": "NADIA5",
    "affiliate_days": 30,
    "product_duty": ProductDuty.KEPT,
    "product_description": "One serum",
    "product_value": eur("48"),
    "confidential": True,
    "confidential_years": 2,
    "liability_cap": eur("1500"),
    "renewal": Renewal.AUTOMATIC,
    "renewal_months": 3,
}


def clean(**fields: Any) -> Dossier:
    """Make a deal of which every part is said and nothing contradicts; `terms` are laid over the good ones."""
    said = {**GOOD_TERMS, **fields.pop("terms", {})}
    values: dict[str, Any] = {
        "terms": terms(**said),
        "deliverables": (deliverable(draft_due_on=day("2026-03-10")),),
        "instalments": (
            instalment("p1", "750", label="Half at signature"),
            instalment("p2", "750", label="The rest", trigger=InstalmentTrigger.ON_POST),
        ),
        "rights": (right(duration_days=60),),
        "exclusivities": (exclusivity(ends_on=day("2026-04-30")),),
    }
    return dossier(**{**values, **fields})


def findings(subject: Dossier, others: tuple[Dossier, ...] = (), **more: Any) -> tuple[Finding, ...]:
    """Return what the check says with every law of the shipped rules."""
    law = BOOK.money.get(subject.deal.creator.country)
    return contract_findings(subject, TODAY, BOOK.contracts.values(), law, others=others, **more)


@dataclass(frozen=True)
class Case:
    """What spoils the deal, what is said of it, and where: the field, and the record where it is one of a list."""

    code: str
    about: str
    fields: dict[str, Any]
    record: tuple[str, str] | None = None
    others: tuple[Dossier, ...] = field(default=())


RIGHT, PAYMENT, DELIVERABLE = ("usage_right", "r1"), ("payment", "p1"), ("deliverable", "v1")
CREATOR, BRAND, AGENCY = ("creator", "c1"), ("brand", "b-Verdure"), ("agency", "a1")


def _rights(**fields: Any) -> dict[str, Any]:
    return {"rights": (right(**{"duration_days": 60, **fields}),)}


def _part(**fields: Any) -> dict[str, Any]:
    return {"instalments": (instalment(**fields),)}


def _work(**fields: Any) -> dict[str, Any]:
    return {"deliverables": (deliverable(**fields),)}


NOTHING_MADE = {"deliverables": (deliverable(state=DeliverableState.CANCELLED),)}
RAW = {"deliverables": (deliverable(medium=Medium.RAW_CONTENT),)}
NEW_YORK = {
    "deal_creator": creator(country="US", tax_residence="US", company_number="", address="9 Elm St\nAlbany, NY 12207"),
    "deal_brand": brand(country="US", company_number="", address="1 Main St\nAustin, TX 78702"),
}
HOLDER = dossier(
    "d2",
    deal_brand=brand("Rival", category="Skincare"),
    deal_ends_on=day("2026-12-31"),
    exclusivities=(exclusivity("x2", deal_id="d2", ends_on=day("2026-12-31")),),
)

CASES = (
    # Who
    Case("contract.missing_identity", "brand_id", {"deal_brand": None}, ("deal", "d1")),
    Case("contract.missing_identity", "creator.legal_name", {"deal_creator": creator(legal_name="", name="")}, CREATOR),
    Case("contract.missing_identity", "brand.legal_name", {"deal_brand": brand(legal_name="", name=" ")},
         ("brand", "b- ")),
    Case("contract.missing_legal_name", "brand.legal_name", {"deal_brand": brand(legal_name="")}, BRAND),
    Case("contract.missing_legal_name", "agency.legal_name", {"deal_agency": Agency("a1", "Kanopée")}, AGENCY),
    Case("contract.missing_address", "creator.address", {"deal_creator": creator(address="")}, CREATOR),
    Case("contract.missing_email", "brand.email", {"deal_brand": brand(email="")}, BRAND),
    Case("contract.missing_tax_residence", "brand.tax_residence", {"deal_brand": brand(country="")}, BRAND),
    Case("contract.missing_company_number", "brand.company_number", {"deal_brand": brand(company_number="")}, BRAND),
    Case("contract.missing_vat_number", "brand.vat_number",
         {"deal_brand": brand(country="DE", company_number="HRB 77")}, BRAND),
    Case("written_contract.country_unknown", "creator.country",
         {"deal_creator": creator(country="", company_number="")}, CREATOR),
    Case("contract.minor_professional", "creator.born_on", {"deal_creator": creator(born_on=day("2011-03-03"))},
         CREATOR),
    Case("contract.minor_creator", "creator.born_on", {"deal_creator": creator(born_on=day("2009-03-03"))}, CREATOR),
    Case("contract.missing_guardian", "creator.guardian_name", {"deal_creator": creator(born_on=day("2009-03-03"))},
         CREATOR),
    Case("contract.one_guardian", "creator.guardian2_name",
         {"deal_creator": creator(born_on=day("2009-03-03"), guardian_name="Ana Rey")}, CREATOR),
    # Numbers
    Case("account.incomplete", "creator.bank_account",
         {"deal_creator": creator(iban="", bank_code="021000021")}, CREATOR),
    Case("number.length", "creator.company_number", {"deal_creator": creator(company_number="512 345")}, CREATOR),
    Case("number.characters", "creator.vat_number", {"deal_creator": creator(vat_number="TVA non applicable")},
         CREATOR),
    Case("number.checksum", "brand.company_number", {"deal_brand": brand(company_number="498 765 438")}, BRAND),
    Case("number.prefix", "brand.company_number",
         {"deal_brand": brand(country="GB", company_number="QQ123456")}, BRAND),
    Case("number.vat_key", "creator.vat_number", {"deal_creator": creator(vat_number="FR00512345679")}, CREATOR),
    Case("number.vat_of_other_company", "brand.vat_number", {"deal_brand": brand(vat_number="FR40303265045")}, BRAND),
    Case("number.other_country", "creator.iban",
         {"deal_creator": creator(iban="DE89 3704 0044 0532 0130 00")}, CREATOR),
    Case("number.checksum", "creator.iban",
         {"deal_creator": creator(iban="FR76 3000 6000 0112 3456 7890 188")}, CREATOR),
    Case("email.malformed", "brand.email", {"deal_brand": brand(email="contact at example.com")}, BRAND),
    Case("email.malformed", "creator.guardian_email", {"deal_creator": creator(guardian_email="mum")}, CREATOR),
    Case("email.malformed", "email", {"deal_contact": Contact("k1", "Salomé", email="salome@")}, ("contact", "k1")),
    # What
    Case("contract.missing_missions", "deliverables", NOTHING_MADE),
    Case("contract.missing_consideration", "fee",
         {"deal_fee": None, "instalments": (), "terms": {"affiliate_bp": None, "product_duty": ProductDuty.NONE}}),
    Case("contract.missing_product_value", "product_value", {"terms": {"product_value": None}}),
    Case("contract.missing_product_value", "value", {"gifts": (gift(value=None),)}, ("gift", "g1")),
    Case("product.without_description", "product_description", {"terms": {"product_description": " "}}),
    Case("contract.missing_rights", "rights", {"rights": ()}),
    # Law
    Case("contract.missing_governing_law", "governing_law", {"terms": {"governing_law": ""}}),
    Case("contract.law_not_national", "governing_law", {"terms": {"governing_law": "Law of England"}}),
    Case("contract.missing_payment_term", "payment_days", {"terms": {"payment_days": None},
         "instalments": (instalment(days_after=None),)}),
    Case("contract.payment_term_too_long", "payment_days", {"terms": {"payment_days": 61}}),
    Case("contract.payment_term_too_long", "days_after", _part(days_after=61), PAYMENT),
    Case("contract.assignment_form", "raw_footage",
         {"deal_brand": brand(country="GB", company_number="00041227"), "terms": {"raw_footage": RawFootage.ASSIGNED}}),
    Case("contract.assignment_form", "channels", {"deal_brand": brand(country="GB", company_number="00041227"),
         **_rights(channels=frozenset({UsageChannel.ALL_MEDIA}), duration_days=None)}, RIGHT),
    Case("contract.unknown_uses_form", "channels", {"deal_brand": brand(country="DE", company_number="HRB 77"),
         **_rights(channels=frozenset({UsageChannel.ALL_MEDIA}))}, RIGHT),
    Case("contract.future_works_form", "description", {"deal_brand": brand(country="DE", company_number="HRB 77"),
         "deal_kind": DealKind.PROGRAMME, **_work(description="")}, DELIVERABLE),
    Case("written_contract.reached", "fee", {}),
    Case("written_contract.near", "fee", {"deal_fee": eur("900"), "instalments": (), "terms": {
        "product_duty": ProductDuty.NONE}}),
    Case("written_contract.near_in_all", "fee", {"deal_fee": eur("300"), "instalments": (), "terms": {
        "product_duty": ProductDuty.NONE}}, None,
         (dossier("d3", deal_objective="Another", deal_fee=eur("600"), deal_signed_on=day("2026-02-02")),)),
    Case("written_contract.state_reached", "fee", {**NEW_YORK, "deal_fee": USD, "instalments": (), "terms": {
        "product_value": Money(40_000, "USD"), "liability_cap": None}}),
    Case("written_contract.state_near", "fee", {**NEW_YORK, "deal_fee": Money(70_000, "USD"), "instalments": (),
         "terms": {"product_duty": ProductDuty.NONE, "product_value": None, "liability_cap": None}}),
    # Money
    Case("fee.negative", "fee", {"deal_fee": Money(-1, "EUR"), "instalments": ()}),
    Case("money.negative", "price", _rights(price=Money(-1, "EUR")), RIGHT),
    Case("money.mixed_currencies", "price", _rights(price=USD), RIGHT),
    Case("money.mixed_currencies", "renewal_price", _rights(renewal_price=USD, renewal_days=30), RIGHT),
    Case("money.mixed_currencies", "product_value", {"terms": {"product_value": USD}}),
    Case("money.mixed_currencies", "liability_cap", {"terms": {"liability_cap": USD}}),
    Case("percent.out_of_range", "kill_fee_bp", {"terms": {"kill_fee_bp": 10_001}}),
    Case("percent.out_of_range", "affiliate_bp", {"terms": {"affiliate_bp": 10_001}}),
    Case("instalments.sum_differs", "payments", _part(amount="1400")),
    Case("instalments.without_fee", "fee", {"deal_fee": None}),
    Case("instalments.mixed_currencies", "payments", {"deal_fee": USD}),
    Case("instalments.not_positive", "payments", _part(amount="0"), PAYMENT),
    Case("instalment.trigger_cannot_happen", "trigger", {**_part(trigger=InstalmentTrigger.ON_POST), **RAW}, PAYMENT),
    Case("instalment.trigger_cannot_happen", "trigger",
         {**_part(trigger=InstalmentTrigger.ON_DELIVERY), **NOTHING_MADE}, PAYMENT),
    Case("instalment.two_days", "days_after", _part(due_on=day("2026-05-04"), days_after=30), PAYMENT),
    Case("instalment.date_missing", "due_on", _part(trigger=InstalmentTrigger.ON_DATE), PAYMENT),
    Case("instalment.due_before_trigger", "due_on",
         _part(trigger=InstalmentTrigger.ON_POST, due_on=day("2026-03-19")), PAYMENT),
    Case("instalment.due_before_start", "due_on", _part(due_on=day("2026-01-30")), PAYMENT),
    Case("affiliate.untracked", "affiliate_code", {"terms": {"affiliate_code": "", "affiliate_days": None}}),
    Case("affiliate.without_window", "affiliate_days", {"terms": {"affiliate_days": None}}),
    # Days
    Case("contract.ends_before_start", "ends_on", {"deal_ends_on": day("2026-01-30")}),
    Case("contract.deliverable_after_end", "due_on", _work(due_on=day("2026-05-04")), DELIVERABLE),
    Case("contract.deliverable_before_start", "due_on", _work(due_on=day("2026-01-30")), DELIVERABLE),
    Case("contract.deliverable_without_date", "due_on", _work(due_on=None), DELIVERABLE),
    Case("contract.draft_after_due", "draft_due_on", _work(draft_due_on=day("2026-03-23")), DELIVERABLE),
    Case("contract.review_too_long", "draft_due_on", _work(draft_due_on=day("2026-03-16")), DELIVERABLE),
    Case("day.weekend", "due_on", _work(due_on=day("2026-03-21")), DELIVERABLE),
    Case("day.weekend", "draft_due_on", _work(draft_due_on=day("2026-03-08")), DELIVERABLE),
    Case("day.holiday", "due_on", _part(due_on=day("2026-04-06")), PAYMENT),
    # Rights and exclusivity
    Case("rights.without_channels", "channels", _rights(channels=frozenset()), RIGHT),
    Case("rights.perpetual", "duration_days", _rights(duration_days=None), RIGHT),
    Case("rights.whitelisting_without_end", "duration_days",
         _rights(channels=frozenset({UsageChannel.WHITELISTING}), duration_days=None, price=eur("1")), RIGHT),
    Case("rights.bad_duration", "duration_days", _rights(duration_days=0), RIGHT),
    Case("rights.broad_channel", "channels", _rights(channels=frozenset({UsageChannel.ALL_MEDIA})), RIGHT),
    Case("rights.paid_without_price", "price", _rights(paid=True), RIGHT),
    Case("rights.price_in_or_on_top", "price_counts", _rights(price=eur("300")), RIGHT),
    Case("rights.ai_without_price", "price", _rights(channels=frozenset({UsageChannel.AI_TRAINING})), RIGHT),
    Case("rights.unpaid", "price", {"deal_fee": None, "instalments": (), "terms": {
        "affiliate_bp": None, "product_duty": ProductDuty.NONE}, **_rights(paid=True)}, RIGHT),
    Case("rights.renewal_incomplete", "renewal_price", _rights(renewal_days=30), RIGHT),
    Case("rights.renewal_incomplete", "renewal_days", _rights(renewal_price=eur("90")), RIGHT),
    Case("rights.start_day_missing", "starts_on", _rights(start=RightsStart.ON_DATE), RIGHT),
    Case("rights.start_cannot_happen", "start", {**_rights(start=RightsStart.ON_FIRST_POST), **RAW}, RIGHT),
    Case("rights.ends_before_work", "starts_on",
         _rights(start=RightsStart.ON_DATE, starts_on=day("2026-02-01"), duration_days=30), RIGHT),
    Case("rights.longer_than_exclusivity", "duration_days",
         _rights(paid=True, price=eur("300"), duration_days=120), RIGHT),
    Case("exclusivity.longer_than_contract", "ends_on",
         {"exclusivities": (exclusivity(ends_on=day("2026-05-01")),)}, ("exclusivity", "x1")),
    Case("exclusivity.price_in_or_on_top", "price_counts", {"exclusivities": (exclusivity(price=eur("300")),)},
         ("exclusivity", "x1")),
    Case("exclusivity.without_scope", "category", {"exclusivities": (exclusivity(category=""),)},
         ("exclusivity", "x1")),
    Case("exclusivity.without_end", "ends_on", {"exclusivities": (exclusivity(ends_on=None),)}, ("exclusivity", "x1")),
    Case("exclusivity.ends_before_start", "ends_on", {"exclusivities": (exclusivity(ends_on=day("2026-01-01")),)},
         ("exclusivity", "x1")),
    Case("exclusivity.conflict", "ends_on", {}, ("deal", "d2"), (HOLDER,)),
    Case("exclusivity.possible_conflict", "ends_on",
         {"deal_starts_on": None, "deal_ends_on": None, **_work(due_on=None)}, ("deal", "d2"), (HOLDER,)),
    Case("exclusivity.roster", "ends_on", {}, ("deal", "d2"),
         (replace(HOLDER, deal=replace(HOLDER.deal, creator=creator(id="c2"))),)),
    # Terms
    Case("contract.payment_term_of_brand", "payment_days",
         {"terms": {"payment_days": None}, "deal_brand": brand(payment_days=45)}),
    Case("contract.audience_unknown", "channels",
         {"deal_creator": creator(country="US", channels=()), "deal_brand": brand(country="CA")}),
    Case("contract.missing_kill_fee", "kill_fee_bp", {"terms": {"kill_fee_bp": None}}),
    Case("contract.missing_revisions", "revisions", {"terms": {"revisions": None}}),
    Case("renewal.without_end", "ends_on", {"deal_ends_on": None}),
    Case("renewal.without_notice", "renewal_notice_days", {"terms": {"renewal_notice_days": None}}),
    Case("renewal.without_length", "renewal_months", {"terms": {"renewal_months": None}}),
    Case("notice.longer_than_contract", "notice_days", {"terms": {"notice_days": 90}}),
    Case("notice.longer_than_contract", "renewal_notice_days", {"terms": {"renewal_notice_days": 90}}),
    Case("confidential.years_without", "confidential", {"terms": {"confidential": False}}),
)  # fmt: skip


def spoilt(case: Case) -> Dossier:
    """Return the good deal with the case's fields changed; a lead gives no ground of its own."""
    made = clean(**case.fields)
    return made if made.deal.brand is not None else replace(made, deal=replace(made.deal, stage=Stage.NEGOTIATING))
