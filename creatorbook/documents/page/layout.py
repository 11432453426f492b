"""From a story to the bytes of a PDF: page, frame, what stands on every page, and what the file says about itself."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from creatorbook.documents.page import front as front_pages
from creatorbook.documents.page import running_parts as furnish
from creatorbook.documents.page.canvas import Pages, canvas_maker
from creatorbook.documents.page.styles import GUTTER, sheet
from creatorbook.documents.pdf.about import About, describe
from creatorbook.documents.pdf.attached import attach_file
from creatorbook.documents.pdf.tags import Tag, inside
from creatorbook.documents.text import fonts
from creatorbook.documents.text.pdf_text import join_lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import Flowable, Frame

    from creatorbook.documents.page.boxes import SignatureBox
    from creatorbook.documents.page.canvas import Heading
    from creatorbook.documents.page.furniture import Front, Furniture
    from creatorbook.documents.page.styles import Sheet

COLUMNS = "columns"  # the template of pages in two columns
_MAX_META = 300


@dataclass(frozen=True, slots=True)
class Built:
    """A document laid out: its bytes, its pages, how full the last one is (0 to 1), and where it is to be signed."""

    pdf: bytes
    pages: int
    last_page_filled: float
    boxes: tuple[SignatureBox, ...] = ()


def build(story: list[Flowable], furniture: Furniture, *, head: float | None = None) -> Built:
    """Return the PDF of a story in the look of the moment (`styles.use_look`); the same story gives the same bytes.

    A story goes over to two columns with NextPageTemplate(COLUMNS). Where `head` is given (points), its first page has
    that much room across the whole page, and columns below.
    """
    fonts.register()
    from reportlab.platypus import BaseDocTemplate, PageTemplate

    out = io.BytesIO()
    look = sheet()
    document = BaseDocTemplate(
        out,
        pagesize=(look.page_width, look.page_height),
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
    height = look.page_height - look.top - bottom
    whole = PageTemplate(id="page", frames=[_frame(look.left, bottom, look.width, height)])
    templates = [whole, PageTemplate(id=COLUMNS, frames=_columns(look, bottom, height))]
    if head is not None:
        above = _frame(look.left, bottom + height - head, look.width, head)
        templates.insert(0, PageTemplate(id="head", frames=[above, *_columns(look, bottom, height - head)]))
    document.addPageTemplates(templates)
    pages = Pages()
    made: list[int] = []

    def draw_furniture(canvas: Canvas, number: int, count: int) -> None:
        made.append(number)
        furnish.page(
            canvas,
            furniture,
            number,
            count,
            bare=number <= pages.bare,
            raised=pages.foot(number),
            headed=pages.columns_go_on(number),
        )

    def finish(canvas: Canvas) -> None:
        _tell(vars(canvas)["_doc"], furniture)

    before = _front_drawer(furniture.front, pages) if furniture.front is not None else None
    document.build(story, canvasmaker=canvas_maker(pages, draw_furniture, before, finish))
    # Where the last thing ended: ReportLab keeps it to itself.
    used = bottom + height - vars(document.frame)["_y"]
    return Built(out.getvalue(), len(made), used / height, pages.boxes())


def _front_drawer(front: Front, pages: Pages) -> Callable[[Canvas, list[Heading], int], None]:
    """Return what draws the pages before the text; they are read before it, and none of their titles is a heading."""

    def draw(canvas: Canvas, headings: list[Heading], count: int) -> None:
        opening = Tag("Sect", pages.root, headings="P")
        pages.root.kids.insert(0, opening)
        opening.placed = True
        with inside(opening):
            pages.bare = front_pages.draw(canvas, front, headings, count)
        if not opening.kids:
            pages.root.kids.remove(opening)

    return draw


def _tell(document: Any, furniture: Furniture) -> None:
    """Write what the file says behind its pages."""
    title, author, subject = (_meta(text) for text in (furniture.title, furniture.author, furniture.subject))
    describe(document, About(title, author, subject, furniture.language, furniture.made, furniture.told))
    if furniture.attached is not None:
        attach_file(document, furniture.attached, furniture.made)


def text_height(furniture: Furniture) -> float:
    """Return how much room a page has for text, in points."""
    look = sheet()
    return look.page_height - look.top - look.bottom - furnish.initials_height(furniture)


def _columns(look: Sheet, bottom: float, height: float) -> list[Frame]:
    lefts = (look.left, look.left + look.column + GUTTER)
    return [_frame(left, bottom, look.column, height) for left in lefts]


def _frame(left: float, bottom: float, width: float, height: float) -> Frame:
    from reportlab.platypus import Frame

    return Frame(left, bottom, width, height, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)


def _meta(text: str) -> str:
    return join_lines(text)[:_MAX_META]
