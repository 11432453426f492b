"""The worked invoices as electronic ones: valid by schema and official rules, and read back as they were written."""

from __future__ import annotations

import dataclasses
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from facturx import get_xml_from_pdf
from hypothesis import given, settings
from hypothesis import strategies as st

from creatorbook.common.errors import BadInput
from creatorbook.documents.inputs.contract import DocumentStatus
from creatorbook.documents.invoice.render import render_invoice
from creatorbook.documents.invoice.xml import extra
from creatorbook.documents.invoice.xml.check import check_data, check_einvoice
from creatorbook.documents.invoice.xml.cii import write_cii
from creatorbook.documents.invoice.xml.extra import ChecksMissing
from creatorbook.documents.invoice.xml.gaps import gaps_of
from creatorbook.documents.invoice.xml.make import CannotMakeEInvoice, make_einvoice
from creatorbook.documents.invoice.xml.mapping import facts_of
from creatorbook.documents.invoice.xml.reading import read_einvoice
from creatorbook.documents.invoice.xml.ubl import write_ubl
from creatorbook.domain.money.invoices.electronic import EFormat
from creatorbook.domain.money.invoices.lines import InvoiceLine
from creatorbook.domain.money.invoices.totals import compute_totals
from creatorbook.domain.money.invoices.treatments import VatCategory
from creatorbook.domain.values.money import Money
from tests.documents.invoice_examples import BY_ID, worked
from tests.documents.pdf.tagged import faults

if TYPE_CHECKING:
    from creatorbook.documents.inputs.invoice import InvoiceInput

IDS = sorted(BY_ID)
GERMAN_RULES = Path(__file__).parent / "rules" / "XRechnung-UBL-validation.xsl"


def reachable(name: str, **fields: Any) -> InvoiceInput:
    """Return a worked invoice with all that forms of networks ask for beside the law."""
    made = worked(name, buyer_reference="04011000-12345-03", **fields)
    seller = dataclasses.replace(made.seller, phone="+49 30 901820", email="me@example.org")
    return dataclasses.replace(made, seller=seller, buyer=dataclasses.replace(made.buyer, email="you@example.org"))


@pytest.mark.parametrize("name", IDS)
def test_a_worked_invoice_is_valid_in_every_form_and_read_back_as_it_was(name: str) -> None:
    made = reachable(name)
    for form in EFormat:
        facts = facts_of(made, form)
        xml = write_cii(facts) if form is EFormat.FACTUR_X else write_ubl(facts)
        assert read_einvoice(xml) == facts
        checked = check_data(xml, (GERMAN_RULES,) if form is EFormat.XRECHNUNG else ())
        assert [each for each in checked.broken if each.is_fatal] == []
        assert checked.is_valid
        french = any("BR-FR" in each for each in checked.against)
        assert french is (made.seller.country == made.buyer.country == "FR" and form is not EFormat.XRECHNUNG)
        # The same sums as on paper, to the last minor unit.
        sums, totals = facts.totals, made.totals
        assert (sums.with_vat, sums.payable) == (totals.total_with_vat.amount, totals.payable.amount)
        assert [each.net for each in facts.lines] == [each.amount for each in totals.line_nets]
        assert (facts.seller.name, facts.buyer.name) == (made.seller.name, made.buyer.name)


def test_an_invoice_with_all_there_is_goes_through_both_syntaxes() -> None:
    made = reachable("M13")
    lines = (
        InvoiceLine(
            "Reel\nmit Schnitt", Decimal("2.5"), Decimal("120.125"), "EUR", VatCategory.STANDARD, 2100,
            Money.of("12.34", "EUR"), "Stunden",
        ),
        *made.lines,
    )  # fmt: skip
    full = dataclasses.replace(
        made,
        lines=lines,
        totals=compute_totals(lines, allowances=made.allowances, prepaid=Money.of("100.00", "EUR")),
        supplied_from=date(2026, 10, 1),
        supplied_to=date(2026, 10, 31),
        order_number="PO-7",
        contract_number="2026-003",
        notes="Merci & à bientôt <3",
        seller=dataclasses.replace(
            made.seller, trading_name="Emma crée", address="Bus 3\nMeir 10\nHof\nA\n2000 Antwerpen"
        ),
    )
    for form, write in ((EFormat.FACTUR_X, write_cii), (EFormat.UBL, write_ubl)):
        facts = facts_of(full, form)
        assert facts.lines[0].unit == "HUR"
        assert facts.lines[0].net == Decimal("287.97")
        assert read_einvoice(write(facts)) == facts
        assert check_data(write(facts)).is_valid


