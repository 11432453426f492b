"""VAT as a decision, what must be on an invoice, and the dated facts around it: none is a literal in code."""

from __future__ import annotations

import tomllib
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from creatorbook.common.paths import resources
from creatorbook.domain.law.reading import RuleFileError
from creatorbook.domain.money.invoices.checks import check_invoice
from creatorbook.domain.money.invoices.law import Act, Level, level_of
from creatorbook.domain.money.invoices.law_reading import read_invoice_law
from creatorbook.domain.money.invoices.mentions import mentions_of
from creatorbook.domain.money.invoices.parties import Preceding
from creatorbook.domain.money.invoices.treatments import BuyerKind, DocumentKind, Supply, process_code
from creatorbook.domain.money.invoices.vat import decide_vat
from creatorbook.domain.money.invoices.withholding import withholdings_of
from creatorbook.domain.values.money import Money
from tests.domain.money.invoices.money_cases import CASES
from tests.domain.money.invoices.support import ISSUED, SUPPLIED, buyer, facts, law, line, seller
from tests.domain.support import codes, eur, rulebook

if TYPE_CHECKING:
    from collections.abc import Callable

BY_ID = {case.id: case for case in CASES}
COUNTRIES = sorted(rulebook().invoices)
FILE = "invoices/fr.toml"


def test_thirteen_countries_are_known_and_every_fact_has_its_source() -> None:
    assert COUNTRIES == ["AT", "AU", "BE", "CA", "CH", "DE", "ES", "FR", "GB", "IE", "IT", "NL", "US"]
    for country in COUNTRIES:
        read = law(country)
        every = [*read.regimes, *read.rates, *read.treatments, *read.mentions, *read.needed, *read.withholdings]
        every += [*read.contributions, *read.stamps, *read.keeping, *read.thresholds, *read.e_invoicing, *read.refusals]
        for fact in every:
            assert fact.sources, (country, fact.id)
            assert fact.confidence in {"high", "medium", "low"}
        assert read.keeping_years(ISSUED) is not None


@pytest.mark.parametrize(
    ("regime", "country", "kind", "supply", "expected"),
    [
        (("FR", "normal"), "FR", "business", "services", ("S", 2000)),
        (("FR", "normal"), "FR", "consumer", "services", ("S", 2000)),
        (("FR", "franchise"), "FR", "consumer", "services", ("E", 0)),
        (("FR", "franchise"), "IT", "business", "rights", ("AE", 0)),
        (("FR", "franchise"), "IT", "consumer", "services", ("E", 0)),
        (("FR", "normal"), "IT", "consumer", "services", ("S", 2000)),
        (("FR", "normal"), "GB", "business", "services", ("O", 0)),
        # What the rules do not know is not guessed.
        (("FR", "normal"), "US", "consumer", "services", None),
        (("FR", "normal"), "IT", "business", "goods", None),
        (("FR", "unheard of"), "FR", "business", "services", None),
        (("FR", "normal"), "", "business", "services", None),
        (("DE", "normal"), "DE", "business", "rights", ("S", 700)),
        (("GB", "unregistered"), "US", "business", "services", ("O", 0)),
        (("IT", "forfettario"), "FR", "business", "services", ("AE", 0)),
    ],
)
def test_vat_is_decided_by_regime_buyer_place_and_supply(
    regime: tuple[str, str], country: str, kind: str, supply: str, expected: tuple[str, int] | None
) -> None:
    found = decide_vat(seller(*regime), buyer(country, kind=BuyerKind(kind)), Supply(supply), SUPPLIED, law(regime[0]))
    assert (None if found is None else (found.category.value, found.rate_bp)) == expected


def test_rules_hold_on_their_days_and_for_their_country() -> None:
    client = buyer("DE")
    assert decide_vat(seller("DE", "small"), client, Supply.SERVICES, date(2024, 12, 31), law("DE")) is None
    assert decide_vat(seller("DE", "small"), client, Supply.SERVICES, date(2025, 1, 1), law("DE")) is not None
    assert decide_vat(seller("DE"), client, Supply.SERVICES, SUPPLIED, law("FR")) is None
    assert decide_vat(seller("DE"), client, Supply.SERVICES, SUPPLIED, None) is None
    french = decide_vat(seller("FR", "franchise"), client, Supply.SERVICES, SUPPLIED, law("FR"))
    assert french is not None
    assert french.reports == ("DES (déclaration européenne de services)",)


