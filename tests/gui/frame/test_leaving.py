"""What was typed and not written when a window goes, for another size of text or for good: kept, or written."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest

from creatorbook.common.settings import Settings
from creatorbook.domain.values.money import Money
from creatorbook.gui.brands.page import BrandsPage
from creatorbook.gui.contracts.page import ContractsPage
from creatorbook.gui.desk import records
from creatorbook.gui.fields.typed import DayField
from creatorbook.gui.frame.start import Session
from creatorbook.gui.gifts.page import GiftsPage
from creatorbook.gui.lists.notes import NotesPart
from creatorbook.services.book.book import Book
from creatorbook.services.records.editing import AddRecord

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from creatorbook.gui.frame.window import Window
    from creatorbook.gui.look.theme_manager import ThemeManager


@pytest.fixture(autouse=True)
def usual_again(theme: ThemeManager) -> Iterator[None]:
    yield
    theme.choose_text_size("usual")


def gifts(window: Window) -> GiftsPage:
    window.go("gifts")
    page = window.current_page
    assert isinstance(page, GiftsPage)
    return page


def notes_of(window: Window, brand: str, qtbot: QtBot) -> NotesPart:
    window.go("brands")
    page = window.current_page
    assert isinstance(page, BrandsPage)
    page.list.select(brand)
    qtbot.waitUntil(lambda: window.inspector.record == ("brand", brand))
    notes = window.inspector.findChild(NotesPart)
    assert isinstance(notes, NotesPart)
    return notes


def write_without_sending(window: Window, brand: str, qtbot: QtBot) -> None:
    """Type a note on a brand and a gift, and press nothing."""
    QTest.keyClicks(notes_of(window, brand, qtbot).text.edit, "Answers on Tuesdays.")
    entry = gifts(window).entry
    QTest.keyClicks(entry.what.edit, "Linen shirt")
    QTest.keyClicks(entry.sender_field.edit, "Atelier Seve")
    entry.value.edit.setText("45")


def check_all_is_there(window: Window, brand: str, qtbot: QtBot) -> None:
    entry = gifts(window).entry
    assert entry.what.value() == "Linen shirt"
    assert entry.sender_field.edit.text() == "Atelier Seve"
    assert entry.value.value() == Money(4500, "EUR")
    assert notes_of(window, brand, qtbot).text.value() == "Answers on Tuesdays."


def renew(session: Session, qtbot: QtBot) -> Window:
    """Choose a larger size of text, the standard one after it, and return the window that shows it."""
    before = session.window
    size = "usual" if session.desk.settings.get("text_size") == "largest" else "largest"
    session.desk.choose("text_size", size)
    qtbot.waitUntil(lambda: session.window is not before)
    qtbot.waitUntil(lambda: session.window.current_page is not None and not session.is_busy)
    return session.window


def test_a_note_and_a_gift_that_are_being_written_survive_another_size_of_text(
    session: Session, agreed: dict[str, str], qtbot: QtBot
) -> None:
    write_without_sending(session.window, agreed["brand"], qtbot)
    session.window.go("settings")
    check_all_is_there(renew(session, qtbot), agreed["brand"], qtbot)


def test_they_are_there_the_next_time_the_book_is_opened(
    book: Book, theme: ThemeManager, agreed: dict[str, str], qtbot: QtBot
) -> None:
    sessions = []
    for _time in range(2):
        session = Session(Book(book.path, book.clock), Settings(), theme)
        with qtbot.waitExposed(session.window):
            session.window.show()
        qtbot.waitUntil(lambda made=session: made.window.current_page is not None)  # type: ignore[misc]
        sessions.append(session)
        if len(sessions) == 1:
            write_without_sending(session.window, agreed["brand"], qtbot)
            session.window.close()
    check_all_is_there(sessions[1].window, agreed["brand"], qtbot)
    sessions[1].window.close()


def test_a_gift_that_was_added_and_a_note_that_was_rubbed_out_do_not_come_back(
    session: Session, agreed: dict[str, str], qtbot: QtBot
) -> None:
    write_without_sending(session.window, agreed["brand"], qtbot)
    window = renew(session, qtbot)
    notes_of(window, agreed["brand"], qtbot).text.edit.clear()
    entry = gifts(window).entry
    entry.add()
    qtbot.waitUntil(lambda: entry.what.value() is None)
    again = renew(session, qtbot)
    assert session.desk.settings.get("drafts") == {}
    assert gifts(again).entry.what.value() is None
    assert notes_of(again, agreed["brand"], qtbot).text.value() is None


def test_what_the_next_pause_would_have_written_is_written_when_the_window_closes(
    book: Book, theme: ThemeManager, agreed: dict[str, str], qtbot: QtBot
) -> None:
    session = Session(Book(book.path, book.clock), Settings(), theme)
    with qtbot.waitExposed(session.window):
        session.window.show()
    qtbot.waitUntil(lambda: session.window.current_page is not None)
    session.window.go("contracts", {"deal": agreed["deal"]})
    page = session.window.current_page
    assert isinstance(page, ContractsPage)
    day = page.terms.deal.rows["ends_on"].field
    assert isinstance(day, DayField)
    day.edit.clear()
    QTest.keyClicks(day.edit, "31/12")
    session.desk.run(AddRecord("brand", {"name": "Aurora"}))
    session.window.close()
    assert records.read_row(book, "deal", agreed["deal"])["ends_on"] == date(2026, 12, 31)


def test_back_and_forward_go_on_in_the_window_that_comes(session: Session, qtbot: QtBot) -> None:
    for page in ("brands", "gifts", "settings"):
        session.window.go(page)
    session.window.commands.carry_out("back")
    window = renew(session, qtbot)
    assert window.current_page is not None
    assert window.current_page.page_id == "gifts"
    window.commands.carry_out("forward")
    assert window.current_page.page_id == "settings"
    for page in ("gifts", "brands"):
        window.commands.carry_out("back")
        assert window.current_page.page_id == page