@pytest.mark.parametrize(
    ("name", "form", "old", "new", "rule"),
    [
        ("M02", EFormat.FACTUR_X, b">36.04</ram:DuePayable", b">36.03</ram:DuePayable", "BR-CO-16"),
        ("M02", EFormat.FACTUR_X, b"<ram:SubjectCode>PMD</ram:SubjectCode>", b"", "BR-FR-05"),
        ("M02", EFormat.UBL, b"<cbc:ID>2026-02</cbc:ID>", b"<cbc:ID>2026 02</cbc:ID>", "BR-FR-02"),
        ("M08", EFormat.UBL, b">1210.00</cbc:TaxInclusive", b">1210.01</cbc:TaxInclusive", "BR-CO-15"),
        ("M13", EFormat.FACTUR_X, b"<ram:CountryID>BE</ram:CountryID>", b"", "BR-09"),
        ("M13", EFormat.UBL, b"cbc:IssueDate", b"cbc:IssuedOn", "XSD"),
        ("M06", EFormat.XRECHNUNG, b"cbc:BuyerReference", b"cbc:AccountingCost", "BR-DE-15"),
    ],
)
def test_the_checks_bite(name: str, form: EFormat, old: bytes, new: bytes, rule: str) -> None:
    facts = facts_of(reachable(name), form)
    xml = write_cii(facts) if form is EFormat.FACTUR_X else write_ubl(facts)
    assert old in xml
    broken = xml.replace(old, new)
    try:
        checked = check_data(broken, (GERMAN_RULES,) if form is EFormat.XRECHNUNG else ())
    except BadInput:
        assert rule == "XSD"  # without a day it cannot even be read
        return
    assert not checked.is_valid
    assert any(each.rule.startswith(rule) or rule in each.text for each in checked.broken)


def test_the_xml_is_inside_a_pdf_that_is_still_pdf_a_and_accessible(tmp_path: Path) -> None:
    made = worked("M01")
    pdf = make_einvoice(made, EFormat.FACTUR_X)
    assert faults(pdf) == []
    assert make_einvoice(made, EFormat.FACTUR_X) == pdf
    # Another library finds it where it looks for it.
    assert get_xml_from_pdf(pdf) == ("factur-x.xml", write_cii(facts_of(made, EFormat.FACTUR_X)))
    assert b"<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>" in pdf
    assert b"/AFRelationship /Alternative" in pdf
    path = tmp_path / "invoice.pdf"
    path.write_bytes(pdf)
    assert check_einvoice(path).is_valid
    path.write_bytes(render_invoice(made).pdf)
    with pytest.raises(BadInput, match="not an electronic invoice"):
        check_einvoice(path)


@pytest.mark.parametrize(
    ("name", "form", "expected"),
    [
        ("M01", EFormat.FACTUR_X, set()),
        ("M13", EFormat.FACTUR_X, set()),
        ("M13", EFormat.UBL, {"einvoice.order_missing buyer_reference"}),
        ("M15", EFormat.UBL, {"einvoice.order_missing buyer_reference", "einvoice.address_missing seller.vat_number"}),
        ("M06", EFormat.XRECHNUNG, {"einvoice.buyer_reference_missing buyer_reference"}),
        (
            "M08",
            EFormat.XRECHNUNG,
            {
                "einvoice.buyer_reference_missing buyer_reference",
                "einvoice.phone_missing seller.phone",
                "einvoice.email_missing seller.email",
            },
        ),
    ],
)
def test_what_a_form_asks_for_is_told_before_a_portal_tells_it(name: str, form: EFormat, expected: set[str]) -> None:
    made = worked(name)
    assert {f"{each.code} {each.about}" for each in gaps_of(made, form)} == expected
    if expected:
        with pytest.raises(CannotMakeEInvoice, match=r"cannot be made: \d thing"):
            make_einvoice(made, form)


