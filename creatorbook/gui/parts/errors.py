"""What the person sees when something goes wrong: a sentence to fix it by, or one report to copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from creatorbook.common.i18n import _, labelled
from creatorbook.gui.parts.basic import button, label
from creatorbook.gui.parts.dialog import Dialog
from creatorbook.services.records.refused_lines import RefusedLines

if TYPE_CHECKING:
    from creatorbook.common.errors import CreatorbookError

# How many refused lines are named.
_LINES = 5


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
    """Return what happened, where, and how to fix it, as one plain text; of several refused lines the first few."""
    head = labelled(error.where, error.message) if error.where else error.message
    said = f"{head} {error.hint}".strip()
    lines = error.lines if isinstance(error, RefusedLines) else ()
    # The place of a line is in its sentence.
    named = [f"{line.message} {line.hint}".strip() for line in lines[:_LINES]]
    return "\n".join([said, *named, *(["…"] if len(lines) > _LINES else [])])
