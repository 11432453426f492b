"""Asks before a contract that was issued or signed goes to the trash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from creatorbook.common.i18n import _
from creatorbook.gui.parts.basic import button, label
from creatorbook.gui.parts.dialog import Dialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from creatorbook.services.records.trash import PaperOut

_WIDTH = 440


class PaperDialog(Dialog):
    """Says which contract would go, and calls `again` once the person says so; closing leaves everything as it is."""

    def __init__(self, parent: QWidget, error: PaperOut, again: Callable[[], None]) -> None:
        super().__init__(parent)
        self._again = again
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setWindowTitle(_("Move to the trash what was issued?"))
        self.setFixedWidth(_WIDTH)
        self.body.addWidget(label(error.message, wrap=True))
        told = _("Nothing is lost yet: all of it can be restored until the trash is emptied.")
        self.body.addWidget(label(told, "muted", wrap=True))
        self.ok = button(_("Move to the trash"), self._agree, "primary")
        self.cancel = button(_("Cancel"), self.close)
        self.set_foot(None, self.cancel, self.ok)
        self.cancel.setFocus()

    def _agree(self) -> None:
        self.close()
        self._again()
