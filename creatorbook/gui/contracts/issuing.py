"""Asks before a contract is issued: it is one of the few things that cannot be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from creatorbook.common.i18n import _, ngettext
from creatorbook.gui.parts.basic import button, label
from creatorbook.gui.parts.dialog import Dialog
from creatorbook.gui.parts.notices import Notice

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_WIDTH = 440


class IssueDialog(Dialog):
    """`agreed()` comes when the person means it; closing changes nothing."""

    agreed = Signal()

    def __init__(self, parent: QWidget, title: str, language: str, warnings: int, *, again: str = "") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        head = _("Issue the contract?")
        self.setWindowTitle(head)
        self.setFixedWidth(_WIDTH)
        layout = self.body
        layout.addWidget(label(f"{title} · {language}", "muted", wrap=True))
        if again:
            words = _("{number} was issued before. This makes a new version of it; the old ones are kept.")
            layout.addWidget(label(words.format(number=again), wrap=True))
        else:
            words = _("It gets its number and today’s date, and its PDF is frozen.")
            layout.addWidget(label(words, wrap=True))
        layout.addWidget(
            label(_("This cannot be undone. A mistake is fixed by withdrawing it, or by a new version."), wrap=True)
        )
        if warnings:
            said = ngettext(
                "{count} point to check before you issue it.",
                "{count} points to check before you issue it.",
                warnings,
            ).format(count=warnings)
            layout.addWidget(Notice(said, "warn"))
        self.ok = button(_("Issue it"), self._agree, "primary")
        cancel = button(_("Cancel"), self.close)
        self.set_foot(None, cancel, self.ok)
        cancel.setFocus()

    def _agree(self) -> None:
        self.agreed.emit()
        self.close()
