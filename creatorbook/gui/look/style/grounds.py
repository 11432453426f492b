"""The grounds of the bars around the pages: painted by the style, and by the window before there are any bars."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRect, Qt

from creatorbook.gui.look.theme.current import colour

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter


class Bar(NamedTuple):
    """A ground with a line along one side: "start" and "end" follow the direction of reading, "bottom" does not."""

    ground: str
    side: str


BARS = {
    "sidebar": Bar("sidebar", "end"),
    "topbar": Bar("ground", "bottom"),
    "inspector": Bar("card", "start"),
}


def paint_bar(painter: QPainter, area: QRect, look: str, direction: Qt.LayoutDirection) -> None:
    """Paint the ground of a bar and the line along its side."""
    bar = BARS[look]
    painter.fillRect(area, colour(bar.ground))
    if bar.side == "bottom":
        line = QRect(area.left(), area.bottom(), area.width(), 1)
    else:
        at_left = (bar.side == "start") is (direction == Qt.LayoutDirection.LeftToRight)
        line = QRect(area.left() if at_left else area.right(), area.top(), 1, area.height())
    painter.fillRect(line, colour("hairline"))
