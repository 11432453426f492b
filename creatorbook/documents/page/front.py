"""What stands before the text: a cover where one is wanted, and a table of contents before a long text.

Both are drawn when the text has been laid out, so that their page numbers are known at once and nothing moves.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from creatorbook.documents.page import cover
from creatorbook.documents.page.drawing import draw_line, fit_line, width_of
from creatorbook.documents.page.paragraphs import paragraphs
from creatorbook.documents.page.styles import sheet
from creatorbook.documents.pdf.tags import Tag
from creatorbook.documents.text.pdf_text import shorten_text

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from creatorbook.documents.page.canvas import Heading
    from creatorbook.documents.page.furniture import Front
    from creatorbook.documents.page.styles import Sheet

LONG = 10  # pages from which a text gets a table of contents
_TITLE = 200  # characters
_LABEL = re.compile(r"(\d+\.) (.*)", re.DOTALL)
_LABEL_WIDTH = 24.0
_FOOT = 30.0  # points kept free under the entries
_CLOSEST = 1.3  # the least leading of entries, in sizes of their type
_HAIR = 1e-6


def draw(canvas: Canvas, front: Front, headings: list[Heading], count: int) -> int:
    """Draw the pages before a text of `count` pages, and return how many of them carry nothing else (the cover)."""
    bare = 0
    if front.cover:
        cover.draw(canvas, front.kind, front.title, front.lines, front.parties)
        canvas.showPage()
        bare = 1
    if front.contents and count >= LONG and headings:
        _contents(canvas, front, headings, bare)
    return bare


def _contents(canvas: Canvas, front: Front, headings: list[Heading], before: int) -> None:
    look = sheet()
    style = look.style("contents_line")
    top = _draw_opening(canvas, front, look)
    room = top - look.bottom - _FOOT
    # A few entries too many stand closer, rather than alone on a further page.
    even = room / len(headings)
    leading = even if style.fontSize * _CLOSEST <= even < style.leading else style.leading
    first = max(1, int(room / leading + _HAIR))
    further = int((look.page_height - look.top - look.bottom - _FOOT) / leading)
    pages = 1 + max(0, -(-(len(headings) - first) // further))
    shift = before + pages + 1
    entries = Tag("TOC")
    for place, heading in enumerate(headings):
        if place >= first and (place - first) % further == 0:
            canvas.showPage()
            top = look.page_height - look.top
        top -= leading
        _entry(canvas, heading, top, heading.page + shift, look, entries)
    canvas.showPage()


def _draw_opening(canvas: Canvas, front: Front, look: Sheet) -> float:
    """Draw what stands above the first entry, and return where that begins."""
    flow = []
    if not front.cover:
        if front.title:
            flow += paragraphs(front.kind.upper(), "eyebrow")
        flow += paragraphs(shorten_text(front.title or front.kind, _TITLE), "title")
        flow += paragraphs("  ·  ".join(front.lines), "subtitle")
        flow += paragraphs(
            "  –  ".join(shorten_text(name, _TITLE) for _role, name in front.parties if name), "subtitle"
        )
    flow += paragraphs(front.contents, "contents_title")
    top = look.page_height - look.top
    for place, line in enumerate(flow):
        top -= line.getSpaceBefore() if place else 0
        _width, height = line.wrap(look.width, look.page_height)
        line.drawOn(canvas, look.left, top - height)
        top -= height + line.getSpaceAfter()
    return top


def _entry(canvas: Any, heading: Heading, baseline: float, number: int, look: Sheet, entries: Tag) -> None:
    """Draw one line: number of the clause, title, leaders, page; the whole of it leads to the heading."""
    from reportlab.lib.colors import HexColor

    style = look.style("contents_line")
    face, size = style.fontName, style.fontSize
    right = look.page_width - look.right
    labelled = _LABEL.fullmatch(heading.words)
    label, title = labelled.groups() if labelled else ("", heading.words)
    left = look.left + _LABEL_WIDTH
    entry = Tag("Link", Tag("Reference", Tag("TOCI", entries)))
    with canvas.tagged(entry):
        canvas.setFillColor(HexColor(look.accent))
        draw_line(canvas, look.left, baseline, label, face, size)
        canvas.setFillColor(HexColor(look.ink))
        shown = fit_line(title, face, size, right - left - 40)
        end = left + draw_line(canvas, left, baseline, shown, face, size) + 6
        place = draw_line(canvas, right, baseline, str(number), face, size, right=True)
    dot = width_of(".", face, size) + 2.4
    dots = int((right - place - 6 - end) / dot)
    canvas.setFillColor(HexColor(look.soft))
    if dots > 0:
        # Leaders of all lines stand one below the other, counted from the right.
        text = canvas.beginText(right - place - 6 - dots * dot, baseline)
        text.setFont(face, size)
        text.setCharSpace(2.4)
        text.textOut("." * dots)
        text.setCharSpace(0)
        canvas.drawText(text)
    canvas.link(entry, heading.anchor, heading.words, (look.left, baseline - size * 0.3, right, baseline + size))
