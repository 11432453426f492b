"""The first run: a language, a country, a currency, and three ways to begin; the sample goes as it came."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from creatorbook.common.i18n import language
from creatorbook.common.paths import documents_folder
from creatorbook.common.settings import Settings
from creatorbook.gui.desk.reporter import Reporter
from creatorbook.gui.frame.bars.sample_strip import SampleStrip
from creatorbook.gui.frame.first_run import FirstRun, _Way
from creatorbook.gui.frame.start import Program
from creatorbook.gui.parts.notices import Notice
from creatorbook.services.book.settings import settings as book_settings
from creatorbook.services.records.lists import Query, count

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from creatorbook.common.clock import FixedClock
    from creatorbook.gui.look.theme_manager import ThemeManager


@pytest.fixture
def program(qtbot: QtBot, theme: ThemeManager, tmp_path: Path, clock: FixedClock) -> Iterator[Program]:
    settings = Settings()
    # A book of a test is gone before a copy of it could be made.
    settings.set("automatic_backups", False)
    made = Program(settings, theme, Reporter(tmp_path / "reports"), clock)
    made.begin()
    yield made
    if made.session is not None:
        made.session.window.close()
    made.end()
    if made.first_run is not None:
        made.first_run.close()


def test_the_currency_follows_the_country_until_another_is_chosen(program: Program, qtbot: QtBot) -> None:
    dialog = _dialog(program)
    qtbot.waitUntil(dialog.isVisible)
    country, currency = dialog._country.combo, dialog._currency.combo
    for typed, expected in (("United King", "GBP"), ("Switz", "CHF")):
        country.setEditText(typed)
        QTest.keyClick(country, Qt.Key.Key_Return)
        assert dialog._currency.value() == expected
    currency.setEditText("USD")
    QTest.keyClick(currency, Qt.Key.Key_Return)
    country.setEditText("France")
    QTest.keyClick(country, Qt.Key.Key_Return)
    assert dialog._currency.value() == "USD"


def _dialog(program: Program) -> FirstRun:
    assert program.first_run is not None
    return program.first_run


def _way(program: Program, way: str) -> _Way:
    return next(each for each in _dialog(program).findChildren(_Way) if each._way == way)


def _take(program: Program, way: str, qtbot: QtBot) -> None:
    """Choose how to begin, and wait until the book is there or refused."""
    before = program.session
    _way(program, way).click()
    qtbot.waitUntil(lambda: program.session is not before or _way(program, way).isEnabled(), timeout=60_000)


def _fill(program: Program) -> None:
    dialog = _dialog(program)
    dialog._name.set_value("Camille Moreau")
    dialog._country.set_value("FR")
    dialog._currency.set_value("EUR")


def test_a_country_is_needed(program: Program, qtbot: QtBot) -> None:
    _dialog(program)._country.set_value(None)
    _take(program, "empty", qtbot)
    assert program.session is None
    assert "country" in _dialog(program)._rows[2].error


def test_an_empty_book_is_made_and_remembered(program: Program, qtbot: QtBot) -> None:
    _fill(program)
    _take(program, "empty", qtbot)
    assert program.session is not None
    with program.session.book.reading() as reading:
        about = book_settings(reading)
        assert count(reading, Query("deal")) == 0
    assert (about["country"], about["currency"], about["name"]) == ("FR", "EUR", "Camille Moreau")
    assert program.session.book.path.parent == documents_folder()
    assert Settings().get("last_book") == str(program.session.book.path)


def test_the_sample_is_marked_and_goes_as_it_came(program: Program, qtbot: QtBot) -> None:
    _fill(program)
    _take(program, "sample", qtbot)
    assert program.session is not None
    window, book = program.session.window, program.session.book
    with book.reading() as reading:
        assert count(reading, Query("deal")) >= 30
    strip = window.findChildren(SampleStrip)[0]
    qtbot.waitUntil(strip.isVisible)
    next(each for each in strip.findChildren(QPushButton) if each.text() == "Remove the sample").click()
    qtbot.waitUntil(lambda: not strip.isVisible())
    with book.reading() as reading:
        assert count(reading, Query("deal")) == 0
        assert count(reading, Query("brand")) == 0


def test_the_language_changes_at_once_and_keeps_what_was_typed(program: Program) -> None:
    _fill(program)
    dialog = _dialog(program)
    dialog._language.set_value("fr")
    dialog._language.changed.emit()
    assert language() == "fr"
    assert Settings().get("language") == "fr"
    assert dialog._name.value() == "Camille Moreau"
    assert dialog._country.value() == "FR"


def test_a_book_that_cannot_be_made_is_said_so(program: Program, tmp_path: Path, qtbot: QtBot) -> None:
    _fill(program)
    taken = tmp_path / "taken.creatorbook"
    taken.write_bytes(b"somebody's file")
    _dialog(program)._on_placed(str(taken))
    _take(program, "empty", qtbot)
    assert program.session is None
    assert _dialog(program).isVisible()
    assert taken.read_bytes() == b"somebody's file"


def test_another_book_is_opened_in_its_place(program: Program, tmp_path: Path, qtbot: QtBot) -> None:
    _fill(program)
    _take(program, "empty", qtbot)
    assert program.session is not None
    first = program.session
    program.open(str(tmp_path / "nothing.creatorbook"))
    assert program.session is first
    assert first.window.toast.text
    program.begin()
    _fill(program)
    _take(program, "empty", qtbot)
    assert program.session is not first
    path = str(first.book.path)
    program.open(path)
    assert str(program.session.book.path) == path


def test_while_the_book_is_made_nothing_else_can_be_chosen(program: Program, qtbot: QtBot) -> None:
    _fill(program)
    dialog = _dialog(program)
    _way(program, "empty").click()
    assert not _way(program, "sample").isEnabled()
    assert any("being made" in notice.text.text() for notice in dialog.findChildren(Notice))
    dialog.reject()  # what Escape does; a key would let the book arrive
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: program.session is not None, timeout=60_000)
