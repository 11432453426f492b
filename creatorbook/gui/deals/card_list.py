"""The cards of one stage: walked, opened and moved by keys, asked about, dragged, and dropped where they will stand."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from creatorbook.gui.access.lists import PRESS, SHOW_MENU
from creatorbook.gui.deals.cards import CardDelegate
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.keys.places import CARD_AFTER, CARD_BEFORE, CARD_STAGE, is_pressed, keys_in_place, mirrored
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

    from creatorbook.common.settings import Settings
    from creatorbook.gui.access.lists import Acts

# Stands in the model for the place where a card would land.
SLOT = "slot"


def dragged_ids(data: QMimeData) -> list[str]:
    """Return the ids of the cards that a drag carries, none for a drag of something else."""
    if not data.hasFormat(MIME):
        return []
    return [id for id in bytes(data.data(MIME).data()).decode("ascii", "ignore").split("\n") if id]


@dataclass(frozen=True, slots=True)
class CardKeys:
    """The keys that move the current card a stage to the left or to the right, or ask which; in portable form."""

    left: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    stage: tuple[str, ...] = ()

    @classmethod
    def read(cls, settings: Settings) -> CardKeys:
        """Return those that hold on this machine."""
        return cls(*(keys_in_place(settings, each) for each in (CARD_BEFORE, CARD_AFTER, CARD_STAGE)))


class CardList(QListView):
    """The cards of one stage. `moved(id, step)`: a key to move a card; `stepped(step)`: an arrow to the next column.

    `stage_asked(id, place on the screen)`: the key that asks; `menu_asked(id, place)`: the right button, the menu key.
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
        self.keys = CardKeys()
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

    def acts_of_row(self, row: int) -> Acts:
        """Return what a screen reader can do with a card, first what Enter does."""
        id = self._records.ids[row] if 0 <= row < len(self._records.ids) else ""
        if id in ("", SLOT):
            return {}
        return {PRESS: partial(self.opened.emit, id), SHOW_MENU: partial(self._ask_for_menu, id)}

    def _ask_for_menu(self, id: str) -> None:
        self.choose(id)
        self.menu_asked.emit(id, self.place_under(id))

    def _open(self) -> None:
        if id := self.current_id():
            self.opened.emit(id)

    def _emit_current(self) -> None:
        if id := self.current_id():
            self.current.emit(id)

    @guard_override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk between columns, others take the card along or ask for its stage; Enter opens."""
        bare = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        step = {int(Qt.Key.Key_Right): 1, int(Qt.Key.Key_Left): -1}.get(event.key()) if bare else None
        if self._answer(event):
            return
        if step is not None:
            self.stepped.emit(-step if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            super().keyPressEvent(event)

    def _answer(self, event: QKeyEvent) -> bool:
        """Do what a person may give another key, to the current card; return whether it was one of those keys."""
        id, direction = self.current_id(), self.layoutDirection()
        for step, keys in ((-1, self.keys.left), (1, self.keys.right)):
            if is_pressed(event, *(mirrored(key, direction) for key in keys)):
                if id:
                    self.moved.emit(id, step)
                return True
        if id and is_pressed(event, *self.keys.stage):
            self.stage_asked.emit(id, self.place_under(id))
            return True
        return False

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
            if by_mouse:
                self.menu_asked.emit(id, event.globalPos())
            else:
                self._ask_for_menu(id)

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
