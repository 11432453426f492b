"""A place to draw a signature with the mouse, a pen or a finger; what is drawn can be taken back stroke by stroke."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QKeySequence, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from creatorbook.common.i18n import _
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.look.theme.current import colour
from creatorbook.gui.look.theme.fonts import font

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QTabletEvent

_HEIGHT = 168
_NEAR = 1.2  # pixels: nearer points are one
_PEN = 2.2
_BASELINE = 0.72  # of the height


class SignaturePad(QWidget):
    """`drawn()` tells that a stroke was ended or taken back; points are in logical pixels, y downwards.

    Ctrl+Z and Backspace take the last stroke back, Delete all of them. Who cannot draw types the name instead.
    """

    access_role = QAccessible.Role.Canvas
    drawn = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._strokes: list[list[QPointF]] = []
        self._current: list[QPointF] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_HEIGHT)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents, on=False)
        self.setAccessibleName(_("Draw the signature here"))
        self.setAccessibleDescription(_("With the keyboard, choose “Type the name”."))

    # What was drawn

    @property
    def strokes(self) -> tuple[tuple[tuple[float, float], ...], ...]:
        """The strokes that were ended, each as its points."""
        return tuple(tuple((point.x(), point.y()) for point in stroke) for stroke in self._strokes)

    def undo(self) -> None:
        """Take the last stroke back."""
        if self._strokes:
            self._strokes.pop()
            self._on_changed()

    def clear(self) -> None:
        """Take everything back."""
        if self._strokes:
            self._strokes.clear()
            self._on_changed()

    def _on_changed(self) -> None:
        self.update()
        self.drawn.emit()

    def _begin(self, place: QPointF) -> None:
        self._current = [place]
        self.update()

    def _go(self, place: QPointF) -> None:
        if self._current and (place - self._current[-1]).manhattanLength() >= _NEAR:
            self._current.append(place)
            self.update()

    def _end(self) -> None:
        if self._current:
            self._strokes.append(self._current)
            self._current = []
            self._on_changed()

    # Qt

    @guard_override
    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(400, _HEIGHT)

    @guard_override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A stroke begins; a finger comes as a mouse too."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._begin(event.position())

    @guard_override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The stroke goes on."""
        self._go(event.position())

    @guard_override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The stroke ends."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._go(event.position())
            self._end()

    @guard_override
    def tabletEvent(self, event: QTabletEvent) -> None:
        """A pen draws with more points than a mouse has."""
        kind = event.type()
        if kind == QEvent.Type.TabletPress:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._begin(event.position())
        elif kind == QEvent.Type.TabletMove:
            self._go(event.position())
        elif kind == QEvent.Type.TabletRelease:
            self._end()
        event.accept()

    @guard_override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo strokes by keyboard."""
        if event.matches(QKeySequence.StandardKey.Undo) or event.key() == Qt.Key.Key_Backspace:
            self.undo()
        elif event.key() == Qt.Key.Key_Delete:
            self.clear()
        else:
            super().keyPressEvent(event)

    @guard_override
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  Qt's signature
        """Paint the ground, the line to sign on, and the strokes."""
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour("focus" if self.hasFocus() else "field_border"), 2 if self.hasFocus() else 1))
            painter.setBrush(colour("field"))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 8, 8)
            line = round(self.height() * _BASELINE)
            painter.setPen(QPen(colour("hairline"), 1))
            painter.drawLine(20, line, self.width() - 20, line)
            if not self._strokes and not self._current:
                painter.setPen(colour("text_muted"))
                painter.setFont(font("small"))
                below = self.rect().adjusted(20, line + 4, -20, 0)
                painter.drawText(below, Qt.AlignmentFlag.AlignTop, _("Sign here with the mouse, a pen or a finger."))
            painter.setPen(QPen(colour("text"), _PEN, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap,
                                Qt.PenJoinStyle.RoundJoin))  # fmt: skip
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for stroke in (*self._strokes, self._current):
                if stroke:
                    painter.drawPath(_smooth_path(stroke))
        finally:
            painter.end()


def _smooth_path(stroke: list[QPointF]) -> QPainterPath:
    """Return a stroke as curves through the middles of its points."""
    path = QPainterPath(stroke[0])
    if len(stroke) == 1:
        path.lineTo(stroke[0] + QPointF(0.1, 0.1))
    for before, after in pairwise(stroke[1:]):
        path.quadTo(before, (before + after) / 2)
    path.lineTo(stroke[-1])
    return path
