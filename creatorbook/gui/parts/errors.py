"""What the person sees when something goes wrong: a sentence to fix it by, or one report to copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from creatorbook.common.i18n import _, labelled
from creatorbook.gui.parts.basic import button, label
from creatorbook.gui.parts.dialog import Dialog

if TYPE_CHECKING:
    from creatorbook.common.errors import CreatorbookError


class ReportDialog(Dialog):
    """Says that something of ours went wrong and offers the report to copy; it shows all that there is to send."""

    def __init__(self, parent: QWidget | None, text: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Something went wrong"))
        self.resize(640, 420)
        self._text = text
        layout = self.body
        said = _("Your book is as it was before. This report helps to fix the fault: it holds no names and no amounts.")
        layout.addWidget(label(said, "muted", wrap=True))
        box = QPlainTextEdit()
        box.setReadOnly(True)
        box.setPlainText(text)
        box.setAccessibleName(_("Report"))
        box.setTabChangesFocus(True)
        layout.addWidget(box, 1)
        close = button(_("Close"), self.close, "primary")
        self.set_foot(button(_("Copy the report"), self._copy, icon="copy"), None, close)
        close.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)


def sentence(error: CreatorbookError) -> str:
    """Return what happened, where, and how to fix it, as one plain text."""
    head = labelled(error.where, error.message) if error.where else error.message
    return f"{head} {error.hint}".strip()
