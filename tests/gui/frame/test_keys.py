"""The keys: one table, shown wherever keys are named, changed on this machine, pressed on keyboards of any country."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QMenu

from creatorbook.gui.deals.page import DealsPage
from creatorbook.gui.frame.actions import ACTIONS
from creatorbook.gui.frame.bars.sidebar import NavButton
from creatorbook.gui.frame.commands.finding import FindCommands
from creatorbook.gui.frame.keys import chosen
from creatorbook.gui.frame.keys.sheet import ShortcutSheet
from creatorbook.gui.frame.keys.table import PLACES, SHORTCUTS
from creatorbook.gui.frame.page_table import PAGES
from creatorbook.gui.frame.palette import Palette
from creatorbook.gui.gifts.page import GiftsPage
from creatorbook.gui.help.page import HelpPage
from creatorbook.gui.keys import pressed
from creatorbook.gui.keys.places import Place
from creatorbook.gui.today.page import TodayPage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from creatorbook.gui.frame.keys.key_button import KeyButton
    from creatorbook.gui.frame.window import Window

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
NOTHING = Qt.KeyboardModifier.NoModifier
# What a French keyboard writes on the row of digits without Shift, from the place of the 1.
FRENCH_ROW = "&é\"'(-è_çà"


def key_event(key: int, held: Qt.KeyboardModifier, text: str = "", place: int = 0) -> QKeyEvent:
    """Return a key press as a keyboard sends it: `place` is the number of the key's place."""
    return QKeyEvent(QEvent.Type.KeyPress, key, held, place, 0, 0, text)


def french(number: int, held: Qt.KeyboardModifier = CTRL) -> QKeyEvent:
    """Return the key at this place of the row of digits, on a French keyboard."""
    letter = FRENCH_ROW[(number - 1) % 10]
    place = [*pressed._X11_ROW][(number - 1) % 10]
    return key_event(ord(letter.upper()), held, letter, place)


@pytest.fixture(autouse=True)
def linux(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")


@pytest.fixture
def sheet(window: Window, qtbot: QtBot) -> Iterator[ShortcutSheet]:
    window.commands.carry_out("shortcuts")
    [found] = window.findChildren(ShortcutSheet)
    qtbot.waitExposed(found)
    yield found
    found.close()


def line_of(sheet: ShortcutSheet, action: str) -> KeyButton:
    [found] = [each.keys for each in sheet._lines if each.row.action == action and each.keys is not None]
    return found


def back_of(sheet: ShortcutSheet, action: str) -> QAbstractButton:
    [found] = [each.back for each in sheet._lines if each.row.action == action]
    return found


def shown(window: Window) -> str:
    page = window.current_page
    return page.page_id if page is not None else ""


def test_the_table_is_sound() -> None:
    ids = {action.id for action in ACTIONS}
    assert [row.action for row in SHORTCUTS if row.place is Place.WINDOW] == [action.id for action in ACTIONS]
    changed = {row.place for row in SHORTCUTS if row.action}
    assert changed == {Place.WINDOW, Place.TABLE, Place.TODAY, Place.BOARD, Place.GIFTS, Place.MONEY}
    named = [row.action for row in SHORTCUTS if row.action]
    assert len(set(named)) == len(named)
    assert {row.place for row in SHORTCUTS} == set(PLACES)
    assert all(QKeySequence(key).toString() == key for row in SHORTCUTS for key in row.keys)
    # What works anywhere in the window would take the key from every place in it.
    anywhere = [key for row in SHORTCUTS if row.place is Place.WINDOW for key in row.keys]
    inside = [
        key for row in SHORTCUTS if row.place not in (Place.WINDOW, Place.DIALOG) for key in (*row.keys, *row.always)
    ]
    assert len(set(anywhere)) == len(anywhere)
    assert not set(anywhere) & set(inside)
    assert ids >= {"shortcuts", "next_pane", "previous_pane"}


def test_the_digits_count_the_pages_as_the_sidebar_does(window: Window) -> None:
    digits = [window.action_set.key_text(f"go_{page.id}") for page in PAGES if not page.below]
    assert digits == [f"Ctrl+{number}" for number in range(1, len(digits) + 1)]
    buttons = window.sidebar.findChildren(NavButton)
    assert any(each.toolTip().endswith("(Ctrl+2)") for each in buttons)


def test_a_new_key_is_named_everywhere_and_works(window: Window, qtbot: QtBot) -> None:
    actions = window.action_set
    assert chosen.choose_key(window.desk, "go_rules", "Ctrl+9") == ""
    assert actions.by_id["go_rules"].toolTip().endswith("(Ctrl+9)")
    finder = window.commands.finding
    assert isinstance(finder, FindCommands)
    assert [entry.hint for entry in finder._entries() if entry.key == ("action", "go_rules")] == ["Ctrl+9"]
    [rules] = [each for each in window.sidebar.findChildren(NavButton) if each.text() == "Rules"]
    assert rules.toolTip() == "Rules (Ctrl+9)"
    window.go("today")
    QTest.keyClick(window, Qt.Key.Key_9, CTRL)
    assert shown(window) == "rules"
    # It is kept: another window of this machine knows it too.
    assert chosen.keys_of(type(window.desk.settings)(), "go_rules") == ("Ctrl+9",)
    chosen.choose_all_default_keys(window.desk)
    assert actions.key_text("go_rules") == ""
    window.go("today")
    QTest.keyClick(window, Qt.Key.Key_9, CTRL)
    assert shown(window) == "today"


def test_the_sheet_takes_keys_and_brings_the_old_ones_back(window: Window, sheet: ShortcutSheet, qtbot: QtBot) -> None:
    edit = line_of(sheet, "edit_record")
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_Space)
    assert edit.text() == "Press the keys…"
    QTest.keyClick(edit, Qt.Key.Key_Control, CTRL)
    assert edit.text() == "Press the keys…"
    QTest.keyClick(edit, Qt.Key.Key_U, CTRL)
    assert edit.text() == "Ctrl+U"
    assert edit.accessibleName() == "Edit: Ctrl+U"
    assert window.action_set.key_text("edit_record") == "Ctrl+U"
    assert back_of(sheet, "edit_record").isVisible()
    back_of(sheet, "edit_record").click()
    assert window.action_set.key_text("edit_record") == "Ctrl+E"
    assert not back_of(sheet, "edit_record").isVisible()
    assert window.desk.settings.get("shortcuts") == {}


