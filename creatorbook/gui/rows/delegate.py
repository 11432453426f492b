"""Paints the entries of a list of rows, and hears which button of a row was pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.look.icons import pixmap
from creatorbook.gui.look.style.caps import cap_height, cap_width, paint_cap
from creatorbook.gui.look.style.paint import paint_ring
from creatorbook.gui.look.theme.current import colour, generation
from creatorbook.gui.look.theme.mirror import mirror_rect
from creatorbook.gui.parts.basic import plain_tip
from creatorbook.gui.rows.model import RowModel
from creatorbook.gui.rows.places import ICON, action_at, head_buttons, height_of, places_of
from creatorbook.gui.rows.row import Head, TwoLineRow, title_of
from creatorbook.gui.rows.words import (
    Fonts,
    elided_line,
    line_areas,
    toned_line,
    width_of,
)

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtWidgets import QAbstractItemView

    from creatorbook.gui.rows.model import Index
    from creatorbook.gui.rows.places import RowPlaces
    from creatorbook.gui.rows.row import Entry, PanelLine, Passage, Rest, RowAction

_AIR = 16
_BAR = 3
_RADIUS = 6
_BUTTON_AIR = 8


class RowDelegate(QStyledItemDelegate):
    """Paints a RowModel; `button_pressed(key, action id)`: a button of a row was pressed.

    `ring` is on while the focus came, or was moved, by keys; `pointed` is the key of the row under the mouse and the id
    of the action there, "" for none.
    """

    button_pressed = Signal(str, str)

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self.ring = False
        self.pointed = ("", "")
        self.compact = False
        self._down = ("", "")
        self._fonts: tuple[int, Fonts] | None = None

    @property
    def fonts(self) -> Fonts:
        """The fonts of the theme in use."""
        if self._fonts is None or self._fonts[0] != generation():
            self._fonts = (generation(), Fonts.now())
        return self._fonts[1]

    def height_of(self, entry: Entry | None) -> int:
        """Return how high an entry is painted, in pixels."""
        return height_of(entry, compact=self.compact)

    def height_at(self, entry: Entry | None, width: int) -> int:  # noqa: ARG002  words that are wrapped ask for it
        """Return how high an entry is painted at a width."""
        return height_of(entry, compact=self.compact)

    def button_areas(
        self, entry: Entry | None, option: QStyleOptionViewItem, index: Index
    ) -> tuple[tuple[RowAction, QRect], ...]:
        """Return the buttons of an entry that are shown now, and where each of them stands."""
        if isinstance(entry, Head):
            pointed = self.pointed[0] == entry.key
            return head_buttons(entry, option.rect, self.fonts, option.direction) if pointed else ()
        return self.places(entry, option, index).buttons if isinstance(entry, TwoLineRow) else ()

    def places(self, row: TwoLineRow, option: QStyleOptionViewItem, index: Index) -> RowPlaces:
        """Return where the parts of a row stand: its buttons are there under the mouse and on the current row."""
        # Asked of the view: what Qt tells of the mouse does not say whether the row is chosen.
        active = self.pointed[0] == row.key or self._view.selectionModel().isSelected(index)
        return places_of(row, option.rect, self.fonts, option.direction, active=active)

    @guard_override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002  Qt's signature
        """The height of the kind of entry."""
        return QSize(80, self.height_of(entry_of(index)))

    @guard_override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one entry."""
        entry = entry_of(index)
        painter.save()
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if isinstance(entry, Head):
                paint_head(painter, option.rect, entry, self.fonts)
                for action, area in self.button_areas(entry, option, index):
                    self._paint_button(painter, area, entry, action, filled=False)
            elif entry is not None:
                self.paint_ground(painter, option, index, entry)
                self.paint_content(painter, option, index, entry)
                self._paint_ring(painter, option)
        finally:
            painter.restore()

    def paint_content(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
        entry: TwoLineRow | PanelLine | Passage | Rest,
    ) -> None:
        """Paint what an entry says, on its ground."""
        if isinstance(entry, TwoLineRow):
            self._paint_row(painter, option, index, entry)
        else:
            inner = option.rect.adjusted(_AIR, 0, -_AIR, 0)
            elided_line(painter, inner, title_of(entry), self.fonts.body, "link")

    def paint_ground(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,  # noqa: ARG002  others draw a line above all but the first
        entry: TwoLineRow | PanelLine | Passage | Rest,
    ) -> None:
        """Paint what tells the chosen row and the one under the mouse from the others."""
        area: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        pointed = self.pointed[0] == entry.key
        painter.fillRect(area, colour("selection" if chosen else "hover" if pointed else "card"))
        _hairline(painter, area)
        if chosen:
            # Which row is current is not told by the ground alone.
            bar = QRect(area.left(), area.top(), _BAR, area.height() - 1)
            painter.fillRect(mirror_rect(painter, area, bar), colour("accent"))

    def _paint_ring(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        if self.ring and option.state & QStyle.StateFlag.State_HasFocus:
            paint_ring(painter, option.rect.adjusted(0, 0, 0, -1), 0)

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, row: TwoLineRow) -> None:
        places = self.places(row, option, index)
        if row.icon.text:
            ratio = painter.device().devicePixelRatio()
            painter.drawPixmap(places.icon.topLeft(), pixmap(row.icon.text, row.icon.role, ICON, ratio))
        words = places.words
        if row.second:
            first, second = line_areas(words)
            elided_line(painter, first, row.first, self.fonts.bold, "text")
            elided_line(painter, second, row.second, self.fonts.small, "text_muted")
        else:
            elided_line(painter, words, row.first, self.fonts.bold, "text")
        toned_line(painter, places.day, row.day, self.fonts.small)
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        for number, (action, area) in enumerate(places.buttons):
            self._paint_button(painter, area, row, action, filled=current and not number)

    def is_pointed(self, entry: Entry, action: RowAction) -> tuple[bool, bool]:
        """Return whether the mouse is over a button of an entry, and whether it is held down there."""
        over = self.pointed == (entry.key, action.id)
        return over, over and self._down == (entry.key, action.id)

    def _paint_button(
        self, painter: QPainter, area: QRect, entry: TwoLineRow | Head, action: RowAction, *, filled: bool
    ) -> None:
        over, down = self.is_pointed(entry, action)
        if filled:
            ground, ink = colour("accent_hover" if over else "accent"), colour("accent_text")
        else:
            ground, ink = colour("pressed" if down else "hover" if over else "card"), colour("text")
        painter.setPen(colour("accent" if filled else "hairline_strong"))
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        painter.setPen(ink)
        painter.setFont(self.fonts.small_bold)
        inner = area.adjusted(_BUTTON_AIR, 0, -_BUTTON_AIR, 0)
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, action.text)
        if cap_text := action.cap:
            width = cap_width(cap_text, self.fonts.small)
            top = area.top() + (area.height() - cap_height()) // 2
            cap = QRect(area.right() + 1 - _BUTTON_AIR - width, top, width, cap_height())
            paint_cap(painter, mirror_rect(painter, area, cap), cap_text, self.fonts.small, ink)

    @guard_override
    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,  # noqa: ARG002  Qt's signature
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Press a button of the row: it acts where the mouse is let go over it, and the row is not chosen by it."""
        entry = entry_of(index)
        if not isinstance(event, QMouseEvent) or entry is None:
            return False
        return self.press(event, entry, option, index)

    def press(self, event: QMouseEvent, entry: Entry, option: QStyleOptionViewItem, index: Index) -> bool:
        """Hold a button down, or let it go, where the mouse is over one; return whether it is."""
        action = action_at(self.button_areas(entry, option, index), event.position().toPoint())
        over = (entry.key, action.id) if action is not None else ("", "")
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            self._down = over
            return action is not None
        if event.type() == QEvent.Type.MouseButtonRelease:
            down, self._down = self._down, ("", "")
            if down[1] and down == over:
                self.button_pressed.emit(*over)
            return bool(down[1])
        return False

    @guard_override
    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """Show in full what a row cuts."""
        entry = entry_of(index)
        if event.type() == QEvent.Type.ToolTip and isinstance(entry, TwoLineRow):
            width = self.places(entry, option, index).words.width()
            lines = ((entry.first, self.fonts.bold), (entry.second, self.fonts.small))
            cut = any(width_of(text, with_font) > width for text, with_font in lines)
            tip = "\n".join(text for text, _font in lines if text) if cut else ""
            QToolTip.showText(event.globalPos(), plain_tip(tip), view)
            return True
        return super().helpEvent(event, view, option, index)


def paint_head(painter: QPainter, area: QRect, head: Head | None, fonts: Fonts, air: int = _AIR) -> None:
    """Paint the head of a group, or only its ground where another cell of its row says what it is."""
    painter.fillRect(area, colour("card_alt"))
    _hairline(painter, area)
    if head is None:
        return
    inner = area.adjusted(air, 0, -air, 0)
    elided_line(painter, inner, head.title, fonts.small_bold, head.role)
    behind = inner.adjusted(width_of(head.title, fonts.small_bold) + _BUTTON_AIR, 0, 0, 0)
    elided_line(painter, mirror_rect(painter, inner, behind), str(head.count), fonts.small, "text_muted")


def entry_of(index: Index) -> Entry | None:
    """Return the entry that an index of a RowModel stands for."""
    model = index.model()
    return model.entry(index.row()) if isinstance(model, RowModel) else None


def _hairline(painter: QPainter, area: QRect) -> None:
    painter.fillRect(area.left(), area.bottom(), area.width(), 1, colour("hairline"))
