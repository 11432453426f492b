"""The view of painted rows: one stop for Tab, arrows and letters inside it, and a place that it keeps."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMetaMethod, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyleOptionViewItem

from creatorbook.gui.access.lists import PRESS, SHOW_MENU
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.keys.places import is_pressed
from creatorbook.gui.rows.delegate import RowDelegate
from creatorbook.gui.rows.model import RowModel
from creatorbook.gui.rows.places import action_at
from creatorbook.gui.rows.row import Head, PanelLine, Passage, Rest, TwoLineRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent, QModelIndex

    from creatorbook.gui.access.lists import Acts
    from creatorbook.gui.rows.model import Index
    from creatorbook.gui.rows.row import Entry, RowAction

_KEYS_FOCUS = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


@dataclass(frozen=True, slots=True)
class WalkKeys:
    """The keys, in portable form, that walk through a list and open a row, beside the arrows and Enter."""

    above: tuple[str, ...] = ("K",)
    below: tuple[str, ...] = ("J",)
    open: tuple[str, ...] = ("O",)


class RowList(QListView):
    """Shows entries. Keys: the arrows, Home and End; Enter opens; those of `keys` and of the row's actions.

    `opened(key)`: Enter or a double click on a row, a click on the line that brings the rest.
    `acted(key, action id)`: the key of an action; `button_pressed(key, action id)`: its button.
    `menu_asked(key, place on the screen)`: the right button of the mouse, or the menu key.
    `went(key)`: another row is current, "" for none.
    """

    opened = Signal(str)
    button_pressed = Signal(str, str)
    acted = Signal(str, str)
    menu_asked = Signal(str, QPoint)
    went = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.rows = RowModel(self)
        self.keys = WalkKeys()
        self._painter = self._make_painter()
        self.setModel(self.rows)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self._mouse: QPoint | None = None
        self.verticalScrollBar().valueChanged.connect(self._point_again)
        self._painter.button_pressed.connect(self.button_pressed)
        self.clicked.connect(self._on_clicked)
        self.doubleClicked.connect(self._on_double_clicked)
        self.selectionModel().currentChanged.connect(self._on_went)

    def _make_painter(self) -> RowDelegate:
        return RowDelegate(self)

    # What is shown

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these entries; the rows that stay keep their place on the screen, the choice and the focus."""
        bar = self.verticalScrollBar()
        top = self._top_row()
        hidden = bar.value() - self._height_above(top)
        keys = [entry.key for row in range(top, self.rows.rowCount()) if (entry := self.rows.entry(row)) is not None]
        self.rows.show_entries(entries)
        staying = next((row for row in map(self.rows.row_of, keys) if row >= 0), self.rows.rowCount())
        self.doItemsLayout()
        if bar.value() or hidden:
            bar.setValue(self._height_above(staying) + hidden)
        self.updateGeometry()
        if not self.currentIndex().isValid():
            self._step_to(0, 1)
        self._point_again()

    def set_compact(self, compact: bool) -> None:
        """Use low rows, or high ones."""
        self._painter.compact = compact
        self.doItemsLayout()
        self.updateGeometry()

    def content_height(self) -> int:
        """Return how high all the entries are together."""
        return self._height_above(self.rows.rowCount())

    def _height_above(self, row: int) -> int:
        return sum(self._painter.height_of(self.rows.entry(each)) for each in range(row))

    def _top_row(self) -> int:
        index = self.indexAt(QPoint(1, 0))
        return index.row() if index.isValid() else 0

    def current_row(self) -> TwoLineRow | None:
        """Return the current row, None where there is none."""
        entry = self.rows.entry(self.currentIndex().row())
        return entry if isinstance(entry, TwoLineRow) else None

    def choose(self, key: str) -> None:
        """Make a row the current one and scroll to it; a key that is not shown changes nothing."""
        row = self.rows.row_of(key)
        if row >= 0:
            self.setCurrentIndex(self.rows.index(row))

    def place_under(self, key: str, action: str) -> QPoint:
        """Return where on the screen a menu opens that belongs to a row's button, or to the row."""
        index = self.rows.index(self.rows.row_of(key))
        entry = self.rows.entry(index.row())
        area = self.visualRect(index)
        buttons = self._painter.button_areas(entry, self._option(index), index)
        area = next((found for each, found in buttons if each.id == action), area)
        return self.viewport().mapToGlobal(QPoint(area.left(), area.bottom() + 1))

    # The current row

    def step(self, by: int) -> None:
        """Go to the next row (1) or to the one before (-1), past the heads of groups; at the ends it stays."""
        self._step_to(self.currentIndex().row() + by, by)

    def _step_to(self, row: int, by: int) -> None:
        while 0 <= row < self.rows.rowCount():
            if not isinstance(self.rows.entry(row), Head):
                index = self.rows.index(row)
                self.setCurrentIndex(index)
                if row == 1:
                    # The head above the first row is seen again.
                    self.scrollToTop()
                return
            row += by

    def _on_went(self, current: Index) -> None:
        entry = self.rows.entry(current.row())
        self.went.emit(entry.key if isinstance(entry, TwoLineRow) else "")

    def _open(self, index: Index) -> None:
        entry = self.rows.entry(index.row())
        if entry is not None and self._can_open(entry):
            self.opened.emit(entry.key)

    def _can_open(self, entry: Entry) -> bool:
        return isinstance(entry, TwoLineRow | Passage | Rest) or (isinstance(entry, PanelLine) and entry.openable)

    # What a screen reader can do with a row

    def acts_of_row(self, row: int) -> Acts:
        """Return what can be done with a row, first what Enter does."""
        entry = self.rows.entry(row)
        acts: Acts = {}
        if entry is None:
            return acts
        if self._can_open(entry):
            acts[PRESS] = partial(self._open, self.rows.index(row))
        if isinstance(entry, TwoLineRow | Passage | Head):
            acts |= {each.text: partial(self.acted.emit, entry.key, each.id) for each in entry.actions}
        if self._has_menu(entry):
            acts[SHOW_MENU] = partial(self._ask_for_menu, entry.key)
        return acts

    def _has_menu(self, entry: Entry) -> bool:
        is_answered = self.isSignalConnected(QMetaMethod.fromSignal(self.menu_asked))
        return is_answered and (isinstance(entry, TwoLineRow | PanelLine | Passage) or _is_answered_whole(entry))

    def _ask_for_menu(self, key: str) -> None:
        self.choose(key)
        self.menu_asked.emit(key, self.place_under(key, ""))

    def _on_clicked(self, index: QModelIndex) -> None:
        if isinstance(self.rows.entry(index.row()), Rest):
            self._open(index)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        if isinstance(self.rows.entry(index.row()), TwoLineRow):
            self._open(index)

    # Keys

    @guard_override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, open, or answer the current row by a key; other keys are left to the window."""
        self._set_ring(True)
        key = event.key()
        if self._is_walked(event) or self._answer(event):
            return
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self.step(_STEPS[Qt.Key(key)])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._step_to(*((0, 1) if key == Qt.Key.Key_Home else (self.rows.rowCount() - 1, -1)))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _is_walked(self, event: QKeyEvent) -> bool:
        if is_pressed(event, *self.keys.below):
            self.step(1)
        elif is_pressed(event, *self.keys.above):
            self.step(-1)
        elif is_pressed(event, *self.keys.open):
            self._open(self.currentIndex())
        else:
            return False
        return True

    def _answer(self, event: QKeyEvent) -> bool:
        """Do what a key means for the current row, or for the group that it is in."""
        row = self.currentIndex().row()
        for entry in (self.rows.entry(row), self.head_above(row)):
            if isinstance(entry, TwoLineRow | Passage | Head):
                action = next((each for each in entry.actions if is_pressed(event, each.key)), None)
                if action is not None:
                    self.acted.emit(entry.key, action.id)
                    return True
        return False

    def head_above(self, row: int) -> Head | None:
        """Return the head of the group that a row is in, None where there are no groups."""
        above = (self.rows.entry(each) for each in range(row, -1, -1))
        return next((entry for entry in above if isinstance(entry, Head)), None)

    @guard_override
    def keyboardSearch(self, search: str) -> None:
        """Letters answer, they do not search."""

    @guard_override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the row under the mouse, or of the current one by the menu key."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        entry = self.rows.entry(index.row())
        if entry is None or not self._has_menu(entry):
            return
        if by_mouse:
            if not isinstance(entry, Head):
                self.setCurrentIndex(index)
            self.menu_asked.emit(entry.key, event.globalPos())
        else:
            self._ask_for_menu(entry.key)

    # The mouse and the focus

    @guard_override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The ring is for those who work by keys."""
        self._set_ring(False)
        if not self._press_head(event):
            super().mousePressEvent(event)

    @guard_override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of what was pressed."""
        if not self._press_head(event):
            super().mouseReleaseEvent(event)

    def _press_head(self, event: QMouseEvent) -> bool:
        """Press a button of the head of a group: Qt hands no key or click to what cannot be chosen."""
        index = self.indexAt(event.position().toPoint())
        entry = self.rows.entry(index.row())
        return isinstance(entry, Head) and self._painter.press(event, entry, self._option(index), index)

    @guard_override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the buttons of the row under the mouse."""
        super().mouseMoveEvent(event)
        self._mouse = event.position().toPoint()
        self._point_again()

    @guard_override
    def leaveEvent(self, event: QEvent) -> None:
        """The mouse points at nothing any more."""
        super().leaveEvent(event)
        self._mouse = None
        self._point_again()

    def _point_again(self) -> None:
        """Find what is under the mouse by now: rows move under it, too."""
        place = self._mouse
        index = self.indexAt(place) if place is not None else self.rows.index(-1)
        entry = self.rows.entry(index.row())
        before = self._painter.pointed
        action: RowAction | None = None
        self._painter.pointed = ("", "") if entry is None else (entry.key, "")
        if entry is not None and place is not None:
            action = action_at(self._painter.button_areas(entry, self._option(index), index), place)
            if action is not None:
                self._painter.pointed = (entry.key, action.id)
        if before != self._painter.pointed:
            for key in {before[0], self._painter.pointed[0]}:
                self.viewport().update(self._area_of(key))

    def _area_of(self, key: str) -> QRect:
        row = self.rows.row_of(key)
        return self.visualRect(self.rows.index(row)) if row >= 0 else QRect()

    def _option(self, index: Index) -> QStyleOptionViewItem:
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = self.visualRect(index)
        return option

    @guard_override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring where the focus came by a key."""
        self._set_ring(event.reason() in _KEYS_FOCUS or self._painter.ring)
        super().focusInEvent(event)

    def _set_ring(self, shown: bool) -> None:
        if shown != self._painter.ring:
            self._painter.ring = shown
            self.viewport().update(self.visualRect(self.currentIndex()))


def _is_answered_whole(entry: Entry) -> bool:
    return isinstance(entry, Head) and bool(entry.actions)