def test_keys_are_taken_away_and_left(window: Window, sheet: ShortcutSheet) -> None:
    redo = line_of(sheet, "redo")
    redo.click()
    QTest.keyClick(redo, Qt.Key.Key_Escape)
    assert redo.text() == "Ctrl+Shift+Z   Ctrl+Y"
    assert sheet.isVisible()
    redo.click()
    QTest.keyClick(redo, Qt.Key.Key_Backspace)
    assert redo.text() == "–"
    assert window.action_set.by_id["redo"].shortcuts() == []


def test_a_clash_is_named_in_words_and_changes_nothing(window: Window, sheet: ShortcutSheet) -> None:
    backup = line_of(sheet, "backup")
    for key, held, sentence in (
        (Qt.Key.Key_E, CTRL, "Ctrl+E is taken by “Edit”. Give that other keys first."),
        (Qt.Key.Key_D, NOTHING, "D has a use already. On a line of Today: Mark as done."),
        (Qt.Key.Key_Right, CTRL,
         "Ctrl+Right has a use already. On a card of the board: Move the card to the stage on the right."),
        (Qt.Key.Key_C, CTRL, "Ctrl+C has a use already. In a table: Copy the rows for a spreadsheet."),
    ):  # fmt: skip
        backup.click()
        QTest.keyClick(backup, key, held)
        assert sheet._said.text() == sentence
        assert window.action_set.by_id["backup"].shortcuts() == []
    # What a form does with a key does not keep the window from having it.
    backup.click()
    QTest.keyClick(backup, Qt.Key.Key_S, CTRL)
    assert sheet._said.text() == ""
    assert window.action_set.key_text("backup") == "Ctrl+S"


