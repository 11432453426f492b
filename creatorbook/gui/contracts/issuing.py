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

    from creatorbook.gui.contracts.contradictions import Contradictions

_WIDTH = 440
# What cannot all hold is told in sentences, with what fixes it on buttons.
_ROOMY = 560


class IssueDialog(Dialog):
    """`agreed(codes)` comes when the person means it, with the codes of contradictions that are meant as they are.

    `fix_asked(Fix)` asks for a fix; closing changes nothing.
    """

    agreed = Signal(object)
    fix_asked = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        title: str,
        language: str,
        warnings: int,
        *,
        again: str = "",
        contradictions: Contradictions | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        head = _("Issue the contract?")
        self.setWindowTitle(head)
        self.setFixedWidth(_WIDTH if contradictions is None else _ROOMY)
        self.contradictions = contradictions
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
        if contradictions is not None:
            layout.addWidget(label(_("This cannot all hold:"), "heading", wrap=True))
            layout.addWidget(contradictions)
            contradictions.fix_asked.connect(self.fix_asked)
            contradictions.turned.connect(self._on_turned)
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
        self._on_turned()
        cancel.setFocus()

    def _on_turned(self) -> None:
        self.ok.setEnabled(self.contradictions is None or self.contradictions.are_settled)

    def _agree(self) -> None:
        self.agreed.emit(() if self.contradictions is None else self.contradictions.accepted)
        self.close()
