"""The short form of a contract: a deal sheet that is signed, and behind it the clauses as numbered standard terms.

The terms are the clauses of the full form word for word, in small type and two columns; their tables are on the sheet.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from creatorbook.documents.contract.key_terms import key_terms, section_of
from creatorbook.documents.contract.parties import party_columns, signatures
from creatorbook.documents.contract.story import contract_furniture, contract_head
from creatorbook.documents.contract.terms_tables import TABLES
from creatorbook.documents.page import styles
from creatorbook.documents.page.densities import Density
from creatorbook.documents.page.layout import COLUMNS, build, text_height
from creatorbook.documents.page.paragraphs import (
    heading_anchor,
    height_of,
    measured_paragraph,
    paragraphs,
    plain_paragraph,
    side_label,
)
from creatorbook.documents.page.styles import set_density, sheet, style
from creatorbook.documents.page.tables import draw_grid
from creatorbook.documents.pdf.tags import Tag, inside
from creatorbook.documents.text.pdf_text import MAX_PIECE, Run, is_long, markup, pdf_text, shorten_text

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from creatorbook.documents.contract.compose import ComposedClause, Composition
    from creatorbook.documents.contract.key_terms import KeyTerm
    from creatorbook.documents.inputs.contract import ContractInput
    from creatorbook.documents.page.layout import Built
    from creatorbook.documents.page.tables import Cell, Grid

_DOT = "·"
_FEW_LABELS = 3  # countries whose labels are told in lines
_OUTLINE = 120  # characters of a title shown in the reader's outline
_UNDER = 12.0  # points between the deal sheet and terms that begin below it
_SLACK = 3.0  # points: what rounding may need
_TORN = 16.0  # points of a page that columns leave free where they end between two lines
_SHORTER = 0.9  # how much of its length a text in which paragraphs run on keeps at best
_LEAST = 60.0  # points left under a deal sheet that are worth beginning the terms in
_ABOVE, _BESIDE = 2.0, 10.0  # points over a clause, and between the name of a term and what is said of it
_TWO_LINES = 22.0  # points kept together with the beginning of a clause


def lay_out(contract: ContractInput, composition: Composition) -> Built:
    """Return the short form as a PDF.

    The terms begin on a page of their own, or under the deal sheet where that spares a page.
    """
    from reportlab.platypus import FrameBreak, KeepTogether, NextPageTemplate, PageBreak

    furniture = contract_furniture(contract, composition)
    with set_density(Density.SHEET):
        agreed, signed = _deal_sheet(contract, composition), _ending(contract, composition)
        head = height_of([*agreed, *signed], sheet().width) + _UNDER
        sheet_flow = [*agreed, KeepTogether(signed)]
    with set_density(Density.TERMS):
        room, width = text_height(furniture), sheet().column
        below = room - head if room - head >= _LEAST else 0.0
        said = _said_in_terms(composition)
        terms = _terms(said, composition, run_on=False)
        length = height_of(terms, width)
        if _pages(length, below, room) > _pages(length * _SHORTER, below, room):
            run_on = _terms(said, composition, run_on=True)
            shorter = height_of(run_on, width)
            if _pages(shorter, below, room) < _pages(length, below, room):
                terms, length = run_on, shorter
        if _pages(length, below, room) < _pages(length, 0.0, room):
            turn = [NextPageTemplate(COLUMNS), FrameBreak()]
            return build([*sheet_flow, *turn, *terms], furniture, head=head + _SLACK)
        return build([*sheet_flow, NextPageTemplate(COLUMNS), PageBreak(), *terms], furniture)


def _pages(length: float, below: float, room: float) -> int:
    """Return how many pages of two columns a text of this length takes after what stands of it below the sheet."""
    return max(0, -int(-(length - 2 * below) // (2 * room - _TORN)))


# The deal sheet


def _deal_sheet(contract: ContractInput, composition: Composition) -> list[Flowable]:
    flow = [*contract_head(contract, composition, small=True), *party_columns(contract, composition)]
    for term in key_terms(contract, composition):
        flow += _term(term, contract, composition)
    return flow


def _ending(contract: ContractInput, composition: Composition) -> list[Flowable]:
    """Return what the parties sign: that sheet and terms are one contract, and the places to sign."""
    ending = rule_across()
    last = next((clause for clause in composition.clauses if clause.id == "signatures"), None)
    for part in last.parts if last is not None else ():
        runs = [Run(f"{composition.speech.word('sheet', 'together')} "), *part.runs] if part.runs else []
        for piece in markup(runs, style("whole_line").fontName, styles.GAP):
            ending.append(plain_paragraph(piece, style("whole_line")))
        if part.block:
            ending.append(signatures(contract, composition))
    return ending


def _term(term: KeyTerm, contract: ContractInput, composition: Composition) -> list[Flowable]:
    """Return one term: a line across the sheet, its name at the left, what was agreed beside it."""
    from reportlab.platypus import CondPageBreak, Spacer

    grids = [TABLES[block](contract, composition.speech) for block in term.blocks]
    room = min(30 + 24 * sum(len(grid.rows) for grid in grids), 220)
    label = term_label(term.name)
    said: list[Flowable] = [line for text in term.beside for line in paragraphs(text, "sheet_line")]
    for block, grid in zip(term.blocks, grids, strict=True):
        said += _rows(block, grid, composition)
    short = label.whole - height_of(said, sheet().width)
    return [CondPageBreak(room), *rule_across(), label, *said, *([Spacer(1, short)] if short > 0 else [])]


def term_label(name: str) -> Any:  # noqa: ANN401  ReportLab has no types
    """Return the name of a term to stand left of what is said of it."""
    return side_label(name, "sheet_label", sheet().hang - _BESIDE)


def _rows(block: str, grid: Grid, composition: Composition) -> list[Flowable]:
    """Return what a table says: as a table, or row by row in lines where a table would be mostly heads."""
    if are_told_in_lines(block, grid):
        return tell_rows(grid)
    return draw_grid(grid, composition.speech.word("say", "note"))


def are_told_in_lines(block: str, grid: Grid) -> bool:
    """Return whether a table would be mostly heads, and its rows are short enough for lines."""
    rows = grid.rows
    few = len(rows) <= (_FEW_LABELS if block == "disclosures" else 1)
    return few and not any(is_long(text) for row in rows for cell in row for text in (cell.text, *cell.soft))


def tell_rows(grid: Grid) -> list[Flowable]:
    """Return the rows of a table in lines, each fact behind the head of its column."""
    look = style("sheet_line")
    lines: list[Flowable] = []
    for row in grid.rows:
        facts = [_fact(column.head, cell) for column, cell in zip(grid.columns, row, strict=True)]
        lines.append(plain_paragraph(f"\u2002{_DOT}\u2002".join(fact for fact in facts if fact), look))
    return lines


def _fact(head: str, cell: Cell) -> str:
    """Return a cell as markup: the head of its column soft, then what it says."""
    face = style("sheet_line").fontName
    text = ", ".join(part.replace("\n\n", ", ") for part in (cell.text, *cell.soft) if part.strip())
    said = " ".join(pdf_text(text, face))
    named = " ".join(pdf_text(head, face))
    return f'<font color="{sheet().soft}">{named}</font>\u00a0 {said}' if said else ""


def rule_across() -> list[Flowable]:
    """Return the line over a term."""
    from reportlab.lib.colors import HexColor
    from reportlab.platypus import HRFlowable

    return [HRFlowable(width="100%", thickness=0.5, color=HexColor(sheet().rule), spaceBefore=2.5, spaceAfter=2.5)]


# The terms


@dataclass(frozen=True, slots=True)
class _Said:
    """What the terms say of a clause: the markup of each part; of `several` paragraphs each has its number."""

    clause: ComposedClause
    texts: list[list[str]]
    several: bool


def _said_in_terms(composition: Composition) -> list[_Said]:
    found = []
    for clause in composition.clauses:
        if clause.id != "signatures":
            several = clause.number is not None and sum(bool(part.runs) for part in clause.parts) > 1
            found.append(_Said(clause, terms_of_clause(clause, composition, several=several), several))
    return found


def _terms(said: list[_Said], composition: Composition, *, run_on: bool) -> list[Flowable]:
    flow: list[Flowable] = [*paragraphs(composition.speech.word("sheet", "terms"), "terms_title")]
    for each in said:
        flow += _clause(each, run_on=run_on)
    return flow


def _clause(said: _Said, *, run_on: bool) -> list[Flowable]:
    """Return a clause: its number and title begin its first line, its table is named as part of the deal sheet.

    Its paragraphs stand one below the other, or run on behind their numbers.
    """
    from reportlab.platypus import CondPageBreak

    look = style("body")
    clause = said.clause
    pieces: list[str] = []
    for texts in said.texts:
        for place, text in enumerate(texts):
            if run_on and said.several and not place and pieces and len(pieces[-1]) + len(text) < MAX_PIECE:
                pieces[-1] += f"\u2002{text}"
            else:
                pieces.append(text)
    named = f"{clause.number}. {shorten_text(clause.title, _OUTLINE)}" if clause.number is not None else ""
    with inside(Tag("Sect", title=named)):
        flow: list[Flowable] = [measured_paragraph(piece, look) for piece in pieces]
    if not flow or clause.number is None:
        return flow
    return [CondPageBreak(_TWO_LINES), heading_anchor(f"clause-{clause.number}", named, _ABOVE), *flow]


def terms_of_clause(clause: ComposedClause, composition: Composition, *, several: bool) -> list[list[str]]:
    """Return the markup of each part of a clause, in pieces: the first begins with number and title of the clause.

    Of `several` paragraphs each has its number. A table is named as part of the deal sheet; a part may say nothing.
    """
    face = style("body").fontName
    opening = _opening(clause)
    found: list[list[str]] = []
    index = 0
    for part in clause.parts:
        runs = list(part.runs)
        if part.block in TABLES:
            said = composition.speech.word("sheet", "see").format(section=section_of(part.block, composition.speech))
            runs.append(Run(f" {said}" if runs else said))
        index += bool(part.runs)
        number = f'<font color="{sheet().soft}">{clause.number}.{index}</font>\u00a0 ' if several and part.runs else ""
        texts = list(markup(runs, face, styles.GAP)) if runs else []
        if texts:
            texts[0] = f"{opening}{number}{texts[0]}"
            opening = ""
        found.append(texts)
    return found


def _opening(clause: ComposedClause) -> str:
    """Return number and title as the markup that a clause begins with."""
    if clause.number is None:
        return ""
    face = sheet().face("text_strong")
    title = " ".join(markup([Run(clause.title)], face))
    return (
        f'<font name="{face}" color="{sheet().accent}">{clause.number}.</font>'
        f'<font name="{face}">\u00a0{title}{_stop(title)}</font>\u2002'
    )


def _stop(title: str) -> str:
    """Return what parts a title from the sentence that follows in its line."""
    return "" if title.endswith((".", "!", "?", "…", ">")) else "."
