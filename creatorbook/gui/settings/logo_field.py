"""The logo on a creator's documents: shown small, chosen from a file, taken off again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from creatorbook.common.i18n import _
from creatorbook.gui.parts.basic import LateWords, button, in_line, label, set_spacing

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton

_SIZE = QSize(112, 56)
_INSIDE = QSize(96, 40)


class LogoField(QWidget):
    """`chosen()` asks for a picture, `removed()` takes it off; what was wrong with one stands below it."""

    chosen = Signal()
    removed = Signal()

    def __init__(self, whose: str) -> None:
        super().__init__()
        self.picture = QLabel()
        self.picture.setFixedSize(_SIZE)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setProperty("look", "well")
        self.picture.setAccessibleName(_("Logo of {name}").format(name=whose))
        self.said = label("", "small", wrap=True)
        self.choose: QPushButton = button(_("Choose a logo…"), self._choose, "", "image")
        self.remove: QPushButton = button(_("Remove"), self._remove, "ghost")
        self.remove.setAccessibleName(_("Remove the logo of {name}").format(name=whose))
        layout = QVBoxLayout(self)
        set_spacing(layout, 8)
        beside = QVBoxLayout()
        set_spacing(beside, 4)
        beside.addLayout(in_line(self.choose, self.remove, None))
        beside.addWidget(self.said)
        across = in_line(self.picture, spacing=12)
        across.addLayout(beside, 1)
        layout.addLayout(across)
        self.problem = LateWords(layout, "error")
        self.show_logo(b"")

    def show_logo(self, png: bytes) -> None:
        """Show the picture; b"" says that there is none."""
        shown = QPixmap()
        if png and shown.loadFromData(png):
            ratio = self.devicePixelRatioF()
            shown = shown.scaled(
                _INSIDE * ratio, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            shown.setDevicePixelRatio(ratio)
            self.picture.setPixmap(shown)
        self.picture.setVisible(bool(png))
        self.remove.setVisible(bool(png))
        self.choose.setText(_("Choose another logo…") if png else _("Choose a logo…"))
        self.said.setText(
            _("It goes at the top of contracts and letters.")
            if png
            else _("PNG, JPEG or WebP. It goes at the top of contracts and letters.")
        )
        self.show_problem("")

    def show_problem(self, problem: str) -> None:
        """Show what was wrong with a picture, or nothing ("")."""
        self.problem.show_words(problem)

    def _choose(self) -> None:
        self.chosen.emit()

    def _remove(self) -> None:
        self.removed.emit()
