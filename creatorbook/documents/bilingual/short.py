"""The short form of a contract in two languages: one deal sheet in both, then the terms clause beside clause."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from creatorbook.documents.bilingual.labels import (
    draw_both,
    furniture_of_both,
    head_of_both,
    heads_row,
)
from creatorbook.documents.bilingual.rows import beside, spoken
from creatorbook.documents.contract.key_terms import key_terms
from creatorbook.documents.contract.parties import party_columns, signatures
from creatorbook.documents.contract.short_form import (
    are_told_in_lines,
    rule_across,
    tell_rows,
    term_label,
    terms_of_clause,
)
from creatorbook.documents.contract.terms_tables import TABLES
from creatorbook.documents.page import styles
from creatorbook.documents.page.densities import Density
from creatorbook.documents.page.layout import build
from creatorbook.documents.page.paragraphs import heading_anchor, height_of, measured_paragraph, paragraphs
from creatorbook.documents.page.styles import set_density, sheet, style
from creatorbook.documents.pdf.tags import Tag, inside
from creatorbook.documents.text.language_tags import in_language, say_both
from creatorbook.documents.text.pdf_text import Run, markup, shorten_text
from creatorbook.documents.words import clauses as library

if TYPE_CHECKING:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Flowable

    from creatorbook.documents.bilingual.labels import Sides
    from creatorbook.documents.contract.compose import ComposedClause, ComposedPart
    from creatorbook.documents.contract.key_terms import KeyTerm
    from creatorbook.documents.contract.pairing import Side
    from creatorbook.documents.page.layout import Built

_HEAD, _ROW, _MOST = 44.0, 40.0, 260.0  # points of a table that stay together with the name of their term
_TWO_LINES = 22.0  # points kept together with the beginning of a clause
_OUTLINE = 60  # characters of a title in one language shown in the reader's outline
_AIR = 2.5  # points between a line and a table below it
_ABOVE = 2.0  # points over a clause
_LEAST = 60.0  # points left under a deal sheet that are worth beginning the terms in


def lay_out_short(sides: Sides) -> Built:
    """Return the short form as a PDF; the terms begin under the deal sheet where there is room."""
    from reportlab.platypus import CondPageBreak, KeepTogether

    with set_density(Density.SHEET):
        flow = [
            *head_of_both(sides),
            *party_columns(sides[0].contract, sides[0].composition, sides[1].speech),
            *_deal_sheet(sides),
            KeepTogether(_ending(sides)),
        ]
    with set_density(Density.TERMS):
        flow += [CondPageBreak(_LEAST), *_terms(sides)]
        return build(flow, furniture_of_both(sides))


def _deal_sheet(sides: Sides) -> list[Flowable]:
    terms = (key_terms(side.contract, side.composition) for side in sides)
    return [part for pair in zip(*terms, strict=True) for part in _term(pair, sides)]


def _term(terms: tuple[KeyTerm, ...], sides: Sides) -> list[Flowable]:
    """Return one term: its name in both languages at the left, beside it what was agreed, one below the other."""
    from reportlab.platypus import CondPageBreak, Spacer

    first, second = (term.name for term in terms)
    tag = sides[1].speech.tag
    label = term_label(first if first == second else f"{first}\n{in_language(second, tag)}")
    said: list[Flowable] = []
    for texts in zip(*(term.beside for term in terms), strict=True):
        for side, text in zip(sides, dict.fromkeys(texts), strict=False):
            with spoken(side):
                said += paragraphs(text, "sheet_line")
    rows = 0
    for block in terms[0].blocks:
        grids = [TABLES[block](side.contract, side.speech) for side in sides]
        rows += len(grids[0].rows)
        if are_told_in_lines(block, grids[0]):
            for side, grid in zip(sides, grids, strict=True):
                with spoken(side):
                    said += tell_rows(grid)
        else:
            said += [*([Spacer(1, _AIR)] if said else []), *draw_both(block, sides)]
    short = label.whole - height_of(said, sheet().width)
    room = min(_HEAD + _ROW * rows, _MOST) if rows else label.whole
    return [CondPageBreak(room), *rule_across(), label, *said, *([Spacer(1, short)] if short > 0 else [])]


def _ending(sides: Sides) -> list[Flowable]:
    """Return what the parties sign: that sheet and terms are one contract, in columns, and the places to sign once."""
    ending = rule_across()
    for parts in zip(*(_closing_parts(side) for side in sides), strict=True):
        if any(part.runs for part in parts):
            ending.append(beside(sides, partial(_closing_words, sides, parts)))
        if parts[0].block:
            ending.append(signatures(sides[0].contract, sides[0].composition, sides[1].speech))
    return ending


def _closing_words(sides: Sides, parts: tuple[ComposedPart, ...], place: int) -> list[Flowable]:
    together = Run(f"{sides[place].speech.word('sheet', 'together')} ")
    look = style("whole_line")
    return [
        measured_paragraph(each, look) for each in markup([together, *parts[place].runs], look.fontName, styles.GAP)
    ]


def _closing_parts(side: Side) -> tuple[ComposedPart, ...]:
    last = next((clause for clause in side.composition.clauses if clause.id == library.LAST), None)
    return last.parts if last is not None else ()


def _terms(sides: Sides) -> list[Flowable]:

    heads = beside(sides, lambda place: [*paragraphs(sides[place].speech.word("sheet", "terms"), "terms_title")])
    flow: list[Flowable] = [heads_row(sides), heads]
    for clause in zip(*(side.composition.clauses for side in sides), strict=True):
        if clause[0].id != library.LAST:
            flow += _clause(clause, sides)
    return flow


def _clause(clause: tuple[ComposedClause, ...], sides: Sides) -> list[Flowable]:
    """Return a clause of the terms, row by row; the reader's outline leads to it under its title in both languages."""
    from reportlab.platypus import CondPageBreak

    first = clause[0]
    look = style("body")
    several = first.number is not None and any(sum(bool(part.runs) for part in each.parts) > 1 for each in clause)
    columns = [
        terms_of_clause(each, side.composition, several=several) for each, side in zip(clause, sides, strict=True)
    ]
    named = f"{first.number}. {say_both(*(shorten_text(each.title, _OUTLINE) for each in clause))}"
    with inside(Tag("Sect", title=named if first.number is not None else "")):
        rows = [
            beside(sides, partial(_paragraphs_of, texts, look)) for texts in zip(*columns, strict=True) if any(texts)
        ]
    if not rows or first.number is None:
        return rows
    return [CondPageBreak(_TWO_LINES), heading_anchor(f"clause-{first.number}", named, _ABOVE), *rows]


def _paragraphs_of(texts: tuple[list[str], ...], look: ParagraphStyle, place: int) -> list[Flowable]:
    return [measured_paragraph(text, look) for text in texts[place]]
