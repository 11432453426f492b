"""What a contract in two languages says once for both: its head, what stands on every page, and which text prevails."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from creatorbook.documents.bilingual.rows import heads_of_columns, row_of, spoken
from creatorbook.documents.contract.key_terms import key_terms
from creatorbook.documents.contract.story import LONGEST_TERM, contract_furniture, contract_identity
from creatorbook.documents.contract.terms_tables import TABLES
from creatorbook.documents.page.logo import logo
from creatorbook.documents.page.paragraphs import paragraphs
from creatorbook.documents.page.tables import Facts, boxed_facts, draw_grid, join_grids
from creatorbook.documents.text.language_tags import say_both
from creatorbook.documents.text.pdf_text import shorten_text

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from creatorbook.documents.contract.pairing import Side
    from creatorbook.documents.inputs.contract import ContractInput
    from creatorbook.documents.page.furniture import Furniture
    from creatorbook.documents.page.tables import Grid

_LOGO = (120.0, 30.0)  # points
_WHOSE = 200  # characters
_MOST_INITIALS = 3  # signatories whose boxes have room for two languages
Sides = tuple["Side", "Side"]


def word_in_both(sides: Sides, section: str, key: str) -> str:
    """Return a word of documents in both languages, to stand in a paragraph."""
    first, second = (side.speech.word(section, key) for side in sides)
    return say_both(first, second, sides[1].speech.tag)


def column_heads(sides: Sides) -> tuple[str, str]:
    """Return what heads the columns: the languages by their own names, and of the one that prevails that it does."""
    prevailing = sides[0].contract.languages[0]
    first, second = (
        f"{name}  ·  {side.speech.word('languages', 'prevails')}" if side.contract.language == prevailing else name
        for side in sides
        for name in [side.speech.word("languages", "own")]
    )
    return first, second


def furniture_of_both(sides: Sides) -> Furniture:
    """Return what stands on every page and in the properties: in both languages what is read, else in the first."""
    first, second = (contract_furniture(side.contract, side.composition) for side in sides)
    front = None
    if first.front is not None and second.front is not None:
        parties = tuple(
            (say_both(role, other), name)
            for (role, name), (other, _name) in zip(first.front.parties, second.front.parties, strict=True)
        )
        front = replace(
            first.front,
            kind=say_both(first.front.kind, second.front.kind),
            contents=say_both(first.front.contents, second.front.contents) if first.front.contents else "",
            parties=parties,
            lines=tuple(dict.fromkeys("  ·  ".join(each.lines) for each in (first.front, second.front)))
            + tuple(_which_prevails(side) for side in sides),
        )
    both = len(first.initials) <= _MOST_INITIALS
    return replace(
        first,
        page_words=say_both(first.page_words, second.page_words),
        draft=say_both(first.draft, second.draft) if first.draft else "",
        draft_note=say_both(first.draft_note, second.draft_note) if first.draft_note else "",
        initials=tuple(
            say_both(one, other) if both else one for one, other in zip(first.initials, second.initials, strict=True)
        ),
        front=front,
        columns=column_heads(sides),
    )


def head_of_both(sides: Sides) -> list[Flowable]:
    """Return what stands over the contract: logo, what it is, title, then in columns number and day, what prevails."""
    contract: ContractInput = sides[0].contract
    kind = word_in_both(sides, "document", "contract")
    shown = logo(*_LOGO, 8, shorten_text(contract.creator.name, _WHOSE))
    flow: list[Flowable] = [shown] if shown else []
    if contract.title.strip():
        flow += paragraphs(kind.upper(), "eyebrow")
        flow += paragraphs(contract.title, "title")
    else:
        flow += paragraphs(kind, "title")
    cells: list[list[Flowable]] = []
    for side in sides:
        with spoken(side):
            identity = "  ·  ".join(contract_identity(side.contract, side.speech))
            cells.append([*paragraphs(identity, "subtitle_left"), *paragraphs(_which_prevails(side), "prevails")])
    return [*flow, row_of(cells)]


def _which_prevails(side: Side) -> str:
    speech, languages = side.speech, side.contract.languages
    named = [speech.word("languages", each) for each in languages]
    both = speech.join(named, speech.word("languages", "and"))
    return speech.word("languages", "two").format(both=both, prevailing=named[0])


def heads_row(sides: Sides) -> Flowable:
    """Return the names of the languages over their columns."""
    return heads_of_columns(sides, column_heads(sides))


def key_box(sides: Sides) -> list[Flowable]:
    """Return the key terms in a box, in both languages side by side, so that they are read on the first page."""
    boxes = []
    for side in sides:
        terms = [term for term in key_terms(side.contract, side.composition) if term.summary]
        rows = [(term.name, tuple(shorten_text(line, LONGEST_TERM) for line in term.summary)) for term in terms]
        speech = side.speech
        boxes.append(
            Facts(
                speech.word("sheet", "key"), rows, speech.word("sheet", "key_note"), side.contract.language, speech.tag
            )
        )
    return [boxed_facts(*boxes)] if boxes[0].rows else []


def draw_both(block: str, sides: Sides) -> list[Flowable]:
    """Return a table of terms in both languages: what both say alike is said once.

    Where one has rows or columns that the other has not, there are two tables, one below the other.
    """
    grids = [TABLES[block](side.contract, side.speech) for side in sides]
    note = word_in_both(sides, "say", "note")
    if len({(len(grid.columns), len(grid.rows)) for grid in grids}) > 1:
        return [part for side, grid in zip(sides, grids, strict=True) for part in _draw_alone(side, grid)]
    languages = tuple((side.contract.language, side.speech.tag) for side in sides)
    return draw_grid(join_grids(grids[0], grids[1], languages), note)


def _draw_alone(side: Side, grid: Grid) -> list[Flowable]:
    if not grid.rows or not grid.columns:
        return []
    with spoken(side):
        return draw_grid(grid, side.speech.word("say", "note"))
