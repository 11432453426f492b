"""Every page, empty and full, light and dark, in every language and direction: nothing breaks, everything has a name.

Qt warnings and Python faults fail these tests by themselves.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from creatorbook.common.i18n import use_language
from creatorbook.common.settings import Settings
from creatorbook.gui.desk import guard
from creatorbook.gui.frame.page_table import PAGES
from creatorbook.gui.frame.start import Session
from creatorbook.gui.frame.walk import Walk
from creatorbook.services.records.lists import Query, ids
from tests.gui.strays import StrayWindows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from creatorbook.gui.look.theme_manager import ThemeManager
    from creatorbook.services.book.book import Book

INTERACTIVE = (
    QAbstractButton,
    QLineEdit,
    QAbstractSpinBox,
    QComboBox,
    QAbstractItemView,
    QTextEdit,
    QPlainTextEdit,
    QAbstractSlider,
    QTabBar,
)
NAMES = [page.id for page in PAGES]


def _inner(widget: QWidget) -> bool:
    """Parts that Qt makes inside its own widgets answer through those."""
    parent = widget.parent()
    return (
        widget.objectName().startswith("qt_")
        or isinstance(widget, QHeaderView)
        or isinstance(parent, QComboBox | QAbstractSpinBox | QLineEdit | QTabBar)
        or isinstance(widget, QAbstractSlider)
    )


def unnamed(root: QWidget) -> list[str]:
    found = []
    for widget in root.findChildren(QWidget):
        if not isinstance(widget, INTERACTIVE) or _inner(widget) or widget.window() is not root.window():
            continue
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or not widget.isVisibleTo(root):
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if not interface.text(QAccessible.Text.Name).strip():
            found.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    return found


def rich(root: QWidget) -> list[str]:
    return [
        label.text()
        for label in root.findChildren(QLabel)
        if label.textFormat() != Qt.TextFormat.PlainText and label.text()
    ]


@pytest.fixture
def faults(qapp: QApplication) -> Iterator[list[str]]:
    met: list[str] = []

    def hear(where: str, error: BaseException) -> None:
        met.append(f"{where}: {error!r}")

    guard.listen(hear)
    strays = StrayWindows(qapp)
    yield met
    assert met == []
    assert strays.stop() == []


def _walk(session: Session, qtbot: QtBot, name: str) -> list[str]:
    seen: list[str] = []
    folder = os.environ.get("CREATORBOOK_SCREENSHOTS", "")

    def arrived(page: str) -> None:
        seen.append(page)
        window = session.window
        assert unnamed(window) == [], page
        assert rich(window) == [], page
        if folder:
            window.grab().save(str(Path(folder) / f"{page}-{name}.png"))

    walk = Walk(session)
    walk.arrived.connect(arrived)
    with qtbot.waitSignal(walk.finished):
        walk.start()
    return seen


def _open(book: Book, theme: ThemeManager, qtbot: QtBot) -> Session:
    session = Session(book, Settings(), theme)
    session.window.resize(1280, 800)
    with qtbot.waitExposed(session.window):
        session.window.show()
    return session


def _close(session: Session) -> None:
    session.window.close()
    session.end()
    assert session.book.bus.listeners == 0


@pytest.mark.parametrize("look", ["light", "dark"])
def test_every_page_of_an_empty_book(
    empty_book: Book, theme: ThemeManager, qtbot: QtBot, faults: list[str], look: str
) -> None:
    theme.choose(look)
    session = _open(empty_book, theme, qtbot)
    assert _walk(session, qtbot, f"empty-{look}") == NAMES
    _close(session)


@pytest.mark.alike
@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "fr", "qps"])
def test_every_page_of_the_sample(
    sample_book: Book, theme: ThemeManager, qtbot: QtBot, faults: list[str], look: str, language: str
) -> None:
    use_language(language)
    theme.choose(look)
    session = _open(sample_book, theme, qtbot)
    assert _walk(session, qtbot, f"sample-{language}-{look}") == NAMES
    _close(session)


def test_every_page_from_right_to_left(
    sample_book: Book, theme: ThemeManager, qtbot: QtBot, qapp: QApplication, faults: list[str]
) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        session = _open(sample_book, theme, qtbot)
        assert _walk(session, qtbot, "sample-rtl") == NAMES
        _close(session)
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.parametrize("page", NAMES)
def test_tab_leads_through_the_page_and_out_again(
    sample_book: Book, theme: ThemeManager, qtbot: QtBot, faults: list[str], page: str
) -> None:
    session = _open(sample_book, theme, qtbot)
    window = session.window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.go(page)
    qtbot.waitUntil(lambda: not session.is_busy)
    shown = window.current_page
    assert shown is not None
    reached: list[QWidget] = []
    for _turn in range(400):
        focused = QApplication.focusWidget()
        if focused is not None and focused in reached[:1]:
            break
        if focused is not None:
            reached.append(focused)
        QTest.keyClick(focused or window, Qt.Key.Key_Tab)
    wanted = [
        widget
        for widget in shown.findChildren(QWidget)
        if isinstance(widget, INTERACTIVE)
        and widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not _inner(widget)
        and widget.focusProxy() is None
    ]
    missed = [f"{type(widget).__name__} {widget.accessibleName()}" for widget in wanted if widget not in reached]
    assert missed == []
    _close(session)


@pytest.mark.parametrize("kind", ["deal", "brand", "gift", "contract", "post", "contact"])
def test_every_tab_of_the_inspector(
    sample_book: Book, theme: ThemeManager, qtbot: QtBot, faults: list[str], kind: str
) -> None:
    session = _open(sample_book, theme, qtbot)
    inspector = session.window.inspector
    with sample_book.reading() as reading:
        id = ids(reading, Query(kind), 1)[0]
    session.window.show_inspector(shown=True)
    session.window.inspect(kind, id)
    assert inspector._tabs.count() >= 3
    for place in range(inspector._tabs.count()):
        inspector._tabs.setCurrentIndex(place)
        qtbot.waitUntil(lambda: not session.is_busy)
        inspector.grab()
        assert unnamed(inspector) == []
        assert rich(inspector) == []
    _close(session)
