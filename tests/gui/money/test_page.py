"""The page Money: what is to come, answered by one key; a statement of the bank read, booked and taken back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QPushButton

from creatorbook.domain.records.deals import Stage
from creatorbook.domain.values.money import Money
from creatorbook.exchange.base.records import ReadOptions
from creatorbook.gui.desk import records
from creatorbook.gui.forms.record_form import RecordForm
from creatorbook.gui.money import entries
from creatorbook.gui.money import page as money_page
from creatorbook.gui.money.invoice import InvoiceDialog
from creatorbook.gui.money.invoice_part import InvoicePart
from creatorbook.gui.money.page import INVOICES, MoneyPage
from creatorbook.gui.money.rates import RatesDialog
from creatorbook.gui.money.statement import StatementDialog
from creatorbook.gui.rows.row import Head, Rest, TwoLineRow
from creatorbook.gui.today.page import TodayPage
from creatorbook.services.invoices.drafting import DraftInvoice
from creatorbook.services.money.receiving import RecordPayment
from creatorbook.services.records import rows
from creatorbook.services.records.editing import AddRecord, EditRecord
from creatorbook.services.records.reading import live
from creatorbook.services.statements.creators import creators
from creatorbook.services.statements.files import read_statement_file
from creatorbook.services.statements.keeping import KeepStatement

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from creatorbook.gui.frame.window import Window
    from creatorbook.gui.rows.row import Entry
    from creatorbook.services.book.book import Book

D = TypeVar("D", bound=QDialog)
pytestmark = pytest.mark.usefixtures("unmeasured_children")


@pytest.fixture
def page(window: Window, book: Book, qtbot: QtBot) -> MoneyPage:
    """A deal of two payments, one of them invoiced, and the page."""
    brand = book.run(AddRecord("brand", {"name": "Glow"})).value
    deal = book.run(
        AddRecord(
            "deal", {"title": "Spring", "brand_id": brand, "stage": Stage.CONTRACTED, "fee": Money(150000, "EUR")}
        )
    ).value
    for label, amount, more in (
        (
            "First",
            90000,
            {"invoice_number": "F2026-007", "invoiced_on": date(2026, 2, 1), "due_on": date(2026, 2, 15)},
        ),
        ("Second", 60000, {"due_on": date(2026, 3, 12)}),
    ):
        book.run(AddRecord("payment", {"deal_id": deal, "label": label, "amount": Money(amount, "EUR"), **more}))
    window.go("money")
    found = window.current_page
    assert isinstance(found, MoneyPage)
    qtbot.waitUntil(lambda: len(_rows(found)) == 2)
    return found


def _rows(page: MoneyPage) -> list[TwoLineRow]:
    """Return the rows of the deal and of the bank; the book has other deals too."""
    found = [entry for entry in _all(page) if isinstance(entry, TwoLineRow)]
    return [row for row in found if "Spring" in row.first or not row.key.startswith(("deal:", "payment:"))]


def _dialog(page: MoneyPage, kind: type[D], qtbot: QtBot) -> D:
    window = page.window()
    qtbot.waitUntil(lambda: window.findChild(kind) is not None)
    found = window.findChild(kind)
    assert found is not None
    return found


def test_what_is_late_comes_first_and_is_paid_by_one_key(page: MoneyPage, book: Book, qtbot: QtBot) -> None:
    late, expected = _rows(page)
    assert (late.first, late.day.role) == ("Spring – First", "danger")
    assert "F2026-007" in late.second
    assert expected.first == "Spring – Second"
    page.lines.choose(late.key)
    page.lines.setFocus()
    QTest.keyClick(page.lines, Qt.Key.Key_P)
    qtbot.waitUntil(lambda: len(_rows(page)) == 1)
    with book.reading() as reading:
        paid = rows.get(reading, "payment", late.key.partition(":")[2])["paid_on"]
    assert paid == book.clock.today()
    book.undo()
    qtbot.waitUntil(lambda: len(_rows(page)) == 2)


def test_the_bars_are_told_and_written_as_pictures(page: MoneyPage, tmp_path: Path, qtbot: QtBot) -> None:
    chart = page.year.chart
    assert "February" in chart.accessibleDescription()
    assert page.year.lines["money_late"].accessibleName().endswith("900")
    chart.setFocus()
    QTest.keyClick(chart, Qt.Key.Key_Right)
    for name in ("year.svg", "year.png"):
        page.save_chart(str(tmp_path / name))
        qtbot.waitUntil((tmp_path / name).exists)
        assert (tmp_path / name).stat().st_size > 500
    assert "<svg" in (tmp_path / "year.svg").read_text(encoding="utf-8")


def test_an_invoice_is_drawn_up_by_one_key_and_looked_at(page: MoneyPage, qtbot: QtBot) -> None:
    expected = _rows(page)[1]
    page.lines.choose(expected.key)
    page.lines.setFocus()
    QTest.keyClick(page.lines, Qt.Key.Key_I)
    dialog = _dialog(page, InvoiceDialog, qtbot)
    qtbot.waitUntil(lambda: "Draft" in dialog.windowTitle())
    # The creator's own address and number are missing: the draft says so, and cannot go out.
    qtbot.waitUntil(lambda: bool(dialog.findings.lines))
    assert not dialog.issue.isEnabled()
    dialog.close()
    page.tabs.tabs.setCurrentIndex(INVOICES)
    qtbot.waitUntil(lambda: len(_rows(page)) == 1)


def test_a_statement_is_read_and_its_ready_line_booked(
    page: MoneyPage, book: Book, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "bank.csv"
    path.write_text("Date;Label;Amount EUR;Payer\n20/02/2026;F2026-007;900,00;GLOW\n", encoding="utf-8")
    page.take_files([str(path)])
    dialog = _dialog(page, StatementDialog, qtbot)
    qtbot.waitUntil(dialog.keep.isEnabled)
    dialog.keep.click()
    qtbot.waitUntil(lambda: len(_rows(page)) == 3)
    bank = _rows(page)[0]
    assert bank.key.startswith("statement_row:")
    assert "Spring – First" in bank.first
    page.lines.choose(bank.key)
    page.lines.setFocus()
    QTest.keyClick(page.lines, Qt.Key.Key_B)
    qtbot.waitUntil(lambda: len(_rows(page)) == 1)
    book.undo()
    qtbot.waitUntil(lambda: len(_rows(page)) == 3)


def test_a_statement_that_leaves_something_open_asks_for_it(page: MoneyPage, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "bank.csv"
    path.write_text("Date;Label;Amount\n02/03/2026;F2026-007;900,00\n", encoding="utf-8")
    page.take_files([str(path)])
    dialog = _dialog(page, StatementDialog, qtbot)
    qtbot.waitUntil(dialog.days.isVisible)
    assert not dialog.keep.isEnabled()
    dialog.days.set_value(True)
    dialog.days.changed.emit()
    qtbot.waitUntil(dialog.currency.isVisible)
    dialog.currency.set_value("EUR")
    dialog.currency.changed.emit()
    qtbot.waitUntil(dialog.keep.isEnabled)
    dialog.close()


def test_today_draws_up_what_may_be_invoiced_and_leads_to_the_banks_lines(
    page: MoneyPage, window: Window, book: Book, qtbot: QtBot, tmp_path: Path
) -> None:
    deal = next(row.deal_ids[0] for row in page._found.owed if "Spring" in row.title) if page._found else ""
    book.run(EditRecord("deal", deal, {"signed_on": date(2026, 2, 1)}))
    values = {"deal_id": deal, "label": "Advance", "amount": Money(10000, "EUR"), "trigger": "on_signature"}
    payment = book.run(AddRecord("payment", values)).value
    path = tmp_path / "bank.csv"
    path.write_text("Date;Libellé;Montant en euros;Contrepartie\n20/02/2026;VIR;50,00;Lune\n", encoding="utf-8")
    with book.reading() as reading:
        read = read_statement_file(reading, path, ReadOptions())
        creator = rows.get(reading, "deal", deal)["creator_id"].id
    book.run(KeepStatement(read, creator, is_own=True))
    window.go("today")
    today = window.current_page
    assert isinstance(today, TodayPage)
    qtbot.waitUntil(lambda: any(key.startswith(f"payment_to_invoice:{payment}") for key in today._due))
    bank = next(key for key in today._due if key.startswith("bank_lines:"))
    key = next(key for key in today._due if key.startswith(f"payment_to_invoice:{payment}"))
    today.lines.choose(key)
    row = today.lines.current_row()
    assert row is not None
    assert [action.text for action in row.actions if action.shown] == ["Draft…", "Invoiced", "Later"]
    today._act(key, row.actions[0].id)
    dialog = _dialog(page, InvoiceDialog, qtbot)
    qtbot.waitUntil(lambda: "Draft" in dialog.windowTitle())
    dialog.close()
    window.go("today")
    qtbot.waitUntil(lambda: bank in today._due)
    today._act(bank, "bank")
    assert window.current_page is page


def test_a_file_of_rates_that_is_dropped_is_kept_and_one_can_be_typed(
    page: MoneyPage, window: Window, book: Book, qtbot: QtBot, tmp_path: Path
) -> None:
    brand = book.run(AddRecord("brand", {"name": "Alba"})).value
    fee = Money(100_000, "USD")
    book.run(AddRecord("deal", {"title": "D", "brand_id": brand, "fee": fee, "signed_on": date(2026, 2, 1)}))
    file = tmp_path / "eurofxref-hist.csv"
    file.write_bytes(b"Date,USD,\n2026-02-27,1.0823,\n")
    page.take_files([str(file)])
    (dialog,) = window.findChildren(RatesDialog)

    def shown(words: str) -> bool:
        return any(words in each.text() for each in dialog.findChildren(QLabel))

    qtbot.waitUntil(lambda: shown("1 EUR = 1.0823 USD"))
    dialog.currency.set_value("GBP")
    dialog.keep_typed()
    qtbot.waitUntil(lambda: shown("not a rate above zero"))
    dialog.rate.set_value("0.85")
    dialog.keep_typed()
    qtbot.waitUntil(lambda: shown("1 EUR = 0.85 GBP"))
    file.write_bytes(b"Date,USD,\n2026-02-31,1.0823,\n")
    dialog.take_file(str(file))
    qtbot.waitUntil(lambda: shown("2026-02-31"))


def _turn_to(page: MoneyPage, title: str, qtbot: QtBot) -> None:
    """Click on a tab as a person does."""
    tabs = page.tabs.tabs
    place = next(place for place in range(tabs.count()) if tabs.tabText(place).startswith(title))
    QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(place).center())
    qtbot.waitUntil(lambda: tabs.currentIndex() == place)


def _entries(page: MoneyPage) -> list[tuple[str, str]]:
    """Return each head with the count below it, and each row with its sum."""
    return [
        (each.first, each.day.text) if isinstance(each, TwoLineRow) else (each.title, str(each.count))
        for each in _all(page)
        if isinstance(each, TwoLineRow | Head)
    ]


def test_a_share_is_settled_by_its_key_and_its_statement_saved_from_its_button(
    page: MoneyPage, book: Book, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _turn_to(page, "Shares", qtbot)
    assert _entries(page) == []
    assert page._none is not None
    assert page._none.isVisible()
    with book.reading() as reading:
        ((creator, _name),) = creators(reading)
    book.run(AddRecord("split", {"creator_id": creator, "partner": "North Lane", "percent_bp": 2000}))
    late = next(each for each in page._found.owed if each.title.endswith("First")) if page._found else None
    assert late is not None
    book.run(RecordPayment((late.target,), Money(50000, "EUR"), date(2026, 3, 1)))
    qtbot.waitUntil(lambda: _entries(page) == [("Still to settle", "1"), ("North Lane", "€100.00")])
    (row,) = [entry for entry in map(page.lines.rows.entry, range(2)) if isinstance(entry, TwoLineRow)]
    assert "March" in row.second
    monkeypatch.setattr(QFileDialog, "open", lambda _dialog: None)
    place = page.lines.place_under(row.key, row.actions[1].id)
    for name, start in (("march.pdf", b"%PDF"), ("march.csv", b"\xef\xbb\xbf")):
        spot = page.lines.viewport().mapFromGlobal(place) - QPoint(-8, 8)
        QTest.mouseClick(page.lines.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        asked = page.findChildren(QFileDialog)[-1]
        asked.fileSelected.emit(str(tmp_path / name))
        asked.close()
        qtbot.waitUntil((tmp_path / name).exists)
        assert (tmp_path / name).read_bytes().startswith(start)
    page.lines.choose(row.key)
    page.lines.setFocus()
    QTest.keyClick(page.lines, Qt.Key.Key_P)
    qtbot.waitUntil(lambda: _entries(page) == [("Settled", "1"), ("North Lane", "€100.00")])
    book.undo()
    qtbot.waitUntil(lambda: _entries(page)[0] == ("Still to settle", "1"))


def test_expenses_are_added_from_the_empty_tab_and_opened_by_enter(
    page: MoneyPage, window: Window, book: Book, qtbot: QtBot
) -> None:
    _turn_to(page, "Expenses", qtbot)
    assert page._none is not None
    (add,) = [each for each in page._none.findChildren(QPushButton) if each.text() == "Add an expense"]
    QTest.mouseClick(add, Qt.MouseButton.LeftButton)
    form = _dialog(page, RecordForm, qtbot)
    assert "xpense" in form.windowTitle()
    form.close()
    deal = next(row.deal_ids[0] for row in page._found.owed if "Spring" in row.title) if page._found else ""
    train = {
        "text": "Train",
        "amount": Money(8900, "EUR"),
        "deal_id": deal,
        "passed_on": True,
        "spent_on": date(2026, 2, 3),
    }
    light = {"text": "Light", "amount": Money(12000, "EUR"), "category": "Equipment"}
    for values in (train, light):
        book.run(AddRecord("expense", values))
    qtbot.waitUntil(lambda: len(_entries(page)) == 4)
    assert _entries(page) == [
        ("For the next invoice", "1"), ("Train", "€89.00"), ("Others", "1"), ("Light", "€120.00"),
    ]  # fmt: skip
    assert page.tabs.tabs.tabText(page.tabs.tabs.currentIndex()).startswith("Expenses")
    key = next(
        each.key
        for each in map(page.lines.rows.entry, range(4))
        if isinstance(each, TwoLineRow) and each.first == "Light"
    )
    page.lines.choose(key)
    page.lines.setFocus()
    QTest.keyClick(page.lines, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.inspector.record[0] == "expense" or bool(window.findChildren(RecordForm)))


def test_a_long_group_shows_its_first_rows_and_the_rest_when_it_is_asked_for(
    page: MoneyPage, book: Book, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (entries, money_page):
        monkeypatch.setattr(module, "FIRST", 1)
    deal = next(row.deal_ids[0] for row in page._found.owed if "Spring" in row.title) if page._found else ""
    for label in ("Second", "Third"):
        part = {"deal_id": deal, "label": label, "amount": Money(100, "EUR"), "due_on": date(2026, 2, 20)}
        book.run(AddRecord("payment", part))
    qtbot.waitUntil(lambda: any(isinstance(each, Rest) for each in _all(page)))
    head, first, rest = _all(page)[:3]
    assert isinstance(head, Head)
    assert isinstance(first, TwoLineRow)
    assert isinstance(rest, Rest)
    assert (head.count, first.first, rest.text) == (3, "Spring – First", "2 more")
    page.lines.setFocus()
    QTest.keyClick(page.lines, Qt.Key.Key_Home)
    for _time in range(2):
        page.lines.choose(rest.key)
        QTest.keyClick(page.lines, Qt.Key.Key_Return)
        current = page.lines.current_row()
        assert current is not None
        assert current.first in ("Spring – Second", "Spring – Third")
    assert not isinstance(_all(page)[4], Rest)


def _all(page: MoneyPage) -> list[Entry | None]:
    return [page.lines.rows.entry(number) for number in range(page.lines.rows.rowCount())]


def test_an_invoice_is_found_by_its_brand_and_shown_with_what_it_is_for(
    page: MoneyPage, window: Window, book: Book, qtbot: QtBot
) -> None:
    deal = next(row.deal_ids[0] for row in page._found.owed if "Spring" in row.title) if page._found else ""
    with book.reading() as reading:
        (second,) = (row.id for row in live(reading, "payment", deal_id=deal) if row.title == "Second")
    draft = book.run(DraftInvoice((deal,), payments=(second,))).value
    hit = next(hit for hit in records.search(book, "Glow") if hit.kind == "invoice")
    assert (hit.id, hit.title, hit.hint) == (draft, "Draft, Glow", "Invoice")
    window.go("money", {"select": draft})
    window.show_inspector(True)
    window.inspect("invoice", draft)
    qtbot.waitUntil(lambda: (row := page.lines.current_row()) is not None and row.key == f"invoice:{draft}")
    part = window.inspector.findChild(InvoicePart)
    assert part is not None
    (line,) = part.lines.list.lines
    assert (line.kind, line.id, line.end) == ("deal", deal, "€600.00")
    window.desk.trash([("invoice", draft)])
    qtbot.waitUntil(lambda: records.read_row(book, "invoice", draft).trashed)
