"""One value edited over its cell: the field of the forms, with how it was understood and what is wrong below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.fields.fields import ChoiceField
from creatorbook.gui.look.style.paint import paint_box
from creatorbook.gui.look.theme.current import scaled
from creatorbook.gui.parts.basic import is_enter, set_spacing
from creatorbook.services.fields.kinds import FieldType

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from creatorbook.gui.fields.form_row import FormRow

_EDGE, _CORNER = 3, 8
# What a value needs to be typed in, where its column is narrower.
_LEAST = {FieldType.MONEY: 216, FieldType.DAY: 190, FieldType.INSTANT: 208, FieldType.CHOICE: 168}
_LEAST_OF_ANY = 150


class CellEditor(QWidget):
    """A row of a form over a cell, as a child of what holds the table.

    `finished(step)` comes with Enter (0), Tab (1) and Shift+Tab (-1), `left()` with Escape.
    """

    finished = Signal(object)
    left = Signal()

    def __init__(self, holder: QWidget, row: FormRow, holds: FieldType) -> None:
        super().__init__(holder)
        self.holder, self.row, self.field = holder, row, row.field
        self._holds = holds
        self._cell, self._room = QRect(), QRect()
        # Keys pressed while the value is written are meant for what comes next.
        self._ahead: list[QKeyEvent] | None = None
        layout = QVBoxLayout(self)
        set_spacing(layout, 0, (_EDGE, _EDGE, _EDGE, _EDGE))
        layout.addWidget(row.field)
        for part in self.findChildren(QWidget):
            part.installEventFilter(self)
            if part is not self.field.focusProxy() and part.focusPolicy() & Qt.FocusPolicy.TabFocus:
                # Tab goes on to the next cell.
                part.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def start(self, *, by_mouse: bool) -> None:
        """Show the field with all of its text selected; a choice begun by the mouse drops its list."""
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.TabFocusReason)
        if by_mouse and isinstance(self.field, ChoiceField):
            self.field.changed.connect(self._on_chosen)
            self.field.combo.showPopup()

    def _on_chosen(self) -> None:
        self.finished.emit(0)

    def place_over(self, cell: QRect, room: QRect) -> None:
        """Lie over a cell, inside of the room that the rows have; both in coordinates of the holder."""
        self._cell, self._room = cell, room
        least = scaled(_LEAST.get(self._holds, _LEAST_OF_ANY))
        width = min(max(cell.width(), least), room.width())
        layout = self.layout()
        tall = layout.heightForWidth(width) if layout is not None and layout.hasHeightForWidth() else 0
        height = max(self.sizeHint().height(), tall)
        # What is said below the line is no part of what lies over the cell.
        field = (self.field.focusProxy() or self.field).sizeHint().height()
        left = cell.left() if not self.isRightToLeft() else cell.right() + 1 - width
        top = cell.center().y() + 1 - field // 2 - _EDGE
        left = max(room.left(), min(left, room.right() + 1 - width))
        top = max(room.top(), min(top, room.bottom() + 1 - height))
        self.setGeometry(left, top, width, height)

    @guard_override
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  Qt's signature
        """Paint the ground that lies over the table."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_box(painter, self.rect(), "raised", "hairline_strong", _CORNER)
        painter.end()

    # Keys

    def hold_keys(self) -> None:
        """Keep what is typed from now on: the value is being written."""
        self._ahead = []

    def take_keys(self) -> list[QKeyEvent]:
        """Return what was typed meanwhile, and take keys as usual again."""
        kept, self._ahead = self._ahead or [], None
        return kept

    @guard_override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep keys that come while the value is written."""
        if self._ahead is None or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.KeyPress:
            self._ahead.append(QKeyEvent(event.type(), event.key(), event.modifiers(), event.text()))
        elif event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        return True

    @guard_override
    def event(self, event: QEvent) -> bool:
        """Take Escape before the window does, and follow what comes and goes below the field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
        elif event.type() == QEvent.Type.LayoutRequest and self._cell.isValid():
            handled = super().event(event)
            self.place_over(self._cell, self._room)
            return handled
        return super().event(event)

    @guard_override
    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002  Qt's signature
        """Tab writes the value and goes on to the cell beside."""
        self.finished.emit(1 if next else -1)
        return True

    @guard_override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter writes the value, Escape leaves it; no other key is for the table below."""
        if is_enter(event):
            self.finished.emit(0)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        event.accept()
