"""The page: margins, running head, footer with "page x of y", the draft mark, and what a PDF says about itself."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from creatorbook.documents import fonts
from creatorbook.documents.styles import (
    ACCENT,
    MARGIN_BOTTOM,
    MARGIN_LEFT,
    MARGIN_RIGHT,
    MARGIN_TOP,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RULE,
    SOFT,
    WIDTH,
)
from creatorbook.documents.text import by_face, one_line

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import Flowable

_MAX_META = 300


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands on every page and in the document's properties; `page_words` has {page} and {pages} in it."""

    title: str
    author: str
    subject: str
    language: str
    running_head: str
    footer: str
    page_words: str
    draft: str = ""
    draft_note: str = ""


def build(story: list[Flowable], furniture: Furniture) -> tuple[bytes, int]:
    """Return the PDF and its number of pages; the same story gives the same bytes."""
    fonts.register()
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

    out = io.BytesIO()
    document = BaseDocTemplate(
        out,
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        invariant=1,
        title=_meta(furniture.title),
        author=_meta(furniture.author),
        subject=_meta(furniture.subject),
        creator="Creatorbook",
        lang=furniture.language,
        initialFontName=fonts.TEXT,
        pageCompression=1,
    )
    frame = Frame(
        MARGIN_LEFT,
        MARGIN_BOTTOM,
        WIDTH,
        PAGE_HEIGHT - MARGIN_TOP - MARGIN_BOTTOM,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )
    document.addPageTemplates([PageTemplate(id="page", frames=[frame])])
    counted = _counting_canvas(furniture)
    document.build(story, canvasmaker=counted)
    return out.getvalue(), document.page


def _meta(text: str) -> str:
    return one_line(text)[:_MAX_META]


def _counting_canvas(furniture: Furniture) -> type[Canvas]:
    """Return a canvas that holds its pages back until their number is known, then puts the furniture on each."""
    from reportlab.pdfgen.canvas import Canvas

    class CountingCanvas(Canvas):
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            self._held: list[dict[str, Any]] = []

        def showPage(self) -> None:  # noqa: N802  ReportLab's name
            self._held.append(dict(self.__dict__))
            self._startPage()  # type: ignore[attr-defined]  # not in the stubs; what showPage itself ends with

        def save(self) -> None:
            for number, state in enumerate(self._held, start=1):
                self.__dict__.update(state)
                _furnish(self, furniture, number, len(self._held))
                super().showPage()
            super().save()

    return CountingCanvas


def _furnish(canvas: Canvas, furniture: Furniture, number: int, count: int) -> None:
    from reportlab.lib.colors import HexColor

    canvas.saveState()
    right = PAGE_WIDTH - MARGIN_RIGHT
    top = PAGE_HEIGHT - 42
    if furniture.draft:
        _draft_tag(canvas, furniture.draft.upper(), right, top)
    if number > 1:
        canvas.setFillColor(HexColor(SOFT))
        _line(canvas, MARGIN_LEFT, top, furniture.running_head, WIDTH - 90)
    canvas.setStrokeColor(HexColor(RULE))
    canvas.setLineWidth(0.4)
    canvas.line(MARGIN_LEFT, 52, right, 52)
    canvas.setFillColor(HexColor(SOFT))
    footer = furniture.footer + (f"  ·  {furniture.draft_note}" if furniture.draft_note else "")
    _line(canvas, MARGIN_LEFT, 40, footer, WIDTH - 110)
    canvas.setFont(fonts.LABEL, 7.2)
    canvas.drawRightString(right, 40, furniture.page_words.format(page=number, pages=count))
    canvas.restoreState()


def _draft_tag(canvas: Canvas, word: str, right: float, baseline: float) -> None:
    from reportlab.lib.colors import HexColor
    from reportlab.pdfbase.pdfmetrics import stringWidth

    size, gap = 6.8, 0.9
    width = stringWidth(word, fonts.LABEL_STRONG, size) + gap * len(word)
    canvas.setStrokeColor(HexColor(ACCENT))
    canvas.setLineWidth(0.7)
    canvas.roundRect(right - width - 13, baseline - 4.6, width + 13, 14, 2.5, stroke=1, fill=0)
    canvas.setFillColor(HexColor(ACCENT))
    text = canvas.beginText(right - width - 6.2, baseline)
    text.setFont(fonts.LABEL_STRONG, size)
    text.setCharSpace(gap)
    text.textOut(word)
    text.setCharSpace(0)
    canvas.drawText(text)


def _line(canvas: Canvas, x: float, y: float, text: str, width: float) -> None:
    """Draw one line, cut with an ellipsis where it does not fit, each run in a face that has its characters."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    size = 7.2
    for face, run in by_face(one_line(text)[:_MAX_META], fonts.LABEL):
        shown = run
        room = x + width
        while shown and x + stringWidth(shown, face, size) > room:
            shown = shown[:-1]
        if shown != run:
            shown = shown[:-1].rstrip() + "…"
        canvas.setFont(face, size)
        canvas.drawString(x, y, shown)
        x += stringWidth(shown, face, size)
        width = room - x
        if shown != run:
            return
