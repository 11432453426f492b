"""What a widget is given once, by its look, before it is first shown: font, ink, ground.

Inks are roles of the palette, so that another theme is another palette and no widget has to be told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPalette, QTextCharFormat
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QCalendarWidget,
    QDialog,
    QFrame,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QTextEdit,
    QToolButton,
    QWidget,
)

from creatorbook.gui.look.icons import icon
from creatorbook.gui.look.style.bars import PROGRESS
from creatorbook.gui.look.style.fields import TEXT_MARGIN
from creatorbook.gui.look.style.popups import give_shadow, round_corners
from creatorbook.gui.look.theme.current import colour
from creatorbook.gui.look.theme.fonts import font
from creatorbook.gui.look.theme.palette import INKS, RAISED

if TYPE_CHECKING:
    from collections.abc import Callable


class Words(NamedTuple):
    """How a label is written: size, whether it is bold, and the role of its colour."""

    size: str
    bold: bool
    ink: str


_WORDS = {
    "title": Words("title", True, "text"),
    "head": Words("heading", True, "text"),
    "heading": Words("body", True, "text"),
    "figure": Words("title", True, "text"),
    "muted": Words("body", False, "text_muted"),
    "small": Words("small", False, "text_muted"),
    "error": Words("small", False, "danger"),
    "note": Words("small", False, "warn"),
    "accent": Words("body", True, "accent"),
    "warn": Words("body", False, "warn"),
    "danger": Words("body", False, "danger"),
    "info": Words("body", False, "info"),
    "toast": Words("body", False, "on_toast"),
    "cap": Words("small", False, "text_muted"),
}
# With the edge of the frame a line begins where it does in a field of one line.
_TEXT_AIR = 9
_BOLD_BUTTONS = frozenset({"primary", "link", "toast"})


def polish(widget: QWidget) -> None:
    """Give the widget what its look asks for; may be called again when the look has changed."""
    kind = type(widget)
    if kind not in _found:
        _found[kind] = next((give for special, give in _KINDS.items() if issubclass(kind, special)), None)
    give = _found[kind]
    if give is not None:
        give(widget)


def _give_words(label: QLabel) -> None:
    if label.inherits("QTipLabel"):
        label.setContentsMargins(6, 3, 6, 3)
        return
    look = label.property("look") or ""
    words = _WORDS.get(look)
    if words is not None:
        label.setFont(font(words.size, bold=words.bold))
        label.setForegroundRole(INKS[words.ink])
    if look == "cap":
        label.setContentsMargins(5, 1, 5, 1)


def _give_weight(button: QPushButton) -> None:
    bold = button.property("look") in _BOLD_BUTTONS
    if bold is not button.font().bold() and bold is not (button.font().weight() >= QFont.Weight.DemiBold):
        button.setFont(font(bold=bold))


def _give_text_ground(edit: QPlainTextEdit | QTextEdit) -> None:
    # The box is painted by the frame, under the text: its corners are round.
    edit.viewport().setAutoFillBackground(False)
    if edit.property("look") != "reading":
        edit.document().setDocumentMargin(_TEXT_AIR)


def _give_line(edit: QLineEdit) -> None:
    if edit.property("look") == "bare":
        edit.setFont(font("heading", bold=False))
        edit.setFrame(False)
    elif edit.hasFrame():
        # A picture before the text brings its own air.
        before, after = (1 if edit.property("look") == "search" else TEXT_MARGIN), TEXT_MARGIN
        left, right = (after, before) if edit.layoutDirection() == Qt.LayoutDirection.RightToLeft else (before, after)
        edit.setTextMargins(left, 0, right, 0)


def _give_scroll_ground(area: QAbstractScrollArea) -> None:
    look = area.property("look")
    dropped = bool(area.window().windowFlags() & Qt.WindowType.Popup == Qt.WindowType.Popup)
    if look in ("nav", "plain") or dropped:
        area.viewport().setAutoFillBackground(False)
    if dropped and area.isWindow():
        area.setBackgroundRole(RAISED)
        round_corners(area)
        give_shadow(area)
    if area.frameShape() == QFrame.Shape.StyledPanel:
        area.setFrameShape(QFrame.Shape.NoFrame)


def _give_menu_ground(menu: QMenu) -> None:
    menu.setContentsMargins(0, 4, 0, 4)
    round_corners(menu)
    give_shadow(menu)


def _give_raised_ground(window: QWidget) -> None:
    # Qt fills a window with the colour of windows first, whatever its role is.
    window.setBackgroundRole(RAISED)
    window.setAutoFillBackground(True)


def _give_frame(frame: QFrame) -> None:
    if frame.inherits("QComboBoxPrivateContainer"):
        frame.setBackgroundRole(RAISED)
        round_corners(frame)
        give_shadow(frame)
        frame.setContentsMargins(1, 4, 1, 4)
    elif frame.property("look") == "raised" and frame.isWindow():
        round_corners(frame)
        give_shadow(frame)
    elif frame.property("look") == "line_item":
        frame.setAttribute(Qt.WidgetAttribute.WA_Hover)


def _give_thinness(bar: QProgressBar) -> None:
    # Qt keeps room for a line of text, which ours does not have.
    bar.setFixedHeight(PROGRESS)


def _give_calendar_ground(calendar: QCalendarWidget) -> None:
    bar = calendar.findChild(QWidget, "qt_calendar_navigationbar")
    if bar is not None:
        bar.setBackgroundRole(RAISED)
    # Qt paints the days on the colour of a window, whatever the role of their ground.
    raised = calendar.palette()
    raised.setColor(QPalette.ColorRole.Window, colour("raised"))
    # The days of the months beside it can be chosen, too: Qt has them in the ink of what is switched off.
    raised.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text, colour("text_faint"))
    calendar.setPalette(raised)
    for name, picture in (("prevmonth", "arrow-left"), ("nextmonth", "arrow-right")):
        step = calendar.findChild(QToolButton, f"qt_calendar_{name}")
        if step is not None:
            step.setIcon(icon(picture))
    # Qt has the days without work in red, which is for what is late; a paler ink is for those of another month.
    usual, quiet = QTextCharFormat(), QTextCharFormat()
    usual.setForeground(colour("text"))
    quiet.setForeground(colour("text_muted"))
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(day, usual)
    calendar.setHeaderTextFormat(quiet)


# The first that fits: what is special stands before what it is a kind of.
_KINDS: dict[type[QWidget], Callable[..., None]] = {
    QLabel: _give_words,
    QPushButton: _give_weight,
    QLineEdit: _give_line,
    QPlainTextEdit: _give_text_ground,
    QTextEdit: _give_text_ground,
    QAbstractScrollArea: _give_scroll_ground,
    QFrame: _give_frame,
    QDialog: _give_raised_ground,
    QMenu: _give_menu_ground,
    QProgressBar: _give_thinness,
    QCalendarWidget: _give_calendar_ground,
}
# What was found for a class: a page has hundreds of widgets, and few classes of them.
_found: dict[type[QWidget], Callable[..., None] | None] = {}
