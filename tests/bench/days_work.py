"""A day's work on the sample book: what is done in which order, by clicks and keys, with its name.

What a page or a dialog imports belongs to its first visit: its classes are imported here when it is already open.
"""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPlainTextEdit, QTabBar

from creatorbook.gui.frame.page_table import PAGES
from creatorbook.services.records.lists import Query, ids
from tests.bench.hands import CTRL, SHIFT, Hands

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from creatorbook.gui.content.page import ContentPage
    from creatorbook.gui.contracts.page import ContractsPage
    from creatorbook.gui.deals.page import DealsPage
    from creatorbook.gui.fields.fields import Field, TextField
    from creatorbook.gui.gifts.page import GiftsPage
    from creatorbook.gui.rules.page import RulesPage
    from creatorbook.gui.settings.page import SettingsPage
    from creatorbook.gui.today.page import TodayPage
    from tests.bench.hands import Step

_CAPTION = "Mon matcha du matin, offert par Okarina #ad"
_ROWS = 300


def days_work(hands: Hands, folder: Path) -> Iterator[Step]:
    """Yield the name of each step before it is done."""
    yield "start"
    # Today is read first; meanwhile the program loads what the other pages need.
    yield lambda: hands.is_loaded
    # As the program does it then.
    gc.freeze()
    for page in PAGES:
        yield f"{page.id}: first visit"
        hands.go(page.id)
    for page in PAGES:
        yield f"{page.id}: second visit"
        hands.go(page.id)
    yield from _work_on_deals(hands)
    yield from _move_a_card(hands)
    yield from _work_on_brands(hands)
    yield from _work_on_gifts(hands)
    yield from _answer_on_today(hands)
    yield from _write_a_post(hands)
    yield from _search(hands)
    yield from _make_a_contract(hands)
    yield from _write_a_letter(hands)
    yield from _import(hands, folder)
    yield from _change_elsewhere(hands)
    yield from _change_the_look(hands)


def _edit_of(field: Field) -> QAbstractButton:
    return cast("QAbstractButton", cast("TextField", field).edit)


def _work_on_deals(hands: Hands) -> Iterator[Step]:
    yield "deals: table"
    hands.go("deals")
    page = cast("DealsPage", hands.page)
    yield "deals: a row is chosen"
    hands.click_row(page.list.view, 1)
    yield hands.window.inspector.isVisible
    tabs = hands.the(QTabBar, hands.window.inspector)
    for place in range(tabs.count()):
        yield f"inspector: {tabs.tabText(place)}"
        hands.click_tab(tabs, place)
    for row in (2, 3, 4):
        yield "deals: another row"
        hands.click_row(page.list.view, row)
    yield "inspector: overview"
    hands.click_tab(tabs, 0)
    yield "deals: new form"
    hands.press(Qt.Key.Key_N, CTRL)
    from creatorbook.gui.forms.record_form import RecordForm

    form = hands.the(RecordForm)
    yield from hands.type_words("Spring reel", "deals: typing in a form", _edit_of(form.rows["title"].field))
    brand = _edit_of(form.rows["brand_id"].field)
    yield from hands.type_words("fern", "deals: a brand is looked for", brand)
    yield "deals: a brand is taken"
    names = QApplication.activePopupWidget()
    assert names is not None
    hands.press(Qt.Key.Key_Down, at=names)
    hands.press(Qt.Key.Key_Return, at=names)
    yield from hands.type_words("2*600", "deals: typing in a form", _edit_of(form.rows["fee"].field))
    yield "deals: save"
    hands.press(Qt.Key.Key_S, CTRL)
    yield lambda: not hands.is_there(RecordForm)
    yield "deals: edit form"
    hands.press(Qt.Key.Key_E, CTRL)
    form = hands.the(RecordForm)
    yield from hands.type_words(" II", "deals: typing in a form", _edit_of(form.rows["title"].field))
    yield "deals: save a change"
    hands.press(Qt.Key.Key_S, CTRL)
    yield lambda: not hands.is_there(RecordForm)


def _move_a_card(hands: Hands) -> Iterator[Step]:
    page = cast("DealsPage", hands.page)
    yield "deals: board"
    hands.click_on("Board")
    yield "deals: a card is moved"
    column = next(each for each in page.board.columns if each.model.rowCount())
    hands.click_row(column.cards, 0)
    yield "deals: a card is moved"
    hands.press(Qt.Key.Key_Right, CTRL, at=column.cards)
    yield "undo"
    hands.press(Qt.Key.Key_Z, CTRL)
    yield "redo"
    hands.press(Qt.Key.Key_Z, CTRL | SHIFT)
    yield "deals: table"
    hands.click_on("Table")
    yield "deals: sorted"
    header = page.list.view.horizontalHeader()
    hands.click(header.viewport(), header.viewport().rect().center())


