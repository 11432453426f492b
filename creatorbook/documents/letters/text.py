"""From the input and the letters of a language to the text of one letter: as paragraphs for the page, or for a mail."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.documents.contract.filling import Filled, fill
from creatorbook.documents.letters.values import LETTER_VALUES
from creatorbook.documents.text.pdf_text import Run, join_lines, keep_every_sign, normalise_text
from creatorbook.documents.words.letter_conditions import letter_conditions_hold
from creatorbook.documents.words.letters import letter_text, letter_words
from creatorbook.documents.words.speech import speech_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from creatorbook.documents.inputs.letter import LetterInput
    from creatorbook.documents.page.tables import Grid
    from creatorbook.documents.words.letters import LetterText
    from creatorbook.documents.words.speech import Speech

_PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")


@dataclass(frozen=True, slots=True)
class LetterBlock:
    """One paragraph as runs of text, and the table that follows it, None for none."""

    runs: tuple[Run, ...]
    grid: Grid | None = None


@dataclass(frozen=True, slots=True)
class ComposedLetter:
    """The whole text of a letter; `head` is a line over its title.

    `empty` are the placeholders without a value, `unknown` those that do not exist.
    """

    speech: Speech
    text: LetterText
    title: tuple[Run, ...]
    place_date: str
    head: tuple[Run, ...]
    reference: str
    salutation: tuple[Run, ...]
    blocks: tuple[LetterBlock, ...]
    closing: str
    signature: str
    empty: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def subject(self) -> str:
        """The title on one line, as the subject of a mail."""
        return join_lines("".join(run.text for run in self.title))


def compose_letter(letter: LetterInput) -> ComposedLetter:
    """Return the text of the letter; raises BadInput where there are no letters in its language."""
    text = letter_text(letter.language, letter.kind, letter.tone)
    speech = speech_in(letter.language, letter.brand.country)
    named = bool(letter.contact.strip())
    key = f"{'formal' if text.formal else 'warm'}{'_named' if named else ''}"
    filled: list[Filled] = []

    def put(words: str) -> tuple[Run, ...]:
        filled.append(_fill(speech.spell(words), letter, speech))
        return filled[-1].runs

    head = _letter_lines(letter, text, put)
    title = put(text.title)
    salutation = put(letter_words(letter.language, "salutation")[key])
    blocks = _blocks(letter, text, speech, put)
    if not letter.signed_by.strip():
        put("{{ creator.name }}")
    if not letter.brand.name.strip():
        put("{{ brand.name }}")
    words = letter_words(letter.language, "words")
    day = speech.day(letter.dated_on)
    place = letter.place.strip()
    return ComposedLetter(
        speech,
        text,
        title,
        words["place_date"].format(place=place, date=day) if place else words["date"].format(date=day),
        head,
        _reference(letter, speech),
        salutation,
        blocks,
        speech.spell(letter_words(letter.language, "closing")[key]),
        _signature(letter),
        tuple(dict.fromkeys(name for one in filled for name in one.empty)),
        tuple(dict.fromkeys(name for one in filled for name in one.unknown)),
    )


def _fill(words: str, letter: LetterInput, speech: Speech) -> Filled:
    def read(name: str) -> str | None:
        return LETTER_VALUES[name].read(letter, speech) if name in LETTER_VALUES else None

    return fill(words, read, speech, lambda name: value_name(letter.language, name))


def value_name(language: str, placeholder: str) -> str:
    """Return what a placeholder is called in the language, the placeholder itself where it has no name."""
    return letter_words(language, "value").get(placeholder, placeholder)


def _blocks(
    letter: LetterInput, text: LetterText, speech: Speech, put: Callable[[str], tuple[Run, ...]]
) -> tuple[LetterBlock, ...]:
    from creatorbook.documents.letters.tables import letter_grid

    words = _Words(letter.language, speech)
    blocks: list[LetterBlock] = []
    for part in text.parts:
        if part.place == "head" or not letter_conditions_hold(letter, part.when, part.unless):
            continue
        grid = letter_grid(part.block, letter, speech, words) if part.block else None
        if part.place == "joined" and blocks and blocks[-1].grid is None:
            blocks[-1] = LetterBlock((*blocks[-1].runs, Run(" "), *put(part.text)), grid)
        else:
            blocks.append(LetterBlock(put(part.text), grid))
    # The user's own words are printed as they are: nothing in them is a placeholder.
    blocks += [LetterBlock((Run(own),)) for own in _PARAGRAPHS.split(letter.own_words.strip()) if own.strip()]
    return tuple(blocks)


def _letter_lines(letter: LetterInput, text: LetterText, put: Callable[[str], tuple[Run, ...]]) -> tuple[Run, ...]:
    shown = [
        part for part in text.parts if part.place == "head" and letter_conditions_hold(letter, part.when, part.unless)
    ]
    return tuple(run for part in shown for run in put(part.text))


class _Words(dict[str, str]):
    """The other words of letters, spelt as the country spells them."""

    def __init__(self, language: str, speech: Speech) -> None:
        super().__init__({key: speech.spell(word) for key, word in letter_words(language, "words").items()})


def _reference(letter: LetterInput, speech: Speech) -> str:
    if not letter.contract_number.strip():
        return ""
    words = letter_words(letter.language, "words")
    if letter.contract_on is None:
        return words["contract_undated"].format(number=letter.contract_number)
    return words["contract"].format(number=letter.contract_number, date=speech.day(letter.contract_on))


def _signature(letter: LetterInput) -> str:
    if letter.signed_by != letter.creator.name:
        return letter_words(letter.language, "words")["guardian"].format(
            name=letter.signed_by, creator=letter.creator.name
        )
    return letter.creator.name


def mail_title(letter: LetterInput) -> str:
    """Return the letter's title on one line, in its own language: the subject of a mail."""
    with keep_every_sign():
        return compose_letter(letter).subject


@keep_every_sign()
def mail_text(letter: LetterInput) -> str:
    """Return the letter as the plain text of a mail: no addresses, tables as lines, ends of lines as line feeds."""
    composed = compose_letter(letter)
    pair = letter_words(letter.language, "words")["pair"]
    paragraphs = [_runs_text(composed.salutation)]
    for block in composed.blocks:
        said = _runs_text(block.runs)
        paragraphs.append(said if block.grid is None else "\n".join([said, *_lines(block.grid, pair)]))
    paragraphs.append(composed.closing)
    reach = [composed.signature, letter.creator.email, letter.creator.phone]
    paragraphs.append("\n".join(line for line in map(join_lines, reach) if line))
    return "\n\n".join(part for part in paragraphs if part) + "\n"


def _runs_text(runs: tuple[Run, ...]) -> str:
    return normalise_text("".join(run.text for run in runs)).strip()


def _lines(grid: Grid, pair: str) -> list[str]:
    """Return a table as lines: a label and its amount, or each row's cells that say something with their heads."""
    few = len(grid.columns) <= 2  # noqa: PLR2004  a label and its amount need no heads
    lines = []
    for row in grid.rows:
        cells: list[str] = []
        for cell, column in zip(row, grid.columns, strict=True):
            said, more = join_lines(cell.text), join_lines(", ".join(part for part in cell.soft if part.strip()))
            said = f"{said} ({more})" if said and more else said or more
            if said:
                cells.append(pair.format(name=column.head, value=said) if cells and not few else said)
        joined = pair.format(name=cells[0], value=cells[1]) if few and len(cells) > 1 else ", ".join(cells)
        lines.append(f"- {joined}")
    return lines
