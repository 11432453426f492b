"""The windows of use and of exclusivity in two languages: facts in columns, and under them one bar over all months."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.documents.bilingual.rows import beside
from creatorbook.documents.page.long_table import long_table_class
from creatorbook.documents.page.paragraphs import marked_paragraph, measured_paragraph, paragraphs
from creatorbook.documents.page.styles import sheet, style
from creatorbook.documents.page.tables import UNPADDED
from creatorbook.documents.pdf.tags import Tag, inside
from creatorbook.documents.text.language_tags import say_both
from creatorbook.documents.text.pdf_text import pdf_text
from creatorbook.documents.timeline.axis import axis
from creatorbook.documents.timeline.story import ANCHOR, axis_line, bar_facts, bar_line, group_head, room_for
from creatorbook.documents.timeline.windows import groups

if TYPE_CHECKING:
    from datetime import date

    from reportlab.platypus import Flowable

    from creatorbook.documents.contract.pairing import Side
    from creatorbook.documents.timeline.windows import Bars

    Sides = tuple[Side, Side]

_BAR_ROW = 15.0  # points


def timeline_of_both(sides: Sides) -> list[Flowable]:
    """Return the drawing as flowables, none where there is too little to draw."""
    from reportlab.platypus import CondPageBreak

    first, second = (groups(side.contract, side.speech) for side in sides)
    if not first:
        return []
    heading = beside(sides, lambda place: _heading(sides, place))
    charts = [_chart(pair, sides) for pair in zip(first, second, strict=True)]
    return [CondPageBreak(room_for(first)), heading, *charts]


def _heading(sides: Sides, place: int) -> list[Flowable]:
    title, other = (side.speech.word("timeline", "title") for side in sides)
    look = style("heading")
    (piece,) = pdf_text((title, other)[place], look.fontName)
    made = measured_paragraph(piece, look)
    if place == 0:
        made = marked_paragraph(piece, look, "", ANCHOR, say_both(title, other))
    return [made, *paragraphs(sides[place].speech.word("timeline", "note"), "cell_soft")]


def _month(day: date) -> str:
    """Return a month in figures, which are the same in both languages."""
    return f"{day.month:02}/{day.year}"


def _chart(pair: tuple[Bars, Bars], sides: Sides) -> Flowable:
    """Return one axis and its bars as a table whose head, the axis, stands on every page."""
    width = sheet().width
    scale = axis(pair[0], _month)
    with inside(Tag("Div")):
        heads = beside(sides, lambda place: group_head(pair[place], sides[place].speech))
        rows: list[list[object]] = [[[heads, axis_line(scale, width)]]]
    for bars in zip(pair[0].bars, pair[1].bars, strict=True):
        with inside(Tag("Div")):
            facts = beside(sides, lambda place, bars=bars: bar_facts(bars[place], close=True))  # type: ignore[misc]  # a default
            rows.append([[facts, bar_line(bars[0], scale, width, _BAR_ROW)]])
    table: Flowable = long_table_class()(
        rows,
        colWidths=[width],
        repeatRows=1,
        splitInRow=0,
        hAlign="LEFT",
        spaceBefore=8,
        spaceAfter=2,
        style=[*UNPADDED, ("BOTTOMPADDING", (0, 0), (0, 0), 4)],
    )
    return table
