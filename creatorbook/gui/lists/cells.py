"""How cells are painted: a status as a dot and a word, two lines in one cell, a day that is late.

One delegate for a table: it looks a painter up by the column's id, everything else is plain text. What to show is
asked of functions on the row object, so that no delegate knows a record.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.lists.record_table import ROW_ROLE, Index
from creatorbook.gui.look.theme.current import colour
from creatorbook.gui.look.theme.mirror import dot, mirror_rect
from creatorbook.gui.look.theme.roles import ROW, ROW_COMPACT
from creatorbook.gui.rows.words import Fonts, elided_line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtCore import QObject

_AIR = 12
_DOT = 4.0
_FOCUS = 3


class CellPainter(Protocol):
    """Paints one cell's content; the ground is painted already."""

    def paint(self, painter: QPainter, area: QRect, row: Any, fonts: Fonts) -> None:
        """Paint the row's content into the area."""


@dataclass(frozen=True, slots=True)
class StatusCell:
    """A dot in the role's colour and a word: `status(row)` returns (word, role)."""

    status: Callable[[Any], tuple[str, str]]

    def paint(self, painter: QPainter, area: QRect, row: Any, fonts: Fonts) -> None:
        """Paint the dot and the word."""
        word, role = self.status(row)
        if not word:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(role))
        dot(painter, area, _DOT, _DOT)
        elided_line(painter, mirror_rect(painter, area, area.adjusted(16, 0, 0, 0)), word, fonts.body, "text")


@dataclass(frozen=True, slots=True)
class TwoLines:
    """A line and a quieter one under it: `lines(row)` returns both; in a low row only the first is shown."""

    lines: Callable[[Any], tuple[str, str]]

    def paint(self, painter: QPainter, area: QRect, row: Any, fonts: Fonts) -> None:
        """Paint one or two lines."""
        first, second = self.lines(row)
        if not second or area.height() < ROW:
            elided_line(painter, area, first, fonts.bold, "text")
            return
        half = area.height() // 2
        elided_line(painter, area.adjusted(0, 2, 0, -half + 2), first, fonts.bold, "text")
        elided_line(painter, area.adjusted(0, half - 2, 0, -2), second, fonts.small, "text_muted")


@dataclass(frozen=True, slots=True)
class Toned:
    """A text in a colour that the row decides: `toned(row)` returns (text, role)."""

    toned: Callable[[Any], tuple[str, str]]
    right: bool = False

    def paint(self, painter: QPainter, area: QRect, row: Any, fonts: Fonts) -> None:
        """Paint the text."""
        text, role = self.toned(row)
        elided_line(painter, area, text, fonts.body, role, right=self.right)


class CellDelegate(QStyledItemDelegate):
    """Paints the ground, then each cell by its column's painter, or as plain text."""

    def __init__(
        self, painters: Mapping[int, CellPainter], parent: QObject | None = None, *, compact: bool = False
    ) -> None:
        super().__init__(parent)
        self._painters = dict(painters)
        self._height = ROW_COMPACT if compact else ROW
        self._fonts: Fonts | None = None

    def set_compact(self, compact: bool) -> None:
        """Use low rows, or high ones; the view sets its own row height to match."""
        self._height = ROW_COMPACT if compact else ROW

    @guard_override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002  Qt's signature
        """The fixed height of a row."""
        return QSize(80, self._height)

    @guard_override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        state = option.state
        area: QRect = option.rect
        painter.save()
        try:
            self._paint_background(painter, area, state)
            fonts = self._fonts
            if fonts is None:
                fonts = self._fonts = Fonts.now()
            inner = area.adjusted(_AIR, 0, -_AIR, 0)
            special = self._painters.get(index.column())
            row = index.data(ROW_ROLE)
            if special is not None and row is not None:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                special.paint(painter, inner, row, fonts)
            else:
                alignment = index.data(int(Qt.ItemDataRole.TextAlignmentRole)) or 0
                right = bool(int(alignment) & int(Qt.AlignmentFlag.AlignRight))
                elided_line(painter, inner, index.data() or "", fonts.body, "text", right=right)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            painter.setPen(colour("hairline"))
            painter.drawLine(area.bottomLeft(), area.bottomRight())
        finally:
            painter.restore()

    def _paint_background(self, painter: QPainter, area: QRect, state: QStyle.StateFlag) -> None:
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, colour("selection"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, colour("hover"))
        if state & QStyle.StateFlag.State_HasFocus:
            bar = QRect(area.left(), area.top(), _FOCUS, area.height())
            painter.fillRect(mirror_rect(painter, area, bar), colour("focus"))
