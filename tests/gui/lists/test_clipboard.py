"""The clipboard: rows go out with a heading line and without formulas, and come in as an import that shows first."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from shiboken6 import isValid

from creatorbook.gui.brands.page import BrandsPage
from creatorbook.gui.deals.page import DealsPage
from creatorbook.gui.desk import records
from creatorbook.gui.gifts.page import GiftsPage
from creatorbook.gui.imports.dialog import ImportDialog
from creatorbook.gui.lists.clipboard import leave_text, put_on_clipboard, rows_as_mime
from creatorbook.gui.lists.listing import columns_of
from creatorbook.gui.lists.record_table import RecordTable
from creatorbook.services.records.editing import AddRecord
from creatorbook.services.records.lists import Query

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from creatorbook.gui.frame.window import Window
    from creatorbook.gui.lists.listing import RecordList
    from creatorbook.services.book.book import Book

CTRL = Qt.KeyboardModifier.ControlModifier


def read_text(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter="\t"))


def read_html(html: str) -> str:
    document = QTextDocument()
    document.setHtml(html)
    return document.toPlainText()


@pytest.mark.parametrize("start", ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\t=1", "＝1"])
def test_no_cell_is_a_formula(start: str) -> None:
    mime = rows_as_mime(["Name", "=Size"], [[start, "7"]], [False, True])
    heading, row = read_text(mime.text())
    assert row == [f"'{start}", "7"]
    assert heading[1] == "'=Size"
    assert f">{start}" not in mime.html()


def test_the_text_of_rows_outlives_what_was_made_in_python(qapp: QApplication) -> None:
    rows = rows_as_mime(["Name"], [["Fern"]], [False])
    put_on_clipboard(rows)
    assert qapp.clipboard().mimeData().hasHtml()
    leave_text()
    # Qt has let it go: at the end of the program there is nothing that both would.
    assert not isValid(rows)
    assert qapp.clipboard().text() == "Name\nFern"
    qapp.clipboard().setText("a text from elsewhere")
    leave_text()
    assert qapp.clipboard().text() == "a text from elsewhere"


def test_breaks_and_marks_come_through() -> None:
    text = 'First line\nsecond "line"\twith a tab & <b>'
    mime = rows_as_mime(["Caption"], [[text]], [False])
    assert read_text(mime.text()) == [["Caption"], [text]]
    assert "First line<br" in mime.html()
    assert "&amp; &lt;b&gt;" in mime.html()
    shown = read_html(mime.html())
    assert "second" in shown
    assert "<b>" in shown


def test_numbers_may_be_counted_and_texts_stay_texts() -> None:
    html = rows_as_mime(["Phone", "Fee"], [["0612345678", "1500"]], [False, True]).html()
    assert "<td style=\"mso-number-format:'\\@'\">0612345678</td>" in html
    assert "<td>1500</td>" in html


def _brands(window: Window) -> RecordList:
    window.go("brands")
    page = window.current_page
    assert isinstance(page, BrandsPage)
    page.list.view.setFocus()
    return page.list


def test_the_shown_columns_are_copied_in_their_order(window: Window, qtbot: QtBot) -> None:
    listed = _brands(window)
    listed.view.set_layout_of_columns({"order": ["category", "name"], "hidden": ["country", "email", "contacts"]})
    listed.view.selectAll()
    QTest.keyClick(listed.view, Qt.Key.Key_C, CTRL)
    heading, *rows = read_text(QGuiApplication.clipboard().text())
    assert heading[:2] == ["Category", "Name"]
    assert "Country" not in heading
    assert sorted(row[1] for row in rows) == ["Maison Lune", "R&D <b>Labs</b>", "Vélo Urbain"]
    assert "<th>Category</th><th>Name</th>" in QGuiApplication.clipboard().mimeData().html()


def test_a_caption_is_copied_whole(window: Window, book: Book) -> None:
    caption = "Mon matcha\n\n#publicité"
    book.run(AddRecord("post", {"caption": caption}))
    table = RecordTable(columns_of("post", ["caption", "state"]), lambda ids: records.fetch(book, "post", ids))
    table.set_ids(records.ids(book, Query("post")))
    assert read_text(table.rows_as_mime([0], [0]).text()) == [["Caption"], [caption]]


def _words(dialog: ImportDialog) -> list[str]:
    return [each.text() for each in dialog.findChildren(QLabel) if each.isVisible() and each.text()]


def _pasted(window: Window, listed: RecordList, text: str) -> ImportDialog:
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(listed.view, Qt.Key.Key_V, CTRL)
    [dialog] = window.findChildren(ImportDialog)
    return dialog


def _names(book: Book, kind: str) -> set[str]:
    return {row.title for row in records.fetch(book, kind, records.ids(book, Query(kind))).values()}


def test_pasted_rows_are_shown_first_and_are_one_step(window: Window, book: Book, qtbot: QtBot) -> None:
    before = _names(book, "brand")
    dialog = _pasted(window, _brands(window), 'Name\tCategory\nAurora\tTea\nBoréal\t"Ski\nand snow"\n')
    qtbot.waitUntil(dialog.ok.isEnabled)
    assert "2 new" in "\n".join(each.text() for each in dialog.findChildren(QLabel))
    assert _names(book, "brand") == before
    QTest.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.findChildren(ImportDialog))
    assert _names(book, "brand") == before | {"Aurora", "Boréal"}
    assert window.toast.text == "Imported. Brands: 2 new"
    qtbot.waitUntil(window.action_set.by_id["undo"].isEnabled)
    window.commands.carry_out("undo")
    qtbot.waitUntil(lambda: _names(book, "brand") == before)


def test_pasted_rows_that_the_search_hides_are_told_and_shown(window: Window, book: Book, qtbot: QtBot) -> None:
    listed = _brands(window)
    page = window.current_page
    assert isinstance(page, BrandsPage)
    page._search.setText("Aur")
    page.refresh(None)
    dialog = _pasted(window, listed, "Name\nAurora\nBoréal\nCirrus\n")
    qtbot.waitUntil(dialog.ok.isEnabled)
    dialog.write_import()
    qtbot.waitUntil(lambda: window.toast.text == "2 of 3 are hidden by the filter.")
    assert window.toast._button.text() == "Show"
    window.toast._button.click()
    qtbot.waitUntil(lambda: {"Aurora", "Boréal", "Cirrus"} <= _names(book, "brand") and not page._search.text())
    [(_kind, shown)] = page.selection()
    assert records.read_row(book, "brand", shown).title in {"Boréal", "Cirrus"}


def test_rows_without_headings_take_those_of_the_table(window: Window, book: Book, qtbot: QtBot) -> None:
    listed = _brands(window)
    dialog = _pasted(window, listed, "Aurora\tTea\tFR\nBoréal\tSki\tCA")
    qtbot.waitUntil(dialog.ok.isEnabled)
    dialog.write_import()
    qtbot.waitUntil(lambda: not window.findChildren(ImportDialog))
    found = {row.title: row for row in records.fetch(book, "brand", records.ids(book, Query("brand"))).values()}
    assert (found["Boréal"]["category"], found["Boréal"]["country"]) == ("Ski", "CA")


def test_a_sheet_of_deals_brings_its_brands(window: Window, book: Book, qtbot: QtBot) -> None:
    window.go("deals")
    page = window.current_page
    assert isinstance(page, DealsPage)
    page.list.view.setFocus()
    dialog = _pasted(window, page.list, "Client\tCampagne\tMontant\nAurora\tMatcha launch\t1 200 €\n")
    assert dialog.kind.value() == "deals"
    qtbot.waitUntil(dialog.ok.isEnabled)
    dialog.write_import()
    qtbot.waitUntil(lambda: not window.findChildren(ImportDialog))
    assert "Aurora" in _names(book, "brand")
    assert "Matcha launch" in _names(book, "deal")


def test_what_was_copied_can_be_pasted_again(window: Window, book: Book, qtbot: QtBot) -> None:
    window.go("deals")
    page = window.current_page
    assert isinstance(page, DealsPage)
    page.list.view.setFocus()
    page.list.view.selectRow(0)
    QTest.keyClick(page.list.view, Qt.Key.Key_C, CTRL)
    rows = read_text(QGuiApplication.clipboard().text())
    rows[1][rows[0].index("Title")] = "A twin"
    dialog = _pasted(window, page.list, "\n".join("\t".join(row) for row in rows))
    qtbot.waitUntil(dialog.ok.isEnabled)
    dialog.write_import()
    qtbot.waitUntil(lambda: not window.findChildren(ImportDialog))
    assert "A twin" in _names(book, "deal")


def test_what_a_table_only_reckons_is_left_out_when_its_rows_come_back(window: Window, qtbot: QtBot) -> None:
    window.go("gifts")
    page = window.current_page
    assert isinstance(page, GiftsPage)
    page.list.view.select(list(page.list.model.ids)[:1])
    page.list.view.copy()
    heading, _row = read_text(QGuiApplication.clipboard().text())
    # From whom and when it came, which the first cell shows, and what the book says of it.
    assert {"Given by", "Received on", "Label"} <= set(heading)
    dialog = _pasted(window, page.list, QGuiApplication.clipboard().text())
    qtbot.waitUntil(lambda: "Gifts" in _words(dialog))
    words = _words(dialog)
    assert words[words.index("Gifts") + 1] == "1 known already"
    assert not [each for each in words if "Label" in each or "Notes" in each]


def test_refused_lines_are_named(window: Window, qtbot: QtBot) -> None:
    dialog = _pasted(window, _brands(window), "Name\tCountry\nAurora\tNowhere\nBoréal\tElsewhere\n")
    qtbot.waitUntil(lambda: any("2 lines are refused" in each for each in _words(dialog)))
    (said,) = (each for each in _words(dialog) if "refused" in each)
    _first, *lines = said.split("\n")
    assert [("Nowhere" in each, "Elsewhere" in each) for each in lines] == [(True, False), (False, True)]
    assert not dialog.ok.isEnabled()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "There are no rows in the clipboard."),
        ("one word", "There are no rows in the clipboard."),
        ("\t".join("x" * 30), "The rows have 30 cells"),
        ('a\t"' + "x" * 200_000 + '"', "The clipboard holds no rows that can be read."),
    ],
)
def test_what_is_no_rows_says_so(window: Window, text: str, said: str) -> None:
    listed = _brands(window)
    QGuiApplication.clipboard().setText(text)
    listed.view.paste()
    assert window.toast.text.startswith(said)
    assert not window.findChildren(ImportDialog)


def test_nothing_of_the_clipboard_stays_on_the_disk(window: Window, qtbot: QtBot) -> None:
    dialog = _pasted(window, _brands(window), "Name\tCategory\nAurora\tTea\n")
    [path] = [Path(each) for each in dialog._paths]
    assert path.exists()
    qtbot.waitUntil(dialog.ok.isEnabled)
    dialog.close()
    assert not path.parent.exists()
