"""The logo of a creator's documents: chosen, shown small, refused in words, taken off."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from creatorbook.gui.settings.documents import DocumentsPart
from creatorbook.gui.settings.page import SettingsPage
from creatorbook.services.documents.looks import SetLogo, look_of

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from creatorbook.gui.frame.window import Window
    from creatorbook.services.book.book import Book


@pytest.fixture
def page(agreed: dict[str, str], window: Window) -> SettingsPage:
    assert agreed
    window.go("settings")
    found = window.current_page
    assert isinstance(found, SettingsPage)
    return found


def _part(page: SettingsPage) -> DocumentsPart:
    return page.creators.findChildren(DocumentsPart)[-1]


def _png() -> bytes:
    kept = io.BytesIO()
    Image.new("RGB", (300, 90), "#1F4B6E").save(kept, "PNG")
    return kept.getvalue()


def test_a_logo_is_chosen_shown_and_removed(
    page: SettingsPage, book: Book, agreed: dict[str, str], tmp_path: Path, qtbot: QtBot
) -> None:
    assert _part(page).logo.remove.isHidden()
    file = tmp_path / "logo.png"
    file.write_bytes(_png())
    _part(page).set_logo(str(file))
    qtbot.waitUntil(lambda: not _part(page).logo.remove.isHidden())
    assert not _part(page).logo.picture.pixmap().isNull()
    with book.reading() as reading:
        assert look_of(reading, agreed["creator"]).logo_png.startswith(b"\x89PNG")
    _part(page).logo.remove.click()
    # The part is made anew with every write.
    qtbot.waitUntil(lambda: bool(_part(page).logo.remove.isHidden()))
    with book.reading() as reading:
        assert look_of(reading, agreed["creator"]).logo == ""


@pytest.mark.parametrize("content", [b"", b"no picture at all"])
def test_what_is_no_picture_is_refused_in_words(
    page: SettingsPage, book: Book, agreed: dict[str, str], tmp_path: Path, content: bytes, qtbot: QtBot
) -> None:
    file = tmp_path / "logo.png"
    file.write_bytes(content)
    part = _part(page)
    part.set_logo(str(file))
    qtbot.waitUntil(lambda: bool(part.logo.problem.text()))
    assert part.logo.problem.text().endswith(".")
    with book.reading() as reading:
        assert look_of(reading, agreed["creator"]).logo == ""


def test_a_logo_that_the_book_has_lost_is_said_and_can_be_removed(
    window: Window, book: Book, agreed: dict[str, str], qtbot: QtBot
) -> None:
    book.run(SetLogo(agreed["creator"], _png()))
    with book._store.writing() as connection:  # as older programs left it
        connection.exec_driver_sql("DELETE FROM attachment_content")
    window.go("settings")
    found = window.current_page
    assert isinstance(found, SettingsPage)
    qtbot.waitUntil(lambda: bool(_part(found).logo.problem.text()))
    assert "is missing from the book" in _part(found).logo.problem.text()
    _part(found).logo.remove.click()
    qtbot.waitUntil(lambda: not _part(found).logo.problem.text() and bool(_part(found).logo.remove.isHidden()))
    with book.reading() as reading:
        assert look_of(reading, agreed["creator"]).logo == ""
