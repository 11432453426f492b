"""The cards of one stage: walked, opened and moved by keys, asked about, dragged, and dropped where they will stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from creatorbook.gui.deals.cards import CardDelegate
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.lists.record_table import MIME, RecordTable

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import (
        QDragEnterEvent,
        QDragLeaveEvent,
        QDragMoveEvent,
        QDropEvent,
        QFocusEvent,
        QKeyEvent,
    )

# Stands in the model for the place where a card would land.
SLOT = "slot"


def dragged_ids(data: QMimeData) -> list[str]:
    """Return the ids of the cards that a drag carries, none for a drag of something else."""
    if not data.hasFormat(MIME):
        return []
    return [id for id in bytes(data.data(MIME).data()).decode("ascii", "ignore").split("\n") if id]


class CardList(QListView):
    """The cards of one stage. `moved(id, step)`: Ctrl+arrow on a card; `stepped(step)`: an arrow to the next column.

    `stage_asked(id, place on the screen)`: M on a card; `menu_asked(id, place)`: the right button, or the menu key.
    `drag_turned(bool)`: a drag of a card of this list has begun, or has ended; `targeted(bool)`: one is over it now.
    `landing(id)` gives the row at which a card would stand here.
    """

    moved = Signal(str, object)
    stepped = Signal(object)
    dropped = Signal(list)
    opened = Signal(str)
    current = Signal(str)
    stage_asked = Signal(str, QPoint)
    menu_asked = Signal(str, QPoint)
    drag_turned = Signal(bool)
    targeted = Signal(bool)

    def __init__(self, model: RecordTable, name: str, landing: Callable[[str], int]) -> None:
        super().__init__()
        self._records, self._landing = model, landing
        self.setModel(model)
        self.setAccessibleName(name)
        self.setProperty("look", "plain")
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(False)
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentChanged.connect(self._emit_current)

    def current_id(self) -> str:
        """Return the id of the current card, or ""."""
        place = self.currentIndex().row()
        return self._records.ids[place] if 0 <= place < len(self._records.ids) else ""

    def choose(self, id: str) -> None:
        """Make a card the current one."""
        place = self._records.row_of(id)
        self.setCurrentIndex(self._records.index(place, 0) if place >= 0 else QModelIndex())

    def place_under(self, id: str) -> QPoint:
        """Return where on the screen a menu opens that belongs to a card."""
        area = self.visualRect(self._records.index(self._records.row_of(id), 0))
        return self.viewport().mapToGlobal(QPoint(area.left(), area.center().y()))

    def _open(self) -> None:
        if id := self.current_id():
            self.opened.emit(id)

    def _emit_current(self) -> None:
        if id := self.current_id():
            self.current.emit(id)

    @guard_override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk between columns, with Ctrl they take the card along; Enter opens, M asks for a stage."""
        step = {int(Qt.Key.Key_Right): 1, int(Qt.Key.Key_Left): -1}.get(event.key())
        if step is not None and self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            step = -step
        id = self.current_id()
        if step is not None and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if id:
                self.moved.emit(id, step)
        elif step is not None:
            self.stepped.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        elif event.key() == Qt.Key.Key_M and event.modifiers() == Qt.KeyboardModifier.NoModifier and id:
            self.stage_asked.emit(id, self.place_under(id))
        else:
            super().keyPressEvent(event)

    @guard_override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stand on the first card where none is current."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._records.rowCount():
            self.setCurrentIndex(self._records.index(0, 0))
        elif self.currentIndex().isValid():
            self._emit_current()

    @guard_override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the card under the mouse, or of the current one by the menu key."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if index.isValid():
            self.setCurrentIndex(index)
            id = self.current_id()
            self.menu_asked.emit(id, event.globalPos() if by_mouse else self.place_under(id))

    # Dragging

    @guard_override
    def startDrag(self, actions: Qt.DropAction) -> None:
        """Lift the card: until it is dropped its own place is pale."""
        delegate = self.itemDelegate()
        lifted = self.current_id()
        if isinstance(delegate, CardDelegate):
            delegate.lifted = lifted
        self.viewport().update()
        self.drag_turned.emit(True)
        try:
            super().startDrag(actions)
        finally:
            self.drag_turned.emit(False)
            if isinstance(delegate, CardDelegate):
                delegate.lifted = ""
            self.viewport().update()

    @guard_override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Cards of the board may come in; a slot opens where one would stand."""
        ids = [id for id in dragged_ids(event.mimeData()) if self._records.row_of(id) < 0]
        if not event.mimeData().hasFormat(MIME):
            event.ignore()
            return
        event.acceptProposedAction()
        if ids:
            self._open_slot(ids[0])

    @guard_override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Anywhere in the column is a place to drop."""
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()
        else:
            event.ignore()

    @guard_override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The card went on."""
        self.close_slot()
        event.accept()

    @guard_override
    def dropEvent(self, event: QDropEvent) -> None:
        """Report which cards were dropped; the book decides where they then stand."""
        self.close_slot()
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        ids = [id for id in dragged_ids(event.mimeData()) if self._records.row_of(id) < 0]
        if ids:
            self.dropped.emit(ids)

    def _open_slot(self, id: str) -> None:
        row = max(0, min(self._landing(id), self._records.rowCount()))
        ids = [each for each in self._records.ids if each != SLOT]
        self._records.set_ids([*ids[:row], SLOT, *ids[row:]])
        self.scrollTo(self._records.index(row, 0))
        self.targeted.emit(True)

    def close_slot(self) -> None:
        """Let the cards close up again where a slot was open."""
        if self._records.row_of(SLOT) >= 0:
            self._records.set_ids([each for each in self._records.ids if each != SLOT])
        self.targeted.emit(False)
