"""Pages of a document with some words marked on them: a PDF as it looks, other documents as their text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QStackedWidget, QTextEdit

from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.look.theme.current import colour
from creatorbook.gui.parts.pdf_view import PdfView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from creatorbook.common.runner import Runner
    from creatorbook.documents.reading.page_words import PageRect

_ABOVE = 96
_MARK_ALPHA = 70


class MarkedPdfView(PdfView):
    """A PDF view that goes to a page and marks rectangles on it."""

    def __init__(self, runner: Runner, name: str) -> None:
        super().__init__(runner, name)
        self._page = 0
        self._marks: tuple[PageRect, ...] = ()
        self._asked = False
        self.drawn.connect(self._arrive)

    @property
    def marked(self) -> tuple[int, int]:
        """The page that was gone to, and how many rectangles are marked there."""
        return self._page, len(self._marks)

    def show_place(self, page: int, marks: Sequence[PageRect]) -> None:
        """Go to a page, from 1, and mark these places on it."""
        self._page, self._marks, self._asked = page, tuple(marks), True
        self._arrive()

    def _arrive(self) -> None:
        rects = self._rects()
        if not self._asked or not 1 <= self._page <= len(rects):
            return
        self._asked = False
        rect = rects[self._page - 1]
        top = self._mark_rect(self._marks[0]).top() if self._marks else 0.0
        self.verticalScrollBar().setValue(round(rect.top() + top - _ABOVE))
        self.viewport().update()

    def _mark_rect(self, mark: PageRect) -> QRectF:
        scale = self._rects()[self._page - 1].width() / max(mark.page_width, 1.0)
        return QRectF(mark.left * scale, mark.top * scale, mark.width * scale, mark.height * scale)

    @guard_override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages, then the marks on them."""
        super().paintEvent(event)
        rects = self._rects()
        if not self._marks or not 1 <= self._page <= len(rects):
            return
        page = rects[self._page - 1]
        painter = QPainter(self.viewport())
        try:
            ink = colour("warn")
            ink.setAlpha(_MARK_ALPHA)
            for mark in self._marks:
                place = self._mark_rect(mark).translated(page.left(), page.top())
                place.translate(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
                painter.fillRect(place.adjusted(-2, -1, 2, 1), ink)
        finally:
            painter.end()


class MarkedText(QPlainTextEdit):
    """The text of a document that has no pages to look at; what is gone to is marked."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)

    def show_words(self, words: str) -> None:
        """Go to these words and mark them; where they run over several lines, their beginning."""
        start = words.strip()[:60]
        cursor = self.document().find(start)
        if cursor.isNull() and " · " in words:
            cursor = self.document().find(words.split(" · ", 1)[0])
        if cursor.isNull():
            return
        mark = QTextEdit.ExtraSelection()
        ink = colour("warn")
        ink.setAlpha(_MARK_ALPHA)
        mark.format.setBackground(ink)
        mark.cursor = cursor
        self.setExtraSelections([mark])
        place = QTextCursor(self.document())
        place.setPosition(cursor.selectionStart())
        self.setTextCursor(place)
        self.centerCursor()


class MarkedPages(QStackedWidget):
    """A document: a PDF is shown as it looks, anything else as its text."""

    def __init__(self, runner: Runner, name: str) -> None:
        super().__init__()
        self.pdf = MarkedPdfView(runner, name)
        self.text = MarkedText(name)
        self.addWidget(self.pdf)
        self.addWidget(self.text)

    def show_document(self, content: bytes, pages: Sequence[str], *, pdf: bool) -> None:
        """Show a document from its beginning."""
        self.setCurrentWidget(self.pdf if pdf else self.text)
        self.pdf.show_place(0, ())
        self.pdf.show_pdf(content if pdf else b"", keep=False)
        self.text.setPlainText("" if pdf else "\n\n".join(pages))

    def show_place(self, page: int, marks: Sequence[PageRect], words: str) -> None:
        """Go to a place: `marks` on a page of a PDF, `words` in a text."""
        if self.currentWidget() is self.pdf:
            self.pdf.show_place(page, marks)
        else:
            self.text.show_words(words)
