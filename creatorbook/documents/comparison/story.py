"""The comparison of two versions as a document: the changed terms first, then clause by clause."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.documents.comparison.versions import ClauseState, compare_versions
from creatorbook.documents.comparison.word_diff import PieceKind
from creatorbook.documents.page.furniture import Furniture
from creatorbook.documents.page.paragraphs import marked_paragraph, paragraphs, plain_paragraph
from creatorbook.documents.page.styles import sheet, style
from creatorbook.documents.page.tables import Cell, Column, Grid, draw_grid
from creatorbook.documents.pdf.tags import Tag, inside
from creatorbook.documents.text.pdf_text import pdf_text, shorten_text
from creatorbook.documents.words.speech import speech_for

if TYPE_CHECKING:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Flowable

    from creatorbook.documents.comparison.versions import ClauseChange, Comparison, TermChange
    from creatorbook.documents.comparison.word_diff import Piece
    from creatorbook.documents.inputs.contract import ContractInput
    from creatorbook.documents.words.speech import Speech

_HEAD = 160
_ROOM = 70.0  # points that must be left on a page to begin a clause there


@dataclass(frozen=True, slots=True)
class ComparisonInput:
    """The two versions to compare, the older first; the words, and the look, are those of the newer."""

    before: ContractInput
    after: ContractInput


def comparison_furniture(pair: ComparisonInput) -> Furniture:
    """Return what stands on every page, and what the PDF says about itself."""
    speech = speech_for(pair.after)
    title = _comparison_title(pair, speech)
    about = "  ·  ".join(_identity(pair.after, speech))
    return Furniture(
        title=" – ".join(part for part in (title, shorten_text(pair.after.number, _HEAD)) if part),
        author=shorten_text(pair.after.creator.name, _HEAD),
        subject=speech.word("compare", "subject"),
        language=speech.tag,
        running_head=title,
        footer=about,
        page_words=speech.word("document", "page"),
        made=pair.after.issued_on,
    )


def comparison_story(pair: ComparisonInput) -> list[Flowable]:
    """Return the whole comparison as flowables."""
    from reportlab.platypus import CondPageBreak

    speech = speech_for(pair.after)
    found = compare_versions(pair.before, pair.after)
    flow: list[Flowable] = [
        *paragraphs(speech.word("document", "contract").upper(), "eyebrow"),
        *paragraphs(_comparison_title(pair, speech), "title"),
        *paragraphs("  ·  ".join(_identity(pair.after, speech)), "subtitle"),
        *_heading(speech.word("compare", "terms"), "terms"),
    ]
    flow += _terms(pair, found, speech)
    flow += [CondPageBreak(_ROOM * 2), *_heading(speech.word("compare", "clauses"), "clauses")]
    flow += paragraphs(speech.word("compare", "legend"), "cell_soft")
    for clause in found.clauses:
        flow += [CondPageBreak(_ROOM), *_clause(clause, speech)]
    return flow


def _comparison_title(pair: ComparisonInput, speech: Speech) -> str:
    before, after = (speech.number(contract.version) for contract in (pair.before, pair.after))
    return speech.word("compare", "title").format(before=before, after=after)


def _identity(contract: ContractInput, speech: Speech) -> list[str]:
    number = contract.number.strip()
    said = speech.word("document", "number").format(number=shorten_text(number, _HEAD)) if number else ""
    return [part for part in (said, shorten_text(contract.title, _HEAD)) if part]


def _heading(words: str, anchor: str) -> list[Flowable]:
    look = style("heading")
    return [marked_paragraph(pdf_text(words, look.fontName)[0], look, "", anchor, words)]


def _terms(pair: ComparisonInput, found: Comparison, speech: Speech) -> list[Flowable]:
    if not found.terms:
        return [*paragraphs(speech.word("compare", "no_terms"), "plain")]
    columns = [Column(speech.word("compare", "term"), 30)]
    columns += [
        Column(speech.word("compare", side).format(version=speech.number(contract.version)), 38)
        for side, contract in (("before", pair.before), ("after", pair.after))
    ]
    return draw_grid(Grid(columns, [_term_row(term, speech) for term in found.terms]), speech.word("say", "note"))


def _term_row(term: TermChange, speech: Speech) -> list[Cell]:
    none = speech.word("compare", "none")
    return [Cell(term.label, strong=True), Cell(term.before or none), Cell(term.after or none)]


def _clause(clause: ClauseChange, speech: Speech) -> list[Flowable]:
    """Return a clause with its state; the words of an unchanged one are not repeated."""
    look = style("heading_numbered")
    if clause.kind is ClauseState.UNCHANGED:
        look = _compact(look)
    state = speech.word("compare", clause.kind)
    label = "" if clause.number is None else f"{clause.number}."
    title = pdf_text(shorten_text(clause.title, _HEAD), look.fontName)
    colour = sheet().soft if clause.kind is ClauseState.UNCHANGED else sheet().accent
    mark = pdf_text(f"[{state}]", sheet().face("label"))[0]
    said = f'{"".join(title)} <font name="{sheet().face("label")}" size="7.6" color="{colour}">{mark}</font>'
    entry = f"{label} {shorten_text(clause.title, _HEAD)} – {state}".strip()
    with inside(Tag("Sect", headings="H3")):
        flow: list[Flowable] = [marked_paragraph(said, look, label, f"clause-{clause.id}", entry)]
        if clause.kind is not ClauseState.UNCHANGED:
            flow += _changed_paragraphs(clause.pieces)
    return flow


def _compact(look: ParagraphStyle) -> ParagraphStyle:
    from reportlab.lib.styles import ParagraphStyle

    return ParagraphStyle(look.name, look, spaceBefore=look.spaceBefore / 3, spaceAfter=0)


def _changed_paragraphs(pieces: tuple[Piece, ...]) -> list[Flowable]:
    """Return the pieces as paragraphs, one a line of the text, changes marked by line and colour."""
    look = style("body")
    lines: list[list[str]] = [[]]
    last = ""
    for piece in pieces:
        # What went and what came in its place must not run into one word.
        if last and not (last[-1].isspace() or piece.text[0].isspace()) and piece.kind is PieceKind.ADDED:
            lines[-1].append(" ")
        last = piece.text if piece.kind is PieceKind.REMOVED else ""
        for place, line in enumerate(piece.text.split("\n")):
            if place:
                lines.append([])
            for part in pdf_text(line, look.fontName):
                lines[-1].append(_keep_spaces(line, _mark_up_piece(part, piece.kind)))
    return [plain_paragraph("".join(line), look) for line in lines if line]


def _keep_spaces(line: str, markup: str) -> str:
    """Put back the spaces at either end, which paragraphs of their own do not have."""
    return (" " if line[:1].isspace() else "") + markup + (" " if line[-1:].isspace() else "")


def _mark_up_piece(markup: str, kind: PieceKind) -> str:
    if kind is PieceKind.ADDED:
        return f'<u><font color="{sheet().accent}">{markup}</font></u>'
    if kind is PieceKind.REMOVED:
        return f'<strike><font color="{sheet().soft}">{markup}</font></strike>'
    return markup