def test_the_keys_of_a_line_of_today_are_changed_and_named(window: Window, qtbot: QtBot) -> None:
    window.go("today")
    page = window.current_page
    assert isinstance(page, TodayPage)
    qtbot.waitUntil(lambda: page.lines.current_row() is not None)
    lines, desk = page.lines, window.desk
    assert chosen.choose_key(desk, "today_done", "Ctrl+G") == ""
    assert chosen.choose_key(desk, "today_below", "D") == ""
    first = lines.current_row()
    assert first is not None
    assert {each.text: each.cap for each in first.actions}["Done"] == "Ctrl+G"
    assert first.help.startswith("Ctrl+G for done, S to snooze until tomorrow")
    QTest.keyClick(lines, Qt.Key.Key_J)
    assert lines.current_row() == first
    QTest.keyClick(lines, Qt.Key.Key_D)
    second = lines.current_row()
    assert second is not None
    assert second.key != first.key
    QTest.keyClick(lines, Qt.Key.Key_Up)
    assert lines.current_row() == first
    QTest.keyClick(lines, Qt.Key.Key_G, CTRL)
    assert lines.rows.row_of(first.key) < 0
    assert lines.rows.row_of(second.key) >= 0


def test_a_key_taken_away_from_a_line_of_today_is_named_nowhere(window: Window, qtbot: QtBot) -> None:
    window.go("today")
    page = window.current_page
    assert isinstance(page, TodayPage)
    qtbot.waitUntil(lambda: page.lines.current_row() is not None)
    assert chosen.choose_key(window.desk, "today_later", "") == ""
    row = page.lines.current_row()
    assert row is not None
    assert row.help.startswith("D for done, ")
    assert "snooze" not in row.help
    QTest.keyClick(page.lines, Qt.Key.Key_S)
    assert page.lines.current_row() == row


def test_a_card_of_the_board_answers_to_the_keys_that_were_chosen(window: Window, qtbot: QtBot) -> None:
    window.go("deals")
    page = window.current_page
    assert isinstance(page, DealsPage)
    page._which.choose("board")
    page._show_as()
    cards = page.board.columns[0].cards
    cards.setCurrentIndex(cards.model().index(0, 0))
    assert chosen.choose_key(window.desk, "card_stage", "F4") == ""
    assert chosen.choose_key(window.desk, "card_after", "Ctrl+Down") == ""
    asked: list[str] = []
    moved: list[tuple[str, object]] = []
    cards.stage_asked.connect(lambda id, _place: asked.append(id))
    cards.moved.connect(lambda id, step: moved.append((id, step)))
    id = cards.current_id()
    for key, held in ((Qt.Key.Key_M, NOTHING), (Qt.Key.Key_Right, CTRL), (Qt.Key.Key_F4, NOTHING)):
        QTest.keyClick(cards, key, held)
    assert asked == [id]
    assert moved == []
    for menu in window.findChildren(QMenu):
        menu.close()
    QTest.keyClick(cards, Qt.Key.Key_Down, CTRL)
    assert moved == [(id, 1)]


def test_the_gifts_and_the_help_name_the_key_that_was_chosen(window: Window, qtbot: QtBot) -> None:
    assert chosen.choose_key(window.desk, "gift_answer", "F8") == ""
    window.go("gifts")
    page = window.current_page
    assert isinstance(page, GiftsPage)
    qtbot.waitUntil(lambda: page.list.model.rowCount() > 0)
    assert page._hint.text() == "F8 or a click on “What was asked” answers it."
    page.list.view.setFocus()
    page.list.view.select([page.list.model.ids[0]])
    QTest.keyClick(page.list.view, Qt.Key.Key_F2)
    assert not page.findChildren(QMenu)
    # There it does what it does in every table.
    assert page.list.editing._editor is not None
    QTest.keyClick(page.list.editing._editor, Qt.Key.Key_Escape)
    QTest.keyClick(page.list.view, Qt.Key.Key_F8)
    [menu] = page.findChildren(QMenu)
    menu.close()
    window.go("help")
    helping = window.current_page
    assert isinstance(helping, HelpPage)
    helping.list.setCurrentRow(3)
    assert "press F8 on the row" in helping.text.toPlainText()
    assert chosen.choose_key(window.desk, "gift_answer", "") == ""
    assert "press – on the row" in helping.text.toPlainText()
    assert page._hint.text() == "A click on “What was asked” answers it."


def test_keys_of_places_are_shared_between_places_only(window: Window, sheet: ShortcutSheet) -> None:
    done = line_of(sheet, "today_done")
    for key, held, sentence in (
        (Qt.Key.Key_S, NOTHING, "S has a use already. On a line of Today: Snooze until tomorrow."),
        (Qt.Key.Key_E, CTRL, "Ctrl+E is taken by “Edit”. Give that other keys first."),
        # On the board M is another's; nobody is at both places.
        (Qt.Key.Key_M, NOTHING, ""),
    ):
        done.click()
        QTest.keyClick(done, key, held)
        assert sheet._said.text() == sentence
    assert done.text() == "M"
    back_of(sheet, "today_done").click()
    assert done.text() == "D"
    assert window.desk.settings.get("shortcuts") == {}


