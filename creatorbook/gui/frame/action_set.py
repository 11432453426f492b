"""QActions made from the table: one each, shared by the menus, the bar and the palette."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence

from creatorbook.common.i18n import _
from creatorbook.gui.frame.actions import ACTIONS, MENUS
from creatorbook.gui.frame.keys.chosen import keys_of
from creatorbook.gui.keys.pressed import find_digit
from creatorbook.gui.look.icons import set_icon

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QMainWindow, QMenu

    from creatorbook.common.settings import Settings

# Those whose pictures are seen at once.
_ON_THE_BAR = frozenset({"toggle_sidebar", "back", "forward", "undo", "redo", "toggle_inspector"})


class ActionSet(QObject):
    """The actions of one window by id; `triggered(id)` tells which was asked for."""

    triggered = Signal(str)

    def __init__(self, window: QMainWindow, settings: Settings) -> None:
        super().__init__(window)
        self._settings = settings
        self.by_id: dict[str, QAction] = {}
        for entry in ACTIONS:
            made = QAction(_(entry.text), window)
            made.setObjectName(entry.id)
            if entry.icon and entry.id in _ON_THE_BAR:
                set_icon(made, entry.icon)
            made.triggered.connect(self._update_tooltips)
            window.addAction(made)
            self.by_id[entry.id] = made
        self.show_keys()

    def show_keys(self) -> None:
        """Take the keys that hold on this machine, and name them in the tips."""
        for entry in ACTIONS:
            made = self.by_id[entry.id]
            made.setShortcuts([QKeySequence(key) for key in keys_of(self._settings, entry.id)])
            tip, key = _(entry.tip) or _(entry.text), self.key_text(entry.id)
            made.setToolTip(f"{tip} ({key})" if key else tip)

    def key_text(self, action: str) -> str:
        """Return the key of an action as this system writes it, "" for an action that has none."""
        return self.by_id[action].shortcut().toString(QKeySequence.SequenceFormat.NativeText)

    def take_digit(self, event: QKeyEvent) -> bool:
        """Carry out the action of Ctrl and a digit where the keyboard writes the digit only with Shift."""
        digit = find_digit(event)
        for each in self.by_id.values() if digit is not None else ():
            if digit in each.shortcuts() and each.isEnabled():
                each.trigger()
                return True
        return False

    def _update_tooltips(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.triggered.emit(sender.objectName())

    def fill(self, whole: QMenu) -> None:
        """Fill the whole menu, one sub-menu for each heading of the table, and draw the pictures in it.

        Called after the first paint: two dozen pictures take as long as all the rest of the window.
        """
        for entry in ACTIONS:
            if entry.icon and entry.id not in _ON_THE_BAR:
                set_icon(self.by_id[entry.id], entry.icon)
        for id, title in MENUS:
            part = whole.addMenu(_(title))
            for entry in ACTIONS:
                if entry.where == id:
                    part.addAction(self.by_id[entry.id])

    def update(self, is_true: Callable[[str], bool]) -> None:
        """Switch every action on or off by what its `when` says."""
        for entry in ACTIONS:
            self.by_id[entry.id].setEnabled(is_true(entry.when))
