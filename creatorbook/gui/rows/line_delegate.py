"""Paints the lines of a panel: words as wide as the panel, what stands at their end, and the cross that removes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QRectF, Qt
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QToolTip

from creatorbook.common.i18n import _
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.look.icons import pixmap
from creatorbook.gui.look.marks import mark_width, paint_mark
from creatorbook.gui.look.theme.current import colour, generation
from creatorbook.gui.look.theme.mirror import mirror_rect
from creatorbook.gui.look.theme.roles import GRID
from creatorbook.gui.rows.delegate import RowDelegate, entry_of
from creatorbook.gui.rows.places import action_at
from creatorbook.gui.rows.row import PanelLine, RowAction, title_of
from creatorbook.gui.rows.words import elided_line, width_of
from creatorbook.gui.rows.wrapping import paint_wrapped, wrapped_height

if TYPE_CHECKING:
    from PySide6.QtGui import QHelpEvent, QPainter
    from PySide6.QtWidgets import QAbstractItemView

    from creatorbook.gui.rows.model import Index
    from creatorbook.gui.rows.row import Entry, Passage, Rest, TwoLineRow

REMOVE = "remove"
_SIDE, _AIR, _GAP, _BETWEEN = 2 * GRID, 6, 2 * GRID, 2
_STATUS = 5 * GRID
_CROSS, _PICTURE = 6 * GRID, 14
_DOT = 4 * GRID
_RADIUS = 6
# However long what stands at the end is, the title keeps so many parts of the line: one in this many is the end's.
_END_PART = 2
_MOST_KEPT = 500


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the parts of one line are painted, from left to right, in the pixels of the list."""

    dot: QRect
    title: QRect
    note: QRect
    status: QRect
    end: QRect
    cross: QRect


