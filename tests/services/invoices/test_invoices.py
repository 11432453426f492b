"""An invoice from its deal to the bank: drafted, checked, numbered and frozen, paid, and taken back by credit notes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from creatorbook.common.errors import AnswerIsNo, BadInput, Conflict
from creatorbook.documents.inputs.invoice import InvoiceInput
from creatorbook.domain.money.invoices.treatments import Supply
from creatorbook.domain.records.deals import Stage
from creatorbook.domain.records.money.invoices import InvoiceKind
from creatorbook.domain.values.money import Money
from creatorbook.services.book.command import Command
from creatorbook.services.invoices.crediting import CreditInvoice
from creatorbook.services.invoices.drafting import DiscardDraft, DraftInvoice, EditDraft
from creatorbook.services.invoices.gathering import gather
from creatorbook.services.invoices.issuing import IssuedInvoice, IssueInvoice
from creatorbook.services.invoices.listing import invoice_pdf
from creatorbook.services.invoices.numbering import SetSeries
from creatorbook.services.invoices.open_sums import SumState, Which, sums_owed
from creatorbook.services.invoices.stored import StoredInvoice, read_invoice, read_lines
from creatorbook.services.money.receiving import RecordPayment, Target
from creatorbook.services.records.editing import RestoreRecords, TrashRecords
from creatorbook.services.records.searching import search_best
from creatorbook.services.records.trash import EmptyTrash, list_trashed
from creatorbook.store.models import InvoiceLine
from tests.services.desk import TODAY
from tests.services.support import content, rows

if TYPE_CHECKING:
    from creatorbook.store.writing.uow import UnitOfWork
    from tests.services.desk import Desk

SIREN = {"company_number": "732829320", "legal_name": "Léa Martin EI"}
BUYER = {"company_number": "404833048", "vat_number": "FR83404833048"}


def euro(amount: str) -> Money:
    return Money.of(amount, "EUR")


@pytest.fixture
def selling(desk: Desk) -> Desk:
    """Return a desk whose creator charges VAT, with all that an invoice in France needs."""
    desk.edit("creator", desk.creator, vat_regime="normal", vat_number="FR44732829320", **SIREN)
    desk.edit("brand", desk.brand, **BUYER)
    return desk


def deal_of(desk: Desk, *parts: str, **values: Any) -> str:
    deal = desk.agreed_deal(stage=Stage.LIVE, **values)
    for each in desk.ids("payment", filters={"deal_id": deal}):
        desk.book.run(TrashRecords("payment", (each,)))
    for number, part in enumerate(parts, start=1):
        desk.add("payment", deal_id=deal, label=f"Part {number}", amount=euro(part), days_after=30)
    return deal


def drafted(desk: Desk, *deals: str, **values: Any) -> str:
    return desk.book.run(DraftInvoice(deals, supplied_on=TODAY, **values)).value


def issued(desk: Desk, *deals: str, **values: Any) -> IssuedInvoice:
    return desk.book.run(IssueInvoice(drafted(desk, *deals, **values))).value


def stored(desk: Desk, invoice: str) -> StoredInvoice:
    with desk.book.reading() as reading:
        return read_invoice(reading, invoice)


def states(desk: Desk, **of: str) -> list[tuple[str, SumState, Money]]:
    with desk.book.reading() as reading:
        return [(each.kind, each.state, each.open) for each in sums_owed(reading, TODAY, which=Which.ALL, **of)]


def test_an_invoice_is_numbered_frozen_and_shown_on_its_payments(selling: Desk) -> None:
    deal = deal_of(selling, "100.10", "200.05")
    made = issued(selling, deal)
    assert made.number == "F-2026-001"
    assert (made.totals.total_without_vat, made.totals.vat) == (euro("300.15"), euro("60.03"))
    kept = stored(selling, made.invoice_id)
    assert (kept.payable, kept.cash_expected, kept.issued_on) == (36018, 36018, TODAY)
    assert kept.due_on == TODAY + timedelta(days=30)
    assert hashlib.sha256(kept.data.encode()).hexdigest() == rows(selling.book, "SELECT data_sha256 FROM invoice")[0][0]
    paper = InvoiceInput.from_json(kept.data)
    assert (paper.number, paper.totals) == (made.number, made.totals)
    with selling.book.reading() as reading:
        assert invoice_pdf(reading, made.invoice_id, TODAY) == made.pdf
        assert [line.vat_rate_bp for line in read_lines(reading, made.invoice_id)] == [2000, 2000]
    for payment in selling.ids("payment", filters={"deal_id": deal}):
        row = selling.row("payment", payment)
        assert (row["invoice_number"], row["invoiced_on"], row["due_on"]) == (made.number, TODAY, kept.due_on)
    with pytest.raises(AnswerIsNo, match="was issued"):
        selling.book.run(EditDraft(made.invoice_id, note="late"))
    with pytest.raises(AnswerIsNo, match="all is on invoices"):
        drafted(selling, deal)
    with pytest.raises(AnswerIsNo, match="asks for this payment"):
        selling.edit("payment", payment, amount=euro("5"))


def test_emptying_the_trash_leaves_the_pages_of_what_was_issued(selling: Desk) -> None:
    made = issued(selling, deal_of(selling, "500.00"))
    gift = selling.add("gift", description="Perfume", brand_id=selling.brand)
    selling.book.run(TrashRecords("gift", (gift,)))
    selling.book.run(EmptyTrash())
    with selling.book.reading() as reading:
        assert invoice_pdf(reading, made.invoice_id, TODAY) == made.pdf
    assert selling.book.verify().is_ok


def test_an_issue_is_not_undone_and_a_draft_takes_no_number(selling: Desk) -> None:
    deal = deal_of(selling, "100")
    before = content(selling.book)
    draft = drafted(selling, deal)
    selling.book.run(DiscardDraft(draft))
    with pytest.raises(AnswerIsNo, match="thrown away"):
        selling.book.run(IssueInvoice(draft))
    for _step in range(2):
        selling.book.undo()
    assert content(selling.book) == before
    made = issued(selling, deal)
    assert made.number == "F-2026-001"
    with pytest.raises(AnswerIsNo):
        selling.book.undo()
    assert stored(selling, made.invoice_id).number == made.number


def test_a_draft_comes_back_from_the_trash_with_its_lines_and_what_was_issued_never_goes(selling: Desk) -> None:
    deal = deal_of(selling, "100", "50")
    draft = drafted(selling, deal)
    selling.edit("invoice", draft, note="With thanks")
    assert selling.row("invoice", draft).title == "Draft, Éclat"
    selling.book.run(DiscardDraft(draft))
    with selling.book.reading() as reading:
        there = [(line.id, line.title) for line in list_trashed(reading) if line.kind == "invoice"]
    assert there == [(draft, "Draft, Éclat")]
    selling.book.run(RestoreRecords("invoice", (draft,)))
    with selling.book.reading() as reading:
        assert [line.net for line in read_lines(reading, draft)] == [10_000, 5_000]
    selling.book.run(TrashRecords("invoice", (draft,)))
    other = issued(selling, deal)
    with pytest.raises(Conflict, match="on another invoice"):
        selling.book.run(RestoreRecords("invoice", (draft,)))
    with pytest.raises(AnswerIsNo, match="was issued"):
        selling.book.run(TrashRecords("invoice", (other.invoice_id,)))
    with pytest.raises(AnswerIsNo, match="was issued"):
        selling.book.run(DiscardDraft(other.invoice_id))
    with pytest.raises(AnswerIsNo, match="was issued"):
        selling.edit("invoice", other.invoice_id, due_on=TODAY)
    selling.book.run(EmptyTrash())
    with selling.book.reading() as reading:
        assert list_trashed(reading) == ()
        assert [row.id for row in search_best(reading, "F-2026-001")] == [other.invoice_id]
        assert [row.kind for row in search_best(reading, "éclat", kinds=("invoice",))] == ["invoice"]
    assert rows(selling.book, "SELECT id FROM invoice_line WHERE trashed_at IS NOT NULL") == []
    assert selling.book.verify().is_ok


def test_a_final_invoice_comes_back_with_the_deposits_that_it_deducts(selling: Desk) -> None:
    deal = deal_of(selling, "100", "200")
    first = selling.ids("payment", filters={"deal_id": deal})[-1:]
    issued(selling, deal, kind=InvoiceKind.DEPOSIT, payments=tuple(first))
    final = drafted(selling, deal, kind=InvoiceKind.FINAL)
    linked = rows(selling.book, "SELECT deposit_id FROM invoice_deposit")
    selling.book.run(TrashRecords("invoice", (final,)))
    assert rows(selling.book, "SELECT deposit_id FROM invoice_deposit") == []
    selling.book.run(RestoreRecords("invoice", (final,)))
    assert rows(selling.book, "SELECT deposit_id FROM invoice_deposit") == linked != []


def test_what_keeps_an_invoice_back_is_listed_with_its_record_and_takes_no_number(desk: Desk) -> None:
    draft = drafted(desk, deal_of(desk, "100"))
    with desk.book.reading() as reading:
        found = {(each.code, each.record) for each in gather(reading, draft, TODAY).findings}
    assert ("invoice.seller_company_number_missing", ("creator", desk.creator)) in found
    assert not {code for code, record in found if record is not None and record[0] == "brand"}
    with pytest.raises(AnswerIsNo, match="missing or wrong"):
        desk.book.run(IssueInvoice(draft))
    assert rows(desk.book, "SELECT count(*) FROM invoice_series") == [(0,)]
    desk.edit("creator", desk.creator, vat_regime="franchise", **SIREN)
    desk.edit("brand", desk.brand, **BUYER)
    made = desk.book.run(IssueInvoice(draft)).value
    paper = InvoiceInput.from_json(stored(desk, made.invoice_id).data)
    assert made.totals.vat == euro("0")
    assert "TVA non applicable, art. 293 B du CGI" in [each.text for each in paper.mentions]


def test_several_deals_of_one_brand_are_one_invoice_and_those_of_two_are_not(selling: Desk) -> None:
    one, two = deal_of(selling, "100"), deal_of(selling, "50", title="Summer")
    elsewhere = deal_of(selling, "70", brand_id=selling.add("brand", name="Lumo"))
    with pytest.raises(BadInput, match="one creator to one brand"):
        drafted(selling, one, elsewhere)
    assert issued(selling, one, two).totals.total_without_vat == euro("150")
    assert states(selling, brand=selling.brand) == [("invoice", SumState.DUE, euro("180"))]


def test_what_came_before_the_invoice_counts_for_it_and_the_rest_settles_every_part(selling: Desk) -> None:
    deal = deal_of(selling, "100", "300")
    first = selling.ids("payment", filters={"deal_id": deal})[0]
    selling.book.run(RecordPayment((Target("payment", first, euro("120")),), euro("60")))
    assert ("payment", SumState.PARTLY_PAID, euro("60")) in states(selling, deal=deal)
    made = issued(selling, deal)
    assert states(selling, deal=deal) == [("invoice", SumState.PARTLY_PAID, euro("420"))]
    selling.book.run(RecordPayment((Target("invoice", made.invoice_id),)))
    assert states(selling, deal=deal) == [("invoice", SumState.PAID, euro("0"))]
    paid = rows(selling.book, "SELECT settled, amount_minor FROM payment WHERE trashed_at IS NULL")
    assert all(settled == amount for settled, amount in paid)
    assert rows(selling.book, "SELECT sum(amount_minor) FROM received") == [(48000,)]


def test_credit_notes_take_an_invoice_back_to_the_last_cent_and_free_its_payments(selling: Desk) -> None:
    deal = deal_of(selling, "30.03")
    made = issued(selling, deal)
    assert made.totals.vat == euro("6.01")
    notes = [selling.book.run(CreditInvoice(made.invoice_id, euro("10.01"))).value for _each in range(2)]
    notes.append(selling.book.run(CreditInvoice(made.invoice_id, reason="Cancelled")).value)
    assert [each.number for each in notes] == ["F-2026-002", "F-2026-003", "F-2026-004"]
    assert [each.totals.total_with_vat for each in notes] == [euro("12.01"), euro("12.01"), euro("12.02")]
    assert states(selling, deal=deal)[0][0] == "payment"
    assert states(selling, deal=deal)[1] == ("invoice", SumState.PAID, euro("0"))
    with pytest.raises(AnswerIsNo, match="All of this invoice"):
        selling.book.run(CreditInvoice(made.invoice_id))
    payment = selling.row("payment", selling.ids("payment", filters={"deal_id": deal})[0])
    assert (payment["invoice_number"], payment["paid_on"]) == ("", None)
    paper = InvoiceInput.from_json(stored(selling, notes[-1].invoice_id).data)
    assert paper.preceding is not None
    assert (paper.preceding.number, paper.due_on) == (made.number, None)
    assert issued(selling, deal).number == "F-2026-005"


@dataclass(frozen=True)
class Grant(Command[None]):
    """Let the second line of a draft be a grant of rights, which bears a rate of its own in Germany."""

    invoice: str
    code = "test.grant"

    def execute(self, uow: UnitOfWork) -> None:
        (line,) = uow.all(InvoiceLine, invoice_id=self.invoice, position=2)
        line.supply = Supply.RIGHTS


def test_an_invoice_of_two_rates_is_taken_back_in_parts_by_sum_by_rate_and_by_line(selling: Desk) -> None:
    german = {"country": "DE", "vat_number": "DE136695976", "address": "Am Markt 1\n10115 Berlin"}
    selling.edit("creator", selling.creator, **german)
    selling.edit("brand", selling.brand, **german | {"vat_number": "DE129273398"})
    draft = drafted(selling, deal_of(selling, "100.01", "50.03"))
    selling.book.run(Grant(draft))
    made = selling.book.run(IssueInvoice(draft)).value
    assert [(each.key.rate_bp, each.taxable, each.tax) for each in made.totals.groups] == [
        (1900, euro("100.01"), euro("19.00")),
        (700, euro("50.03"), euro("3.50")),
    ]

    def credit(**of: Any) -> list[tuple[int, str, str]]:
        note = selling.book.run(CreditInvoice(made.invoice_id, **of)).value
        return [(each.key.rate_bp, each.taxable.digits, each.tax.digits) for each in note.totals.groups]

    for refused, why in (
        ({"of_rates": ((2000, euro("1")),)}, "not one rate"),
        ({"of_lines": ((3, euro("1")),)}, "no line 3"),
        ({"of_lines": ((2, euro("50.04")),)}, "more than is left"),
        ({"amount": euro("150.05")}, "more than is left"),
        ({"amount": euro("1"), "of_rates": ((700, euro("1")),)}, "or of lines"),
        ({"of_rates": ((700, Money(100, "USD")),)}, "sum in EUR"),
    ):
        with pytest.raises((AnswerIsNo, BadInput), match=why):
            credit(**refused)
    assert credit(amount=euro("30")) == [(1900, "20.00", "3.80"), (700, "10.00", "0.70")]
    assert credit(of_rates=((700, euro("10.01")),)) == [(700, "10.01", "0.70")]
    assert credit(of_lines=((2, euro("5")), (1, euro("7")))) == [(700, "5.00", "0.35"), (1900, "7.00", "1.33")]
    assert credit() == [(1900, "73.01", "13.87"), (700, "25.02", "1.75")]
    assert states(selling)[-1][1:] == (SumState.PAID, euro("0"))
    assert selling.book.verify().is_ok


def test_a_final_invoice_deducts_its_deposits_with_their_vat(selling: Desk) -> None:
    deal = deal_of(selling, "1333.33", "2666.67")
    first = next(
        each
        for each in selling.ids("payment", filters={"deal_id": deal})
        if selling.row("payment", each)["label"] == "Part 1"
    )
    deposit = issued(selling, deal, payments=(first,), kind=InvoiceKind.DEPOSIT)
    assert deposit.totals.payable == euro("1600")
    final = issued(selling, deal, kind=InvoiceKind.FINAL)
    assert (final.totals.total_with_vat, final.totals.prepaid) == (euro("4800"), euro("1600"))
    assert final.totals.payable == euro("3200")
    assert [each[2] for each in states(selling, deal=deal)] == [euro("1600"), euro("3200")]


def test_numbers_count_on_from_those_by_hand_and_follow_the_days(selling: Desk) -> None:
    selling.book.run(SetSeries(selling.creator, "A/{year}/{counter:2}", first=5))
    by_hand = deal_of(selling)
    selling.add("payment", deal_id=by_hand, label="Old", amount=euro("9"), invoice_number="A/2026/07")
    assert issued(selling, deal_of(selling, "100")).number == "A/2026/08"
    draft = drafted(selling, deal_of(selling, "100"))
    with pytest.raises(AnswerIsNo, match="numbers follow the days"):
        selling.book.run(IssueInvoice(draft, TODAY - timedelta(days=1)))
    with pytest.raises(BadInput, match="not dated ahead"):
        selling.book.run(IssueInvoice(draft, TODAY + timedelta(days=1)))
    with pytest.raises(BadInput, match=r"A/\{year\}/\{counter:2\}"):
        selling.book.run(SetSeries(selling.creator, "A/{year}/{counter:3}", kinds=(InvoiceKind.CREDIT_NOTE,)))
    with pytest.raises(BadInput):
        selling.book.run(SetSeries(selling.creator, "B-{counter}"))


def test_spain_withholds_and_no_number_is_given_for_days_when_another_program_is_asked_for(selling: Desk) -> None:
    selling.edit("creator", selling.creator, country="ES", vat_number="ES54362315K", company_number="54362315K")
    selling.edit("brand", selling.brand, country="ES", vat_number="ESB58378431", company_number="")
    draft = drafted(selling, deal_of(selling, "1000"))
    with selling.book.reading() as reading:
        made = gather(reading, draft, date(2026, 3, 2))
        late = {each.code for each in gather(reading, draft, date(2027, 7, 1)).findings}
    totals = made.facts.totals
    assert (totals.payable, totals.withheld, totals.cash_expected) == (euro("1210"), euro("150"), euro("1060"))
    assert "invoice.numbering_refused" in late
