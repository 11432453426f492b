"""Invoices of a book as electronic ones: what was issued, deposited, settled and taken back is valid and the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from creatorbook.common.errors import AnswerIsNo
from creatorbook.documents.invoice.xml.check import check_data
from creatorbook.domain.money.invoices.electronic import EFormat
from creatorbook.domain.records.money.invoices import InvoiceKind
from creatorbook.services.invoices.crediting import CreditInvoice
from creatorbook.services.invoices.einvoices import find_gaps, issued_invoice, make_file
from tests.services.invoices.test_invoices import BUYER, SIREN, deal_of, drafted, euro, issued

if TYPE_CHECKING:
    from creatorbook.documents.inputs.invoice import InvoiceInput
    from tests.services.desk import Desk


def invoice_of(desk: Desk, number: str) -> InvoiceInput:
    with desk.book.reading() as reading:
        return issued_invoice(reading, number)


def test_what_the_book_issued_is_valid_in_its_electronic_form(desk: Desk) -> None:
    place = {"vat_regime": "normal", "vat_number": "FR44732829320", "address": "1 rue A\n75011 Paris"}
    desk.edit("creator", desk.creator, **place, **SIREN)
    desk.edit("brand", desk.brand, address="2 quai B\n69002 Lyon", **BUYER)
    deal = deal_of(desk, "333.33", "1000.10")
    first = next(
        each
        for each in desk.ids("payment", filters={"deal_id": deal})
        if desk.row("payment", each)["label"] == "Part 1"
    )
    deposit = issued(desk, deal, payments=(first,), kind=InvoiceKind.DEPOSIT)
    final = issued(desk, deal, kind=InvoiceKind.FINAL)
    whole = issued(desk, deal_of(desk, "250.00"))
    credit = desk.book.run(CreditInvoice(whole.invoice_id, euro("100.00"), "Un post en moins")).value
    for number in (deposit.number, final.number, whole.number, credit.number):
        made = invoice_of(desk, number)
        for form in (EFormat.FACTUR_X, EFormat.UBL):
            assert find_gaps(made, form) == ()
            checked = check_data(make_file(made, form))
            assert [each for each in checked.broken if each.is_fatal] == []
            assert any("BR-FR" in each for each in checked.against)
            assert checked.said.totals.payable == made.totals.payable.amount
    assert [number for number, _day in checked.said.earlier] == [whole.number]


def test_a_draft_of_the_book_has_no_electronic_form(desk: Desk) -> None:
    draft = drafted(desk, deal_of(desk, "100.00"))
    with pytest.raises(AnswerIsNo, match="draft"):
        invoice_of(desk, draft)
