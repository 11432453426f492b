"""Asks what a dropped document is: the signed copy of our contract, or the brand's own contract."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from creatorbook.common.i18n import _
from creatorbook.gui.parts.basic import button, label, line, side_by_side
from creatorbook.gui.parts.dialog import Dialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton, QWidget

_WIDTH = 460


class DroppedDialog(Dialog):
    """`signed_copy(path)` or `their_contract(path)` comes with the answer; closing does nothing.

    `out` says that a contract of ours is out and waits for signatures: the signed copy is then the likelier.
    """

    signed_copy = Signal(str)
    their_contract = Signal(str)

    def __init__(self, parent: QWidget, path: str, name: str, about: str, *, out: bool) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        head = _("What is this file?")
        self.setWindowTitle(head)
        self.setFixedWidth(_WIDTH)
        self._path = path
        layout = self.body
        layout.addWidget(label(f"{name} · {about}" if about else name, "muted", wrap=True))
        self.signed = button(_("The signed copy"), self._is_signed, "primary" if out else "", "file-check")
        self.theirs = button(_("The brand’s own contract"), self._is_theirs, "" if out else "primary", "scale")
        for each, means in (
            (
                self.signed,
                _("Your contract came back: see what differs and who has signed."),
            ),
            (self.theirs, _("It is read and compared with the deal: what agrees, what differs, what is not found.")),
        ):
            each.setAccessibleDescription(means)
            layout.addWidget(line())
            layout.addWidget(label(means, wrap=True))
            layout.addWidget(side_by_side(each, None))
        self.set_foot(None, button(_("Cancel"), self.close))
        self.first: QPushButton = self.signed if out else self.theirs
        self.first.setFocus()

    def _is_signed(self) -> None:
        self.signed_copy.emit(self._path)
        self.close()

    def _is_theirs(self) -> None:
        self.their_contract.emit(self._path)
        self.close()
