"""Shows a PDF: its pages one under the other, drawn off the main thread, scroll and zoom kept while it changes.

The pages are pictures that services make (QtPdf draws neither form fields nor stamps, and can loop for ever). While a
new picture is under way the old one stands, stretched where the zoom has changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QImage, QPainter
from PySide6.QtWidgets import QAbstractScrollArea

from creatorbook.common.i18n import _
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.look.theme.current import colour
from creatorbook.gui.look.theme.fonts import font

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent, QWheelEvent

    from creatorbook.common.runner import Job, Runner

_GAP = 12
_EDGE = 12
_PAUSE_MS = 120
_LEAST, _MOST, _STEP = 0.3, 4.0, 1.2
_FIT = 0.0
_NOTHING_WIDE = 595.0


@dataclass(frozen=True, slots=True)
class _Drawn:
    """The pages of one PDF as pictures: `scale` pixels a point."""

    serial: int
    scale: float
    images: tuple[QImage, ...]


class PdfView(QAbstractScrollArea):
    """`show_pdf(bytes)` shows a document; `page_changed(page, pages)` reports which page is visible, from 1.

    Zoom is 0 for "as wide as there is room", else pixels a point. Ctrl with the wheel, Ctrl+plus, Ctrl+minus and
    Ctrl+0 change it.
    """

    access_role = QAccessible.Role.Document
    page_changed = Signal(object, object)
    drawn = Signal()

    def __init__(self, runner: Runner, name: str) -> None:
        super().__init__()
        self._runner = runner
        self._name = name
        self._pdf = b""
        self._serial = 0
        self._zoom = _FIT
        self._shown = _Drawn(0, 1.0, ())
        self._job: Job | None = None
        self._said = (0, 0)
        self._spoken = (0, 0, "")
        self._laid = 1.0
        self._waiting = False
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("look", "pdf")
        self.setFrameShape(self.Shape.NoFrame)
        self.verticalScrollBar().setSingleStep(40)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._draw)

    # What is shown

    @property
    def pdf(self) -> bytes:
        """The document shown, b"" for none."""
        return self._pdf

    @property
    def pages(self) -> int:
        """How many pages are drawn."""
        return len(self._shown.images)

    def show_pdf(self, pdf: bytes, *, keep: bool = True) -> None:
        """Show a document; `keep` keeps the place in it, else it begins at its first page."""
        if pdf == self._pdf:
            return
        self._pdf = pdf
        if not keep:
            self.verticalScrollBar().setValue(0)
        if not pdf:
            self._stop()
            self._shown = _Drawn(self._serial, 1.0, ())
            self._update_scroll_bars()
            return
        self._draw()

    def spoken_text(self) -> str:
        """Return the words of the page that is visible: what is signed must be readable without seeing it."""
        from creatorbook.services.contracts.drafts import page_text

        page = self._said[0]
        if self._spoken[:2] != (self._serial, page):
            self._spoken = (self._serial, page, page_text(self._pdf, page - 1) if self._pdf and page else "")
        return self._spoken[2]

    def wait(self) -> None:
        """Show that a document is being made."""
        self._waiting = True
        self.viewport().update()

    def _points(self) -> float:
        """The width of the widest page in points."""
        return max((image.width() / self._shown.scale for image in self._shown.images), default=_NOTHING_WIDE)

    def _scale(self) -> float:
        """Logical pixels a point, as the page is to be shown now."""
        if self._zoom != _FIT:
            return self._zoom
        return max(_LEAST, (self.viewport().width() - 2 * _EDGE) / self._points())

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._serial += 1

    def _draw(self) -> None:
        """Ask for the pictures; those asked for before are no longer wanted."""
        self._stop()
        if not self._pdf or not self.isVisible():
            return
        pdf, serial, scale = self._pdf, self._serial, self._scale() * self.devicePixelRatioF()
        self._job = self._runner.submit(lambda job: self._make(job, pdf, serial, scale), self._on_made)

    @staticmethod
    def _make(job: Job, pdf: bytes, serial: int, scale: float) -> _Drawn:
        from creatorbook.services.contracts.drafts import page_count, page_image

        images = []
        for number in range(page_count(pdf)):
            job.check()
            made = page_image(pdf, number, scale)
            # A copy, because the bytes of the picture do not outlive this function.
            image = QImage(made.data, made.width, made.height, made.stride, QImage.Format.Format_RGB32).copy()
            images.append(image)
        return _Drawn(serial, scale, tuple(images))

    def _on_made(self, made: _Drawn) -> None:
        if made.serial != self._serial:
            return
        first = not self._shown.images
        self._shown = made
        self._update_scroll_bars()
        if (
            first
            and self._zoom == _FIT
            and abs(self._scale() * self.devicePixelRatioF() - made.scale) > made.scale / 50
        ):
            self._pause.start()
        self.drawn.emit()

    # Where the pages stand

    def _sizes(self) -> list[tuple[int, int]]:
        factor = self._scale() / self._shown.scale
        return [(round(image.width() * factor), round(image.height() * factor)) for image in self._shown.images]

    def _rects(self) -> list[QRect]:
        """The pages in the coordinates of the whole document."""
        rects, top = [], _EDGE
        room = self.viewport().width()
        for width, height in self._sizes():
            rects.append(QRect(max(_EDGE, (room - width) // 2), top, width, height))
            top += height + _GAP
        return rects

    def _update_scroll_bars(self) -> None:
        """Give the scroll bars their ranges, the place in the document kept."""
        rects = self._rects()
        # A document that has changed stays where it was; another zoom keeps the same words visible.
        scale = self._scale()
        factor, self._laid = scale / self._laid, scale
        whole = rects[-1].bottom() + _EDGE if rects else 0
        wide = max((rect.width() for rect in rects), default=0) + 2 * _EDGE
        for bar, size, room in (
            (self.verticalScrollBar(), whole, self.viewport().height()),
            (self.horizontalScrollBar(), wide, self.viewport().width()),
        ):
            before = bar.value()
            bar.setPageStep(room)
            bar.setRange(0, max(0, size - room))
            bar.setValue(round(before * factor))
        self._on_scrolled()
        self.viewport().update()

    def _on_scrolled(self) -> None:
        rects = self._rects()
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        page = next((number for number, rect in enumerate(rects, 1) if rect.bottom() >= middle), len(rects))
        if (page, len(rects)) != self._said:
            self._said = (page, len(rects))
            said = _("{name}, page {page} of {pages}").format(name=self._name, page=page, pages=len(rects))
            self.setAccessibleName(said if rects else self._name)
            self.page_changed.emit(page, len(rects))

    # Zoom

    @property
    def zoom(self) -> float:
        """Pixels a point, or 0 for as wide as there is room."""
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """Change the zoom; 0 fits the width."""
        self._zoom = _FIT if zoom == _FIT else min(max(zoom, _LEAST), _MOST)
        self._update_scroll_bars()
        self._pause.start()

    def zoom_in(self) -> None:
        """Show the pages larger."""
        self.set_zoom(self._scale() * _STEP)

    def zoom_out(self) -> None:
        """Show the pages smaller."""
        self.set_zoom(self._scale() / _STEP)

    def fit_width(self) -> None:
        """Show the pages as wide as there is room."""
        self.set_zoom(_FIT)

    # Qt

    @guard_override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the visible pages."""
        painter = QPainter(self.viewport())
        try:
            painter.fillRect(self.viewport().rect(), colour("sidebar"))
            if not self._shown.images:
                painter.setPen(colour("text_muted"))
                painter.setFont(font())
                said = _("Drawing the pages …") if self._pdf or self._waiting else ""
                painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, said)
                return
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            away = QPoint(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
            for rect, image in zip(self._rects(), self._shown.images, strict=True):
                place = rect.translated(away)
                if place.intersects(event.rect()):
                    painter.fillRect(place.adjusted(-1, 1, 1, 3), colour("page_shadow"))
                    painter.drawImage(place, image)
        finally:
            painter.end()

    @guard_override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the new width."""
        super().resizeEvent(event)
        self._update_scroll_bars()
        if self._zoom == _FIT or not self._shown.images:
            self._pause.start()

    @guard_override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl with the wheel zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_in() if event.angleDelta().y() > 0 else self.zoom_out()
            event.accept()
        else:
            super().wheelEvent(event)

    @guard_override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End go to the ends; Ctrl+plus, minus and 0 zoom."""
        bar = self.verticalScrollBar()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            keys = {Qt.Key.Key_Plus: self.zoom_in, Qt.Key.Key_Equal: self.zoom_in, Qt.Key.Key_Minus: self.zoom_out,
                    Qt.Key.Key_0: self.fit_width}  # fmt: skip
            turn = keys.get(Qt.Key(event.key()))
            if turn is not None:
                turn()
                return
        if event.key() == Qt.Key.Key_Home:
            bar.setValue(0)
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)
