"""Settings: the machine's from one table, the book's own, its creators with their channels."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from creatorbook.common.settings import TABLE
from creatorbook.gui.forms.record_form import RecordForm
from creatorbook.gui.look.theme.current import theme as worn
from creatorbook.gui.settings.page import SettingsPage
from creatorbook.services.book import settings
from tests.gui.words import lines_in, words_in

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from creatorbook.gui.frame.window import Window
    from creatorbook.services.book.book import Book


@pytest.fixture
def page(window: Window) -> SettingsPage:
    window.go("settings")
    found = window.current_page
    assert isinstance(found, SettingsPage)
    return found


def _setting(book: Book, key: str) -> str:
    with book.reading() as reading:
        return settings.setting(reading, key)


def test_every_setting_that_has_a_name_can_be_chosen(page: SettingsPage) -> None:
    assert set(page.choices) == {setting.key for setting in TABLE if setting.label}


def test_dark_is_worn_at_once_and_kept(page: SettingsPage, window: Window) -> None:
    page.choices["theme"].choose("dark")
    page.choices["theme"].chosen.emit("dark")
    assert worn().dark
    assert window.desk.settings.get("theme") == "dark"
    window.commands.view.toggle_theme()
    assert page.choices["theme"].value == "light"


def test_low_rows_are_used_in_every_list(page: SettingsPage, window: Window) -> None:
    window.go("brands")
    view = window.current_page.list.view  # type: ignore[union-attr]  # the page of brands has a list
    high = view.verticalHeader().defaultSectionSize()
    page.choices["density"].chosen.emit("compact")
    assert view.verticalHeader().defaultSectionSize() < high


def test_the_book_is_renamed_when_the_keys_leave(page: SettingsPage, book: Book, qtbot: QtBot) -> None:
    field = page.book.fields[settings.NAME]
    field.setFocus()
    edit = field.focusProxy()
    assert edit is not None
    QTest.keyClick(edit, Qt.Key.Key_End)
    QTest.keyClicks(edit, " and friends")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _setting(book, settings.NAME) == "Camille Moreau and friends")


def test_a_currency_is_written_when_chosen(page: SettingsPage, book: Book, qtbot: QtBot) -> None:
    field = page.book.fields[settings.CURRENCY]
    field.set_value("GBP")
    field.changed.emit()
    qtbot.waitUntil(lambda: _setting(book, settings.CURRENCY) == "GBP")


def test_for_how_many_days_steps_can_be_undone_is_shown_and_written(
    page: SettingsPage, book: Book, qtbot: QtBot
) -> None:
    field = page.book.fields[settings.HISTORY_DAYS]
    assert field.value() == settings.HISTORY_DAYS_DEFAULT
    field.set_value("soon")
    page.book.flush()
    assert page.book._shown[settings.HISTORY_DAYS] == "365"
    field.set_value("0")
    page.book.flush()
    qtbot.waitUntil(lambda: _setting(book, settings.HISTORY_DAYS) == "0")


def test_the_book_is_checked(page: SettingsPage, qtbot: QtBot) -> None:
    QTest.mouseClick(page.book.check, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.book._verdict.accessibleName() == "The book is undamaged.")
    assert page.book.check.isEnabled()


def test_without_an_audience_it_says_what_that_costs(page: SettingsPage, window: Window, qtbot: QtBot) -> None:
    assert not page.creators.unknown.isHidden()
    assert "where your audience is" in page.creators.unknown.text.text()
    page.desk.create("channel", None, creator_id=_creator(page))
    form = window.findChild(RecordForm)
    assert isinstance(form, RecordForm)
    form.rows["handle"].field.set_value("@camille")
    form.rows["audience_countries"].field.edit.setText("FR, BE")  # type: ignore[attr-defined]  # a line of text
    form.save()
    qtbot.waitUntil(page.creators.unknown.isHidden)
    shown = words_in(page.creators)
    assert "Instagram · @camille" in shown
    assert "France, Belgium" in shown


def _creator(page: SettingsPage) -> str:
    return next(each.id for each in lines_in(page.creators) if each.kind == "creator")


def test_a_link_leads_to_the_creators(window: Window, page: SettingsPage, qtbot: QtBot) -> None:
    window.go("today")
    window.go("settings", {"part": "creators"})
    qtbot.waitUntil(lambda: page._wanted == "")
    assert window.inspector.isHidden()


def test_more_contrast_is_worn_at_once_and_kept(page: SettingsPage, window: Window) -> None:
    page.choices["contrast"].chosen.emit("more")
    assert worn().contrast
    assert window.desk.settings.get("contrast") == "more"
    page.choices["contrast"].chosen.emit("usual")
    assert not worn().contrast