def test_only_a_spanish_business_withholds() -> None:
    at_home = withholdings_of(law("ES"), seller("ES"), buyer("ES"), SUPPLIED)
    assert [(each.id, each.rate_bp) for each in at_home] == [("es.irpf", 1500), ("es.irpf.new", 700)]
    for client in (buyer("DE"), buyer("ES", kind=BuyerKind.CONSUMER)):
        assert withholdings_of(law("ES"), seller("ES"), client, SUPPLIED) == ()
    assert withholdings_of(law("IT"), seller("IT", "forfettario"), buyer("IT"), SUPPLIED) == ()


@pytest.mark.parametrize(
    ("case", "changes", "code", "about", "record"),
    [
        ("M01", {"buyer": buyer("FR", company_number="")}, "buyer_company_number", "company_number", "brand"),
        ("M01", {"seller": seller("FR", "franchise", company_number=" ")}, "seller_company_number", "company_number",
         "creator"),
        ("M01", {"due_on": None}, "due_on", "due_on", "invoice"),
        ("M01", {"supplied_on": None}, "supplied_on", "supplied_on", "invoice"),
        ("M02", {"seller": seller("FR", address="")}, "seller_address", "address", "creator"),
        ("M02", {"kind": DocumentKind.CREDIT_NOTE}, "preceding", "precedes_id", "invoice"),
        ("M03", {"buyer": buyer("DE", vat_number="")}, "buyer_vat_number", "vat_number", "brand"),
        ("M03", {"seller": seller("FR", "franchise", vat_number="")}, "seller_vat_number", "vat_number", "creator"),
        ("M05", {"seller": seller("DE", "small", vat_number="")}, "seller_tax_number", "vat_number", "creator"),
        ("M16", {"seller": seller("CH", vat_number="")}, "seller_vat_number", "vat_number", "creator"),
        ("M17", {"seller": seller("AU", company_number="")}, "seller_company_number", "company_number", "creator"),
    ],
)  # fmt: skip
def test_what_is_missing_names_the_record_and_the_field_to_fill(
    case: str, changes: dict[str, Any], code: str, about: str, record: str
) -> None:
    made = facts(BY_ID[case], **changes)
    (found,) = check_invoice(made, law(made.seller.country))
    assert (found.code, found.about) == (f"invoice.{code}_missing", about)
    assert found.record is not None
    assert found.record[0] == record
    assert found.sources
    assert found.severity == "error"


def test_a_german_small_seller_needs_one_of_two_numbers() -> None:
    made = facts(BY_ID["M05"], seller=seller("DE", "small", vat_number="", tax_number="18/181/50815"))
    assert list(check_invoice(made, law("DE"))) == []


def test_new_french_mentions_hold_from_their_day() -> None:
    before = facts(BY_ID["M01"], issued_on=date(2026, 8, 31), buyer=buyer("FR", company_number=""))
    assert list(check_invoice(before, law("FR"))) == []
    assert "fr.category" not in {each.id for each in mentions_of(before, law("FR"))}


def test_vat_that_is_not_what_was_decided_is_told() -> None:
    charged = facts(BY_ID["M02"], seller=seller("FR", "franchise"))
    assert codes(tuple(check_invoice(charged, law("FR")))) == ["invoice.line_vat_differs"] * 3
    (unknown,) = check_invoice(facts(BY_ID["M02"], buyer=buyer("")), law("FR"))
    assert (unknown.code, unknown.record, unknown.about) == ("invoice.vat_undecided", ("brand", "b1"), "country")
    assert codes(tuple(check_invoice(facts(BY_ID["M01"]), None))) == ["invoice.law_unknown"]


def test_words_are_the_laws_own_with_what_they_mean() -> None:
    mention = law("FR").mention("fr.293b", ISSUED)
    assert mention is not None
    assert mention.words_in("fr") == "TVA non applicable, art. 293 B du CGI"
    assert (
        mention.words_in("en") == "TVA non applicable, art. 293 B du CGI (no VAT: article 293 B of the French tax code)"
    )
    assert mention.words_in("it") == mention.words_in("fr")


