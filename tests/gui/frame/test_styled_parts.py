"""Every part of the window has the theme of now when it is visible: pages, bars, dialogs, popups, before and after."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QMenu,
    QToolTip,
    QWidget,
)

from creatorbook.common.settings import Settings
from creatorbook.gui.frame.palette import Palette
from creatorbook.gui.frame.start import Session
from creatorbook.gui.frame.walk import Walk
from creatorbook.gui.look.style.style import Look
from creatorbook.gui.look.theme import current
from creatorbook.gui.look.theme.current import colour
from creatorbook.gui.look.theme.roles import load
from creatorbook.gui.parts.files import ask_for_file
from creatorbook.gui.settings.page import SettingsPage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from creatorbook.gui.frame.window import Window
    from creatorbook.gui.look.theme_manager import ThemeManager
    from creatorbook.services.book.book import Book


def badly_styled() -> list[str]:
    """Return what is visible and has a sheet, another style, or the colours of another theme."""
    found = []
    ground = colour("ground")
    for window in QApplication.topLevelWidgets():
        for widget in (window, *window.findChildren(QWidget)):
            if not widget.isVisible():
                continue
            worn = widget.palette().color(QPalette.ColorGroup.Active, QPalette.ColorRole.Window)
            if widget.styleSheet() or worn != ground or not isinstance(widget.style(), Look):
                found.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    return found


def _count_pixels(widget: QWidget, role: str, theme: str) -> int:
    """Return how many pixels of the widget's picture have the colour of a role of that theme."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = array("I", bytes(image.constBits()))
    assert len(pixels) == image.width() * image.height()
    return pixels.count(QColor(load(theme)[role]).rgb())


def _other(theme: ThemeManager) -> None:
    theme.choose("light" if current.theme().dark else "dark")
    # Qt tells the widgets of another palette by an event.
    QApplication.processEvents()


@pytest.fixture
def shown(sample_book: Book, theme: ThemeManager, qtbot: QtBot) -> Iterator[Session]:
    made = Session(sample_book, Settings(), theme)
    with qtbot.waitExposed(made.window):
        made.window.show()
    qtbot.waitUntil(lambda: made.window.current_page is not None)
    yield made
    made.window.close()
    made.end()
    theme.choose("light")


def test_every_page_wears_the_theme_of_now(shown: Session, theme: ThemeManager, qtbot: QtBot) -> None:
    seen: list[str] = []

    def arrived(page: str) -> None:
        assert badly_styled() == [], page
        before = current.theme().name
        _other(theme)
        assert badly_styled() == [], page
        assert _count_pixels(shown.window, "ground", before) == 0, page
        assert _count_pixels(shown.window, "ground", current.theme().name) > 1000, page
        seen.append(page)

    for _round in range(2):
        walk = Walk(shown)
        walk.arrived.connect(arrived)
        with qtbot.waitSignal(walk.finished):
            walk.start()
    assert seen == [*shown.window.pages, *shown.window.pages]


@pytest.mark.parametrize("kind", ["deal", "brand", "contact", "gift", "post", "contract"])
def test_every_form_and_its_lists_wear_the_theme(shown: Session, theme: ThemeManager, qtbot: QtBot, kind: str) -> None:
    shown.window.desk.create(kind)
    qtbot.waitUntil(lambda: not shown.is_busy)
    assert badly_styled() == []
    _other(theme)
    assert badly_styled() == []


def _open_palette(window: Window) -> QWidget:
    window.commands.carry_out("palette")
    return next(each for each in window.findChildren(Palette) if each.isVisible())


def _open_menu(window: Window) -> QWidget:
    window.menu.popup(QPoint(20, 20))
    return window.menu


def _go_to_settings(window: Window) -> SettingsPage:
    window.go("settings")
    page = window.current_page
    assert isinstance(page, SettingsPage)
    # The last of its cards, which are made one after the other.
    assert page.signatures.isEnabled()
    QApplication.processEvents()
    return page


def _open_list(window: Window) -> QWidget:
    page = _go_to_settings(window)
    combo = next(each for each in page.findChildren(QComboBox) if each.isVisible() and each.count())
    combo.showPopup()
    return combo.view().window()


def _open_completions(window: Window) -> QWidget:
    page = _go_to_settings(window)
    combo = next(each for each in page.findChildren(QComboBox) if each.isVisible() and each.isEditable())
    completer = combo.completer()
    assert completer is not None
    completer.complete()
    popup = completer.popup()
    assert popup is not None
    return popup


def _open_files(window: Window) -> QWidget:
    made: QFileDialog = ask_for_file(window, "A file", "All (*)", window.commands.files.import_paths)
    return made


def _open_tip(window: Window) -> QWidget:
    QToolTip.showText(QPoint(40, 40), "A tip", window.topbar.search)
    return next(each for each in QApplication.topLevelWidgets() if each.metaObject().className() == "QTipLabel")


def _open_lone_menu(_window: Window) -> QWidget:
    made = QMenu()
    made.addAction("A line")
    made.popup(QPoint(20, 20))
    return made


def _open_alone(_window: Window) -> QWidget:
    made = QLineEdit()
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    made.show()
    return made


@pytest.mark.parametrize(
    "opened",
    [_open_palette, _open_menu, _open_list, _open_completions, _open_files, _open_tip, _open_lone_menu, _open_alone],
    ids=["palette", "menu", "list", "completions", "files", "tip", "lone menu", "alone"],
)
def test_what_opens_by_itself_wears_the_theme(
    shown: Session, theme: ThemeManager, qtbot: QtBot, opened: object
) -> None:
    assert callable(opened)
    top = opened(shown.window)
    qtbot.waitUntil(lambda: not shown.is_busy)
    assert top.isVisible()
    assert badly_styled() == []
    _other(theme)
    assert badly_styled() == []
    top.hide()
    _other(theme)
    top.show()
    assert badly_styled() == []
    top.close()


def test_a_hidden_page_has_another_theme_at_once(shown: Session, theme: ThemeManager) -> None:
    window = shown.window
    window.go("help")
    hidden = window.current_page
    assert hidden is not None
    window.go("today")
    _other(theme)
    assert not hidden.isVisible()
    assert hidden.palette().color(QPalette.ColorRole.Window) == colour("ground")


def test_nothing_has_a_sheet(shown: Session, qapp: QApplication) -> None:
    assert shown.window.isVisible()
    assert qapp.styleSheet() == ""
    assert [each for each in qapp.allWidgets() if each.styleSheet()] == []
