"""The first frame: what is on the screen before the rest is loaded is where it stays, and shows nothing of a book."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from array import array
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QByteArray, QRect, Qt
from PySide6.QtGui import QColor, QImage
from shiboken6 import isValid

from creatorbook.common.settings import Settings
from creatorbook.gui.frame.bars.measures import sidebar_width, topbar_height
from creatorbook.gui.frame.early.frame import Frame
from creatorbook.gui.frame.opening import open_window
from creatorbook.gui.frame.start import Session, theme_manager
from creatorbook.gui.look.theme.current import colour, theme
from tests import children
from tests.children import PATIENCE
from tests.x_screen import x_screen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from creatorbook.gui.frame.window import Window
    from creatorbook.services.book.book import Book

KEPT: dict[str, dict[str, Any]] = {
    "as nobody chose": {},
    "dark": {"theme": "dark"},
    "light with more contrast": {"theme": "light", "contrast": "more"},
    "dark with more contrast": {"theme": "dark", "contrast": "more"},
    "compact": {"theme": "light", "density": "compact"},
    "largest": {"theme": "light", "text_size": "largest"},
    "narrow": {"theme": "light", "window": {"narrow": True}},
    "damaged": {"theme": "light", "window": {"geometry": "no place", "narrow": "yes", "page": 7}},
}


@pytest.fixture(params=[Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft], ids=["ltr", "rtl"])
def direction(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[Qt.LayoutDirection]:
    before = qapp.layoutDirection()
    qapp.setLayoutDirection(request.param)
    yield request.param
    qapp.setLayoutDirection(before)


def _end(session: Session, qtbot: QtBot) -> None:
    """Close the window and wait until Qt has deleted it: Python may do so in another thread."""
    window = session.window
    window.close()
    session.end()
    qtbot.waitUntil(lambda: not isValid(window))


def _empty_places(window: Window, direction: Qt.LayoutDirection) -> list[QRect]:
    """Return where nothing stands on the bars: across the edge of the sidebar, and down from the top beside it."""
    width = sidebar_width(narrow=window.is_narrow)
    across = QRect(0, window.height() * 3 // 5, width + 8, 4)
    down = QRect(width + 2, 0, 8, topbar_height() + 4)
    if direction == Qt.LayoutDirection.RightToLeft:
        for place in (across, down):
            place.moveRight(window.width() - 1 - place.left())
    return [across, down]


def _pixels(picture: QImage, place: QRect) -> list[str]:
    ratio = picture.devicePixelRatio()
    sides = (place.x(), place.y(), place.width(), place.height())
    part = picture.copy(QRect(*(round(side * ratio) for side in sides))).convertToFormat(QImage.Format.Format_RGB32)
    pixels = array("I", bytes(part.constBits()))
    names = {pixel: QColor(pixel).name() for pixel in set(pixels)}
    return [names[pixel] for pixel in pixels]


@pytest.mark.alike
@pytest.mark.parametrize("kept", KEPT.values(), ids=KEPT)
def test_nothing_moves_when_the_frame_is_filled(
    kept: dict[str, Any], direction: Qt.LayoutDirection, book: Book, qapp: QApplication, qtbot: QtBot
) -> None:
    settings = Settings()
    for key, value in kept.items():
        settings.set(key, value)
    window = open_window(settings, [])
    place, title_bar = window.geometry(), window.frameGeometry()
    frame = window.grab().toImage()
    grounds = {colour(role).name() for role in ("ground", "sidebar", "hairline")}
    assert set(_pixels(frame, QRect(0, 0, window.width(), window.height()))) == grounds
    session = Session(book, settings, theme_manager(qapp, settings), window)
    try:
        assert session.window is window
        with qtbot.waitSignal(window.first_paint):
            window.open_first_page()
        assert {colour(role).name() for role in ("ground", "sidebar", "hairline")} == grounds, theme().name
        filled = window.grab().toImage()
        assert (window.geometry(), window.frameGeometry()) == (place, title_bar)
        for empty in _empty_places(window, direction):
            assert _pixels(filled, empty) == _pixels(frame, empty), empty
        assert window.sidebar.width() == sidebar_width(narrow=window.is_narrow)
        assert [each for each in qapp.topLevelWidgets() if each.isVisible()] == [window]
    finally:
        _end(session, qtbot)


def test_a_small_window_stands_where_it_was_left_with_icons_only(qapp: QApplication, book: Book, qtbot: QtBot) -> None:
    before = Frame(Settings())
    before.setGeometry(40, 60, 1000, 700)
    geometry = bytes(before.saveGeometry().toBase64().data()).decode()
    before.deleteLater()
    settings = Settings()
    settings.set("window", {"geometry": geometry, "narrow": False})
    window = open_window(settings, [])
    assert window.geometry() == QRect(40, 60, 1000, 700)
    edge = _pixels(window.grab().toImage(), QRect(sidebar_width(narrow=True) - 1, 300, 1, 1))
    assert edge == [colour("hairline").name()]
    session = Session(book, settings, theme_manager(qapp, settings), window)
    assert window.sidebar.is_narrow
    assert QByteArray.fromBase64(geometry.encode()) == window.saveGeometry()
    _end(session, qtbot)


def test_a_screen_of_twice_as_many_pixels(tmp_path: Path) -> None:
    again = [f"{__file__}::{test_nothing_moves_when_the_frame_is_filled.__name__}[ltr-dark]"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-n0", "-p", "no:cacheprovider", "--basetemp", str(tmp_path), *again],
        env={**os.environ, "QT_SCALE_FACTOR": "2"}, cwd=children.ROOT,
        check=False, capture_output=True, text=True, timeout=PATIENCE,
    )  # fmt: skip
    assert "1 passed" in done.stdout, done.stdout


def _start(book: object, what: str, **environment: str) -> list[str]:
    return children.run("tests.gui.frame.first_frame", book, what, environment=environment).splitlines()


def test_who_closes_the_window_before_anything_is_in_it_has_ended_the_program(book: Book) -> None:
    assert _start(book.path, "closed") == ["frame Window", "loaded", "exit 0"]


def test_a_book_that_is_refused_leaves_no_empty_window(tmp_path: Path) -> None:
    path = tmp_path / "a.creatorbook"
    path.write_bytes(b"no book")
    assert _start(path, "refused") == ["frame Window", "loaded", "then FirstRun", "exit 0"]


def test_a_book_that_was_open_last_and_is_gone_is_told(tmp_path: Path) -> None:
    told, ended = _start(tmp_path / "stick" / "a.creatorbook", "gone", CREATORBOOK_HOME=str(tmp_path / "home"))
    assert "a.creatorbook" in told
    assert "The book that was open last is not where it was." in told
    assert ended == "exit 0"


@pytest.mark.parametrize("name", ["state", "config"])
def test_a_start_where_nothing_can_be_kept(book: Book, tmp_path: Path, name: str) -> None:
    home = tmp_path / "home"
    home.mkdir()
    # A file where the folder should be: nobody can write into it, whoever they are.
    (home / name).write_text("", encoding="utf-8")
    said = _start(book.path, "opened", CREATORBOOK_HOME=str(home))
    assert said == ["frame Window", "loaded", "page today", "exit 0"]
    assert (home / name).read_text(encoding="utf-8") == ""


@pytest.mark.skipif(
    sys.platform != "linux" or not (shutil.which("Xvfb") and shutil.which("xdotool")),
    reason="keys are pressed on an X screen",
)
def test_what_is_typed_into_the_frame_reaches_the_window(book: Book) -> None:
    with x_screen() as name:
        said = _start(book.path, "typed", DISPLAY=name, QT_QPA_PLATFORM="xcb", QT_IM_MODULE="compose")
    assert said == ["frame Window", "loaded", "typed lumo True", "exit 0"]
