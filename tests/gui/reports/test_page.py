"""The page Reports: a year in four charts, gone through by keys, shown as rows, and written to files."""

from __future__ import annotations

import zipfile
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMenu, QToolButton

from creatorbook.domain.money.bookkeeping import Role
from creatorbook.domain.records.deals import Stage
from creatorbook.domain.records.gifts import GiftFate
from creatorbook.domain.values.money import Money
from creatorbook.gui.access.announcing import ANNOUNCER
from creatorbook.gui.parts.notices import Notice
from creatorbook.gui.reports import shapes
from creatorbook.gui.reports.accountant import AccountantDialog
from creatorbook.gui.reports.page import ReportsPage
from creatorbook.services.records.editing import AddRecord

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from creatorbook.gui.charts.painted import PaintedChart
    from creatorbook.gui.frame.window import Window
    from creatorbook.services.book.book import Book
    from creatorbook.services.reports.year import YearReport

pytestmark = pytest.mark.usefixtures("unmeasured_children")


@pytest.fixture
def page(window: Window, book: Book, qtbot: QtBot) -> ReportsPage:
    """Two brands that paid in 2026, one of them late in dollars, one sum of 2025, a gift and a loan; and the page."""
    for name, fee, invoiced, due, paid in (
        ("Glow", Money(90000, "EUR"), date(2026, 1, 2), date(2026, 2, 1), date(2026, 1, 20)),
        ("Alba", Money(40000, "USD"), date(2026, 1, 2), date(2026, 1, 12), date(2026, 2, 10)),
        ("Glow", Money(50000, "EUR"), date(2025, 3, 2), date(2025, 4, 1), date(2025, 3, 12)),
    ):
        brand = book.run(AddRecord("brand", {"name": f"{name} {invoiced.year}"})).value
        deal = {"title": name, "brand_id": brand, "stage": Stage.CONTRACTED, "fee": fee, "signed_on": invoiced}
        id = book.run(AddRecord("deal", deal)).value
        payment = {
            "deal_id": id,
            "label": "All",
            "amount": fee,
            "invoiced_on": invoiced,
            "due_on": due,
            "paid_on": paid,
        }
        book.run(AddRecord("payment", payment))
    for what, value, fate in (("Vase", 12000, GiftFate.KEPT), ("Camera", 99000, GiftFate.TO_RETURN)):
        gift = {
            "description": what,
            "brand_id": brand,
            "value": Money(value, "EUR"),
            "fate": fate,
            "received_on": date(2026, 2, 3),
        }
        book.run(AddRecord("gift", gift))
    window.go("reports")
    found = window.current_page
    assert isinstance(found, ReportsPage)
    qtbot.waitUntil(lambda: found.income.sheet is not None)
    return found


def test_a_year_is_shown_and_another_is_chosen(page: ReportsPage, qtbot: QtBot) -> None:
    assert page.income.chart.spoken_text() == "January: €900. February: US$400."
    assert "2026: €120 in gifts." in page.gifts.chart.spoken_text()
    assert "990" not in page.gifts.chart.spoken_text()
    assert page.payers.chart.spoken_text() == (
        "Alba 2026: 39 days, 10 days agreed, 1 of 1 late. Glow 2026: 18 days, 30 days agreed, 0 of 1 late."
    )
    # Deals without a day count toward the written contract as of today, and those of three brands come nearest.
    assert page.lines.chart.spoken_text().count("Written contract, ") == len(shapes.nearest(_report(page)))
    assert page.lines.sheet is not None
    vat = next(row for row in page.lines.sheet.texts() if row[0] == "VAT exemption, services")
    assert vat[1:6] == ["€900.00", "€37,500.00", "2.4%", "France · since 1 Jan 2026", "US$400 · gifts of €120"]
    assert page.segments is not None
    before = next(each for each in page.segments.findChildren(QToolButton) if each.text() == "2025")
    QTest.mouseClick(before, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.income.chart.spoken_text() == "March: €500.")
    assert page.segments.value == "2025"


def _report(page: ReportsPage) -> YearReport:
    assert page._found is not None
    return page._found[1]


