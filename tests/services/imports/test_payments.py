"""Sheets of payments: each row becomes an instalment of its deal, completes one, or is named."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from creatorbook.common.clock import FixedClock
from creatorbook.services import imports
from tests.services import support

if TYPE_CHECKING:
    from pathlib import Path

    from creatorbook.services.book.book import Book

DEALS = (
    "Brand,Project,Fee,Status\n"
    "Loom,Autumn bedding,1200 GBP,signed\n"
    "Loom,Winter rugs,300 GBP,lead\n"
    "Kettle,Barista reels,1150 GBP,signed\n"
)
HEADINGS = "Invoice No,Brand,Deal,Amount,Invoice date,Due date,Paid on\n"
PAID = "SELECT label, amount_minor, invoice_number, invoiced_on, due_on, paid_on FROM payment ORDER BY id"


def bring(book: Book, tmp_path: Path, text: str, name: str = "sheet.csv", kind: str = "auto") -> imports.ImportSummary:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return imports.import_files(book, [path], kind).value


def codes(summary: imports.ImportSummary) -> list[tuple[str, str]]:
    return [(notice.code, notice.where) for notice in summary.notices]


@pytest.fixture
def clock() -> FixedClock:
    """Return a day after all that is paid here."""
    return FixedClock(datetime(2026, 11, 30, 12, tzinfo=UTC))


@pytest.fixture
def dealt(book: Book, tmp_path: Path) -> Book:
    bring(book, tmp_path, DEALS, "deals.csv")
    return book


def test_rows_become_instalments_of_their_deals_as_one_step(dealt: Book, tmp_path: Path) -> None:
    before = support.rows(dealt, PAID)
    rows = (
        "2026-1,Loom,Winter rugs,100 GBP,2026-01-02,2026-02-01,2026-01-20\n"
        "2026-2,Loom,Winter rugs,200 GBP,2026-01-03,2026-02-03,\n"
    )
    summary = bring(dealt, tmp_path, HEADINGS + rows)
    assert summary.files[0].kind == "payments"
    assert summary.tallies["payment"].added == 2
    assert codes(summary) == []
    assert support.rows(dealt, PAID)[len(before) :] == [
        ("Invoice 2026-1", 10_000, "2026-1", "2026-01-02", "2026-02-01", "2026-01-20"),
        ("Invoice 2026-2", 20_000, "2026-2", "2026-01-03", "2026-02-03", None),
    ]
    again = bring(dealt, tmp_path, HEADINGS + rows)
    assert (again.has_changes, again.tallies["payment"].skipped) == (False, 2)
    dealt.undo()
    assert support.rows(dealt, PAID) == before


def test_the_fee_that_a_sheet_of_deals_brought_is_completed_and_not_doubled(dealt: Book, tmp_path: Path) -> None:
    summary = bring(dealt, tmp_path, HEADINGS + "2026-3,Kettle,Barista reels,1150 GBP,2026-01-02,2026-02-01,\n")
    assert (summary.tallies["payment"].added, summary.tallies["payment"].completed) == (0, 1)
    kettle = [row for row in support.rows(dealt, PAID) if row[1] == 115_000]
    assert kettle == [("Fee", 115_000, "2026-3", "2026-01-02", "2026-02-01", None)]
    # The next list of the same invoice says that it was paid, and another amount.
    later = bring(dealt, tmp_path, HEADINGS + "2026-3,Kettle,Barista reels,1000 GBP,2026-01-02,2026-02-01,2026-02-01\n")
    assert [row[5] for row in support.rows(dealt, PAID) if row[1] == 115_000] == ["2026-02-01"]
    assert [notice.code for notice in later.notices] == ["differs"]


def test_a_deal_is_found_by_its_brand_where_that_has_one_or_by_the_number_of_its_invoice(
    dealt: Book, tmp_path: Path
) -> None:
    bring(dealt, tmp_path, HEADINGS + "2026-3,Kettle,,1150 GBP,2026-01-02,,\n")
    (kettle,) = [row for row in support.rows(dealt, PAID) if row[2] == "2026-3"]
    assert kettle[1] == 115_000
    bring(dealt, tmp_path, "Invoice No,Amount,Paid on\n2026-3,1150 GBP,2026-01-30\n", "by-number.csv")
    assert [row[5] for row in support.rows(dealt, PAID) if row[2] == "2026-3"] == ["2026-01-30"]
    assert len(support.rows(dealt, PAID)) == 2


def test_whose_deal_is_not_known_is_named_and_comes_in_once_it_is(dealt: Book, tmp_path: Path) -> None:
    rows = (
        "2026-4,Loom,,77 GBP,2026-01-02,,\n2026-5,Nobody,Spring,50 GBP,2026-01-02,,\n2026-6,Kettle,Barista reels,,,,\n"
    )
    summary = bring(dealt, tmp_path, HEADINGS + rows)
    assert codes(summary) == [
        ("several_deals", "line 2"),
        ("unknown_deal", "line 3"),
        ("payment_without_amount", "line 4"),
    ]
    assert "Autumn bedding, Winter rugs" in summary.notices[0].message
    assert "Nobody · Spring" in summary.notices[1].message
    assert (summary.has_changes, summary.left_something) == (False, True)
    bring(dealt, tmp_path, "Brand,Project,Fee,Status\nNobody,Spring,50 GBP,lead\n", "more.csv")
    assert bring(dealt, tmp_path, HEADINGS + rows).tallies["payment"].added == 1


@pytest.mark.parametrize("deal", ["Deal", "Campaign", "Deal title"])
def test_days_of_payments_are_no_second_deal_whatever_names_the_deal(dealt: Book, tmp_path: Path, deal: str) -> None:
    rows = "Loom,Winter rugs,100 GBP,2026-10-31,2026-10-10,2026-10-01\n"
    summary = bring(dealt, tmp_path, f"Brand,{deal},Amount,Due date,Paid on,Invoice date\n{rows}")
    assert (summary.files[0].kind, codes(summary)) == ("payments", [])
    assert support.rows(dealt, PAID)[-1] == ("Fee", 10_000, "", "2026-10-01", "2026-10-31", "2026-10-10")
    assert support.rows(dealt, "SELECT count(*) FROM deal") == [(3,)]


TWO = (
    "Deal,Instalment,Amount,Due date,Paid on\n"
    "Winter rugs,First,150 GBP,2026-10-31,2026-10-10\n"
    "Winter rugs,Second,150 GBP,2026-11-30,\n"
)
OF_TWO = "SELECT label, amount_minor, due_on, paid_on FROM payment WHERE label IN ('First', 'Second') ORDER BY id"


@pytest.mark.parametrize(
    "rows",
    [
        "Winter rugs,Second,150 GBP,2026-11-30,2026-11-20\n",
        "Winter rugs,second,150 GBP,,2026-11-20\n",
        "Winter rugs,,150 GBP,2026-11-30,2026-11-20\n",
        "Winter rugs,,150 GBP,,2026-11-20\n",
        "Winter rugs,,150 GBP,,2026-10-10\nWinter rugs,,150 GBP,,2026-11-20\n",
    ],
)
def test_of_payments_of_one_amount_a_row_is_about_the_one_that_it_names_or_that_is_open(
    dealt: Book, tmp_path: Path, rows: str
) -> None:
    bring(dealt, tmp_path, TWO, kind="payments")
    path = tmp_path / "later.csv"
    path.write_text("Deal,Instalment,Amount,Due date,Paid on\n" + rows, encoding="utf-8")
    summary = imports.import_files(dealt, [path], "payments", wishes=imports.Wishes(take_changes=True)).value
    assert (codes(summary), summary.tallies["payment"].added) == ([], 0)
    assert support.rows(dealt, OF_TWO) == [
        ("First", 15_000, "2026-10-31", "2026-10-10"),
        ("Second", 15_000, "2026-11-30", "2026-11-20"),
    ]


def test_a_row_that_may_be_any_of_several_payments_is_left_out_and_they_are_named(dealt: Book, tmp_path: Path) -> None:
    bring(dealt, tmp_path, TWO.replace("2026-10-10", ""), kind="payments")
    before = support.rows(dealt, PAID)
    summary = bring(
        dealt, tmp_path, "Deal,Amount,Paid on\nWinter rugs,150 GBP,2026-11-20\n", "later.csv", kind="payments"
    )
    assert codes(summary) == [("several_payments", "line 2")]
    assert "“Winter rugs” has several payments that the row may mean (First, Second)" in summary.notices[0].message
    assert (summary.left_something, support.rows(dealt, PAID)) == (True, before)


def test_another_payment_of_the_amount_of_a_paid_one_is_a_payment_of_its_own(dealt: Book, tmp_path: Path) -> None:
    bring(dealt, tmp_path, TWO.partition("Winter rugs,Second")[0], kind="payments")
    summary = bring(dealt, tmp_path, TWO, "later.csv", kind="payments")
    assert (codes(summary), summary.tallies["payment"].added) == ([], 1)
    assert [row[0] for row in support.rows(dealt, OF_TWO)] == ["First", "Second"]


def test_payments_beyond_the_fee_and_paid_without_a_day_are_said(dealt: Book, tmp_path: Path) -> None:
    summary = bring(
        dealt, tmp_path, "Invoice No,Brand,Deal,Amount,Due date,Paid\n2026-7,Loom,Winter rugs,400 GBP,2026-02-01,yes\n"
    )
    assert codes(summary) == [("paid_without_day", "line 2"), ("payments_beyond_fee", "line 2")]
    assert "come to £400.00 now; its fee is £300.00" in summary.notices[1].message


def test_a_payment_in_another_currency_than_the_fee_is_said(dealt: Book, tmp_path: Path) -> None:
    summary = bring(dealt, tmp_path, HEADINGS + "2026-7,Loom,Winter rugs,120 CHF,,2026-02-01,\n")
    assert codes(summary) == [("payment_of_other_currency", "line 2")]
    assert "is CHF120.00, and the fee of “Winter rugs” is £300.00" in summary.notices[0].message
    assert summary.tallies["payment"].added == 1


@pytest.mark.parametrize("word", ["payments", "payment"])
def test_a_sheet_is_payments_where_that_is_said(dealt: Book, tmp_path: Path, word: str) -> None:
    summary = bring(dealt, tmp_path, "Brand,Project,Amount,Paid on\nKettle,Barista reels,150 GBP,\n", kind=word)
    assert summary.files[0].kind == "payments"
    assert summary.tallies["payment"].added == 1


def test_days_that_cannot_both_be_right_are_named_and_neither_is_taken(book: Book, tmp_path: Path) -> None:
    summary = bring(
        book,
        tmp_path,
        "Brand,Project,Fee,Start,End\nLoom,Rugs,90 GBP,2027-05-31,2027-05-01\nLoom,Mugs,9 GBP,2027-05-01,\n",
    )
    assert codes(summary) == [("reversed_period", "line 2")]
    assert "ends on 2027-05-01, before it starts on 2027-05-31" in summary.notices[0].message
    assert support.rows(book, "SELECT title, starts_on, ends_on FROM deal ORDER BY title") == [
        ("Mugs", "2027-05-01", None),
        ("Rugs", None, None),
    ]
    assert support.rows(book, "SELECT text FROM note") == [("Start: 2027-05-31\nEnd: 2027-05-01",)]
    lent = bring(book, tmp_path, "Brand,Product,Received on,Return by\nLoom,Rug,2026-05-31,2026-05-01\n", "gifts.csv")
    assert codes(lent) == [("reversed_return", "line 2")]
    assert support.rows(book, "SELECT received_on, return_due_on FROM gift") == [(None, None)]


def test_days_to_pay_become_terms_of_the_deal(book: Book, tmp_path: Path) -> None:
    bring(book, tmp_path, "Brand,Project,Fee,Payment terms\nLoom,Rugs,90 GBP,Net 45\n")
    assert support.rows(book, "SELECT payment_days FROM terms") == [(45,)]


AGREED = "SELECT payment_days, invoice_number, amount_minor, paid_on FROM terms JOIN payment USING (deal_id)"


@pytest.mark.parametrize("status", ["lead", "signed"])
def test_terms_and_the_invoice_that_a_sheet_names_later_reach_its_deal(book: Book, tmp_path: Path, status: str) -> None:
    bring(book, tmp_path, f"Brand,Project,Fee,Status\nLoom,Rugs,90 GBP,{status}\n")
    headings = "Brand,Project,Fee,Status,Payment terms,Invoice no\n"
    later = bring(book, tmp_path, f"{headings}Loom,Rugs,90 GBP,{status},Net 45,INV-7\n", kind="deals")
    assert (later.has_changes, codes(later)) == (True, [])
    assert support.rows(book, AGREED) == [(45, "INV-7", 9_000, None)]
    assert not bring(book, tmp_path, f"{headings}Loom,Rugs,90 GBP,{status},Net 45,INV-7\n", kind="deals").has_changes
    path = tmp_path / "sheet.csv"
    path.write_text(f"{headings}Loom,Rugs,80 GBP,{status},immediately,INV-8\n", encoding="utf-8")
    differs = imports.import_files(book, [path], "deals").value
    assert [notice.code for notice in differs.notices] == ["differs"] * 4
    assert any(notice.message.startswith("Rugs: “Payment days” is “0”") for notice in differs.notices)
    imports.import_files(book, [path], "deals", wishes=imports.Wishes(take_changes=True))
    assert support.rows(book, AGREED) == [(0, "INV-8", 8_000, None)]


def test_which_of_several_payments_a_sheet_of_deals_means_is_asked(dealt: Book, tmp_path: Path) -> None:
    bring(dealt, tmp_path, TWO, kind="payments")
    sheet = "Brand,Project,Fee,Status,Invoice no\nLoom,Winter rugs,300 GBP,lead,INV-9\n"
    before = support.rows(dealt, PAID)
    assert codes(bring(dealt, tmp_path, sheet, kind="deals")) == [("several_payments", "line 2")]
    assert support.rows(dealt, PAID) == before


def test_an_invoice_number_of_another_brand_is_left_out_with_its_row_whatever_sheet_says_it(
    dealt: Book, tmp_path: Path
) -> None:
    bring(dealt, tmp_path, HEADINGS + "F-1,Loom,Winter rugs,100 GBP,2026-01-02,,2026-01-20\n")
    known = support.rows(dealt, PAID)
    payments = bring(dealt, tmp_path, HEADINGS + "f-1,Kettle,Barista reels,1150 GBP,2026-01-02,,\n", "other.csv")
    assert codes(payments) == [("row_refused", "line 2")]
    assert "Invoice F-1 is on a payment of “Winter rugs” already." in payments.notices[0].message
    rows = (
        "Brand,Project,Fee,Status,Invoice number,Invoiced on\n"
        "Aria,Spring,700 GBP,delivered,F-1,2026-09-01\n"
        "Aria,Long ago,7 GBP,paid,F-1,\n"
        "Aria,Summer,700 GBP,delivered,F-9,2026-09-01\n"
        # Neither is in the book yet.
        "Bleu,Autumn,700 GBP,delivered,F-9,2026-09-01\n"
        "Aria,Winter,710 GBP,delivered,F-9,2026-09-01\n"
    )
    deals = bring(dealt, tmp_path, rows, "deals-too.csv")
    refused = [notice.where for notice in deals.notices if notice.code == "row_refused"]
    assert refused == ["line 2", "line 3", "line 5"]
    assert "Invoice F-9 is on a payment of “Summer” already." in " ".join(each.message for each in deals.notices)
    added = [row[2] for row in support.rows(dealt, PAID) if row not in known]
    assert added == ["F-9", "F-9"]
