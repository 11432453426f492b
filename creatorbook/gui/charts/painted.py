"""What every chart has: keys that go through it, words for who does not see it, and pictures of it as files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QImage, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from creatorbook.gui.access.announcing import announce
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.look.style.focus import is_by_keys
from creatorbook.gui.look.style.paint import paint_ring
from creatorbook.gui.look.theme.current import colour

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintDevice, QPaintEvent

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_TWICE = 2


class PaintedChart(QWidget):
    """A chart in parts that arrows go through, each said; `chosen(place)`: one was pressed by Enter or the mouse.

    A chart says how many parts there are, where the arrows go from one, what each is in words, and which is at a point.
    """

    chosen = Signal(object)
    access_role = QAccessible.Role.Chart

    def __init__(self, name: str) -> None:
        super().__init__()
        self.current = -1
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paint_on(self, painter: QPainter, whole: QRectF) -> None:
        """Paint the chart into a rectangle of whatever is painted on: the screen, a picture, a page."""

    def count_parts(self) -> int:
        """Return how many parts there are."""
        return 0

    def spoken_part(self, place: int) -> str:
        """Return a part in words."""
        return str(place)

    def part_at(self, x: float, y: float) -> int:
        """Return the part at a point of the widget, -1 for none."""
        del x, y
        return -1

    def step(self, place: int, across: int, down: int) -> int:
        """Return where an arrow leads to from a part; what is outside of the chart leads nowhere."""
        return place + (down or across)

    def spoken_text(self) -> str:
        """Return the whole chart in words."""
        return " ".join(self.spoken_part(place) for place in range(self.count_parts()))

    @guard_override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from part to part; Enter chooses one."""
        key = Qt.Key(event.key())
        across = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key, 0)
        down = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(key, 0)
        count = self.count_parts()
        if count and (across or down):
            wanted = self.step(self.current, across, down) if self.current >= 0 else 0
            if 0 <= wanted < count:
                self.current = wanted
                announce(self, self.spoken_part(wanted))
                self.update()
        elif key in _ENTER and 0 <= self.current < count:
            self.chosen.emit(self.current)
        else:
            super().keyPressEvent(event)

    @guard_override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the part under the mouse."""
        place = self.part_at(event.position().x(), event.position().y())
        if place >= 0:
            self.current = place
            self.update()
            self.chosen.emit(place)

    @guard_override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The mark of the part that the keys were on goes with them."""
        super().focusOutEvent(event)
        self.update()

    @guard_override
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  Qt's signature
        """Paint the chart, and the ring of the keys around it."""
        painter = QPainter(self)
        try:
            self.paint_on(painter, QRectF(self.rect()))
            if self.hasFocus() and is_by_keys():
                paint_ring(painter, self.rect().adjusted(1, 1, -1, -1))
        finally:
            painter.end()

    @property
    def place_of_keys(self) -> int:
        """The part that the keys are on, -1 while they are elsewhere."""
        return self.current if self.hasFocus() and is_by_keys() else -1


def picture_of(chart: PaintedChart, form: str) -> bytes:
    """Return a chart as an "svg" drawing, or as a "png" picture at twice its size."""
    size = chart.size()
    kept = QBuffer()
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    image = QImage(size * _TWICE, QImage.Format.Format_ARGB32)
    image.setDevicePixelRatio(_TWICE)
    device: QPaintDevice = image
    if form == "svg":
        from PySide6.QtSvg import QSvgGenerator

        made = QSvgGenerator()
        made.setOutputDevice(kept)
        made.setSize(size)
        made.setViewBox(chart.rect())
        made.setTitle(chart.accessibleName())
        made.setDescription(chart.spoken_text())
        device = made
    painter = QPainter(device)
    try:
        # Its texts are in the colours of the theme: on white paper those of a dark one could not be read.
        painter.fillRect(chart.rect(), colour("card"))
        chart.paint_on(painter, QRectF(chart.rect()))
    finally:
        painter.end()
    if form != "svg":
        image.save(kept, "PNG")  # type: ignore[call-overload]  # Qt takes a format as text, the stubs say bytes
    return bytes(kept.data().data())
