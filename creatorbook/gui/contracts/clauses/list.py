"""The clauses of a contract as a list: ticked on or off, and put in order with the mouse or with Ctrl+arrow."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget, QListWidgetItem

from creatorbook.common.i18n import _
from creatorbook.gui.access.lists import PRESS, TOGGLE
from creatorbook.gui.contracts.clauses.row import CLAUSE_ROLE, MOVABLE_ROLE, NOTE_ROLE, ClauseDelegate, row_height
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.parts.drop_target import DropStrip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QDragLeaveEvent, QDragMoveEvent, QDropEvent, QKeyEvent

    from creatorbook.gui.access.lists import Acts
    from creatorbook.services.contracts.clause_tray import TrayClause

_SHOWN = 9


def special_note(clause: TrayClause) -> str:
    """Return what is to be known of a clause at a glance, or ""."""
    said = []
    if not clause.applies:
        return _("Not called for by the terms")
    if clause.own:
        said.append(_("Your own clause"))
    elif clause.scope:
        said.append(_("Your own words"))
    elif clause.alternative:
        said.append(next((one.title for one in clause.alternatives if one.name == clause.alternative), ""))
    if clause.asked_by:
        said.append(_("asked for by law") if said else _("Asked for by law"))
    return " · ".join(each for each in said if each)


def _item(clause: TrayClause) -> QListWidgetItem:
    item = QListWidgetItem(clause.title)
    note = special_note(clause)
    item.setData(CLAUSE_ROLE, clause.id)
    item.setData(NOTE_ROLE, note)
    item.setData(MOVABLE_ROLE, clause.is_movable)
    flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
    if clause.is_movable:
        flags |= Qt.ItemFlag.ItemIsDragEnabled
    if not clause.fixed and clause.applies:
        flags |= Qt.ItemFlag.ItemIsUserCheckable
    item.setFlags(flags)
    on = clause.on and clause.applies
    item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
    item.setData(int(Qt.ItemDataRole.AccessibleDescriptionRole), note)
    return item


class ClauseList(QListWidget):
    """A list of clauses.

    `switched(id, on)`: a box was ticked; `ordered(ids)`: those that can be moved, in their new order; `chosen(id)`:
    another one is current; `opened(id)`: Enter or a double click.
    """

    switched = Signal(str, bool)
    ordered = Signal(list)
    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Clauses"))
        self.setProperty("look", "plain")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(ClauseDelegate(self))
        self.setMouseTracking(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._filling = False
        self._strip: DropStrip | None = None
        self.itemChanged.connect(self._on_ticked)
        self.currentItemChanged.connect(self._current_clause)
        self.itemActivated.connect(self._open)

    def show_clauses(self, clauses: Sequence[TrayClause]) -> None:
        """Show these; the current clause stays current where it is still there."""
        kept = self.current_id()
        scrolled = self.verticalScrollBar().value()
        self._filling = True
        try:
            self.clear()
            for clause in clauses:
                self.addItem(_item(clause))
            self.choose(kept or (clauses[0].id if clauses else ""))
        finally:
            self._filling = False
        self.verticalScrollBar().setValue(scrolled)
        self._keep_height()

    def _keep_height(self) -> None:
        self.setFixedHeight(min(self.count(), _SHOWN) * row_height())

    @guard_override
    def changeEvent(self, event: QEvent) -> None:
        """Larger texts have higher rows."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._keep_height()

    def current_id(self) -> str:
        """Return the id of the current clause, or ""."""
        return str(self.currentItem().data(CLAUSE_ROLE)) if self.currentRow() >= 0 else ""

    def choose(self, clause: str) -> None:
        """Make a clause the current one."""
        for place in range(self.count()):
            if self.item(place).data(CLAUSE_ROLE) == clause:
                self.setCurrentRow(place)
                return

    def order(self) -> list[str]:
        """Return the ids of the clauses that can be moved, as they stand."""
        items = [self.item(place) for place in range(self.count())]
        return [item.data(CLAUSE_ROLE) for item in items if item.data(MOVABLE_ROLE)]

    def shift(self, step: int) -> None:
        """Move the current clause up (-1) or down (1) among those that can be moved."""
        place, there = self.currentRow(), self.currentRow() + step
        item = self.currentItem()
        if not self.count() or not item.data(MOVABLE_ROLE) or not 0 <= there < self.count():
            return
        if not self.item(there).data(MOVABLE_ROLE):
            return
        self._filling = True
        try:
            self.insertItem(there, self.takeItem(place))
            self.setCurrentRow(there)
        finally:
            self._filling = False
        self.ordered.emit(self.order())

    def _on_ticked(self, item: QListWidgetItem) -> None:
        if not self._filling:
            self.switched.emit(str(item.data(CLAUSE_ROLE)), item.checkState() == Qt.CheckState.Checked)

    def _current_clause(self) -> None:
        if clause := self.current_id():
            self.chosen.emit(clause)

    def acts_of_row(self, row: int) -> Acts:
        """Return what a screen reader can do with a clause: what Enter does, and to tick it where Space does."""
        item = self.item(row)
        acts: Acts = {PRESS: partial(self._open, item)}
        if item.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            acts[TOGGLE] = partial(self._tick, item)
        return acts

    @staticmethod
    def _tick(item: QListWidgetItem) -> None:
        on = item.checkState() == Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)

    def _open(self, item: QListWidgetItem) -> None:
        self.opened.emit(str(item.data(CLAUSE_ROLE)))

    @guard_override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+arrow moves the clause, Space ticks it, the rest walks as everywhere."""
        step = {int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_Down): 1}.get(event.key())
        item = self.currentItem()
        if step is not None and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.shift(step)
        elif event.key() == Qt.Key.Key_Space and item is not None:
            if item.flags() & Qt.ItemFlag.ItemIsUserCheckable:
                self._tick(item)
        else:
            super().keyPressEvent(event)

    # Dragging

    @guard_override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Say where the clause goes when it is dropped here."""
        super().dragMoveEvent(event)
        where = event.position().toPoint()
        words = self._drop_words(where) if event.isAccepted() else ""
        if not words:
            self._hide_strip()
            return
        if self._strip is None:
            self._strip = DropStrip(self)
        # The column that the list stands in may cut it off.
        seen = self.visibleRegion().boundingRect()
        self._strip.say(words, seen, above=where.y() > seen.center().y())

    def _drop_words(self, where: QPoint) -> str:
        """Return in a sentence what dropping the current clause at a place of the list does."""
        if self.currentRow() < 0:
            return ""
        dragged = self.currentItem()
        over = self.indexAt(where)
        below = where.y() > self.visualRect(over).center().y()
        gap = self.count() if not over.isValid() else over.row() + 1 if below else over.row()
        follows = self._movable_from(gap, dragged)
        if follows is self._movable_from(self.row(dragged), dragged):
            return _("“{clause}” stays where it is").format(clause=dragged.text())
        if follows is None:
            return _("“{clause}” becomes the last").format(clause=dragged.text())
        return _("“{clause}” goes before “{other}”").format(clause=dragged.text(), other=follows.text())

    def _movable_from(self, place: int, dragged: QListWidgetItem) -> QListWidgetItem | None:
        """Return the first clause from a place on that can be moved and is not the one that is dragged."""
        items = (self.item(each) for each in range(place, self.count()))
        return next((each for each in items if each.data(MOVABLE_ROLE) and each is not dragged), None)

    def _hide_strip(self) -> None:
        if self._strip is not None:
            self._strip.hide()

    @guard_override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It went on."""
        self._hide_strip()
        super().dragLeaveEvent(event)

    @guard_override
    def dropEvent(self, event: QDropEvent) -> None:
        """Put the dragged clause down between two that can be moved; elsewhere it goes back."""
        self._hide_strip()
        before = self.order()
        self._filling = True
        try:
            super().dropEvent(event)
        finally:
            self._filling = False
        if self.order() != before:
            self.ordered.emit(self.order())
