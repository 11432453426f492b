"""Takes records out of the trash, and asks where another of the name is there meanwhile."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from shiboken6 import isValid

from creatorbook.common.i18n import _
from creatorbook.gui.parts.basic import button, label
from creatorbook.gui.parts.dialog import Dialog
from creatorbook.services.records.editing import RestoreRecords
from creatorbook.services.records.trash import NamesakeThere

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from creatorbook.gui.desk.desk import Desk

_WIDTH = 440


def restore_records(desk: Desk, asking: QWidget, kind: str, ids: tuple[str, ...]) -> None:
    """Take records of one kind out of the trash; `asking` is the widget above which a question opens."""
    desk.run(RestoreRecords(kind, ids), failed=partial(_on_refused, desk, asking, kind, ids))


def _on_refused(desk: Desk, asking: QWidget, kind: str, ids: tuple[str, ...], error: Exception) -> None:
    if isinstance(error, NamesakeThere) and isValid(asking):
        NamesakeDialog(asking.window(), desk, RestoreRecords(kind, ids, beside=True), error).open()
    else:
        desk.fail(error)


class NamesakeDialog(Dialog):
    """Restores what was asked for beside its namesake once the person says so; closing leaves it in the trash."""

    def __init__(self, parent: QWidget, desk: Desk, wanted: RestoreRecords, error: NamesakeThere) -> None:
        super().__init__(parent)
        self._desk, self._wanted = desk, wanted
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setWindowTitle(_("Restore it beside the other?"))
        self.setFixedWidth(_WIDTH)
        self.body.addWidget(label(error.message, wrap=True))
        self.body.addWidget(label(_("Both are then in the lists under one name."), "muted", wrap=True))
        self.ok = button(_("Restore beside it"), self._agree, "primary")
        self.cancel = button(_("Cancel"), self.close)
        self.set_foot(None, self.cancel, self.ok)
        self.cancel.setFocus()

    def _agree(self) -> None:
        self.close()
        self._desk.run(self._wanted)
