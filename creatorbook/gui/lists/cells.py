"""How cells are painted: a status as a mark and a word, two lines in one cell, a bar with its limit, a chip.

One delegate for a table: it looks a painter up by the column's id, everything else is plain text. What to show is
asked of functions on the row object, so that no delegate knows a record.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.lists.record_table import ROW_ROLE, Index, RecordTable
from creatorbook.gui.look.marks import avatar, mark_width, paint_mark
from creatorbook.gui.look.style.paint import FOCUSED, OVER, SELECTED
from creatorbook.gui.look.theme.current import colour, heights, scaled, track_colour
from creatorbook.gui.look.theme.mirror import mirror_rect
from creatorbook.gui.parts.status import paint_pill
from creatorbook.gui.rows.delegate import paint_head
from creatorbook.gui.rows.words import Fonts, elided_line, line_areas, width_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QImage

    from creatorbook.gui.rows.row import Head

_AIR = 12
_GAP = 8
_SMALL, _LARGE = 20, 32
_CORNER = 6
_LEAST_BEHIND = 40
_BAR, _BAR_LENGTH = 6, 88
_CHIP, _CHIP_AIR = 20, 6
_BAR_OF_ROW = 3
_SMOOTH = QPainter.RenderHint.Antialiasing
_ALIGNMENT, _RIGHT = int(Qt.ItemDataRole.TextAlignmentRole), int(Qt.AlignmentFlag.AlignRight)
# Only such a cell can stand in the current row: the others, thousands in a repaint, are not asked.
_MAYBE_CURRENT = SELECTED | FOCUSED


class CellPainter(Protocol):
    """Paints one cell's content; the ground is painted already."""

    def paint(self, painter: QPainter, area: QRect, row: Any, fonts: Fonts) -> None:
        """Paint the row's content into the area."""


@dataclass(frozen=True, slots=True)
class StatusCell:
    """A mark in the role's colour and a word: `status(row)` returns (word, role)."""

    status: Callable[[Any], tuple[str, str]]

    def paint(self, painter: QPainter, area: QRect, row: Any, fonts: Fonts) -> None:
        """Paint the mark and the word."""
        word, role = self.status(row)
        if not word:
            return
        paint_mark(painter, area, role)
        words = mirror_rect(painter, area, area.adjusted(mark_width(role), 0, 0, 0))
        elided_line(painter, words, word, fonts.body, "text")


