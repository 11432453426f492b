"""What is said where the open book was found to be damaged, and the ways out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from creatorbook.common.i18n import _
from creatorbook.gui.parts.basic import button, label
from creatorbook.gui.parts.dialog import Dialog
from creatorbook.gui.parts.notices import Notice
from creatorbook.services.fields import formats

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

_WIDTH = 560
_NAMED = 5


class DamageDialog(Dialog):
    """Names what is damaged; `backups_asked()` and `rescue_asked()` are the ways out that a person may take."""

    backups_asked = Signal()
    rescue_asked = Signal()

    def __init__(self, parent: QWidget, problems: Sequence[str]) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("The book is damaged"))
        self.be_wide(_WIDTH)
        said = _("A check of the book found what is not as it was written. It comes from the disk or the memory.")
        self.body.addWidget(Notice(said, "danger"))
        for problem in problems[:_NAMED]:
            self.body.addWidget(label(problem, "small", wrap=True))
        rest = len(problems) - _NAMED
        if rest > 0:
            self.body.addWidget(label(_("and {count} more").format(count=formats.number(rest)), "small"))
        ways = _(
            "What is named here can be brought back from a backup, one record at a time. Where it is more, rescue the "
            "book: what is right goes into a new one, and the rest comes from the newest backup."
        )
        self.body.addWidget(label(ways, "muted", wrap=True))
        self.backups = button(_("Backups…"), self._ask_backups, icon="save")
        self.rescue = button(_("Rescue the book…"), self._ask_rescue, "primary")
        self.set_foot(self.backups, None, button(_("Not now"), self.close), self.rescue)

    def _ask_backups(self) -> None:
        self.close()
        self.backups_asked.emit()

    def _ask_rescue(self) -> None:
        self.close()
        self.rescue_asked.emit()
