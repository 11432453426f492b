"""Paints passages to read: words wrapped to the width of the list, with their status, remark, facts and buttons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from creatorbook.gui.look.icons import pixmap
from creatorbook.gui.look.marks import mark_width, paint_mark
from creatorbook.gui.look.theme.current import colour, generation
from creatorbook.gui.look.theme.mirror import mirror_rect
from creatorbook.gui.look.theme.roles import GRID
from creatorbook.gui.rows.delegate import RowDelegate, entry_of
from creatorbook.gui.rows.row import Head, Passage
from creatorbook.gui.rows.words import elided_line, width_of
from creatorbook.gui.rows.wrapping import paint_wrapped, wrapped_height

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QPainter
    from PySide6.QtWidgets import QAbstractItemView

    from creatorbook.gui.rows.model import Index
    from creatorbook.gui.rows.row import Entry, PanelLine, Rest, RowAction, TwoLineRow

_SIDE, _AIR, _GAP, _BETWEEN = 4 * GRID, 3 * GRID, 3 * GRID, GRID
_INSET, _PADDING = 6 * GRID, 2 * GRID
_BUTTON, _BUTTON_AIR, _PICTURE = 6 * GRID, 6, 14
_RADIUS = 6
_NARROWEST, _FACTS_AT_LEAST = 120, 240
_MOST_KEPT = 1000


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the parts of one passage are painted, from left to right, in the pixels of the list."""

    title: QRect
    status: QRect
    text: QRect
    remark: QRect
    facts: QRect
    buttons: tuple[tuple[RowAction, QRect], ...]
    end: int