def test_the_default_does_not_come_back_over_another(window: Window) -> None:
    desk = window.desk
    assert chosen.choose_key(desk, "edit_record", "") == ""
    assert chosen.choose_key(desk, "backup", "Ctrl+E") == ""
    assert chosen.choose_default_keys(desk, "edit_record") == (
        "Ctrl+E is taken by “Back up to a file”. Give that other keys first."
    )
    assert window.action_set.key_text("backup") == "Ctrl+E"


@pytest.mark.parametrize(
    ("event", "beginning"),
    [
        (key_event(Qt.Key.Key_Dead_Circumflex, NOTHING), "That key waits for a letter"),
        (key_event(Qt.Key.Key_At, CTRL | ALT, "@"), "Ctrl and Alt together write characters"),
        (key_event(Qt.Key.Key_Tab, NOTHING), "Enter, Tab, the arrows"),
        (key_event(Qt.Key.Key_Space, NOTHING, " "), "Enter, Tab, the arrows"),
        (key_event(Qt.Key.Key_F7, NOTHING), ""),
        (key_event(Qt.Key.Key_Left, ALT), ""),
        (key_event(Qt.Key.Key_N, NOTHING, "n"), ""),
    ],
)
def test_what_cannot_be_a_shortcut_says_why(event: QKeyEvent, beginning: str) -> None:
    sentence = pressed.explain_refusal(event)
    assert sentence.startswith(beginning)
    assert bool(sentence) is bool(beginning)


@pytest.mark.parametrize(
    ("event", "key"),
    [
        (key_event(Qt.Key.Key_Question, SHIFT, "?"), "?"),
        (key_event(Qt.Key.Key_Slash, CTRL | SHIFT), "Ctrl+/"),
        (key_event(Qt.Key.Key_A, CTRL | SHIFT), "Ctrl+Shift+A"),
        (key_event(Qt.Key.Key_F6, SHIFT), "Shift+F6"),
        (key_event(Qt.Key.Key_5, CTRL | Qt.KeyboardModifier.KeypadModifier), "Ctrl+5"),
        (french(2), "Ctrl+2"),
    ],
)
def test_keys_are_read_as_they_will_be_pressed_again(event: QKeyEvent, key: str) -> None:
    assert pressed.read_key(event) == key


def test_ctrl_and_a_digit_works_on_a_french_row(window: Window) -> None:
    pages = [page.id for page in PAGES if not page.below]
    for number, page in enumerate(pages, 1):
        window.go("rules")
        focused = QApplication.focusWidget() or window
        QApplication.sendEvent(focused, french(number))
        assert shown(window) == page


@pytest.mark.parametrize("held", [NOTHING, SHIFT, CTRL | ALT, CTRL | SHIFT, ALT])
def test_the_french_row_writes_letters_otherwise(window: Window, held: Qt.KeyboardModifier) -> None:
    window.go("rules")
    QApplication.sendEvent(window, french(2, held))
    assert shown(window) == "rules"


def test_a_german_keyboard_is_read_by_its_letters(window: Window) -> None:
    # There Z is where Y is on an American one, and the digits are written without Shift.
    assert pressed.find_digit(key_event(Qt.Key.Key_2, CTRL, "2", 11)) is None
    assert pressed.read_key(key_event(Qt.Key.Key_Z, CTRL, "z", 29)) == "Ctrl+Z"
    assert pressed.read_key(key_event(Qt.Key.Key_Slash, CTRL | SHIFT, "/", 16)) == "Ctrl+/"


