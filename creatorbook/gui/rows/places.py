"""Where the parts of a row stand: asked by the painting and by the mouse alike, so that both mean the same place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QStyle

from creatorbook.gui.look.style.caps import cap_width
from creatorbook.gui.look.theme.current import heights, scaled
from creatorbook.gui.look.theme.roles import GRID
from creatorbook.gui.rows.row import Head, TwoLineRow
from creatorbook.gui.rows.words import width_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from creatorbook.gui.rows.row import Entry, RowAction
    from creatorbook.gui.rows.words import Fonts

ICON = 4 * GRID
_LEFT, _RIGHT, _GAP = 4 * GRID, 3 * GRID, 3 * GRID
_HEAD = 8 * GRID
_BUTTON, _BUTTON_AIR, _BUTTON_GAP = 6 * GRID, 2 * GRID, GRID
_CAP_GAP = 6
# What the words of a row keep for themselves before its buttons are left to the keys and the menu.
_WORDS_AT_LEAST = 200


@dataclass(frozen=True, slots=True)
class RowPlaces:
    """Where the parts of one row are painted, in the pixels of the list."""

    icon: QRect
    words: QRect
    day: QRect
    buttons: tuple[tuple[RowAction, QRect], ...]


def action_at(buttons: Iterable[tuple[RowAction, QRect]], point: QPoint) -> RowAction | None:
    """Return the action whose button is at a point, None where there is none."""
    return next((action for action, area in buttons if area.contains(point)), None)


def height_of(entry: Entry | None, *, compact: bool) -> int:
    """Return how high an entry is."""
    density = heights(compact=compact)
    if isinstance(entry, TwoLineRow):
        return density.row_two_lines
    return head_height() if isinstance(entry, Head) else density.row


def head_height() -> int:
    """Return how high the head of a group is, in lists and in tables."""
    return scaled(_HEAD)


def button_width(action: RowAction, fonts: Fonts) -> int:
    """Return how wide the button of an action is."""
    cap = cap_width(action.cap, fonts.small) + _CAP_GAP if action.key else 0
    return width_of(action.text, fonts.small_bold) + cap + 2 * _BUTTON_AIR


def head_buttons(
    head: Head, area: QRect, fonts: Fonts, direction: Qt.LayoutDirection
) -> tuple[tuple[RowAction, QRect], ...]:
    """Return the buttons of the head of a group, at the end of its area."""
    shown = [action for action in head.actions if action.shown]
    return _buttons_in(shown, area, area.right() + 1 - _RIGHT, fonts, direction)


def places_of(row: TwoLineRow, area: QRect, fonts: Fonts, direction: Qt.LayoutDirection, *, active: bool) -> RowPlaces:
    """Return where the parts of a row stand in its area; an active row shows the buttons that there is room for."""

    def turned(part: QRect) -> QRect:
        return QStyle.visualRect(direction, area, part)

    top, middle = area.top(), area.top() + area.height() // 2
    icon = QRect(area.left() + _LEFT, middle - ICON // 2, ICON, ICON)
    left = icon.right() + 1 + _GAP if row.icon.text else icon.left()
    end = area.right() + 1 - _RIGHT
    day = QRect(end, top, 0, area.height())
    if row.day.text:
        day.setLeft(end - width_of(row.day.text, fonts.small) - 1)
        day.setRight(end - 1)
        end = day.left() - _GAP
    buttons: tuple[tuple[RowAction, QRect], ...] = ()
    if active:
        wanted = [action for action in row.actions if action.shown]
        while wanted and end - left - _width(wanted, fonts) < _WORDS_AT_LEAST:
            wanted.pop()
        buttons = _buttons_in(wanted, area, end, fonts, direction)
        if wanted:
            end -= _width(wanted, fonts) + _GAP
    words = QRect(left, top, max(end - left, 0), area.height() - 1)
    return RowPlaces(turned(icon), turned(words), turned(day), buttons)


def _buttons_in(
    actions: list[RowAction], area: QRect, end: int, fonts: Fonts, direction: Qt.LayoutDirection
) -> tuple[tuple[RowAction, QRect], ...]:
    """Return where buttons stand side by side in an area, the last of them before `end`."""
    found, at, high = [], end - _width(actions, fonts), scaled(_BUTTON)
    top = area.top() + area.height() // 2 - high // 2
    for action in actions:
        width = button_width(action, fonts)
        found.append((action, QStyle.visualRect(direction, area, QRect(at, top, width, high))))
        at += width + _BUTTON_GAP
    return tuple(found)


def _width(actions: list[RowAction], fonts: Fonts) -> int:
    return sum(button_width(action, fonts) for action in actions) + _BUTTON_GAP * max(len(actions) - 1, 0)
