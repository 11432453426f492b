"""Words that are much longer, and a window from right to left: no label and no button cuts what it says."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from devtools.pictures.photographer import close_over
from devtools.pictures.scenes import scenes
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QScrollArea,
    QToolButton,
    QWidget,
)

from creatorbook.common.i18n import use_language
from creatorbook.common.settings import Settings
from creatorbook.gui.deals.board import Board
from creatorbook.gui.fields.check_box import CheckBox
from creatorbook.gui.frame.bars.owner import OwnerButton
from creatorbook.gui.frame.bars.sidebar import NavButton
from creatorbook.gui.frame.bars.topbar import SearchButton
from creatorbook.gui.frame.page_table import PAGES
from creatorbook.gui.frame.start import Session
from creatorbook.gui.frame.walk import Walk
from creatorbook.gui.inspector.overview import OverviewTab
from creatorbook.gui.look.theme.fonts import font
from creatorbook.gui.parts.basic import button, label
from creatorbook.gui.parts.dialog import Dialog
from creatorbook.gui.terms.tab import TermsTab

if TYPE_CHECKING:
    from collections.abc import Iterator

    from devtools.pictures.scenes import Scene
    from pytestqt.qtbot import QtBot

    from creatorbook.gui.look.theme_manager import ThemeManager
    from creatorbook.services.book.book import Book

pytestmark = pytest.mark.repeats

NAMES = [page.id for page in PAGES]
LONG_WORDS = [("fr", False, "usual"), ("fr", False, "largest"), ("qps", False, "usual"), ("qps", True, "usual")]
_CONTROLS = (QAbstractButton, QComboBox, QLineEdit)
# Rounding of widths of letters.
_SLACK = 2
_BESIDE_A_PAGE = 42 + 36
_BESIDE_A_NAME = 38 + 10


def _is_label_cut(label: QLabel) -> bool:
    room, text, metrics = label.contentsRect(), label.text(), label.fontMetrics()
    if not text or not label.pixmap().isNull():
        return False
    if label.wordWrap():
        flags = int(Qt.TextFlag.TextWordWrap | label.alignment().value)
        needed = metrics.boundingRect(0, 0, room.width(), 100_000, flags, text)
        return needed.height() > room.height() + _SLACK or needed.width() > room.width() + _SLACK
    return max(map(metrics.horizontalAdvance, text.split("\n"))) > room.width() + _SLACK


def _is_button_cut(button: QAbstractButton) -> bool:
    if isinstance(button, NavButton):
        # Where only the picture is shown the words are its tip; else a picture stands before them, a count behind.
        room = button.width() - _BESIDE_A_PAGE
        return not button.narrow and QFontMetrics(font("body", bold=True)).horizontalAdvance(button.text()) > room
    if isinstance(button, OwnerButton):
        # Initials stand before the name, which is its tip where there are only those.
        room = button.width() - _BESIDE_A_NAME
        return not button.narrow and QFontMetrics(font("body", bold=True)).horizontalAdvance(button.text()) > room
    if isinstance(button, SearchButton):
        # It wishes to be wide, and its words stand between a picture and a key.
        beside = sum(each.width() for each in button.findChildren(QLabel)) + 2 * button.iconSize().width()
        return button.fontMetrics().horizontalAdvance(button.text()) + beside > button.width()
    if isinstance(button, QToolButton) and button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly:
        return False
    if isinstance(button, CheckBox):
        # Its words go on a second line.
        narrow = button.minimumSizeHint().width() > button.width() + _SLACK
        return narrow or button.heightForWidth(button.width()) > button.height() + _SLACK
    return bool(button.text()) and button.sizeHint().width() > button.width() + _SLACK


def _is_cut(widget: QLabel | QAbstractButton) -> bool:
    """Whether a label or a button has less room than its words need."""
    return _is_label_cut(widget) if isinstance(widget, QLabel) else _is_button_cut(widget)


def _sticks_out(widget: QWidget) -> bool:
    """Whether it reaches beyond the sides of what it stands in, where nobody can scroll to it."""
    above = widget.parentWidget()
    while above is not None:
        area = above.parentWidget()
        if isinstance(area, QAbstractScrollArea) and above is area.viewport() and area.horizontalScrollBar().maximum():
            # It may be scrolled to sideways.
            return False
        left = widget.mapTo(above, widget.rect().topLeft()).x()
        if left < -_SLACK or left + widget.width() > above.width() + _SLACK:
            return True
        area = above.parentWidget()
        if isinstance(area, QAbstractScrollArea) and above is area.viewport():
            # From here on it may be scrolled to.
            return False
        if above.isWindow():
            return False
        above = area
    return False


def cut_texts(root: QWidget) -> list[str]:
    """Return the texts of a part that are cut, with where they stand."""
    return [
        f"{type(each.parent()).__name__}/{type(each).__name__}: {each.text()[:60]} ({each.width()} px)"
        for each in root.findChildren(QWidget)
        if isinstance(each, QLabel | QAbstractButton)
        and each.isVisibleTo(root)
        and (_is_cut(each) or _sticks_out(each))
    ]


@pytest.fixture
def as_usual(qapp: QApplication, theme: ThemeManager) -> Iterator[None]:
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    theme.choose_text_size("usual")


# The room of a screen of 1920 x 1080 at 200 %.
AT_200_PERCENT = (960, 540)


@pytest.mark.parametrize(
    ("language", "right_to_left", "text_size", "width", "height"),
    [
        *((*how, *size) for size in ((1280, 800), (1024, 700)) for how in LONG_WORDS),
        ("fr", False, "usual", *AT_200_PERCENT),
    ],
)
def test_nothing_is_cut(
    sample_book: Book, theme: ThemeManager, qtbot: QtBot, qapp: QApplication, as_usual: None,
    language: str, right_to_left: bool, text_size: str, width: int, height: int,
) -> None:  # fmt: skip
    use_language(language)
    theme.choose_text_size(text_size)
    if right_to_left:
        qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    session = Session(sample_book, Settings(), theme)
    session.window.resize(width, height)
    with qtbot.waitExposed(session.window):
        session.window.show()
    found: dict[str, list[str]] = {}

    def arrived(page: str) -> None:
        assert session.window.current_page is not None
        found[page] = [*cut_texts(session.window), *_pressed_parts(session.window.current_page)]
        # Words may not press the window wide either.
        assert session.window.width() == width

    walk = Walk(session)
    walk.arrived.connect(arrived)
    with qtbot.waitSignal(walk.finished):
        walk.start()
    session.window.close()
    session.end()
    assert list(found) == NAMES
    assert "\n".join(sorted({text for texts in found.values() for text in texts})) == ""


def _pressed_parts(page: QWidget) -> list[str]:
    """Return the controls that lie over each other, and the parts that are wider than what is seen of them."""
    controls = [each for each in page.findChildren(QWidget) if isinstance(each, _CONTROLS) and each.isVisibleTo(page)]
    over = [
        f"{_called(one)} lies over {_called(other)}"
        for place, one in enumerate(controls)
        for other in controls[:place]
        if one.parent() is other.parent() and one.geometry().intersects(other.geometry())
    ]
    areas = [each for each in page.findChildren(QScrollArea) if each.isVisibleTo(page) and each.widget() is not None]
    wide = [each for each in areas if (part := each.widget()) and part.width() > each.viewport().width() + _SLACK]
    return [*over, *(f"{_called(each)} is wider than seen" for each in wide if each not in _boards(page))]


def _boards(page: QWidget) -> list[QScrollArea]:
    """Return what is scrolled to the side by its nature."""
    return [area for board in page.findChildren(Board) for area in board.findChildren(QScrollArea)]


def _called(widget: QWidget) -> str:
    return f"{type(widget).__name__} “{widget.accessibleName()}”"


def _sideways(part: QWidget) -> list[str]:
    """Return the forms and terms that are wider than what is seen of them: they would be scrolled to the side."""
    forms = [area for dialog in part.findChildren(Dialog) for area in dialog.findChildren(QScrollArea)]
    forms += [area for area in part.findChildren(QScrollArea) if isinstance(area.widget(), TermsTab | OverviewTab)]
    shown = [each for each in forms if each.isVisible() and each.widget() is not None]
    wider = [each for each in shown if (form := each.widget()) and form.width() > each.viewport().width() + _SLACK]
    return [f"{each.accessibleName() or type(each.parentWidget()).__name__} is wider than seen" for each in wider]


def _is_menu_cut(menu: QMenu) -> bool:
    return menu.sizeHint().width() > menu.width() + _SLACK


@pytest.mark.parametrize(
    ("language", "right_to_left", "text_size"),
    [("fr", False, "largest"), ("qps", False, "usual"), ("qps", True, "usual")],
)
def test_nothing_is_cut_in_tabs_dialogs_and_popups(
    sample_book: Book, theme: ThemeManager, qtbot: QtBot, qapp: QApplication, as_usual: None,
    language: str, right_to_left: bool, text_size: str,
) -> None:  # fmt: skip
    use_language(language)
    theme.choose_text_size(text_size)
    if right_to_left:
        qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    session = Session(sample_book, Settings(), theme)
    window = session.window
    window.resize(1280, 800)
    with qtbot.waitExposed(window):
        window.show()
    found: dict[str, list[str]] = {}

    def go(scene: Scene) -> None:
        close_over(window)
        scene.show(window)

    def arrived(name: str) -> None:
        popup = QApplication.activePopupWidget()
        found[name] = [*cut_texts(window), *_sideways(window), *(cut_texts(popup) if popup is not None else [])]
        if isinstance(popup, QMenu) and _is_menu_cut(popup):
            found[name].append("the menu is narrower than its words")

    walk = Walk(session, [(scene.name, partial(go, scene)) for scene in scenes() if not scene.empty])
    walk.arrived.connect(arrived)
    with qtbot.waitSignal(walk.finished):
        walk.start()
    close_over(window)
    window.close()
    session.end()
    assert len(found) > len(NAMES)
    assert "\n".join(sorted({f"{name}: {text}" for name, texts in found.items() for text in texts})) == ""


@pytest.mark.parametrize(
    ("text_size", "width", "height"), [("usual", 1280, 800), ("largest", 1024, 700), ("largest", *AT_200_PERCENT)]
)
def test_nothing_of_the_page_is_cut_beside_the_inspector(
    sample_book: Book, theme: ThemeManager, qtbot: QtBot, as_usual: None, text_size: str, width: int, height: int
) -> None:
    use_language("fr")
    theme.choose_text_size(text_size)
    session = Session(sample_book, Settings(), theme)
    window = session.window
    window.resize(width, height)
    with qtbot.waitExposed(window):
        window.show()
    found: dict[str, list[str]] = {}

    def arrived(name: str) -> None:
        assert window.inspector.isVisible()
        assert window.current_page is not None
        found[name] = [*cut_texts(window.current_page), *_sideways(window.inspector)]

    wanted = ("inspector-deal", "inspector-post", "inspector-brand", "inspector-gift")
    walk = Walk(session, [(each.name, partial(each.show, window)) for each in scenes() if each.name in wanted])
    walk.arrived.connect(arrived)
    with qtbot.waitSignal(walk.finished):
        walk.start()
    window.close()
    session.end()
    assert sorted(found) == sorted(wanted)
    assert "\n".join(sorted({f"{name}: {text}" for name, texts in found.items() for text in texts})) == ""


@pytest.mark.parametrize("wrapped", [True, False])
def test_what_is_cut_is_seen(qtbot: QtBot, wrapped: bool) -> None:
    made = label("The book of your collaborations", wrap=wrapped)
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    assert not _is_cut(made)
    made.resize(60, 16)
    assert _is_cut(made)


def test_what_sticks_out_is_seen(qtbot: QtBot) -> None:
    outer = QWidget()
    qtbot.addWidget(outer)
    outer.resize(200, 40)
    inner = button("Save")
    inner.setParent(outer)
    inner.resize(inner.sizeHint())
    assert cut_texts(outer) == []
    assert not _sticks_out(inner)
    inner.move(180, 0)
    assert _sticks_out(inner)
    inner.move(0, 0)
    inner.resize(10, 30)
    assert _is_cut(inner)
