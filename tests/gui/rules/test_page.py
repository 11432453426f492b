"""Rules: every country and platform to read, searched through, written on, and an override that is applied."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from creatorbook.domain.disclosure.rules import Outcome
from creatorbook.gui.content.country_cards import Sources
from creatorbook.gui.content.verdict_view import SourceLine
from creatorbook.gui.parts.notices import EmptyState, Notice
from creatorbook.gui.rules import cards
from creatorbook.gui.rules.card import RuleView, note_words
from creatorbook.gui.rules.note import RuleNoteDialog
from creatorbook.gui.rules.page import RulesPage
from creatorbook.services.law import rule_notes
from creatorbook.services.law.rulebooks import rulebook

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from creatorbook.gui.frame.window import Window
    from creatorbook.services.book.book import Book


@pytest.fixture
def page(window: Window) -> RulesPage:
    window.go("rules")
    found = window.current_page
    assert isinstance(found, RulesPage)
    return found


def _views(page: RulesPage) -> list[RuleView]:
    return [each for each in page.findChildren(RuleView) if not each.isHidden() and each.window() is page.window()]


def _ask(page: RulesPage, window: Window) -> tuple[RuleNoteDialog, str]:
    view = next(each for each in _views(page) if each.entry.rule_id)
    view._ask()
    return window.findChildren(RuleNoteDialog)[-1], view.entry.rule_id


def _rules(page: RulesPage) -> set[str]:
    return {each.entry.rule_id for each in _views(page)} - {""}


def test_the_home_country_is_read_first(page: RulesPage, qtbot: QtBot) -> None:
    assert page.list.currentItem().text() == "France"
    wanted = {rule.id for rule in rulebook().disclosure["FR"].rules}
    # What a window shows is there at once, the rest follows.
    assert _rules(page)
    assert _rules(page) < wanted
    qtbot.waitUntil(lambda: _rules(page) == wanted)


def test_what_was_not_made_when_the_page_was_hidden_follows_when_it_is_shown(
    page: RulesPage, window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    # One entry a turn, and the page is left after the first turn: some are left to be made.
    monkeypatch.setattr(cards, "_SLICE", 0.0)
    with qtbot.waitSignal(page._cards._slices.timeout):
        page.refresh(None)
        page._cards._slices.timeout.connect(lambda: window.go("help"), Qt.ConnectionType.SingleShotConnection)
    begun = len(page.findChildren(RuleView))
    assert not page.is_complete
    qtbot.wait(50)
    assert len(page.findChildren(RuleView)) == begun
    window.go("rules")
    wanted = {rule.id for rule in rulebook().disclosure["FR"].rules}
    qtbot.waitUntil(lambda: _rules(page) == wanted)


def test_a_note_leaves_the_place_that_is_read(page: RulesPage, window: Window, book: Book, qtbot: QtBot) -> None:
    wanted = {rule.id for rule in rulebook().disclosure["FR"].rules}
    qtbot.waitUntil(lambda: _rules(page) == wanted)
    bar = page._area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    book.run(rule_notes.NoteRule(next(iter(wanted)), "Read"))
    qtbot.waitUntil(lambda: any(view.findChildren(Notice) for view in _views(page)))
    assert _rules(page) == wanted
    assert bar.value() > 0


def test_every_country_and_platform_has_its_place(page: RulesPage) -> None:
    book = rulebook()
    wanted = {f"disclosure/{code}" for code in book.disclosure} | {f"platforms/{code}" for code in book.platforms}
    wanted |= {f"sectors/{code}" for code in book.sectors} | {f"money/{code}" for code in book.money}
    wanted |= {f"sectors/{code}" for code in book.platform_sectors}
    assert wanted | {f"contracts/{code}" for code in book.contracts} | {"changes"} == set(page._shelves)
    for shelf in page._shelves:
        page.apply({"shelf": shelf})
        assert _views(page), shelf


def test_an_entry_tells_its_words_its_reason_and_how_sure_we_are(page: RulesPage) -> None:
    shelf = page._shelves["disclosure/GB"]
    gifted = next(each for each in shelf.entries if "gifted" in each.title and "count" in each.section)
    assert gifted.text
    assert gifted.confidence_text
    assert gifted.sources


def test_a_search_looks_through_all(page: RulesPage) -> None:
    page._search.setText("#sp france")
    page._search.search_now()
    assert [each.entry.title for each in _views(page)]
    assert all("“sp”" in each.entry.title for each in _views(page))
    page._search.setText("zzzz")
    page._search.search_now()
    assert "No rule" in page.findChildren(EmptyState)[-1].sentence.text()
    page._choose()
    assert page._search.text() == ""
    assert _views(page)


def test_a_source_opens_only_when_asked(page: RulesPage, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    sources = _views(page)[0].findChildren(Sources)[0]
    assert not sources.findChildren(SourceLine)
    sources._button.click()
    assert opened == []
    sources.findChildren(SourceLine)[0]._open()
    assert opened[0].startswith("https://")


def test_a_note_is_kept_and_shown(page: RulesPage, window: Window, book: Book, qtbot: QtBot) -> None:
    dialog, rule = _ask(page, window)
    dialog.note.set_value("Asked on 12 November")
    with qtbot.waitSignal(dialog.destroyed):
        dialog.keep()
    with book.reading() as reading:
        assert [(each.rule_id, each.note) for each in rule_notes.notes(reading)] == [(rule, "Asked on 12 November")]
    qtbot.waitUntil(lambda: any(view.findChildren(Notice) for view in _views(page)))
    book.undo()
    qtbot.waitUntil(lambda: not any(view.findChildren(Notice) for view in _views(page)))


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
    qtbot.waitUntil(lambda: any("hashtags" in each.entry.title for each in _views(page)))


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