@pytest.mark.parametrize(
    ("country", "on", "regime", "acts"),
    [
        ("FR", "2026-08-31", "franchise", []),
        ("FR", "2026-09-01", "franchise", [Act.RECEIVE]),
        ("FR", "2027-09-01", "normal", [Act.RECEIVE, Act.ISSUE, Act.REPORT]),
        ("DE", "2028-01-01", "small", [Act.RECEIVE]),
        ("DE", "2028-01-01", "normal", [Act.RECEIVE, Act.ISSUE]),
        ("BE", "2026-01-01", "franchise", [Act.RECEIVE, Act.ISSUE]),
        ("GB", "2029-03-31", "normal", []),
        ("ES", "2027-07-01", "normal", [Act.SOFTWARE]),
    ],
)
def test_the_calendar_of_electronic_invoices(country: str, on: str, regime: str, acts: list[Act]) -> None:
    day = date.fromisoformat(on)
    assert [each.act for each in law(country).duties_on(day, regime)] == acts
    to_come = law(country).duties_after(day, regime)
    assert [each.valid_from for each in to_come] == sorted(each.valid_from for each in to_come if each.valid_from)


def test_thresholds_are_of_their_year_and_warn_before_they_are_reached() -> None:
    micro = {each.valid_from: each.amount for each in law("FR").thresholds if each.id == "FR.micro.services"}
    assert micro == {date(2023, 1, 1): eur("77700"), date(2026, 1, 1): eur("83600")}
    (franchise,) = (each for each in law("FR").thresholds if each.id == "FR.vat.services")
    levels = [
        level_of(eur(sum_), franchise) for sum_ in ("29999.99", "30000", "37500", "37500.01", "41250", "41250.01")
    ]
    assert levels == [Level.UNDER, Level.NEAR, Level.NEAR, Level.OVER, Level.OVER, Level.BEYOND]
    (gst,) = law("AU").thresholds
    assert level_of(Money(7_500_001, "AUD"), gst) is Level.BEYOND
    with pytest.raises(ValueError, match="AUD and EUR"):
        level_of(Money(1, "EUR"), gst)


def test_german_invoices_are_kept_eight_years_and_a_final_invoice_has_its_own_process() -> None:
    kept = law("DE").keeping_years(ISSUED)
    assert kept is not None
    assert kept.years == 8
    work, goods = frozenset({Supply.SERVICES}), frozenset({Supply.GOODS})
    assert [process_code(work), process_code(work, is_paid=True), process_code(work, is_final=True)] == [
        "S1",
        "S2",
        "S4",
    ]
    assert [process_code(goods), process_code(goods | work)] == ["B1", "M1"]


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda data: data["treatment"][0].update(mention="fr.none"), "is no mention of this file"),
        (lambda data: data["treatment"][0].update(regimes=["none"]), "none is no regime of this file"),
        (lambda data: data["needed"][0].update(fields=["seller.shoe_size"]), "is no field of an invoice"),
        (lambda data: data["mention"][0].update(language="pl"), "own words are to be among the texts"),
        (lambda data: data["mention"][0].update(sources=[]), "a list of texts is needed"),
        (lambda data: data["keeping"][0].pop("years"), "this is needed here"),
        (lambda data: data["threshold"][0].update(amout="1.00 EUR"), "this key is not known"),
    ],
)
def test_a_file_that_cannot_be_trusted_is_refused(spoil: Callable[[dict[str, Any]], object], said: str) -> None:
    data = tomllib.loads((resources() / "rules" / FILE).read_text("utf-8"))
    read_invoice_law(FILE, data)
    spoil(data)
    with pytest.raises(RuleFileError, match=said):
        read_invoice_law(FILE, data)


def test_a_credit_note_names_what_it_corrects() -> None:
    made = facts(BY_ID["M20"], preceding=Preceding("2026-02", ISSUED), lines=(line("10.01"),))
    assert list(check_invoice(made, law("FR"))) == []
