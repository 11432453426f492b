"""A window on an X screen whose keyboard is French: keys are pressed by their places, and what came of it is said.

`-W error -m tests.gui.frame.french_keyboard` with DISPLAY, QT_QPA_PLATFORM=xcb and CREATORBOOK_HOME set.
"""

from __future__ import annotations

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from creatorbook.common.settings import Settings
from creatorbook.gui.frame.keys.sheet import ShortcutSheet
from creatorbook.gui.frame.start import Session, application, theme_manager
from creatorbook.services.book.book import Book
from tests.children import PATIENCE, say

if TYPE_CHECKING:
    from collections.abc import Callable

    from creatorbook.gui.frame.window import Window

_LOOK_MS = 20
# The numbers of places on an X screen, and what a French keyboard writes there without and with Shift.
ROW = range(10, 20)  # & é " ' ( - è _ ç à, with Shift 1 2 3 4 5 6 7 8 9 0
COMMA = 58  # , and ?
COLON = 60  # : and /
CIRCUMFLEX, LETTER_E = 34, 26  # a dead key, and the letter that takes its accent


def press(place: int, *held: str) -> None:
    """Press the key at a place while others are held."""
    downs = [part for key in held for part in ("keydown", key)]
    ups = [part for key in reversed(held) for part in ("keyup", key)]
    subprocess.run(["xdotool", *downs, "key", str(place), *ups], check=True, timeout=PATIENCE)


def until(happened: Callable[[], bool], what: str) -> None:
    """Let the window work until it is so."""
    for _look in range(PATIENCE * 1000 // _LOOK_MS):
        if happened():
            return
        QTest.qWait(_LOOK_MS)
    raise AssertionError(f"{what} never came")


def _page(window: Window) -> str:
    return window.current_page.page_id if window.current_page is not None else ""


def _wait_for_page(window: Window, page: str) -> None:
    until(lambda: _page(window) == page, page)


def _front(window: Window) -> None:
    # Nobody manages the windows of this screen: the focus comes back to the one that asks.
    window.activateWindow()
    until(window.isActiveWindow, "the focus")


def _go_by_digits(window: Window) -> None:
    pages = [page.id for page in window.pages.values() if not page.below]
    for place, page in zip(ROW, pages, strict=False):
        for held in (("ctrl",), ("ctrl", "shift")):
            window.go("rules")
            press(place, *held)
            _wait_for_page(window, page)
    say("digits", *pages)


def _open_sheet(window: Window, place: int, *held: str) -> None:
    _front(window)
    window.go("deals")
    window.take_page_focus()
    press(place, *held)
    until(lambda: bool(window.findChildren(ShortcutSheet)), "the sheet")
    [sheet] = window.findChildren(ShortcutSheet)
    sheet.close()
    until(lambda: not window.findChildren(ShortcutSheet), "the end of the sheet")
    say("sheet", *held, place)


def _write(window: Window) -> None:
    _front(window)
    window.go("deals")
    window.commands.carry_out("filter")
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    press(CIRCUMFLEX)
    press(LETTER_E)
    press(ROW[1])
    press(COMMA, "shift")
    until(lambda: line.text().endswith("?"), "what was written")
    say("text", line.text(), _page(window), len(window.findChildren(ShortcutSheet)))


def main() -> None:
    """Open a book in a window and use the keys."""
    app = application(["creatorbook"])
    settings = Settings()
    about = {"country": "FR", "language": "fr", "currency": "EUR", "name": "Camille Moreau"}
    with TemporaryDirectory() as folder:
        session = Session(Book.create(Path(folder) / "b.creatorbook", about), settings, theme_manager(app, settings))
        window = session.window
        window.show()
        until(lambda: window.current_page is not None, "the first page")
        _front(window)
        _go_by_digits(window)
        _open_sheet(window, COMMA, "shift")
        _open_sheet(window, COLON, "ctrl", "shift")
        _write(window)
        window.close()
        session.end()


if __name__ == "__main__":
    main()