def test_a_question_mark_opens_the_sheet_but_not_while_something_is_written(window: Window, qtbot: QtBot) -> None:
    # This screen has no keyboard: which keys write the mark is asked of the real one in `test_french_keyboard`.
    window.go("deals")
    window.commands.carry_out("filter")
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    QTest.keyClick(line, Qt.Key.Key_Question)
    assert line.text() == "?"
    assert not window.findChildren(ShortcutSheet)
    # A word that an input method is putting together, and the accent that waits for its letter.
    QApplication.sendEvent(line, QInputMethodEvent("にほ", []))
    QTest.keyClick(line, Qt.Key.Key_Question)
    QApplication.sendEvent(line, key_event(Qt.Key.Key_Dead_Circumflex, NOTHING))
    assert not window.findChildren(ShortcutSheet)
    line.clear()
    window.take_page_focus()
    assert not isinstance(QApplication.focusWidget(), QLineEdit)
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Question)
    qtbot.waitUntil(lambda: bool(window.findChildren(ShortcutSheet)))
    window.findChildren(ShortcutSheet)[0].close()


def test_a_letter_may_be_a_shortcut_and_is_still_a_letter_in_texts(window: Window) -> None:
    assert chosen.choose_key(window.desk, "go_rules", "R") == ""
    window.go("deals")
    window.commands.carry_out("filter")
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    QTest.keyClick(line, Qt.Key.Key_R)
    assert (line.text(), shown(window)) == ("r", "deals")
    line.clear()
    window.take_page_focus()
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_R)
    assert shown(window) == "rules"


def test_f6_walks_through_the_parts_and_comes_back_to_where_it_was(window: Window, qtbot: QtBot) -> None:
    window.go("deals")
    page = window.current_page
    assert isinstance(page, DealsPage)
    page.list.view.setFocus()
    page.list.view.select([page.list.model.ids[2]])
    qtbot.waitUntil(window.inspector.isVisible)
    begun = QApplication.focusWidget()
    assert begun is not None
    seen = []
    for key, held in ((Qt.Key.Key_F6, NOTHING),) * 3 + ((Qt.Key.Key_F6, SHIFT),) * 3:
        QTest.keyClick(QApplication.focusWidget() or window, key, held)
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.append(
            next(
                name
                for name, part in (("sidebar", window.sidebar), ("page", page), ("inspector", window.inspector))
                if part.isAncestorOf(focused)
            )
        )
        if seen[-1] == "page":
            assert focused is begun
    assert seen == ["inspector", "sidebar", "page", "sidebar", "inspector", "page"]


def test_f6_passes_over_what_is_put_away(window: Window) -> None:
    window.go("brands")
    window.take_page_focus()
    window.show_inspector(shown=False)
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_F6)
    focused = QApplication.focusWidget()
    assert isinstance(focused, NavButton)
    assert focused.isChecked()
    window.topbar.search.setFocus()
    QTest.keyClick(window.topbar.search, Qt.Key.Key_F6, SHIFT)
    page, focused = window.current_page, QApplication.focusWidget()
    assert page is not None
    assert focused is not None
    assert page is focused or page.isAncestorOf(focused)


def test_damaged_keys_count_as_none(window: Window) -> None:
    window.desk.choose("shortcuts", {"edit_record": "Ctrl+U", "redo": [7, "", "Ctrl+Y"], "nothing": ["F9"]})
    assert window.action_set.key_text("edit_record") == "Ctrl+E"
    assert window.action_set.key_text("redo") == "Ctrl+Y"


def test_the_sheet_is_searched(sheet: ShortcutSheet) -> None:
    sheet._search.setText("undo")
    sheet._search.search_now()
    assert [each.row.action for each in sheet._lines if not each.isHidden()] == ["undo"]
    sheet._search.setText("on a card of")
    sheet._search.search_now()
    assert {each.row.place for each in sheet._lines if not each.isHidden()} == {Place.BOARD}


def test_the_settings_lead_to_the_sheet(window: Window, qtbot: QtBot) -> None:
    window.go("settings")
    page = window.current_page
    assert page is not None
    [found] = [
        each
        for each in page.findChildren(QAbstractButton)
        if each.accessibleName() == "Show and change the keyboard shortcuts"
    ]
    found.click()
    qtbot.waitUntil(lambda: bool(window.findChildren(ShortcutSheet)))
    window.findChildren(ShortcutSheet)[0].close()


def test_no_key_reaches_the_page_below_the_palette(window: Window, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.current_page is not None)
    window.go("rules")
    window.commands.finding.open_palette()
    [palette] = window.findChildren(Palette)
    QApplication.sendEvent(palette.edit, french(2))
    QTest.keyClick(palette.edit, Qt.Key.Key_2, CTRL)
    assert window.current_page is not None
    assert window.current_page.page_id == "rules"
    palette.close()
