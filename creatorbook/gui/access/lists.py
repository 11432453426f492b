"""Painted lists for who does not see them: each row by its words, its state, and what can be done with it.

Qt describes the rows of a list as cells, which can only be selected; to press one is what opens it for everybody else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeAlias, runtime_checkable

import shiboken6
from PySide6.QtCore import QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAccessibleWidget, QListView

from creatorbook.gui.access.part import ReadPart
from creatorbook.gui.desk.guard import guard_override

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QAccessibleInterface

PRESS, SHOW_MENU, TOGGLE = "Press", "ShowMenu", "Toggle"
_SET_FOCUS = "SetFocus"
# How many rows that are gone are kept for each that is there, before all are looked at.
_SPARE = 2
_CHECK = int(Qt.ItemDataRole.CheckStateRole)
_TEXTS = {
    QAccessible.Text.Name: (int(Qt.ItemDataRole.AccessibleTextRole), int(Qt.ItemDataRole.DisplayRole)),
    QAccessible.Text.Description: (int(Qt.ItemDataRole.AccessibleDescriptionRole),),
}

Acts: TypeAlias = "dict[str, Callable[[], object]]"
"""What can be done with a row, by names: PRESS and SHOW_MENU, which every reader knows, others in the user's words."""


@runtime_checkable
class ActsOnRows(Protocol):
    """A list view whose rows can do more than be chosen."""

    def acts_of_row(self, row: int) -> Acts:
        """Return what can be done with a row, first what Enter does."""
        ...


class ReadRow(ReadPart):
    """One row of a list: a list item, or a heading where it is the head of a group."""

    def __init__(self, view: QListView, whole: ReadList, index: QPersistentModelIndex) -> None:
        super().__init__(view, whole, QAccessible.Role.ListItem)
        self._view = view
        self.index = index

    @property
    def _acts(self) -> Acts:
        return self._view.acts_of_row(self.index.row()) if isinstance(self._view, ActsOnRows) else {}

    @guard_override
    def isValid(self) -> bool:
        """Return whether the row is still there."""
        return shiboken6.isValid(self._view) and self.index.isValid()

    @guard_override
    def role(self) -> QAccessible.Role:
        """Return what it is: the head of a group cannot be chosen."""
        is_head = self.isValid() and not self.index.flags() & Qt.ItemFlag.ItemIsSelectable
        return QAccessible.Role.Heading if is_head else QAccessible.Role.ListItem

    @guard_override
    def text(self, kind: QAccessible.Text) -> str:
        """Return what the model says is to be read, else what it shows."""
        if self.isValid():
            for role in _TEXTS.get(kind, ()):
                if (said := self.index.data(role)) is not None:
                    return str(said)
        return ""

    @guard_override
    def rect(self) -> QRect:
        """Return where on the screen it is."""
        if not self.isValid():
            return QRect()
        area = self._view.visualRect(self._view.model().index(self.index.row(), self.index.column()))
        return QRect(self._view.viewport().mapToGlobal(area.topLeft()), area.size())

    @guard_override
    def state(self) -> QAccessible.State:
        """Return whether it is chosen, ticked, focused and in sight."""
        held = QAccessible.State()
        if not self.isValid():
            held.invisible = 1
            return held
        view, flags = self._view, self.index.flags()
        if flags & Qt.ItemFlag.ItemIsSelectable:
            held.selectable = held.focusable = 1
            is_current = view.currentIndex().row() == self.index.row()
            held.focused = int(is_current and view.hasFocus())
            held.selected = int(view.selectionModel().isSelected(view.model().index(self.index.row(), 0)))
        if flags & Qt.ItemFlag.ItemIsUserCheckable:
            held.checkable = 1
            held.checked = int(self.index.data(_CHECK) == Qt.CheckState.Checked.value)
        held.invisible = int(not view.isVisible())
        held.offscreen = int(
            not view.viewport().rect().intersects(view.visualRect(view.model().index(self.index.row(), 0)))
        )
        return held

    @guard_override
    def actionNames(self) -> list[str]:
        """Return what can be done with it, first what Enter does."""
        if not self.isValid():
            return []
        return [*self._acts, *([_SET_FOCUS] if self.role() == QAccessible.Role.ListItem else [])]

    @guard_override
    def localizedActionName(self, name: str) -> str:
        """Return the name of an action as a person reads it."""
        known = super().localizedActionName(name)
        return known or name

    @guard_override
    def doAction(self, name: str) -> None:
        """Do one of its actions; what is gone does nothing."""
        if not self.isValid():
            return
        if name == _SET_FOCUS:
            self._view.setCurrentIndex(self._view.model().index(self.index.row(), self.index.column()))
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        elif name in (acts := self._acts):
            acts[name]()


class ReadList(QAccessibleWidget):
    """A list view that `ActsOnRows`, its rows as children; a row that stays keeps its interface wherever it goes."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view, QAccessible.Role.List, "")
        self._view = view
        self._rows: dict[QPersistentModelIndex, ReadRow] = {}

    @guard_override
    def childCount(self) -> int:
        """Return how many rows there are."""
        return self._view.model().rowCount()

    @guard_override
    def child(self, place: int) -> QAccessibleInterface | None:  # type: ignore[override]  # Qt takes None, the stubs do not say so
        """Return a row."""
        if not 0 <= place < self.childCount():
            return None
        # The model keeps one place a row, wherever it goes: what stands for it is found without looking at the others.
        index = QPersistentModelIndex(self._view.model().index(place, 0))
        known = self._rows.get(index)
        if known is None:
            if len(self._rows) > _SPARE * self.childCount():
                self._forget_gone()
            self._rows[index] = known = ReadRow(self._view, self, index)
            QAccessible.registerAccessibleInterface(known)
        return known

    def _forget_gone(self) -> None:
        """Let go of the rows that are no more."""
        gone = [index for index, each in self._rows.items() if not each.isValid()]
        _forget(self._rows.pop(index) for index in gone)

    def let_go(self) -> None:
        """Let go of every row: the view is no more."""
        _forget(self._rows.values())
        self._rows = {}

    @guard_override
    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # Qt takes None, the stubs do not say so
        """Return the row at a place on the screen."""
        return self.child(self._view.indexAt(self._view.viewport().mapFromGlobal(QPoint(x, y))).row())

    @guard_override
    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Return where a row is, -1 for what is none of this list's."""
        return child.index.row() if isinstance(child, ReadRow) and child.isValid() else -1

    @guard_override
    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]  # Qt takes None, the stubs do not say so
        """Return the row that has the focus."""
        return self.child(self._view.currentIndex().row()) if self._view.hasFocus() else None


def _forget(rows: Iterable[ReadRow]) -> None:
    for each in list(rows):
        QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(each))