def test_keys_go_through_the_bars_and_lead_to_what_they_count(page: ReportsPage, qtbot: QtBot) -> None:
    heard: list[str] = []
    ANNOUNCER.announced.connect(heard.append)
    page.take_focus()
    _press(page.income.chart, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Left)
    assert heard == ["January: €900.", "February: €0.", "February: US$400.", "January: US$0."]
    _press(page.payers.chart, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return)
    assert heard[-1].startswith("Alba 2026: 39 days")
    window = page.window()
    qtbot.waitUntil(lambda: window.current_page is not page)  # type: ignore[attr-defined]  # a Window
    (kind, id) = window.current_page.selection()[0]  # type: ignore[attr-defined]  # a Window
    assert kind == "brand"
    assert id == page._found[1].payers[0].brand_id if page._found else False


def test_the_numbers_are_rows_that_can_be_copied(page: ReportsPage) -> None:
    QTest.mouseClick(page.as_tables, Qt.MouseButton.LeftButton)
    table = page.income.table
    assert table is not None
    assert table.isVisible()
    assert not page.income.chart.isVisible()
    table.setFocus()
    QTest.keySequence(table, "Ctrl+C")
    assert QGuiApplication.clipboard().text().splitlines() == [
        "Month\tWithout taxes",
        "2026-01\t€900.00",
        "2026-02\tUS$400.00",
    ]
    # What Python made is let go of before Python ends.
    QGuiApplication.clipboard().clear()
    assert page.state() == {"as_tables": True}
    QTest.mouseClick(page.as_tables, Qt.MouseButton.LeftButton)
    assert page.income.chart.isVisible()


def test_a_card_is_written_as_rows_as_a_drawing_and_as_a_picture(
    page: ReportsPage, tmp_path: Path, qtbot: QtBot
) -> None:
    rows = _export(page, tmp_path / "income.csv", "Income by month: rows (CSV)…", qtbot)
    assert rows.decode("utf-8-sig").splitlines() == [
        "Month,Without taxes,Currency",
        "2026-01,900.00,EUR",
        "2026-02,400.00,USD",
    ]
    drawing = _export(page, tmp_path / "late.svg", "Who pays late: drawing (SVG)…", qtbot).decode()
    assert "<title>Who pays late</title>" in drawing
    assert "<desc>Alba 2026: 39 days, 10 days agreed" in drawing
    picture = QImage.fromData(_export(page, tmp_path / "lines.png", "Lines you approach: picture (PNG)…", qtbot))
    assert picture.width() == 2 * page.lines.chart.width()


def _press(chart: PaintedChart, *keys: Qt.Key) -> None:
    chart.setFocus()
    for key in keys:
        QTest.keyClick(chart, key)


def _export(page: ReportsPage, path: Path, words: str, qtbot: QtBot) -> bytes:
    QTest.mouseClick(page.export, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    menu = next(each for each in page.findChildren(QMenu) if each.isVisible())
    next(each for each in menu.actions() if each.text() == words).trigger()
    menu.close()
    dialog = next(each for each in page.findChildren(QFileDialog) if each.isVisible())
    dialog.fileSelected.emit(str(path))
    dialog.close()
    qtbot.waitUntil(path.exists)
    return path.read_bytes()


def test_a_year_is_written_for_the_accountant_on_the_accounts_that_are_typed(
    page: ReportsPage, window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "open", lambda _dialog: None)
    page.pack_for_accountant()
    dialog = next(each for each in window.findChildren(AccountantDialog))
    qtbot.waitUntil(dialog.save.isEnabled)
    assert dialog.numbers[Role.SALES].edit.placeholderText().startswith("706000")
    dialog.numbers[Role.SALES].edit.setText("706 1")
    dialog.write_to(str(tmp_path / "year.zip"))
    qtbot.waitUntil(lambda: any("706 1" in each.text.text() for each in dialog.findChildren(Notice)))
    assert not (tmp_path / "year.zip").exists()
    dialog.numbers[Role.SALES].edit.setText("706100")
    dialog.write_to(str(tmp_path / "year.zip"))
    qtbot.waitUntil((tmp_path / "year.zip").is_file)
    assert (tmp_path / "year.zip").stat().st_mode & 0o777 == 0o600
    with zipfile.ZipFile(tmp_path / "year.zip") as archive:
        assert "706100" in archive.read("accounts.csv").decode("utf-8-sig")
        assert archive.read("journal.csv").decode("utf-8-sig").count("\n") > 1
    qtbot.waitUntil(lambda: any("SIREN" in each.text.text() for each in dialog.findChildren(Notice)))