@dataclass(frozen=True, slots=True)
class TwoLines:
    """A line and a quieter one under it: `lines(row)` returns both; in a low row only the first is shown.

    With `name(row)` the initials of that stand before them, or the square `picture(row)` where there is one.
    `roles(row)` are the colours, where they are not the usual. `behind(row)` stands behind the first line, quieter, as
    far as that leaves room.
    """

    lines: Callable[[Any], tuple[str, str]]
    name: Callable[[Any], str] | None = None
    roles: Callable[[Any], tuple[str, str]] | None = None
    bold: bool = True
    right: bool = False
    picture: Callable[[Any], QImage | None] | None = None
    behind: Callable[[Any], str] | None = None

    def paint(self, painter: QPainter, area: QRect, row: Any, fonts: Fonts) -> None:
        """Paint the initials, and one or two lines."""
        first, second = self.lines(row)
        roles = self.roles(row) if self.roles is not None else ("text", "text_muted")
        inner = self._paint_initials(painter, area, row) if self.name is not None else area
        upper = fonts.bold if self.bold else fonts.body
        if not second or area.height() < heights(compact=True).row_two_lines:
            elided_line(painter, inner, first, upper, roles[0], right=self.right)
            if self.behind is not None:
                self._paint_behind(painter, inner, self.behind(row), width_of(first, upper), fonts)
            return
        above, below = line_areas(inner)
        elided_line(painter, above, first, upper, roles[0], right=self.right)
        elided_line(painter, below, second, fonts.small, roles[1], right=self.right)

    @staticmethod
    def _paint_behind(painter: QPainter, area: QRect, text: str, taken: int, fonts: Fonts) -> None:
        rest = area.adjusted(taken + _GAP, 0, 0, 0)
        # Less than a few letters of a name say nothing.
        if text and rest.width() >= min(width_of(text, fonts.body), scaled(_LEAST_BEHIND)):
            elided_line(painter, mirror_rect(painter, area, rest), text, fonts.body, "text_muted")

    def _paint_initials(self, painter: QPainter, area: QRect, row: Any) -> QRect:
        side = _LARGE if area.height() >= heights(compact=True).row_two_lines else _SMALL
        square = QRect(area.left(), area.top() + (area.height() - side) // 2, side, side)
        place = mirror_rect(painter, area, square).topLeft()
        picture = self.picture(row) if self.picture is not None else None
        if picture is not None:
            _paint_picture(painter, QRectF(place.x(), place.y(), side, side), picture)
        else:
            name = self.name(row) if self.name is not None else ""
            painter.drawPixmap(place, avatar(name, side, painter.device().devicePixelRatio()))
        return mirror_rect(painter, area, area.adjusted(initials_width(two_lines=side == _LARGE), 0, 0, 0))


def _paint_picture(painter: QPainter, area: QRectF, picture: QImage) -> None:
    corners = QPainterPath()
    corners.addRoundedRect(area, _CORNER, _CORNER)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setClipPath(corners)
    painter.drawImage(area, picture)
    painter.restore()


def initials_width(*, two_lines: bool) -> int:
    """Return how far the initials push the text of a cell, in rows of one line or of two."""
    return _LARGE + _AIR if two_lines else _SMALL + _GAP


@dataclass(frozen=True, slots=True)
class Measure:
    """A text, and a bar for it: `share` of its length is filled, at `limit` stands a tick, both from 0 to 1."""

    text: str
    share: float
    limit: float
    role: str


@dataclass(frozen=True, slots=True)
class MeasureCell:
    """A text and, where there is room, a bar under it with a tick at its limit: `measure(row)`, None for nothing."""

    measure: Callable[[Any], Measure | None]
    nothing: Callable[[Any], str]

    def paint(self, painter: QPainter, area: QRect, row: Any, fonts: Fonts) -> None:
        """Paint the text and the bar."""
        measure = self.measure(row)
        if measure is None:
            elided_line(painter, area, self.nothing(row), fonts.body, "text_muted")
            return
        if area.height() < heights(compact=True).row_two_lines:
            elided_line(painter, area, measure.text, fonts.body, "text")
            return
        above, below = line_areas(area)
        elided_line(painter, above, measure.text, fonts.body, "text")
        width = min(_BAR_LENGTH, below.width())
        line = mirror_rect(painter, below, QRect(below.left(), below.top() + 6, width, _BAR))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(track_colour())
        painter.drawRoundedRect(line, _BAR / 2, _BAR / 2)
        painter.setBrush(colour(measure.role))
        filled = QRect(line.left(), line.top(), max(round(width * min(measure.share, 1.0)), _BAR), _BAR)
        painter.drawRoundedRect(mirror_rect(painter, line, filled), _BAR / 2, _BAR / 2)
        tick = QRect(line.left() + round(width * measure.limit) - 1, line.top() - 3, 2, _BAR + 6)
        painter.fillRect(mirror_rect(painter, line, tick), colour("text"))


@dataclass(frozen=True, slots=True)
class ChipCell:
    """A word on a soft ground: `chip(row)` returns (word, tone), an empty word for none."""

    chip: Callable[[Any], tuple[str, str]]

    def paint(self, painter: QPainter, area: QRect, row: Any, fonts: Fonts) -> None:
        """Paint the chip."""
        word, tone = self.chip(row)
        if not word:
            return
        width = min(width_of(word, fonts.small_bold) + 2 * _CHIP_AIR, area.width())
        chip = QRect(area.left(), area.top() + (area.height() - scaled(_CHIP)) // 2, width, scaled(_CHIP))
        shown = QFontMetrics(fonts.small_bold).elidedText(word, Qt.TextElideMode.ElideRight, width - 2 * _CHIP_AIR)
        paint_pill(painter, QRectF(mirror_rect(painter, area, chip)), shown, tone)


@dataclass(frozen=True, slots=True)
class Toned:
    """A text in a colour that the row decides: `toned(row)` returns (text, role)."""

    toned: Callable[[Any], tuple[str, str]]
    right: bool = False

    def paint(self, painter: QPainter, area: QRect, row: Any, fonts: Fonts) -> None:
        """Paint the text."""
        text, role = self.toned(row)
        elided_line(painter, area, text, fonts.body, role, right=self.right)


def _head_of(index: Index) -> Head | None:
    model = index.model()
    return model.head_at(index.row()) if isinstance(model, RecordTable) else None


class CellDelegate(QStyledItemDelegate):
    """Paints the ground, then each cell by its column's painter, or as plain text."""

    def __init__(self, painters: Mapping[int, CellPainter], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._painters = dict(painters)
        self._fonts: Fonts | None = None

    @guard_override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        # A number: enums are slow to join and to compare, and there are thousands of cells.
        state = option.state.value
        area: QRect = option.rect
        painter.save()
        try:
            fonts = self._fonts
            if fonts is None:
                fonts = self._fonts = Fonts.now()
            # Asked without Qt in between, which takes longer than the painting: there are thousands of cells.
            model, place, number = index.model(), index.row(), index.column()
            table = model if isinstance(model, RecordTable) else None
            row = index.data(ROW_ROLE) if table is None else table.record(place)
            if row is None and (head := _head_of(index)) is not None:
                view = option.widget
                first = isinstance(view, QTableView) and not view.horizontalHeader().visualIndex(index.column())
                paint_head(painter, area, head if first else None, fonts, _AIR)
                return
            self._paint_background(painter, area, state)
            inner = area.adjusted(_AIR, 0, -_AIR, 0)
            special = self._painters.get(number)
            if special is not None and row is not None:
                painter.setRenderHint(_SMOOTH)
                special.paint(painter, inner, row, fonts)
            else:
                text, right = self._plain(index) if table is None else table.plain_cell(place, number)
                elided_line(painter, inner, text, fonts.body, "text", right=right)
            painter.fillRect(area.left(), area.bottom(), area.width(), 1, colour("hairline"))
            if state & _MAYBE_CURRENT:
                self._paint_current(painter, option, index)
        finally:
            painter.restore()

    @staticmethod
    def _plain(index: Index) -> tuple[str, bool]:
        return index.data() or "", bool(int(index.data(_ALIGNMENT) or 0) & _RIGHT)

    @staticmethod
    def _paint_background(painter: QPainter, area: QRect, state: int) -> None:
        if state & SELECTED:
            painter.fillRect(area, colour("selection"))
        elif state & OVER:
            painter.fillRect(area, colour("hover"))

    @staticmethod
    def _paint_current(painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Mark the current row at its beginning; the view paints the ring around it."""
        view = option.widget
        if not isinstance(view, QTableView) or view.currentIndex().row() != index.row():
            return
        area: QRect = option.rect
        place = view.horizontalHeader().visualIndex(index.column())
        if not place and option.state & QStyle.StateFlag.State_Selected:
            bar = QRect(area.left(), area.top(), _BAR_OF_ROW, area.height())
            painter.fillRect(mirror_rect(painter, area, bar), colour("accent"))
