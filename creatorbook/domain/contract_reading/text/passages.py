"""Pages of text to passages: sentences, rows of tables and runs of cells, each with its page and its heading."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.domain.contract_reading.text.blocks import Block, Kind, blocks
from creatorbook.domain.contract_reading.text.lines import lines
from creatorbook.domain.contract_reading.text.plain import collapse_runs, plain_letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LONGEST = 1_500
_CELL_GAP = re.compile(r"\t|(?<! ) {3,}")
_LABEL = 48
_INLINE_HEADING = re.compile(r"[^.!?:]{3,60}[.:]\s+(?=\S)")
_INLINE_WORDS = 7
_END = re.compile(r"[.!?]+[\"»”’)]*\s+(?=[\"«“(\[]?\s?[^\W_a-z])")
_SHORT_FORMS = re.compile(
    r"(?:^|[\s(\"'])(?:art|no|nr|n|abs|ziff|approx|ca|env|e\.g|i\.e|z\.b|u\.a|d\.h|bzw|inkl|zzgl|incl|excl|max|min|mr|mrs"
    r"|ms|dr|st|sr|sra|m|mme|ltd|inc|co|corp|vs|cf|p|pp|tel|jan|janv|feb|fev|fevr|mar|apr|avr|abr|jun|juin|jul|juil|aug"
    r"|aout|ago|sep|sept|oct|okt|nov|dec|dez|dic|ene|[a-z])$"
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, a row, or a run of cells (then with line breaks between them).

    `plain` is the text in plain letters, place by place; `title` the plain heading above it, with a table's column
    heads; `page` counts from 1; `table` tells rows and cells from sentences.
    """

    text: str
    page: int
    plain: str
    title: str = ""
    heading: str = ""
    table: bool = False


def passages(pages: Sequence[str]) -> tuple[Passage, ...]:
    """Return what the pages say, in order."""
    found: list[Passage] = []
    heading = head_row = ""
    for block in blocks(lines([collapse_runs(unicodedata.normalize("NFKC", page)) for page in pages])):
        if block.kind is Kind.HEADING:
            heading, head_row = block.text, ""
        elif block.kind is Kind.ROW and not any(map(str.isdigit, block.text)) and not head_row:
            head_row = block.text
        elif block.kind is not Kind.ROW:
            head_row = ""
        found.extend(_passages_of_block(block, heading, head_row))
    return tuple(found)


def _passages_of_block(block: Block, heading: str, head_row: str) -> Iterator[Passage]:
    if block.kind is Kind.HEADING:
        yield Passage(block.text, block.page, plain_letters(block.text), "", "")
        return
    if block.kind in (Kind.ROW, Kind.CELLS):
        title = plain_letters(" ".join(filter(None, (heading, head_row, _row_label(block)))))
        for piece in _cut(block.text):
            yield Passage(piece, block.page, plain_letters(piece), title, heading, table=True)
        return
    text, own = block.text, heading
    inline = _INLINE_HEADING.match(text) if block.number else None
    if inline and len(inline[0].split()) <= _INLINE_WORDS:
        own = f"{heading} {inline[0].strip()}".strip()
    title = plain_letters(own)
    for sentence in _sentences(text):
        for piece in _cut(sentence):
            yield Passage(piece, block.page, plain_letters(piece), title, heading)


def _row_label(block: Block) -> str:
    """Return the first cell of a row of two: it says what the second is about."""
    cells = _CELL_GAP.split(block.text) if block.kind is Kind.ROW else []
    label = cells[0] if len(cells) == 2 else ""  # noqa: PLR2004  what it is about, and what is said
    return label if len(label) <= _LABEL and not any(map(str.isdigit, label)) else ""


def _sentences(text: str) -> Iterator[str]:
    flat = plain_letters(text)
    start = 0
    for match in _END.finditer(text):
        # A point after a short form or a day of the month ends no sentence.
        before = flat[max(start, match.start() - 12) : match.start()]
        if text[match.start()] == "." and (
            _SHORT_FORMS.search(before) or (before[-1:].isdigit() and _ends_in_ordinal(before))
        ):
            continue
        yield text[start : match.end()].strip()
        start = match.end()
    if text[start:].strip():
        yield text[start:].strip()


def _ends_in_ordinal(before: str) -> bool:
    """Return whether the text ends in a number of one or two digits that stands alone: "am 3", as in "am 3. März"."""
    digits = before[len(before.rstrip("0123456789")) :]
    lead = before[: -len(digits)][-1:]
    return len(digits) <= 2 and lead == " "  # noqa: PLR2004  a day of the month


def _cut(text: str) -> Iterator[str]:
    while len(text) > _LONGEST:
        cut = max(text.rfind(" ", 1, _LONGEST), text.rfind("\n", 1, _LONGEST))
        cut = cut if cut > 0 else _LONGEST
        yield text[:cut]
        text = text[cut:].lstrip()
    if text:
        yield text
