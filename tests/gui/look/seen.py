"""What is really drawn, and how well it can be told from what it stands on.

Each widget is drawn once into a picture and once into a drawing (SVG), which says of every run of text where it stands
and in which colour; the ground is what the picture shows most of there.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRect, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter, QRegion, QTransform
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QSpinBox,
    QTextEdit,
    QToolButton,
    QWidget,
)

from creatorbook.gui.parts.pdf_view import PdfView

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT, MARK = 4.5, 3.0
_SVG = "{http://www.w3.org/2000/svg}"
_FIELDS = (QLineEdit, QComboBox, QSpinBox, QPlainTextEdit, QTextEdit, QCheckBox, QRadioButton)
_INSIDE = 6


@dataclass(frozen=True)
class Seen:
    """A text or a mark: what it is, and the contrast (1 to 21) it has to its ground."""

    what: str
    ratio: float
    least: float

    @property
    def is_faint(self) -> bool:
        """Whether it cannot be told well enough from its ground."""
        return self.ratio < self.least


class Picture:
    """The pixels of a picture, read out of it once: each is asked for many times."""

    def __init__(self, image: QImage) -> None:
        plain = image.convertToFormat(QImage.Format.Format_RGB32)
        self._ratio, self._width, self._height = plain.devicePixelRatio(), plain.width(), plain.height()
        self._pixels = array("I", bytes(plain.constBits()))

    def pixels(self, place: QRect) -> Iterator[int]:
        """Return the colours (0xffrrggbb) in a place, given in the window's own units, row by row."""
        left, top = round(place.left() * self._ratio), round(place.top() * self._ratio)
        right = min(round((place.right() + 1) * self._ratio), self._width)
        below = min(round((place.bottom() + 1) * self._ratio), self._height)
        for row in range(max(top, 0), below):
            start = row * self._width
            yield from self._pixels[start + max(left, 0) : start + max(right, left, 0)]


def contrast(first: int, second: int) -> float:
    """Return the WCAG 2.2 contrast ratio of two colours (0xrrggbb, more bits ignored)."""

    def luminance(value: int) -> float:
        channels = [(value >> shift & 0xFF) / 255 for shift in (16, 8, 0)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def look_at(root: QWidget) -> list[Seen]:
    """Return every text, picture and field that is seen in a part of a window, and is not switched off."""
    window = root.window()
    picture = Picture(window.grab().toImage())
    found: list[Seen] = []
    for widget in (root, *root.findChildren(QWidget)):
        if widget.window() is window and widget.isVisible() and widget.isEnabled() and not _is_paper(widget):
            region = widget.visibleRegion()
            if not region.isEmpty():
                found += _look_at_one(widget, region, picture)
    return found


def _is_paper(widget: QWidget) -> bool:
    """Return whether it shows a document, whose colours are its own."""
    above: QWidget | None = widget
    while above is not None:
        if isinstance(above, PdfView):
            return True
        above = above.parentWidget()
    return False


def _look_at_one(widget: QWidget, region: QRegion, picture: Picture) -> Iterator[Seen]:
    offset = widget.mapTo(widget.window(), QPoint())
    name = widget.accessibleName() or widget.objectName() or type(widget).__name__
    for ink, place, text in _texts(widget):
        inner = place.toAlignedRect() & widget.rect()
        if text.strip() and region.contains(inner.center()) and not inner.isEmpty():
            ground = _most_of(picture, inner.translated(offset))
            yield Seen(f"{name}: “{text}” #{ink:06x} on #{ground:06x}", contrast(ink, ground), TEXT)
    if isinstance(widget, QToolButton) and not widget.text() and region.contains(widget.rect().center()):
        yield Seen(f"{name}: its picture", _strongest(picture, widget.rect().translated(offset)), MARK)
    if isinstance(widget, _FIELDS) and _has_box(widget) and region.contains(QPoint(1, widget.height() // 2)):
        side = QRect(-3, widget.height() // 2, 3 + 2 * _INSIDE, 1)
        yield Seen(f"{name}: its edge", _strongest(picture, side.translated(offset)), MARK)


def _has_box(widget: QWidget) -> bool:
    if isinstance(widget, QLineEdit):
        return widget.hasFrame() and not isinstance(widget.parentWidget(), QComboBox | QSpinBox)
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        return not widget.isReadOnly()
    return not isinstance(widget, QAbstractButton) or isinstance(widget, QCheckBox | QRadioButton)


def _texts(widget: QWidget) -> Iterator[tuple[int, QRectF, str]]:
    """Return of each run of text its colour, where it stands in the widget, and itself."""
    written = QByteArray()
    buffer = QBuffer(written)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    drawing = QSvgGenerator()
    drawing.setOutputDevice(buffer)
    drawing.setResolution(96)
    drawing.setSize(widget.size())
    drawing.setViewBox(widget.rect())
    painter = QPainter(drawing)
    widget.render(painter, QPoint(), QRegion(widget.rect()), QWidget.RenderFlag(0))
    painter.end()
    buffer.close()
    # What is read was written just now.
    yield from _texts_in(ET.fromstring(written.data()), QTransform(), "#000000")  # noqa: S314


def _texts_in(node: ET.Element, moved: QTransform, ink: str) -> Iterator[tuple[int, QRectF, str]]:
    matrix = re.findall(r"[-\d.e]+", node.get("transform", ""))
    if len(matrix) == 6:
        moved = QTransform(*map(float, matrix)) * moved
    ink = node.get("fill", ink) if node.get("fill", "none").startswith("#") else ink
    if node.tag == f"{_SVG}text":
        yield _run(node, moved, ink)
    for each in node:
        yield from _texts_in(each, moved, ink)


def _run(node: ET.Element, moved: QTransform, ink: str) -> tuple[int, QRectF, str]:
    font = QFont(node.get("font-family", "").strip("'"))
    font.setPixelSize(max(1, round(float(node.get("font-size", "13").removesuffix("px")))))
    text = node.text or ""
    metrics = QFontMetricsF(font)
    left, base = float(node.get("x", "0")), float(node.get("y", "0"))
    place = QRectF(left, base - metrics.xHeight(), max(metrics.horizontalAdvance(text), 1), metrics.xHeight())
    return int(ink[1:7], 16), moved.mapRect(place), text


def _most_of(picture: Picture, place: QRect) -> int:
    """Return the colour of the ground: what there is most of around the letters, too."""
    return Counter(picture.pixels(place.adjusted(-3, -2, 3, 2))).most_common(1)[0][0] & 0xFFFFFF


def _strongest(picture: Picture, place: QRect) -> float:
    """Return the strongest contrast that something has there to what there is most of."""
    pixels = Counter(picture.pixels(place))
    ground = pixels.most_common(1)[0][0]
    return max(contrast(each, ground) for each in pixels)
