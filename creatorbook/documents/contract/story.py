"""The contract as a story of paragraphs and tables, in the order in which it is read."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

from creatorbook.documents.contract.key_terms import key_terms
from creatorbook.documents.contract.parties import party_columns, signatures
from creatorbook.documents.contract.terms_file import terms_file
from creatorbook.documents.contract.terms_tables import TABLES
from creatorbook.documents.inputs.contract import DocumentStatus
from creatorbook.documents.page import styles
from creatorbook.documents.page.furniture import Front, Furniture
from creatorbook.documents.page.logo import logo
from creatorbook.documents.page.paragraphs import marked_paragraph, paragraphs, plain_paragraph
from creatorbook.documents.page.styles import sheet, style
from creatorbook.documents.page.tables import Facts, boxed_facts, draw_grid
from creatorbook.documents.pdf.tags import Tag, inside, list_item
from creatorbook.documents.text.pdf_text import Run, markup, shorten_text
from creatorbook.documents.timeline.story import timeline
from creatorbook.documents.timeline.windows import CLAUSES
from creatorbook.documents.words import clauses as library
from creatorbook.domain.records.contracts import ContractForm

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from creatorbook.documents.contract.compose import ComposedClause, ComposedPart, Composition
    from creatorbook.documents.inputs.contract import ContractInput
    from creatorbook.documents.words.speech import Speech

_LOGO, _SMALL_LOGO = (150.0, 46.0), (120.0, 30.0)  # points
_HEAD = 200  # characters of a title or name shown on every page and in the properties
_OUTLINE = 120  # characters of a title shown in the reader's outline
LONGEST_TERM = 240  # characters of a line of the key terms
_LONG_TITLE = 300  # characters: a longer title may be torn over pages, and has no place in the outline
_LINE = 80  # characters in a line of text, about
_SHORT = 1_800  # characters of a clause that may be carried over with the signatures
# How much room, in points, must be left on a page to begin a clause there.
_HEADING = 33
_ABOVE_TEXT = _HEADING + 46
_WHOLE = 3  # lines of a paragraph that cannot be torn: one would stand alone
_ABOVE_TABLE = _HEADING + 88


def contract_furniture(contract: ContractInput, composition: Composition) -> Furniture:
    """Return what stands on every page, and what the PDF says about itself."""
    speech = composition.speech
    draft = contract.status is DocumentStatus.DRAFT
    short = contract.form is ContractForm.SHORT
    kind = speech.word("document", "contract")
    identity = contract_identity(contract, speech)
    title = " – ".join(
        part for part in (kind, shorten_text(contract.title, _HEAD), shorten_text(contract.number, _HEAD)) if part
    )
    return Furniture(
        title=title,
        author=shorten_text(contract.creator.name, _HEAD),
        subject=speech.word("document", "subject").format(
            brand=shorten_text(contract.brand.name, _HEAD), creator=shorten_text(contract.creator.name, _HEAD)
        ),
        language=speech.tag,
        running_head="  ·  ".join(part for part in (kind, shorten_text(contract.title, _HEAD)) if part),
        footer="  ·  ".join(identity[:-1] if contract.issued_on else identity),
        page_words=speech.word("document", "page"),
        draft=speech.word("document", "draft") if draft else "",
        draft_note=speech.word("document", "draft_note") if draft else "",
        initials=tuple(speech.word("role", party.role) for party in contract.signatories)
        if contract.look.initials
        else (),
        front=Front(
            kind=kind,
            title=contract.title,
            lines=identity,
            parties=tuple((speech.word("role", party.role), party.name) for party in contract.parties),
            contents="" if short else speech.word("document", "contents"),
            cover=contract.look.cover and not short,
        ),
        made=contract.issued_on,
        attached=terms_file(contract, title),
    )


def contract_identity(contract: ContractInput, speech: Speech) -> tuple[str, ...]:
    """Return what tells the contract from others: number, version, day."""
    number = contract.number.strip()
    return tuple(
        part
        for part in (
            speech.word("document", "number").format(number=shorten_text(number, _HEAD)) if number else "",
            speech.word("document", "version").format(version=speech.number(contract.version)),
            speech.day(contract.issued_on) if contract.issued_on else "",
        )
        if part
    )


def contract_story(contract: ContractInput, composition: Composition) -> list[Flowable]:
    """Return the whole contract as flowables."""
    from reportlab.platypus import CondPageBreak, KeepTogether

    flow = contract_head(contract, composition)
    clauses = list(composition.clauses)
    last = clauses.pop() if clauses and clauses[-1].id == "signatures" else None
    # A page of signatures alone could be put behind any text: the clause before goes with them, or its last paragraph.
    bound = clauses.pop() if last and _is_short(clauses) else None
    drawn = timeline(contract, composition.speech)
    beside = next((each.id for each in reversed(clauses) if each.id in CLAUSES), "")
    for clause in clauses:
        flow += _clause(clause, contract, composition)
        if clause.id == library.FIRST:
            flow += _key_box(contract, composition)
        if clause.id == beside:
            flow += drawn
    if not beside:
        flow += drawn
    ahead, ending = _split_clause(bound, contract, composition) if bound else ([], [])
    flow += ahead
    ending += _clause(last, contract, composition) if last else []
    # What is kept together must not hold page breaks of its own: they would leave an empty page behind.
    ending = [part for part in ending if not isinstance(part, CondPageBreak)]
    if ending:
        flow.append(KeepTogether(ending))
    return flow


def _key_box(contract: ContractInput, composition: Composition) -> list[Flowable]:
    """Return the key terms in a box, so that they are read on the first page."""
    terms = [term for term in key_terms(contract, composition) if term.summary]
    if not terms:
        return []
    speech = composition.speech
    rows = [(term.name, tuple(shorten_text(line, LONGEST_TERM) for line in term.summary)) for term in terms]
    return [boxed_facts(Facts(speech.word("sheet", "key"), rows, speech.word("sheet", "key_note")))]


def _split_clause(
    clause: ComposedClause, contract: ContractInput, composition: Composition
) -> tuple[list[Flowable], list[Flowable]]:
    """Return a clause in two: what may stay on the page before, and its last paragraph; a short one stays whole."""
    whole = _clause(clause, contract, composition)
    if len(clause.parts) <= 2:  # noqa: PLR2004  a heading with one paragraph under it would be left behind
        return [], whole
    last = len(_part_flowables(clause.parts[-1], "", clause, contract, composition))
    return whole[:-last], whole[-last:]


def _is_short(clauses: list[ComposedClause]) -> bool:
    if not clauses or clauses[-1].number is None or any(part.block for part in clauses[-1].parts):
        return False
    # A paragraph or a line end takes a line, whatever its length.
    runs = [run.text for part in clauses[-1].parts for run in part.runs]
    lines = len(clauses[-1].parts) + sum(text.count("\n") for text in runs)
    return sum(map(len, runs)) + lines * _LINE < _SHORT


def contract_head(contract: ContractInput, composition: Composition, *, small: bool = False) -> list[Flowable]:
    """Return what stands over a contract: logo, what it is, title, number and day."""
    speech = composition.speech
    kind = speech.word("document", "contract")
    whose = shorten_text(contract.creator.name, _HEAD)
    shown = logo(*_SMALL_LOGO, 8, whose) if small else logo(*_LOGO, 16, whose)
    flow: list[Flowable] = [shown] if shown else []
    if contract.title.strip():
        flow += paragraphs(kind.upper(), "eyebrow")
        flow += paragraphs(contract.title, "title")
    else:
        flow += paragraphs(kind, "title")
    flow += paragraphs("  ·  ".join(contract_identity(contract, speech)), "subtitle")
    return flow


def _clause(clause: ComposedClause, contract: ContractInput, composition: Composition) -> list[Flowable]:
    from reportlab.platypus import CondPageBreak

    several = clause.number is not None and sum(bool(part.runs) for part in clause.parts) > 1
    body: list[Flowable] = []
    items = Tag("L")
    index = 0
    for part in clause.parts:
        index += bool(part.runs)
        label = f"{clause.number}.{index}" if several and part.runs else ""
        with inside(list_item(items)) if label else nullcontext():
            body += _part_flowables(part, label, clause, contract, composition)
    if clause.id == "parties":
        return body
    if clause.id == "signatures":
        return [*_heading(clause), *body]
    # A heading stays with the first lines below it, and with the first row where a table comes at once.
    heading = _heading(clause)
    below = _ABOVE_TABLE if clause.parts and clause.parts[0].block else _height_kept_together(heading, body)
    return [CondPageBreak(below), *heading, *body]


def _height_kept_together(heading: list[Flowable], body: list[Flowable]) -> float:
    """Return the height of a heading and of the first lines below it that no page may part: two, or all of three."""
    if not body or len(heading) != 1:
        return _ABOVE_TEXT
    head, first = heading[0], body[0]
    width = sheet().width
    height, leading = first.wrap(width, sheet().page_height)[1], style("body").leading
    lines = height if height < _WHOLE * leading + 1 else 2 * leading
    return float(head.wrap(width, sheet().page_height)[1] + head.getSpaceBefore() + head.getSpaceAfter() + lines)


def _heading(clause: ComposedClause) -> list[Flowable]:
    look = style("heading" if clause.number is None else "heading_numbered")
    label = "" if clause.number is None else f"{clause.number}."
    entry = f"{label} {shorten_text(clause.title, _OUTLINE)}".strip()
    pieces = markup([Run(clause.title)], look.fontName) or [label]
    if len(clause.title) > _LONG_TITLE:
        return [plain_paragraph(piece, look, label if index == 0 else "") for index, piece in enumerate(pieces)]
    first = marked_paragraph(pieces[0], look, label, f"clause-{clause.number or 'end'}", entry)
    return [first, *(plain_paragraph(piece, look) for piece in pieces[1:])]


def _part_flowables(
    part: ComposedPart, label: str, clause: ComposedClause, contract: ContractInput, composition: Composition
) -> list[Flowable]:
    from reportlab.platypus import CondPageBreak

    look = style("plain" if clause.number is None else "body")
    flow: list[Flowable] = []
    if part.block in TABLES and part.runs:
        flow.append(CondPageBreak(_ABOVE_TABLE - _HEADING))
    for index, piece in enumerate(markup(list(part.runs), look.fontName, styles.GAP)):
        flow.append(plain_paragraph(piece, look, label if index == 0 else ""))
    if part.block == "parties":
        flow += party_columns(contract, composition)
    elif part.block == "signatures":
        flow.append(signatures(contract, composition))
    elif part.block:
        grid = TABLES[part.block](contract, composition.speech)
        flow += draw_grid(grid, composition.speech.word("say", "note"))
    return flow
