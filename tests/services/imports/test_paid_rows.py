"""Rows of sheets that call something paid: no such row waits to be paid in silence, and what is said of it is true."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from creatorbook.services.reminders.figures import figures
from creatorbook.services.reminders.today import When, list_due
from tests.services import support
from tests.services.imports.test_payments import bring, codes

if TYPE_CHECKING:
    from pathlib import Path

    from creatorbook.domain.values.money import Money
    from creatorbook.services.book.book import Book


def waiting(book: Book) -> tuple[int, tuple[Money, ...]]:
    with book.reading() as reading:
        found = {figure.id: figure for figure in figures(reading, book.clock.today())}
    return found["owed"].count, found["owed"].sums


@pytest.mark.parametrize(
    ("headings", "said"),
    [
        ("Status", "Paid"),
        ("Statut", "Payé"),
        ("Estado", "Cobrado"),
        ("Payment status", "Paid"),
        ("Paid?", "yes"),
        ("Payé", "oui"),
    ],
)
def test_a_fee_called_paid_without_a_day_is_said_and_waits_for_nothing(
    book: Book, tmp_path: Path, headings: str, said: str
) -> None:
    summary = bring(book, tmp_path, f"Brand,Project,Fee,{headings}\nFerrow,Lamp reel,640 EUR,{said}\n")
    assert codes(summary) == [("fee_paid_without_day", "line 2")]
    assert support.rows(book, "SELECT stage FROM deal") == [("paid",)]
    assert waiting(book) == (0, ())


@pytest.mark.parametrize(
    ("row", "said", "owed"),
    [
        ("Closed,2026-01-05,FA-1,", ["fee_of_history"], 0),
        ("Terminé,,,", ["fee_of_history"], 0),
        ("Closed,2026-01-05,FA-1,no", [], 1),
        ("Closed,2026-02-20,FA-1,", [], 1),
        ("Invoiced,2026-01-05,FA-1,", [], 1),
    ],
)
def test_what_is_finished_and_older_than_a_month_was_paid_unless_its_row_denies_it(
    book: Book, tmp_path: Path, row: str, said: list[str], owed: int
) -> None:
    headings = "Brand,Project,Fee,Status,Invoice date,Invoice number,Paid\n"
    summary = bring(book, tmp_path, f"{headings}Ferrow,Lamp,640 EUR,{row}\n")
    assert [code for code, _where in codes(summary)] == said
    assert waiting(book)[0] == owed
    with book.reading() as reading:
        late = [line.kind for line in list_due(reading, book.clock.today()) if line.when is When.LATE]
    assert late.count("payment_late") == (owed if "2026-01-05" in row else 0)


def test_a_day_beside_the_word_paid_is_the_day_of_payment(book: Book, tmp_path: Path) -> None:
    summary = bring(book, tmp_path, "Brand,Project,Fee,Status\nFerrow,Lamp,640 EUR,Paid on 2025-03-04\n")
    assert codes(summary) == []
    assert support.rows(book, "SELECT amount_minor, paid_on FROM payment") == [(64_000, "2025-03-04")]


def test_what_is_paid_ahead_of_the_work_is_named_and_noted(book: Book, tmp_path: Path) -> None:
    summary = bring(book, tmp_path, "Brand,Project,Fee,Status,Paid\nFerrow,Lamp,640 EUR,signed,yes\n")
    assert codes(summary) == [("paid_without_day", "line 2")]
    assert support.rows(book, "SELECT text FROM note") == [("Paid, on a day that is not known",)]


def test_a_number_of_an_invoice_is_no_bad_date_and_ended_is_an_end(book: Book, tmp_path: Path) -> None:
    rows = "Ferrow,Lamp,640,Paid,2025-02-01,FA-31\nTegel,Mug,90,Cancelled,2025-05-01,\n"
    summary = bring(book, tmp_path, "brand,title,amount,status,ended,invoice\n" + rows)
    assert {code for code, _where in codes(summary)} <= {"fee_paid_without_day", "no_currency"}
    assert support.rows(book, "SELECT title, ends_on FROM deal ORDER BY title") == [
        ("Lamp", "2025-02-01"),
        ("Mug", "2025-05-01"),
    ]
    assert support.rows(book, "SELECT text FROM note") == [("Invoice number: FA-31",)]


PAID_SHEET = (
    "Factura;Cliente;Importe;Vencimiento;Cobrado;Estado\n"
    "A-1;Ferrow;640,00 EUR;01/11/2026;150,00;Parcial\n"
    "A-1;Tegel;90 QQX;10/01/2027;;\n"
    "A-3;Ferrow;-20,00;10/01/2027;;\n"
)


def test_a_part_of_a_sum_is_named_with_what_stays_open(book: Book, tmp_path: Path) -> None:
    bring(book, tmp_path, "Brand,Project,Fee,Status\nFerrow,Lamp,640 EUR,signed\nTegel,Mug,90 EUR,signed\n", "d.csv")
    summary = bring(book, tmp_path, PAID_SHEET)
    said = {(notice.code, notice.where): notice.message for notice in summary.notices}
    assert said["part_paid", "line 2"].startswith("€150.00 of €640.00 was paid")
    assert "“QQX” in “90 QQX” is not a currency" in said["amount_of_no_currency", "line 3"]
    assert "below zero" in said["negative_amount", "line 4"]
    assert "“A-1” is in row 2" in said["number_twice", "line 3"]
    assert support.rows(book, "SELECT amount_minor, paid_on FROM payment WHERE invoice_number = 'A-1'") == [
        (64_000, None)
    ]
    # What is said to be noted is in a note.
    noted = " ".join(text for (text,) in support.rows(book, "SELECT text FROM note"))
    assert "Cobrado: 150,00" in noted
    for notice in summary.notices:
        if "the note" in notice.message:
            assert str(notice.params["text"]) in noted


def test_nothing_is_called_noted_of_a_row_that_was_left_out(book: Book, tmp_path: Path) -> None:
    summary = bring(book, tmp_path, PAID_SHEET)
    assert support.rows(book, "SELECT text FROM note") == []
    assert summary.has_changes is False
    assert [notice.message for notice in summary.notices if "the note" in notice.message] == []


def test_a_column_of_sums_paid_does_not_settle_the_whole(book: Book, tmp_path: Path) -> None:
    bring(book, tmp_path, "Brand,Project,Fee,Status\nFerrow,Lamp,640 EUR,signed\n", "d.csv")
    rows = "Invoice No,Brand,Amount,Amount paid,Paid on\nB-1,Ferrow,640 EUR,150 EUR,2026-02-01\n"
    assert "part_paid" in [code for code, _where in codes(bring(book, tmp_path, rows))]
    assert support.rows(book, "SELECT paid_on FROM payment") == [(None,)]
    assert "Amount paid: 150 EUR" in str(support.rows(book, "SELECT text FROM note"))


def test_the_day_by_which_a_fee_is_due_comes_with_its_payment_or_stays_in_the_note(book: Book, tmp_path: Path) -> None:
    headings = "Marque,Projet,Montant HT,Statut,Échéance de paiement\n"
    rows = headings + "Tiber,Soir,1500 €,Signé,{day}\nAlpa,Gourde,650 €,,{day}\n"
    bring(book, tmp_path, rows.format(day="15/01/2027"))
    assert support.rows(book, 'SELECT "trigger", due_on FROM payment') == [("on_date", "2027-01-15")]
    assert support.rows(book, "SELECT text FROM note") == [("Payment due: 2027-01-15",)]
    bring(book, tmp_path, rows.format(day="20/01/2027"))
    assert support.rows(book, "SELECT due_on FROM payment") == [("2027-01-15",)]
