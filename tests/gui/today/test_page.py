"""Today: lines with their reasons, answered by a key; figures that lead to their rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu

from creatorbook.common.settings import Settings
from creatorbook.gui.deals.page import DealsPage
from creatorbook.gui.desk import records
from creatorbook.gui.frame.start import Session
from creatorbook.gui.parts.notices import EmptyState
from creatorbook.gui.today.lines import FigureCard, ReminderLine, Section
from creatorbook.gui.today.page import TodayPage
from creatorbook.services.records.editing import AddRecord

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from creatorbook.gui.frame.window import Window
    from creatorbook.gui.look.look import ThemeManager
    from creatorbook.services.book.book import Book


@pytest.fixture
def page(window: Window, qtbot: QtBot) -> TodayPage:
    window.go("today")
    found = window.current_page
    assert isinstance(found, TodayPage)
    qtbot.waitUntil(lambda: bool(found.findChildren(ReminderLine)))
    return found


def _lines(page: TodayPage) -> list[ReminderLine]:
    return [each for each in page.findChildren(ReminderLine) if each.isVisible()]


def test_late_comes_first_and_each_line_says_why_and_when(page: TodayPage) -> None:
    lines = _lines(page)
    days = [each.line.due_on for each in lines if each.line.due_on is not None]
    assert days == sorted(days)
    assert "Deal" in lines[0].accessibleName()
    assert "late" in lines[0].accessibleName()
    assert lines[0].accessibleDescription()


def test_one_key_answers_and_undo_brings_the_line_back(window: Window, page: TodayPage, qtbot: QtBot) -> None:
    before = [each.line.key for each in _lines(page)]
    first = _lines(page)[0]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_D)
    qtbot.waitUntil(lambda: before[0] not in [each.line.key for each in _lines(page)])
    # The focus moves on to the next line.
    qtbot.waitUntil(lambda: any(each.hasFocus() for each in _lines(page)))
    QTest.keyClick(next(each for each in _lines(page) if each.hasFocus()), Qt.Key.Key_S)
    qtbot.waitUntil(lambda: len(_lines(page)) == len(before) - 2)
    qtbot.waitUntil(window.action_set.by_id["undo"].isEnabled)
    window.commands.carry_out("undo")
    qtbot.waitUntil(lambda: len(_lines(page)) == len(before) - 1)


def test_arrows_walk_and_enter_opens_the_record(window: Window, page: TodayPage, qtbot: QtBot) -> None:
    lines = _lines(page)
    lines[0].setFocus()
    QTest.keyClick(lines[0], Qt.Key.Key_Down)
    assert lines[1].hasFocus()
    QTest.keyClick(lines[1], Qt.Key.Key_Up)
    assert lines[0].hasFocus()
    QTest.keyClick(lines[0], Qt.Key.Key_Return)
    deals = window.current_page
    assert isinstance(deals, DealsPage)
    assert deals.list.view.selected_ids() == [lines[0].line.subject[1]]
    assert window.inspector.record == lines[0].line.subject


def test_snoozing_offers_days(page: TodayPage) -> None:
    line = _lines(page)[0]
    line._menu()
    menu = line.findChildren(QMenu)[0]
    assert [action.text().split("  ·  ")[0] for action in menu.actions() if action.text()] == [
        "Until tomorrow",
        "For three days",
        "For a week",
        "For thirty days",
        "Not needed: dismiss",
    ]
    menu.close()


def test_figures_lead_to_their_rows(window: Window, page: TodayPage) -> None:
    cards = page.findChildren(FigureCard)
    assert 4 <= len(cards) <= 6
    leads = next(each for each in cards if "Leads" in each.accessibleName())
    leads.click()
    deals = window.current_page
    assert isinstance(deals, DealsPage)
    assert deals.list.model.rowCount() == 2


def test_nothing_to_do_is_good_news(empty_book: Book, theme: ThemeManager, qtbot: QtBot) -> None:
    session = Session(empty_book, Settings(), theme)
    session.window.show()
    session.window.go("today")
    page = session.window.current_page
    assert isinstance(page, TodayPage)
    qtbot.waitUntil(lambda: bool(page.findChildren(EmptyState)))
    assert "Nothing needs you" in page.findChildren(EmptyState)[0].sentence.text()
    session.window.close()
    session.end()


def test_long_sections_show_the_first_lines_and_the_rest_on_demand(page: TodayPage, qtbot: QtBot) -> None:
    line = _lines(page)[0].line
    section = Section("Late", "danger", [line] * 160, page.desk.clock.today())
    qtbot.addWidget(section)
    assert len(section.findChildren(ReminderLine)) == 25
    assert section._more.text() == "135 more"
    section._more.click()
    assert len(section.findChildren(ReminderLine)) == 125
    section._more.click()
    assert len(section.findChildren(ReminderLine)) == 160
    assert section._more.isHidden()


def test_a_task_without_a_day_has_a_group_of_its_own_and_leaves_today_quiet(
    empty_book: Book, theme: ThemeManager, qtbot: QtBot
) -> None:
    task = empty_book.run(AddRecord("task", {"text": "Tidy the shelf"})).value
    session = Session(empty_book, Settings(), theme)
    session.window.show()
    session.window.go("today")
    page = session.window.current_page
    assert isinstance(page, TodayPage)
    qtbot.waitUntil(lambda: len(_lines(page)) == 1)
    assert next(each.text() for each in page.findChildren(Section)[0].findChildren(QLabel)) == "No day set"
    assert page.findChildren(EmptyState)
    QTest.keyClick(_lines(page)[0], Qt.Key.Key_D)
    qtbot.waitUntil(lambda: not _lines(page))
    assert records.read_row(empty_book, "task", task)["done_on"] is not None
    session.window.close()
    session.end()
