"""The issued contract and a file that came back beside each other, scrolled together: for the person's own eyes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from creatorbook.common.i18n import _
from creatorbook.gui.parts.basic import button, column, label, set_spacing
from creatorbook.gui.parts.dialog import Dialog
from creatorbook.gui.parts.pdf_view import PdfView

if TYPE_CHECKING:
    from creatorbook.gui.desk.desk import Desk

_SIZE = (1120, 720)


class BesideDialog(Dialog):
    """Shows both; what the person says of them is said in the dialog that opened this one."""

    def __init__(self, parent: QWidget, desk: Desk, issued: bytes, received: bytes) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setWindowTitle(_("Side by side"))
        window = parent.window()
        self.resize(min(_SIZE[0], window.width()), min(_SIZE[1], window.height()))
        self.issued = PdfView(desk.runner, _("The contract as it was issued"))
        self.received = PdfView(desk.runner, _("The file that came back"))
        across = QHBoxLayout()
        set_spacing(across, 16)
        across.addWidget(column(label(_("As it was issued"), "small"), self.issued, spacing=4), 1)
        across.addWidget(column(label(_("What came back"), "small"), self.received, spacing=4), 1)
        self.body.addLayout(across, 1)
        self.set_foot(None, button(_("Close"), self.close))
        self.issued.show_pdf(issued)
        self.received.show_pdf(received)
        self.issued.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def _on_scrolled(self, value: int) -> None:
        """Move the other pages as far: their heights may differ by the paper that they were printed on."""
        mine, other = self.issued.verticalScrollBar(), self.received.verticalScrollBar()
        if mine.maximum() > 0:
            other.setValue(round(value / mine.maximum() * other.maximum()))
