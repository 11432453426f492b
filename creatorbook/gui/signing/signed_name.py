"""A name as it will be set under a contract, on the ground of a pad."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics, QPainter
from PySide6.QtWidgets import QFrame

from creatorbook.common.paths import resources
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.look.theme.current import colour

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_HEIGHT, _PIXELS, _AIR = 96, 30, 16


@cache
def _script() -> str:
    """Load the italic face of documents, in which typed names are set, and return its family's name."""
    number = QFontDatabase.addApplicationFont(str(resources() / "fonts" / "SourceSerif4-Italic.ttf"))
    families = QFontDatabase.applicationFontFamilies(number)
    return families[0] if families else ""


class SignedName(QFrame):
    """Shows one name; painted by hand, because the look gives every label its font."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "well")
        self.setFixedHeight(_HEIGHT)
        self._name = ""

    def set_name(self, name: str) -> None:
        """Show another name, in the preview and to people who cannot see it."""
        self._name = name
        self.setAccessibleName(name)
        self.update()

    @guard_override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground as the style paints a well, then the name in the middle."""
        super().paintEvent(event)
        painter = QPainter(self)
        font = QFont(_script())
        font.setItalic(True)
        font.setPixelSize(_PIXELS)
        painter.setFont(font)
        painter.setPen(colour("text"))
        area = self.rect().adjusted(_AIR, 0, -_AIR, 0)
        words = QFontMetrics(font).elidedText(self._name, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), words)
        painter.end()
