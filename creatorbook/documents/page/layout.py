"""From a story to the bytes of a PDF: page, frame, what stands on every page, and what the file says about itself."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.documents.page import front
from creatorbook.documents.page import running_parts as furnish
from creatorbook.documents.page.canvas import Pages, canvas_maker
from creatorbook.documents.page.styles import PAGE_HEIGHT, PAGE_WIDTH, sheet
from creatorbook.documents.text import fonts
from creatorbook.documents.text.pdf_text import join_lines

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import Flowable

    from creatorbook.documents.page.boxes import SignatureBox
    from creatorbook.documents.page.canvas import Heading
    from creatorbook.documents.page.furniture import Furniture

_MAX_META = 300


@dataclass(frozen=True, slots=True)
class Built:
    """A document laid out: its bytes, its pages, and where it is to be signed."""

    pdf: bytes
    pages: int
    boxes: tuple[SignatureBox, ...] = ()


def build(story: list[Flowable], furniture: Furniture) -> Built:
    """Return the PDF of a story in the look of the moment (`styles.dressed`); the same story gives the same bytes."""
    fonts.register()
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

    out = io.BytesIO()
    look = sheet()
    document = BaseDocTemplate(
        out,
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        invariant=1,
        title=_meta(furniture.title),
        author=_meta(furniture.author),
        subject=_meta(furniture.subject),
        creator="Creatorbook",
        lang=furniture.language,
        initialFontName=look.face("text"),
        pageCompression=1,
    )
    bottom = look.bottom + furnish.initials_height(furniture)
    frame = Frame(
        look.left,
        bottom,
        look.width,
        PAGE_HEIGHT - look.top - bottom,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )
    document.addPageTemplates([PageTemplate(id="page", frames=[frame])])
    pages = Pages()
    made: list[int] = []

    def draw_furniture(canvas: Canvas, number: int, count: int) -> None:
        made.append(number)
        furnish.page(canvas, furniture, number, count, bare=number <= pages.bare)

    def before(canvas: Canvas, headings: list[Heading], count: int) -> None:
        if furniture.front is not None:
            pages.bare = front.draw(canvas, furniture.front, headings, count)

    document.build(story, canvasmaker=canvas_maker(pages, draw_furniture, before))
    return Built(out.getvalue(), len(made), pages.boxes())


def _meta(text: str) -> str:
    return join_lines(text)[:_MAX_META]
