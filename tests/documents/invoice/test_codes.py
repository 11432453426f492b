"""The codes on paper, read from a picture of the page by another library than the one that wrote them."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest
import zxingcpp
from pypdfium2 import PdfDocument

from creatorbook.documents.invoice.render import render_invoice
from creatorbook.domain.money.paying.references import creditor_reference, swiss_reference
from creatorbook.domain.values.money import Money
from tests.documents.invoice_examples import worked
from tests.documents.reading import flat, pages_of

if TYPE_CHECKING:
    from creatorbook.documents.inputs.invoice import InvoiceInput


def codes_of(invoice: InvoiceInput) -> list[str]:
    document = PdfDocument(render_invoice(invoice).pdf)
    found = []
    for page in document:
        found += [each.text for each in zxingcpp.read_barcodes(page.render(scale=3).to_pil())]
        page.close()
    document.close()
    return found


@pytest.mark.parametrize(
    ("name", "asked"), [("M01", "1200.00"), ("M08", "1060.00"), ("M10", "1060.80"), ("M19", "1333.34")]
)
def test_a_transfer_in_euro_asks_for_the_cash_expected(name: str, asked: str) -> None:
    made = worked(name)
    iban, bic = made.seller.iban, made.seller.bic
    assert codes_of(made) == [f"BCD\n002\n1\nSCT\n{bic}\n{made.seller.name}\n{iban}\nEUR{asked}\n\n\n{made.number}"]


def test_a_creditor_reference_goes_where_banks_look_for_it() -> None:
    (text,) = codes_of(worked("M02", reference=creditor_reference("2026-02")))
    assert text.split("\n")[8:] == ["", "RF65202602"]


@pytest.mark.parametrize("name", ["M04", "M14", "M17", "M18", "M20"])
def test_no_code_where_none_can_be_paid(name: str) -> None:
    assert codes_of(worked(name)) == []


def test_nothing_left_to_pay_has_neither_code_nor_account() -> None:
    made = worked("M01")
    zero = Money(0, "EUR")
    paid = dataclasses.replace(
        made, totals=dataclasses.replace(made.totals, prepaid=made.totals.payable, payable=zero, cash_expected=zero)
    )
    assert codes_of(paid) == []
    assert "IBAN" not in pages_of(render_invoice(paid).pdf)[0]


def test_a_swiss_bill_has_its_slip() -> None:
    made = worked("M16", "de")
    (text,) = codes_of(made)
    lines = text.split("\r\n") if "\r\n" in text else text.split("\n")
    assert lines[:4] == ["SPC", "0200", "1", "CH9300762011623852957"]
    assert lines[4:11] == ["S", "Noah Keller", "Bahnhofstrasse", "3", "8001", "Zürich", "CH"]
    assert lines[18:20] == ["1334.55", "CHF"]
    assert lines[20:27] == ["S", "Alpenglühn AG", "Seestrasse", "40", "8002", "Zürich", "CH"]
    assert lines[27:] == ["SCOR", "RF75202616", "2026-16", "EPD"]
    page = flat(pages_of(render_invoice(made).pdf)[0])
    for words in ("Empfangsschein", "Zahlteil", "Konto / Zahlbar an", "1 334.55", "RF75 2026 16", "Annahmestelle"):
        assert words in page


def test_a_swiss_account_for_references_takes_no_other_and_a_spanish_slip_is_in_english() -> None:
    seller = dataclasses.replace(worked("M16").seller, iban="CH4431999123000889012")
    with_reference = worked("M16", "es", seller=seller)
    (text,) = codes_of(with_reference)
    assert "QRR" in text
    assert swiss_reference("2026-16") in text
    assert "Payment part" in pages_of(render_invoice(with_reference).pdf)[0]
    without = worked("M16", seller=seller, reference=creditor_reference("2026-16"))
    assert codes_of(without) == []
    assert "CH44 3199 9123 0008 8901 2" in flat(pages_of(render_invoice(without).pdf)[0])


def test_long_names_are_whole_on_a_slip() -> None:
    made = worked("M16", "fr")
    name = "Association des créatrices et créateurs de contenus de Suisse romande"
    long = dataclasses.replace(made, seller=dataclasses.replace(made.seller, name=name))
    page = flat(pages_of(render_invoice(long).pdf)[0])
    assert page.count(name) == 3  # as the seller, on the receipt, on the payment part
    assert codes_of(long)[0].split("\n")[5].strip() == name


def test_a_slip_that_does_not_fit_goes_to_the_foot_of_the_next_page() -> None:
    made = worked("M16", "fr", notes="Merci pour cette belle campagne.\n\n" * 20)
    pages = pages_of(render_invoice(made).pdf)
    assert len(pages) == 2
    assert "Récépissé" in pages[1]
    assert "Page 2 sur 2" in flat(pages[1])
