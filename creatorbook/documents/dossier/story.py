"""The first pages of a dossier: what is owed to the day, line by line, what is inside and where, what is missing."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from creatorbook.documents.letters.tables import letter_grid
from creatorbook.documents.page.furniture import Furniture
from creatorbook.documents.page.paragraphs import paragraphs
from creatorbook.documents.page.tables import Cell, Column, Grid, draw_grid
from creatorbook.documents.text.pdf_text import shorten_text
from creatorbook.documents.words.letters import letter_words
from creatorbook.documents.words.speech import speech_in
from creatorbook.domain.records.letters import LetterKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.platypus import Flowable

    from creatorbook.documents.inputs.dossier import DossierInput
    from creatorbook.documents.words.speech import Speech

_NAME = 160
_HALF = 32  # hexadecimal digits on a line: a SHA-256 takes two
_LITTLE = 64  # points that must be left on a page to begin a heading with its first lines


def dossier_furniture(dossier: DossierInput) -> Furniture:
    """Return what stands on every page, and what the PDF says about itself."""
    speech = speech_in(dossier.language)
    title = " – ".join(part for part in (speech.word("dossier", "title"), dossier.number or dossier.title) if part)
    return Furniture(
        title=shorten_text(title, _NAME),
        author=shorten_text(dossier.reckoning.creator.name, _NAME),
        subject=shorten_text(dossier.title, _NAME),
        language=speech.tag,
        running_head=shorten_text(title, _NAME),
        footer=speech.word("dossier", "made").format(date=speech.day(dossier.made_on)),
        # Of the pages that follow, nobody counted these.
        page_words=speech.word("dossier", "on_page"),
        made=dossier.made_on,
    )


def dossier_story(dossier: DossierInput, pages: Sequence[int], *, unlike: Sequence[str] = ()) -> list[Flowable]:
    """Return the first pages as flowables; `pages` are the numbers on which the parts begin, 0 for none.

    `unlike` are the names of parts that keep the file from being one for an archive.
    """
    from reportlab.platypus import CondPageBreak

    speech = speech_in(dossier.language)
    letter = dossier.reckoning
    flow: list[Flowable] = []
    flow += paragraphs(speech.word("dossier", "title").upper(), "eyebrow")
    flow += paragraphs(shorten_text(dossier.title, _NAME), "title")
    flow += paragraphs(f"{letter.creator.name}  ·  {letter.brand.name}", "subtitle")
    flow += paragraphs(speech.word("dossier", "note"), "subtitle")
    flow += paragraphs(speech.word("dossier", "sum"), "heading")
    words = {key: speech.spell(word) for key, word in letter_words(dossier.language, "words").items()}
    whole = replace(letter, kind=LetterKind.FORMAL_NOTICE)
    for block in ("claim", "interest"):
        grid = letter_grid(block, whole, speech, words)
        if grid is not None:
            if block == "interest":
                flow.append(CondPageBreak(_LITTLE))
                flow += paragraphs(speech.word("dossier", "interest"), "heading")
            flow += draw_grid(grid, speech.word("say", "note"))
    if letter.claim is not None and letter.claim.basis:
        said = words["pair"].format(name=letter.claim.basis, value=letter.claim.reckoning)
        flow += paragraphs(f"{said[0].upper()}{said[1:]}", "log_line")
    if dossier.parts:
        flow.append(CondPageBreak(_LITTLE))
        flow += paragraphs(speech.word("dossier", "parts"), "heading")
        flow += draw_grid(_parts(speech, dossier, pages), speech.word("say", "note"))
    lacking = [speech.word("dossier", each.key).format(name=shorten_text(each.name, _NAME)) for each in dossier.missing]
    if unlike:
        lacking.append(speech.word("dossier", "not_archival").format(name=shorten_text(", ".join(unlike), _NAME)))
    if lacking:
        flow.append(CondPageBreak(_LITTLE))
        flow += paragraphs(speech.word("dossier", "missing"), "heading")
        flow += paragraphs("\n".join(lacking), "log_line")
    return flow


def _parts(speech: Speech, dossier: DossierInput, pages: Sequence[int]) -> Grid:
    heads = [speech.word("dossier", key) for key in ("part", "day", "where")]
    columns = [Column(heads[0], 40), Column(heads[1], 24), Column(heads[2], 18), Column("SHA-256", 56)]
    rows = []
    for part, page in zip(dossier.parts, pages, strict=True):
        sha256 = hashlib.sha256(part.data).hexdigest() if part.data else ""
        where = speech.word("dossier", "in_book")
        if page:
            where = speech.word("dossier", "on_page").format(page=speech.number(page))
        elif part.data:
            where = speech.word("dossier", "attached")
        rows.append(
            [
                Cell(shorten_text(part.title, _NAME), strong=True),
                Cell(speech.short_day(part.on) if part.on is not None else ""),
                Cell(where),
                Cell(f"{sha256[:_HALF]} {sha256[_HALF:]}".strip()),
            ]
        )
    return Grid(columns, rows)