class LineDelegate(RowDelegate):
    """Paints a RowModel of panel lines."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._heights: dict[tuple[int, int, PanelLine], int] = {}

    def height_of(self, entry: Entry | None) -> int:
        """Return how high an entry is at the width of the list."""
        return self.height_at(entry, self._view.viewport().width())

    def height_at(self, entry: Entry | None, width: int) -> int:
        """Return how high an entry is at a width."""
        if not isinstance(entry, PanelLine):
            return super().height_at(entry, width)
        key = (generation(), width, entry)
        if key not in self._heights:
            if len(self._heights) > _MOST_KEPT:
                self._heights.clear()
            self._heights[key] = self._lines_in(QRect(0, 0, width, 0), entry).status.bottom() + 1 + _AIR
        return self._heights[key]

    def _lines_in(self, area: QRect, line: PanelLine) -> _Places:
        left = area.left() + _SIDE + (_DOT if line.dot else 0)
        right = area.right() + 1 - _SIDE - (_CROSS + _GAP // 2 if line.removable else 0)
        cross = QRect(area.right() + 1 - _SIDE - _CROSS + GRID, area.top() + GRID, _CROSS, _CROSS)
        wide = min(width_of(line.end, self.fonts.body) + 1, (right - left) // _END_PART) if line.end else 0
        title_width = max(right - left - (wide + _GAP if wide else 0), 1)
        at = area.top() + _AIR
        high = wrapped_height(line.title, self.fonts.bold, title_width)
        title = QRect(left, at, title_width, high)
        first = wrapped_height("x", self.fonts.bold, title_width)
        end = QRect(right - wide, at, wide, first)
        dot = QRect(area.left() + _SIDE, at, _DOT, first)
        at += high
        note_high = wrapped_height(line.note, self.fonts.small, max(right - left, 1))
        at += _BETWEEN if note_high else 0
        note = QRect(left, at, right - left, note_high)
        at += note_high
        status_high = _STATUS if line.status[0] else 0
        at += _BETWEEN if status_high else 0
        return _Places(dot, title, note, QRect(left, at, right - left, status_high), end, cross)

    def button_areas(
        self, entry: Entry | None, option: QStyleOptionViewItem, index: Index
    ) -> tuple[tuple[RowAction, QRect], ...]:
        """Return the cross of a line under the mouse, and of the current one while the keys are in the list."""
        if not isinstance(entry, PanelLine) or not entry.removable:
            return ()
        by_keys = self._view.hasFocus() and self._view.selectionModel().isSelected(index)
        if not by_keys and self.pointed[0] != entry.key:
            return ()
        cross = self._lines_in(option.rect, entry).cross
        return ((RowAction(REMOVE, _("Remove")), QStyle.visualRect(option.direction, option.rect, cross)),)

    def paint_ground(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
        entry: TwoLineRow | PanelLine | Passage | Rest,
    ) -> None:
        """Paint the ground of the line under the mouse, and of the current one while the keys are in the list."""
        area: QRect = option.rect
        if index.row():
            painter.fillRect(area.left(), area.top(), area.width(), 1, colour("hairline"))
        chosen = self._view.hasFocus() and bool(option.state & QStyle.StateFlag.State_Selected)
        is_read_only = isinstance(entry, PanelLine) and not entry.openable
        if not chosen and (is_read_only or self.pointed[0] != entry.key):
            return
        painter.fillRect(area.adjusted(0, 1, 0, 0), colour("selection" if chosen else "hover"))
        if chosen:
            # Which line is current is not told by the ground alone.
            bar = QRect(area.left(), area.top() + 1, 3, area.height() - 1)
            painter.fillRect(mirror_rect(painter, area, bar), colour("accent"))

    def paint_content(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
        entry: TwoLineRow | PanelLine | Passage | Rest,
    ) -> None:
        """Paint the words of a line, its mark, and its cross while it may be pressed."""
        if not isinstance(entry, PanelLine):
            inner = option.rect.adjusted(_SIDE, 0, -_SIDE, 0)
            elided_line(painter, inner, title_of(entry), self.fonts.body, "link")
            return
        area = option.rect
        places = self._lines_in(area, entry)
        if entry.dot:
            paint_mark(painter, mirror_rect(painter, area, places.dot), entry.dot)
        font = self.fonts.bold if entry.note or entry.status[0] or entry.end else self.fonts.body
        paint_wrapped(painter, mirror_rect(painter, area, places.title), entry.title, font, entry.title_role)
        if entry.note:
            paint_wrapped(painter, mirror_rect(painter, area, places.note), entry.note, self.fonts.small, "text_muted")
        if entry.status[0]:
            word, role = entry.status
            whole = mirror_rect(painter, area, places.status)
            paint_mark(painter, whole, role)
            words = mirror_rect(painter, whole, whole.adjusted(mark_width(role), 0, 0, 0))
            elided_line(painter, words, word, self.fonts.small, "text")
        if entry.end:
            elided_line(painter, mirror_rect(painter, area, places.end), entry.end, self.fonts.body, "text", right=True)
        for action, where in self.button_areas(entry, option, index):
            self._paint_cross(painter, where, *self.is_pointed(entry, action))

    @staticmethod
    def _paint_cross(painter: QPainter, area: QRect, over: bool, down: bool) -> None:
        if over:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("pressed" if down else "selection"))
            painter.drawRoundedRect(QRectF(area), _RADIUS, _RADIUS)
        inner = QRect(0, 0, _PICTURE, _PICTURE)
        inner.moveCenter(area.center())
        ratio = painter.device().devicePixelRatio()
        painter.drawPixmap(inner.topLeft(), pixmap("x", "text" if over else "text_muted", _PICTURE, ratio))

    @guard_override
    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """Say what the cross does."""
        entry = entry_of(index)
        if event.type() != QEvent.Type.ToolTip or not isinstance(entry, PanelLine):
            return False
        over = action_at(self.button_areas(entry, option, index), event.pos())
        QToolTip.showText(event.globalPos(), over.text if over is not None else "", view)
        return True
