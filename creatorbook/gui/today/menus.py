"""The menus of a line of Today and of a group: until when they wait, and all that can be done with them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu

from creatorbook.common.i18n import _, labelled
from creatorbook.gui.keys.places import native_text
from creatorbook.gui.rows.row import TwoLineRow
from creatorbook.gui.today.entries import ALL_DISMISS, ALL_LATER, DISMISS, DONE, LATER, is_about_money
from creatorbook.services.fields import formats

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from creatorbook.gui.rows.row import Head

OPEN, EDIT = "open", "edit"


class DueMenu(QMenu):
    """A menu about what is due; `chosen(key, action id, days)`: `days` is how long it waits, 0 for what does not.

    For what is paid or invoiced `days` is on which day it was, from today on: -1 is yesterday.

    The key is that of a line, or of the head of a group, all of whose lines are meant.
    """

    chosen = Signal(str, str, object)

    def __init__(self, parent: QWidget, today: date) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._today = today
        self.triggered.connect(self._on_triggered)

    @classmethod
    def of_line(cls, parent: QWidget, today: date, row: TwoLineRow, head: Head | None, open_key: str) -> DueMenu:
        """Return the menu of a line: to open it (by `open_key`, in portable form), and its and its group's answers."""
        made = cls(parent, today)
        made.setAccessibleName(row.first)
        made._add(made, _with_key(_("Open"), native_text(open_key)), row.key, OPEN)
        made._add_answers(made, row)
        if head is not None and head.actions:
            made.addSeparator()
            made._add_answers(made.addMenu(_group_title(head)), head)
        return made

    @classmethod
    def of_group(cls, parent: QWidget, today: date, head: Head) -> DueMenu:
        """Return the menu of a group: what can be done with all of its lines."""
        made = cls(parent, today)
        made.setAccessibleName(_group_title(head))
        made._add_answers(made, head)
        return made

    @classmethod
    def of_days(cls, parent: QWidget, today: date, entry: TwoLineRow | Head) -> DueMenu:
        """Return the short menu: only the days to wait, and to dismiss."""
        made = cls(parent, today)
        made.setAccessibleName(_("Snooze"))
        made._add_days(made, entry.key, LATER if isinstance(entry, TwoLineRow) else ALL_LATER)
        for action in entry.actions:
            if action.id in (DISMISS, ALL_DISMISS):
                made.addSeparator()
                made._add(made, action.text, entry.key, action.id)
        return made

    @classmethod
    def of_past_days(cls, parent: QWidget, today: date, row: TwoLineRow) -> DueMenu:
        """Return the short menu of what is paid or invoiced: on which day it was."""
        made = cls(parent, today)
        action = next(each for each in row.actions if each.id == DONE)
        made.setAccessibleName(labelled(action.text, row.first))
        made._add_past_days(made, row.key)
        return made

    def _add_past_days(self, menu: QMenu, key: str) -> None:
        for days, words in ((0, _("Today")), (-1, _("Yesterday"))):
            day = formats.day(self._today + timedelta(days=days))
            self._add(menu, f"{words}  ·  {day}", key, DONE, days)
        self._add(menu, _("On another day…"), key, EDIT)

    def _add_answers(self, menu: QMenu, entry: TwoLineRow | Head) -> None:
        for action in entry.actions:
            if action.id in (LATER, ALL_LATER):
                self._add_days(menu.addMenu(_("Snooze")), entry.key, action.id)
                continue
            if action.id == DONE and is_about_money(entry.key):
                self._add_past_days(menu.addMenu(action.text), entry.key)
                continue
            if action.id in (DISMISS, ALL_DISMISS):
                menu.addSeparator()
            self._add(menu, _with_key(action.text, action.cap), entry.key, action.id)

    def _add_days(self, menu: QMenu, key: str, action: str) -> None:
        for days, words in (
            (1, _("Until tomorrow")),
            (3, _("For three days")),
            (7, _("For a week")),
            (30, _("For thirty days")),
        ):
            day = formats.day(self._today + timedelta(days=days))
            self._add(menu, f"{words}  ·  {day}", key, action, days)

    @staticmethod
    def _add(menu: QMenu, text: str, key: str, action: str, days: int = 0) -> None:
        menu.addAction(text).setData((key, action, days))

    def _on_triggered(self, choice: QAction) -> None:
        self.chosen.emit(*choice.data())


def _group_title(head: Head) -> str:
    return _("Whole group: {group} ({count})").format(group=head.title, count=head.count)


def _with_key(text: str, key: str) -> str:
    return f"{text}\t{key}" if key else text
