"""What the program found out about a record that was just written: said at once, with a way to the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from creatorbook.common.i18n import _
from creatorbook.gui.parts.basic import button, label
from creatorbook.gui.parts.dialog import Dialog
from creatorbook.gui.parts.notices import Notice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from creatorbook.domain.findings.finding import Finding

_TONES = {"error": "danger", "warning": "warn", "info": "info"}


class FindingsDialog(Dialog):
    """Sentences on soft grounds; the write was made all the same: these are for the person to judge."""

    def __init__(self, parent: QWidget, title: str, findings: Sequence[Finding]) -> None:
        from creatorbook.services.wording.findings import sentence

        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.be_wide(560)
        layout = self.body
        notices = [Notice(sentence(finding), _TONES[finding.severity.value]) for finding in findings]
        for notice in notices:
            layout.addWidget(notice)
        layout.addWidget(label(_("It was saved. Change the dates or the scope, or ask the brand."), "muted", wrap=True))
        close = button(_("Understood"), self.close, "primary")
        self.set_foot(None, close)
        close.setFocus()
