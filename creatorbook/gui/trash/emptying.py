"""Asks before the trash is emptied: it is one of the few things that cannot be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from creatorbook.common.i18n import _, ngettext
from creatorbook.gui.parts.basic import button, label
from creatorbook.gui.parts.dialog import Dialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_WIDTH = 440


class EmptyDialog(Dialog):
    """`agreed()` comes when the person means it; closing changes nothing."""

    agreed = Signal()

    def __init__(self, parent: QWidget, count: int) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        head = _("Empty the trash?")
        self.setWindowTitle(head)
        self.setFixedWidth(_WIDTH)
        layout = self.body
        said = ngettext(
            "{count} thing is erased for good, with what belongs to it and its history.",
            "{count} things are erased for good, with what belongs to them and their history.",
            count,
        ).format(count=count)
        layout.addWidget(label(said, wrap=True))
        layout.addWidget(label(_("This cannot be undone, and nothing before it can be undone any more."), wrap=True))
        self.ok = button(_("Erase for good"), self._agree, "danger")
        cancel = button(_("Cancel"), self.close)
        self.set_foot(None, cancel, self.ok)
        cancel.setFocus()

    def _agree(self) -> None:
        self.agreed.emit()
        self.close()