def _work_on_brands(hands: Hands) -> Iterator[Step]:
    yield "brands"
    hands.go("brands")
    yield "brands: new form"
    hands.press(Qt.Key.Key_B, CTRL | SHIFT)
    from creatorbook.gui.forms.record_form import RecordForm

    form = hands.the(RecordForm)
    yield from hands.type_words("Atelier Nord", "brands: typing in a form", _edit_of(form.rows["name"].field))
    yield "brands: save"
    hands.press(Qt.Key.Key_S, CTRL)
    yield lambda: not hands.is_there(RecordForm)


def _work_on_gifts(hands: Hands) -> Iterator[Step]:
    yield "gifts"
    hands.go("gifts")
    page = cast("GiftsPage", hands.page)
    entry = page.entry
    yield from hands.type_words("Tea bowl", "gifts: typing in the line", entry.what.edit)
    yield from hands.type_words("Atelier Nord", "gifts: typing in the line", entry.sender_field.edit)
    yield from hands.type_words("45", "gifts: typing in the line", entry.value.edit)
    yield "gifts: written down"
    hands.press(Qt.Key.Key_Return, at=entry.value.edit)
    yield "gifts: a row is chosen"
    hands.click_row(page.list.view, 0)
    yield "gifts: edit form"
    hands.press(Qt.Key.Key_E, CTRL)
    from creatorbook.gui.forms.record_form import RecordForm

    form = hands.the(RecordForm)
    yield from hands.type_words("s", "gifts: typing in a form", _edit_of(form.rows["description"].field))
    yield "gifts: save a change"
    hands.press(Qt.Key.Key_S, CTRL)
    yield lambda: not hands.is_there(RecordForm)


def _answer_on_today(hands: Hands) -> Iterator[Step]:
    yield "today"
    hands.go("today")
    lines = cast("TodayPage", hands.page).lines
    yield "today: an answer"
    hands.press(Qt.Key.Key_D, at=lines)
    yield "today: until tomorrow"
    hands.press(Qt.Key.Key_S, at=lines)
    yield "undo"
    hands.press(Qt.Key.Key_Z, CTRL)
    yield "today: opened"
    hands.press(Qt.Key.Key_O, at=lines)


def _write_a_post(hands: Hands) -> Iterator[Step]:
    yield "content"
    hands.go("content")
    page = cast("ContentPage", hands.page)
    yield "content: a row is chosen"
    hands.click_row(page.posts.view, 0)
    yield "post editor: first"
    hands.press(Qt.Key.Key_Return, at=page.posts.view)
    from creatorbook.gui.content.post_editor import PostEditor

    editor = hands.the(PostEditor)
    caption = hands.the(QPlainTextEdit, editor.caption)
    yield "post editor: all chosen"
    hands.press(Qt.Key.Key_A, CTRL, at=caption)
    yield from hands.type_words(_CAPTION, "post editor: typing", caption)
    yield "post editor: save"
    hands.press(Qt.Key.Key_S, CTRL, at=editor)
    yield lambda: not hands.is_there(PostEditor)
    yield "post editor: second"
    hands.press(Qt.Key.Key_Return, at=page.posts.view)
    yield "post editor: closed"
    hands.press(Qt.Key.Key_Escape, at=hands.the(PostEditor))
    yield "content: owed"
    hands.click_on("To deliver")
    yield "content: posts"
    hands.click_on("Posts")


def _search(hands: Hands) -> Iterator[Step]:
    yield "search: deals"
    hands.go("deals")
    yield "search: begun"
    hands.press(Qt.Key.Key_F, CTRL)
    yield from hands.type_words("winter", "search: typing")
    yield "search: cleared"
    hands.press(Qt.Key.Key_A, CTRL)
    hands.press(Qt.Key.Key_Delete)
    yield "palette: opened"
    hands.press(Qt.Key.Key_K, CTRL)
    from creatorbook.gui.frame.palette import Palette

    yield from hands.type_words("okar", "palette: typing", hands.the(Palette).edit)
    yield "palette: taken"
    hands.press(Qt.Key.Key_Return, at=hands.the(Palette).edit)
    yield "rules"
    hands.go("rules")
    rules = cast("RulesPage", hands.page)
    for row in (1, 3, 5):
        yield "rules: another country"
        hands.click_row(rules.list, row)
    yield "rules: search"
    hands.press(Qt.Key.Key_F, CTRL)
    yield from hands.type_words("advert", "rules: search")


