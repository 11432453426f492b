"""The menus of a line of Today: until when it waits, and all that can be done with it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu

from creatorbook.common.i18n import _
from creatorbook.gui.keys.places import native_text
from creatorbook.gui.today.entries import DISMISS, LATER
from creatorbook.services.fields import formats

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from creatorbook.gui.rows.row import Row

OPEN = "open"


class LineMenu(QMenu):
    """A menu about one line; `chosen(key, action id, days)`: `days` is how long it waits, 0 for what does not.

    The whole menu holds each action with its key, the short one (`snooze_only`) only the days to wait; `open_key` is
    the key that opens the line, in portable form.
    """

    chosen = Signal(str, str, object)

    def __init__(self, parent: QWidget, row: Row, today: date, open_key: str, *, snooze_only: bool = False) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._key, self._today = row.key, today
        self.setAccessibleName(_("Snooze") if snooze_only else row.first)
        if snooze_only:
            self._add_days(self)
            self.addSeparator()
            self._add(self, _("Dismiss"), DISMISS)
        else:
            self._add(self, _with_key(_("Open"), native_text(open_key)), OPEN)
            self._add_answers(row)
        self.triggered.connect(self._on_triggered)

    def _add_answers(self, row: Row) -> None:
        for action in row.actions:
            if action.id == LATER:
                self._add_days(self.addMenu(_("Snooze")))
                continue
            if action.id == DISMISS:
                self.addSeparator()
            self._add(self, _with_key(action.text, action.cap), action.id)

    def _add_days(self, menu: QMenu) -> None:
        for days, words in (
            (1, _("Until tomorrow")),
            (3, _("For three days")),
            (7, _("For a week")),
            (30, _("For thirty days")),
        ):
            day = formats.day(self._today + timedelta(days=days))
            self._add(menu, f"{words}  ·  {day}", LATER, days)

    def _add(self, menu: QMenu, text: str, action: str, days: int = 0) -> None:
        menu.addAction(text).setData((action, days))

    def _on_triggered(self, choice: QAction) -> None:
        action, days = choice.data()
        self.chosen.emit(self._key, action, days)


def _with_key(text: str, key: str) -> str:
    return f"{text}\t{key}" if key else text
