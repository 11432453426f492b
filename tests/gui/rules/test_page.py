"""Rules: every country and platform to read, searched through, written on, and an override that is applied."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from creatorbook.domain.disclosure.rules import Outcome
from creatorbook.gui.content.sources import UNFOLD
from creatorbook.gui.parts.notices import EmptyState, Notice
from creatorbook.gui.rows.passage_delegate import PassageDelegate
from creatorbook.gui.rules.note import RuleNoteDialog
from creatorbook.gui.rules.page import RulesPage
from creatorbook.gui.rules.passages import WRITE, note_words
from creatorbook.services.law import rule_notes
from creatorbook.services.law.rulebooks import rulebook
from creatorbook.services.wording.sources import titled
from tests.gui.words import press_on_passage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from creatorbook.gui.frame.window import Window
    from creatorbook.services.book.book import Book


@pytest.fixture
def page(window: Window) -> RulesPage:
    window.go("rules")
    found = window.current_page
    assert isinstance(found, RulesPage)
    return found


def _titles(page: RulesPage) -> list[str]:
    return [each.title for each in page.rules.passages if not each.inset]


def _remarks(page: RulesPage) -> list[str]:
    return [each.remark[0] for each in page.rules.passages if each.remark[0]]


def _rules(page: RulesPage) -> set[str]:
    return {entry.rule_id for entry in page._shown.values()} - {""}


def _ask(page: RulesPage, window: Window) -> tuple[RuleNoteDialog, str]:
    key, entry = next((key, entry) for key, entry in page._shown.items() if entry.rule_id)
    press_on_passage(page.rules, key, Qt.Key.Key_W)
    return window.findChildren(RuleNoteDialog)[-1], entry.rule_id


def test_the_home_country_is_read_first(page: RulesPage) -> None:
    assert page.list.currentItem().text() == "France"
    wanted = {rule.id for rule in rulebook().disclosure["FR"].rules}
    assert _rules(page) == wanted
    assert len(page.rules.passages) == len(page._shown)


def test_the_page_is_painted_and_not_built(page: RulesPage, qapp: QApplication) -> None:
    def widgets_after_all_shelves() -> int:
        for place in range(page.list.count()):
            page.list.setCurrentRow(place)
        return len(qapp.allWidgets())

    before = len(qapp.allWidgets())
    # What is said of a shelf that holds nothing, its picture, heading and sentence, with the first such shelf.
    assert widgets_after_all_shelves() == before + 4
    assert widgets_after_all_shelves() == before + 4


def test_a_note_leaves_the_place_that_is_read(page: RulesPage, book: Book, qtbot: QtBot) -> None:
    wanted = {rule.id for rule in rulebook().disclosure["FR"].rules}
    bar = page.rules.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum() // 2)
    top = page.rules.rows.entry(page.rules.indexAt(QPoint(1, 1)).row())
    book.run(rule_notes.NoteRule(next(iter(wanted)), "Read"))
    qtbot.waitUntil(lambda: _remarks(page) == ["Read"])
    assert _rules(page) == wanted
    assert top is not None
    still = page.rules.rows.entry(page.rules.indexAt(QPoint(1, 1)).row())
    assert still is not None
    assert still.key == top.key


def test_another_country_is_read_from_its_beginning(page: RulesPage, qtbot: QtBot) -> None:
    bar = page.rules.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    page.list.setCurrentRow(page.list.currentRow() + 1)
    assert page.list.currentItem().text() == "Germany"
    assert bar.value() == 0


def test_every_country_and_platform_has_its_place(page: RulesPage) -> None:
    book = rulebook()
    wanted = {f"disclosure/{code}" for code in book.disclosure} | {f"platforms/{code}" for code in book.platforms}
    wanted |= {f"sectors/{code}" for code in book.sectors} | {f"money/{code}" for code in book.money}
    wanted |= {f"sectors/{code}" for code in book.platform_sectors}
    assert wanted | {f"contracts/{code}" for code in book.contracts} | {"changes"} == set(page._shelves)
    for shelf in page._shelves:
        page.apply({"shelf": shelf})
        assert _titles(page), shelf


def test_an_entry_tells_its_words_its_reason_and_how_sure_we_are(page: RulesPage) -> None:
    shelf = page._shelves["disclosure/GB"]
    gifted = next(each for each in shelf.entries if "gifted" in each.title and "count" in each.section)
    assert gifted.text
    assert gifted.confidence_text
    assert gifted.sources


def test_a_search_looks_through_all(page: RulesPage) -> None:
    page._search.setText("#sp france")
    page._search.search_now()
    assert _titles(page)
    assert all("“sp”" in each for each in _titles(page))
    page._search.setText("zzzz")
    page._search.search_now()
    [nothing] = page.findChildren(EmptyState)
    assert nothing.isVisible()
    assert "No rule" in nothing.heading.text()
    page._choose()
    assert page._search.text() == ""
    assert _titles(page)
    assert not nothing.isVisible()


def test_sources_are_unfolded_by_keys_and_open_in_the_browser(page: RulesPage, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    key, entry = next((key, entry) for key, entry in page._shown.items() if len(entry.sources) > 1)
    place = page.rules.rows.row_of(key)
    press_on_passage(page.rules, key, Qt.Key.Key_Return)
    inset = [each for each in page.rules.passages if each.inset]
    assert [titled(source) for source in entry.sources] == [each.title for each in inset]
    assert page.rules.rows.row_of(key) == place
    assert page.rules.currentIndex().row() == place
    assert opened == []
    QTest.keyClick(page.rules, Qt.Key.Key_Down)
    QTest.keyClick(page.rules, Qt.Key.Key_Return)
    assert opened == [entry.sources[0].url]
    press_on_passage(page.rules, key, Qt.Key.Key_O)
    assert not any(each.inset for each in page.rules.passages)


def test_the_buttons_of_a_rule_are_pressed_by_the_mouse(page: RulesPage, window: Window, qtbot: QtBot) -> None:
    key, entry = next((key, each) for key, each in page._shown.items() if each.rule_id and each.sources)
    qtbot.waitUntil(lambda: page.rules.width() > 400)
    painter = page.rules.itemDelegate()
    assert isinstance(painter, PassageDelegate)
    index = page.rules.rows.index(page.rules.rows.row_of(key))
    areas = {
        action.id: area
        for action, area in painter.button_areas(page.rules.rows.entry(index.row()), page.rules._option(index), index)
    }
    QTest.mouseClick(page.rules.viewport(), Qt.MouseButton.LeftButton, pos=areas[UNFOLD].center())
    assert sum(each.inset for each in page.rules.passages) == len(entry.sources)
    QTest.mouseClick(page.rules.viewport(), Qt.MouseButton.LeftButton, pos=areas[WRITE].center())
    [dialog] = window.findChildren(RuleNoteDialog)
    dialog.close()


def test_a_rule_is_copied_with_all_its_words(page: RulesPage) -> None:
    key, entry = next((key, entry) for key, entry in page._shown.items() if entry.says)
    page.rules.setFocus()
    page.rules.choose(key)
    QTest.keyClick(page.rules, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text().split("\n")
    assert copied[0] == entry.title
    assert entry.says in copied


def test_a_note_is_kept_and_shown(page: RulesPage, window: Window, book: Book, qtbot: QtBot) -> None:
    dialog, rule = _ask(page, window)
    dialog.note.set_value("Asked on 12 November")
    with qtbot.waitSignal(dialog.destroyed):
        dialog.keep()
    with book.reading() as reading:
        assert [(each.rule_id, each.note) for each in rule_notes.notes(reading)] == [(rule, "Asked on 12 November")]
    qtbot.waitUntil(lambda: bool(_remarks(page)))
    book.undo()
    qtbot.waitUntil(lambda: not _remarks(page))


def test_an_override_is_kept_and_taken_away(page: RulesPage, window: Window, book: Book, qtbot: QtBot) -> None:
    dialog, rule = _ask(page, window)
    dialog.note.set_value("My lawyer says")
    dialog.outcome.set_value(Outcome.ADVISED)
    dialog.words.set_value("Pub, Annonce")
    with qtbot.waitSignal(dialog.destroyed):
        dialog.keep()
    with book.reading() as reading:
        kept = rule_notes.notes(reading)[0]
    assert (kept.rule_id, kept.note, kept.outcome, kept.words) == (
        rule, "My lawyer says", Outcome.ADVISED, ("Pub", "Annonce"),
    )  # fmt: skip
    qtbot.waitUntil(lambda: rule in page._notes and page._notes[rule].is_override)
    dialog, again = _ask(page, window)
    assert again == rule
    assert dialog.words.value() == "Pub, Annonce"
    dialog.outcome.set_value(None)
    dialog.words.set_value(None)
    with qtbot.waitSignal(dialog.destroyed):
        dialog.keep()
    with book.reading() as reading:
        kept = rule_notes.notes(reading)[0]
    assert (kept.note, kept.is_override) == ("My lawyer says", False)


def test_a_word_that_is_none_is_refused_in_the_dialog(page: RulesPage, window: Window, qtbot: QtBot) -> None:
    dialog, _rule = _ask(page, window)
    dialog.words.set_value("###")
    dialog.keep()
    qtbot.waitUntil(lambda: bool(dialog.findChildren(Notice)))
    dialog.close()


def test_a_note_that_was_not_saved_is_offered_again(page: RulesPage, window: Window, qtbot: QtBot) -> None:
    dialog, _rule = _ask(page, window)
    QTest.keyClicks(dialog.note.edit, "Half a thought")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(RuleNoteDialog))
    again, _rule = _ask(page, window)
    assert again.note.value() is None
    put_back = next(each for each in again.findChildren(QPushButton) if each.text() == "Put it back")
    QTest.mouseClick(put_back, Qt.MouseButton.LeftButton)
    assert again.note.value() == "Half a thought"
    again.close()


def test_a_link_opens_a_platform(page: RulesPage, window: Window, qtbot: QtBot) -> None:
    window.go("rules", {"shelf": "platforms/instagram"})
    assert page.list.currentItem().text() == "Instagram"
    qtbot.waitUntil(lambda: any("hashtags" in each for each in _titles(page)))


def test_a_platforms_setting_and_a_sector_are_written_on_as_they_can_be(
    page: RulesPage, window: Window, book: Book, qtbot: QtBot
) -> None:
    page.apply({"shelf": "platforms/instagram"})
    dialog, rule = _ask(page, window)
    assert rule == "instagram-own-brand"
    assert dialog.words.isHidden() or not dialog.words.isVisibleTo(dialog)
    offered = [dialog.outcome.combo.itemText(at) for at in range(dialog.outcome.combo.count())]
    assert offered == ["As the rule says", "Must be on", "Optional", "Not needed"]
    dialog.close()
    page.apply({"shelf": "sectors/tiktok"})
    dialog, rule = _ask(page, window)
    dialog.outcome.set_value(Outcome.NOT_REQUIRED)
    with qtbot.waitSignal(dialog.destroyed):
        dialog.keep()
    with book.reading() as reading:
        (kept,) = rule_notes.notes(reading)
    assert (kept.rule_id, kept.outcome) == (rule, Outcome.NOT_REQUIRED)
    page.apply({"shelf": "sectors/tiktok"})
    assert note_words(kept) == "Warnings are off for this."