def _make_a_contract(hands: Hands) -> Iterator[Step]:
    yield "contracts"
    hands.go("contracts")
    page = cast("ContractsPage", hands.page)
    for row in range(1, 4):
        yield "contracts: another deal"
        hands.click_row(page.deals.view, row)
    for words in ("Clauses", "Papers", "Terms"):
        yield f"contracts: {words}"
        hands.click_on(words, page)
    with hands.window.desk.book.reading() as reading:
        deals = ids(reading, Query("deal"))
    for deal in reversed(deals):
        yield "contracts: another deal"
        hands.window.go("contracts", {"deal": deal})
        yield "contracts: is it ready?"
        if page.issue.isVisible() and page.issue.isEnabled() and page.issue.text() == "Issue…":
            break
    yield "contracts: asks before issuing"
    hands.click(page.issue)
    yield "contracts: issued"
    from creatorbook.gui.contracts.issuing import IssueDialog

    hands.click(hands.the(IssueDialog).ok)
    yield lambda: not hands.is_there(IssueDialog)


def _write_a_letter(hands: Hands) -> Iterator[Step]:
    yield "deals"
    hands.go("deals")
    page = cast("DealsPage", hands.page)
    yield "deals: a row is chosen"
    hands.click_row(page.list.view, 0)
    yield "letter: first"
    hands.press(Qt.Key.Key_L, CTRL)
    yield "letter: kept or closed"
    from creatorbook.gui.letters.dialog import LetterDialog

    dialog = hands.the(LetterDialog)
    if dialog.keep.isEnabled():
        hands.click(dialog.keep)
    else:
        hands.press(Qt.Key.Key_Escape, at=dialog)
    yield lambda: not hands.is_there(LetterDialog)


def _import(hands: Hands, folder: Path) -> Iterator[Step]:
    sheet = folder / "deals.csv"
    lines = [f"Brand {number // 3},Campaign {number},Reel,{number + 100} EUR,Signed" for number in range(_ROWS)]
    sheet.write_text("\n".join(("Brand,Project,Deliverables,Fee,Status", *lines)), encoding="utf-8")
    yield "import: looked at"
    hands.window.take_files([str(sheet)])
    from creatorbook.gui.imports.dialog import ImportDialog

    yield hands.the(ImportDialog).ok.isEnabled
    yield "import: written"
    hands.click(hands.the(ImportDialog).ok)
    yield lambda: not hands.is_there(ImportDialog)
    yield "undo: an import"
    hands.press(Qt.Key.Key_Z, CTRL)
    yield "redo: an import"
    hands.press(Qt.Key.Key_Z, CTRL | SHIFT)
    yield "deals: all of them"
    hands.window.go("deals", {"filters": {}, "label": ""})
    yield "deals: trashed"
    hands.press(Qt.Key.Key_A, CTRL, at=cast("DealsPage", hands.page).list.view)
    yield "deals: trashed"
    hands.press(Qt.Key.Key_Delete, at=cast("DealsPage", hands.page).list.view)
    yield "undo: a trash"
    hands.press(Qt.Key.Key_Z, CTRL)


def _change_elsewhere(hands: Hands) -> Iterator[Step]:
    yield "a change elsewhere"
    words = [sys.executable, "-m", "creatorbook", "--book", str(hands.window.desk.book.path), "add", "brand"]
    other = subprocess.Popen([*words, "name=Elsewhere"], env={**os.environ}, stdout=subprocess.DEVNULL)
    yield lambda: other.poll() is not None
    QTest.qWait(0)
    yield lambda: _is_there(hands)


def _is_there(hands: Hands) -> bool:
    with hands.window.desk.book.reading() as reading:
        return bool(ids(reading, Query("brand", "Elsewhere")))


def _change_the_look(hands: Hands) -> Iterator[Step]:
    yield "settings"
    hands.go("settings")
    settings = cast("SettingsPage", hands.page)
    for key in ("theme", "density"):
        choices = [each for each in settings.choices[key].findChildren(QAbstractButton) if each.isVisible()]
        for choice in (*choices, choices[0]):
            yield f"look: {key}"
            hands.click(choice)
    for place in (1, 0):
        yield "look: language"
        settings = cast("SettingsPage", hands.page)
        choices = settings.choices["language"].findChildren(QAbstractButton)
        hands.click(choices[place])
    yield "the last look"
    hands.press(Qt.Key.Key_1, CTRL)