def test_a_french_client_without_siren_and_a_party_without_town_or_account_are_named() -> None:
    french = worked("M01")
    nameless = dataclasses.replace(french, buyer=dataclasses.replace(french.buyer, company_number=""))
    assert [each.about for each in gaps_of(nameless, EFormat.FACTUR_X)] == ["buyer.company_number"]
    german = reachable("M06")
    bare = dataclasses.replace(
        german,
        seller=dataclasses.replace(german.seller, iban=""),
        buyer=dataclasses.replace(german.buyer, address="Irgendwo"),
    )
    assert [each.about for each in gaps_of(bare, EFormat.XRECHNUNG)] == ["seller.iban", "buyer.address"]


def test_a_currency_of_three_decimals_has_no_electronic_form() -> None:
    line = InvoiceLine("Reel", Decimal(1), Decimal("1.234"), "KWD", VatCategory.STANDARD, 2000)
    made = dataclasses.replace(worked("M02"), lines=(line,), totals=compute_totals((line,)))
    assert [each.code for each in gaps_of(made, EFormat.FACTUR_X)] == ["einvoice.currency_decimals"]


def test_what_xml_cannot_write_is_left_out() -> None:
    made = worked("M02")
    odd = dataclasses.replace(made, notes="a\x00b\x0bc\ud800d\uffff", number="2026-02")
    assert read_einvoice(write_cii(facts_of(odd, EFormat.FACTUR_X))).notes[-1] == ("", "ab cd")


def test_a_draft_has_no_electronic_form() -> None:
    draft = dataclasses.replace(worked("M06"), status=DocumentStatus.DRAFT, number="", issued_on=None)
    assert "einvoice.draft" in {each.code for each in gaps_of(draft, EFormat.FACTUR_X)}
    with pytest.raises(ValueError, match="issued"):
        facts_of(draft, EFormat.UBL)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<a/>",
        b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
        b"\xff\xfe\x00",
        write_ubl(facts_of(worked("M02"), EFormat.UBL)).replace(b">380<", b">999<"),
        write_ubl(facts_of(worked("M02"), EFormat.UBL)).replace(b">10.01<", b">ten<"),
    ],
)
def test_what_is_no_electronic_invoice_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(BadInput, match="not an electronic invoice"):
        read_einvoice(data)


def test_without_the_extra_a_sentence_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "invoice.xml"
    path.write_bytes(write_ubl(facts_of(worked("M02"), EFormat.UBL)))
    monkeypatch.setattr(extra, "find_spec", lambda _name: None)
    with pytest.raises(ChecksMissing, match="not installed") as caught:
        check_einvoice(path)
    assert "creatorbook[einvoice]" in caught.value.hint
    with pytest.raises(BadInput, match="cannot be read"):
        check_einvoice(tmp_path / "nowhere.xml")


_PRICES = st.decimals(0, 9_999, places=3, allow_nan=False)
_LINES = st.lists(
    st.tuples(st.decimals("0.01", 99, places=2), _PRICES, st.sampled_from((0, 550, 1900, 2100)), st.integers(0, 100)),
    min_size=1,
    max_size=6,
)


@settings(max_examples=40, deadline=None)
@given(_LINES, st.sampled_from(("EUR", "JPY", "KWD")), st.text("aé<&'\"> \n", min_size=1, max_size=12))
def test_any_invoice_is_read_back_to_the_last_unit(
    drawn: list[tuple[Decimal, Decimal, int, int]], currency: str, text: str
) -> None:
    lines = []
    for quantity, price, rate_bp, percent in drawn:
        bare = InvoiceLine(f"Reel {text}", quantity, price, currency, VatCategory.STANDARD, rate_bp)
        lines.append(dataclasses.replace(bare, discount=Money(bare.gross.minor * percent // 100, currency)))
    made = dataclasses.replace(reachable("M02"), lines=tuple(lines), totals=compute_totals(lines), notes=text)
    for form, write in ((EFormat.FACTUR_X, write_cii), (EFormat.UBL, write_ubl)):
        facts = facts_of(made, form)
        assert read_einvoice(write(facts)) == facts
        whole = sum((each.taxable + each.tax for each in facts.groups), Decimal(0))
        assert whole == facts.totals.with_vat == made.totals.total_with_vat.amount
