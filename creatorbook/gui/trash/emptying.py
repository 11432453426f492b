"""Asks before the trash is emptied: it is one of the few things that cannot be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from creatorbook.common.i18n import _, labelled, ngettext
from creatorbook.gui.parts.basic import button, label
from creatorbook.gui.parts.dialog import Dialog
from creatorbook.services.fields import formats
from creatorbook.services.fields.kinds import KINDS
from creatorbook.services.wording.counts import counted

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from creatorbook.services.records.trash import Emptied

_WIDTH = 440
_NAMED = 6


class EmptyDialog(Dialog):
    """`agreed()` comes when the person means it; closing changes nothing."""

    agreed = Signal()

    def __init__(self, parent: QWidget, going: Emptied) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        head = _("Empty the trash?")
        self.setWindowTitle(head)
        self.setFixedWidth(_WIDTH)
        layout = self.body
        count = len(going.records)
        said = ngettext(
            "{count} thing is erased for good, with what belongs to it and its history.",
            "{count} things are erased for good, with what belongs to them and their history.",
            count,
        ).format(count=count)
        layout.addWidget(label(said, wrap=True))
        named = [labelled(_(KINDS[line.kind].singular), line.title) for line in going.records[:_NAMED]]
        if count > _NAMED:
            named.append(_("and {count} more").format(count=formats.number(count - _NAMED)))
        layout.addWidget(label("\n".join(named), wrap=True))
        along = counted(going.along)
        if along:
            layout.addWidget(label(_("With them go {what}.").format(what=along), wrap=True))
        layout.addWidget(
            label(_("Their names leave the history too. Backups made before still hold them."), "muted", wrap=True)
        )
        layout.addWidget(label(_("This cannot be undone, and nothing before it can be undone any more."), wrap=True))
        self.ok = button(_("Erase for good"), self._agree, "danger")
        cancel = button(_("Cancel"), self.close)
        self.set_foot(None, cancel, self.ok)
        cancel.setFocus()

    def _agree(self) -> None:
        self.agreed.emit()
        self.close()