class PassageDelegate(RowDelegate):
    """Paints a RowModel of passages, `side` pixels from the edges of the list."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self.side = _SIDE
        self._heights: dict[tuple[int, int, Passage], int] = {}

    def height_of(self, entry: Entry | None) -> int:
        """Return how high an entry is at the width of the list."""
        return self.height_at(entry, self._view.viewport().width())

    def height_at(self, entry: Entry | None, width: int) -> int:
        """Return how high an entry is at a width."""
        if not isinstance(entry, Passage):
            return super().height_at(entry, width)
        key = (generation(), width, entry)
        if key not in self._heights:
            if len(self._heights) > _MOST_KEPT:
                self._heights.clear()
            self._heights[key] = self._places_in(QRect(0, 0, width, 0), entry).end + 1
        return self._heights[key]

    def _places_in(self, area: QRect, passage: Passage) -> _Places:
        air = _BETWEEN if passage.inset else _AIR
        left = area.left() + self.side + (_INSET if passage.inset else 0)
        width = max(area.right() + 1 - self.side - left, _NARROWEST)
        at = area.top() + air
        if passage.inset:
            return self._inset_places(passage, QRect(left, at, width, 0), air)
        word, role = passage.status
        beside = mark_width(role) + width_of(word, self.fonts.body) + 2 if word else 0
        title_width = width - (beside + _GAP if beside else 0)
        title = QRect(left, at, title_width, wrapped_height(passage.title, self._title_font(passage), title_width))
        first = wrapped_height("x", self.fonts.body, title_width)
        status = QRect(left + width - beside, at, beside, first)
        at += title.height()
        text_font = self.fonts.body if passage.strong else self.fonts.small
        text = QRect(left, at + _BETWEEN, width, wrapped_height(passage.text, text_font, width))
        at += text.height() + _BETWEEN if passage.text else 0
        inside = width - 2 * _GAP
        high = wrapped_height(passage.remark[0], self.fonts.body, inside) + 2 * _PADDING if passage.remark[0] else 0
        remark = QRect(left, at + _PADDING, width, high)
        at += high + _PADDING if high else 0
        foot = self._foot(passage, QRect(left, at + _BETWEEN, width, 0))
        at += foot[1] + _BETWEEN if foot[1] else 0
        return _Places(title, status, text, remark, foot[0], foot[2], at + air)

    def _title_font(self, passage: Passage) -> QFont:
        if passage.inset == passage.strong:
            return self.fonts.body
        return self.fonts.small if passage.inset else self.fonts.bold

    def _inset_places(self, passage: Passage, area: QRect, air: int) -> _Places:
        buttons, taken = self._buttons(passage.actions, area.right() + 1, area.top())
        width = max(area.width() - taken, _NARROWEST)
        words = wrapped_height(passage.title, self._title_font(passage), width)
        high = max(words, _BUTTON if buttons else 0)
        title = QRect(area.left(), area.top() + (max(_BUTTON - words, 0) // 2 if buttons else 0), width, words)
        return _Places(
            title, QRect(), QRect(), QRect(), QRect(), buttons, area.top() + high + (_AIR if passage.ends else air)
        )

    def _foot(self, passage: Passage, area: QRect) -> tuple[QRect, int, tuple[tuple[RowAction, QRect], ...]]:
        """Return where the facts stand, how high the foot is, and its buttons before and behind the facts."""
        first = passage.actions[: passage.before]
        # The pictures of the buttons stand below the words above them, their grounds reach out to the sides.
        left, right = area.left() - _BUTTON_AIR, area.right() + 1 + _BUTTON_AIR
        widths = [self._button_width(action) for action in first]
        start = left + sum(widths) + (_GAP - _BUTTON_AIR) * len(first) if first else area.left()
        behind = passage.actions[passage.before :]
        taken = self._buttons(behind, right, area.top())[1]
        room = area.right() + 1 - taken - start
        whole = width_of(passage.facts, self.fonts.small) + 1 if passage.facts else 0
        # Where the buttons leave too little room, the facts have a line of their own above them.
        above = room < min(whole, _FACTS_AT_LEAST)
        wide = area.width() if above else max(room, 1)
        high = wrapped_height(passage.facts, self.fonts.small, wide)
        top = area.top() + (high + _BETWEEN if above else 0)
        air = 0 if above or not passage.actions else max(_BUTTON - high, 0) // 2
        facts = QRect(area.left() if above else start, area.top() + air, wide, high)
        buttons: list[tuple[RowAction, QRect]] = []
        for action, width in zip(first, widths, strict=True):
            buttons.append((action, QRect(left, top, width, _BUTTON)))
            left += width + _GAP - _BUTTON_AIR
        buttons.extend(self._buttons(behind, right, top)[0])
        tall = max(facts.bottom() + 1, top + _BUTTON if buttons else 0) - area.top()
        return facts, tall if passage.facts or buttons else 0, tuple(buttons)

    def _buttons(
        self, actions: tuple[RowAction, ...], end: int, top: int
    ) -> tuple[tuple[tuple[RowAction, QRect], ...], int]:
        """Return the buttons that end there, and how much room they take."""
        made: list[tuple[RowAction, QRect]] = []
        taken = 0
        for action in reversed(actions):
            wide = self._button_width(action)
            taken += wide
            made.append((action, QRect(end - taken, top, wide, _BUTTON)))
            taken += _GAP
        return tuple(reversed(made)), taken

    def _button_width(self, action: RowAction) -> int:
        picture = _PICTURE + _BUTTON_AIR if action.icon else 0
        return picture + width_of(action.text, self.fonts.bold) + 2 + 2 * _BUTTON_AIR

    def button_areas(
        self, entry: Entry | None, option: QStyleOptionViewItem, index: Index
    ) -> tuple[tuple[RowAction, QRect], ...]:
        """Return the buttons of a passage: they are always there."""
        del index
        if not isinstance(entry, Passage):
            return ()
        placed = self._places_in(option.rect, entry).buttons
        return tuple((each, QStyle.visualRect(option.direction, option.rect, area)) for each, area in placed)

    def paint_ground(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
        entry: TwoLineRow | PanelLine | Passage | Rest,
    ) -> None:
        """Paint a line above a passage, and the ground of the current one while the keys are in the list."""
        area: QRect = option.rect
        above = entry_of(index.sibling(index.row() - 1, 0))
        if above is not None and not isinstance(above, Head) and not (isinstance(entry, Passage) and entry.inset):
            painter.fillRect(area.left(), area.top(), area.width(), 1, colour("hairline"))
        if self._view.hasFocus() and option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area.adjusted(0, 1, 0, 0), colour("selection"))
            # Which one is current is not told by the ground alone.
            bar = QRect(area.left(), area.top() + 1, 3, area.height() - 1)
            painter.fillRect(mirror_rect(painter, area, bar), colour("accent"))

    def paint_content(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
        entry: TwoLineRow | PanelLine | Passage | Rest,
    ) -> None:
        """Paint the words of a passage, its mark, its remark and its buttons."""
        if not isinstance(entry, Passage):
            super().paint_content(painter, option, index, entry)
            return
        area = option.rect
        places = self._places_in(area, entry)
        title = mirror_rect(painter, area, places.title)
        ink = "text" if entry.strong or not entry.inset else "text_muted"
        paint_wrapped(painter, title, entry.title, self._title_font(entry), ink)
        if entry.status[0]:
            self._paint_status(painter, mirror_rect(painter, area, places.status), *entry.status)
        if entry.text:
            font, role = (self.fonts.body, "text") if entry.strong else (self.fonts.small, "text_muted")
            paint_wrapped(painter, mirror_rect(painter, area, places.text), entry.text, font, role)
        if entry.remark[0]:
            self._paint_remark(painter, mirror_rect(painter, area, places.remark), *entry.remark)
        if entry.facts:
            facts = mirror_rect(painter, area, places.facts)
            paint_wrapped(painter, facts, entry.facts, self.fonts.small, "text_muted")
        for action, button in places.buttons:
            self._paint_link(painter, mirror_rect(painter, area, button), entry, action)

    def _paint_status(self, painter: QPainter, whole: QRect, word: str, role: str) -> None:
        paint_mark(painter, whole, role)
        words = mirror_rect(painter, whole, whole.adjusted(mark_width(role), 0, 0, 0))
        elided_line(painter, words, word, self.fonts.body, "text")

    def _paint_remark(self, painter: QPainter, area: QRect, words: str, tone: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(f"{tone}_soft"))
        painter.drawRoundedRect(QRectF(area), _RADIUS, _RADIUS)
        paint_wrapped(painter, area.adjusted(_GAP, _PADDING, -_GAP, -_PADDING), words, self.fonts.body, tone)

    def _paint_link(self, painter: QPainter, area: QRect, passage: Passage, action: RowAction) -> None:
        over, down = self.is_pointed(passage, action)
        if over:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("pressed" if down else "hover"))
            painter.drawRoundedRect(QRectF(area), _RADIUS, _RADIUS)
        inner = area.adjusted(_BUTTON_AIR, 0, -_BUTTON_AIR, 0)
        words = inner
        if action.icon:
            place = QRect(inner.left(), inner.top() + (inner.height() - _PICTURE) // 2, _PICTURE, _PICTURE)
            ratio = painter.device().devicePixelRatio()
            picture = mirror_rect(painter, inner, place)
            painter.drawPixmap(picture.topLeft(), pixmap(action.icon, "link", _PICTURE, ratio))
            words = mirror_rect(painter, inner, inner.adjusted(_PICTURE + _BUTTON_AIR, 0, 0, 0))
        elided_line(painter, words, action.text, self.fonts.bold, "link")
