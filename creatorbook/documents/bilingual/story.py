"""The full form of a contract in two languages: clause beside clause, paragraph beside paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.documents.bilingual.labels import (
    draw_both,
    furniture_of_both,
    head_of_both,
    heads_row,
    key_box,
)
from creatorbook.documents.bilingual.rows import beside
from creatorbook.documents.bilingual.timeline import timeline_of_both
from creatorbook.documents.contract.parties import party_columns, signatures
from creatorbook.documents.contract.terms_tables import TABLES
from creatorbook.documents.page import styles
from creatorbook.documents.page.densities import Density
from creatorbook.documents.page.layout import build
from creatorbook.documents.page.paragraphs import height_of, marked_paragraph, measured_paragraph
from creatorbook.documents.page.styles import set_density, sheet, style
from creatorbook.documents.pdf.tags import Tag, inside
from creatorbook.documents.text.language_tags import say_both
from creatorbook.documents.text.pdf_text import Run, markup, shorten_text
from creatorbook.documents.timeline.windows import CLAUSES
from creatorbook.documents.words import clauses as library

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from creatorbook.documents.bilingual.labels import Sides
    from creatorbook.documents.contract.compose import ComposedClause, ComposedPart
    from creatorbook.documents.page.layout import Built

    Clauses = tuple[ComposedClause, ComposedClause]

_OUTLINE = 60  # characters of a title in one language shown in the reader's outline
_LONG_TITLE = 300  # characters: a longer title may be torn over pages, and has no place in the outline
_ABOVE_TABLE = 88.0  # points left on a page where a table begins behind a sentence
_LINES = 3  # of a paragraph that stay on a page with its heading
_SHORT = 220.0  # points of a clause that may be carried over with the signatures


def lay_out_full(sides: Sides) -> Built:
    """Return the full form as a PDF."""
    with set_density(Density.PARALLEL):
        return build(_story(sides), furniture_of_both(sides))


def _story(sides: Sides) -> list[Flowable]:
    from reportlab.platypus import CondPageBreak, KeepTogether

    clauses = list(zip(*(side.composition.clauses for side in sides), strict=True))
    drawn = timeline_of_both(sides)
    beside_it = next((each[0].id for each in reversed(clauses) if each[0].id in CLAUSES), "")
    last = clauses.pop() if clauses and clauses[-1][0].id == library.LAST else None
    flow = head_of_both(sides)
    rows: list[Flowable] = []
    for clause in clauses:
        if clause[0].id == library.FIRST:
            flow += party_columns(sides[0].contract, sides[0].composition, sides[1].speech)
            flow += key_box(sides)
            flow.append(heads_row(sides))
        rows = _clause(clause, sides)
        flow += rows
        if clause[0].id == beside_it:
            flow += drawn
    # A page of signatures alone could be put behind any text: what stands last in the clause before goes with them.
    bound: list[Flowable] = []
    while flow and rows and flow[-1] is rows[-1] and height_of([rows[-1], *bound], sheet().width) < _SHORT:
        flow.pop()
        bound.insert(0, rows.pop())
    ending = [*bound, *(_clause(last, sides) if last else [])]
    # What is kept together must not hold page breaks of its own: they would leave an empty page behind.
    ending = [part for part in ending if not isinstance(part, CondPageBreak)]
    return [*flow, KeepTogether(ending)] if ending else flow


def _clause(clause: Clauses, sides: Sides) -> list[Flowable]:
    from reportlab.platypus import CondPageBreak

    first = clause[0]
    several = first.number is not None and sum(_speaks(parts) for parts in _parts(clause)) > 1
    title = say_both(*(each.title for each in clause))
    with inside(Tag("Sect", title=shorten_text(title, _LONG_TITLE))):
        body: list[Flowable] = []
        index = 0
        for parts in _parts(clause):
            index += _speaks(parts)
            label = f"{first.number}.{index}" if several and _speaks(parts) else ""
            body += _part(parts, label, first, sides)
        if first.id == library.FIRST:
            return body
        heading = beside(sides, lambda place: _heading(clause, place))
    together = heading.wrap(sheet().width, sheet().page_height)[1] + _LINES * style("body").leading
    room = _ABOVE_TABLE + together if first.parts and first.parts[0].block else together
    return [CondPageBreak(room), heading, *body]


def _parts(clause: Clauses) -> list[tuple[ComposedPart, ComposedPart]]:
    return list(zip(clause[0].parts, clause[1].parts, strict=True))


def _speaks(parts: tuple[ComposedPart, ComposedPart]) -> bool:
    return any(part.runs for part in parts)


def _heading(clause: Clauses, place: int) -> list[Flowable]:
    """Return the heading in one column; the reader's outline leads to that of the first, in both languages."""
    one = clause[place]
    look = style("heading" if one.number is None else "heading_numbered")
    label = "" if one.number is None else f"{one.number}."
    pieces = markup([Run(one.title)], look.fontName) or [label]
    if place or len(one.title) > _LONG_TITLE:
        return [measured_paragraph(piece, look, label if index == 0 else "") for index, piece in enumerate(pieces)]
    named = say_both(*(shorten_text(each.title, _OUTLINE) for each in clause))
    entry = f"{label} {named}".strip()
    first = marked_paragraph(pieces[0], look, label, f"clause-{one.number or 'end'}", entry)
    return [first, *(measured_paragraph(piece, look) for piece in pieces[1:])]


def _part(parts: tuple[ComposedPart, ComposedPart], label: str, clause: ComposedClause, sides: Sides) -> list[Flowable]:
    from reportlab.platypus import CondPageBreak

    block = parts[0].block
    flow: list[Flowable] = []
    if _speaks(parts):
        if block in TABLES:
            flow.append(CondPageBreak(_ABOVE_TABLE))
        look = style("plain" if clause.number is None else "body")

        def paragraphs_of(place: int) -> list[Flowable]:
            pieces = markup(list(parts[place].runs), look.fontName, styles.GAP)
            return [measured_paragraph(piece, look, label if at == 0 else "") for at, piece in enumerate(pieces)]

        flow.append(beside(sides, paragraphs_of))
    if block == "signatures":
        flow.append(signatures(sides[0].contract, sides[0].composition, sides[1].speech))
    elif block in TABLES:
        flow += draw_both(block, sides)
    return flow
