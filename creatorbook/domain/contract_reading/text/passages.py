"""Pages of text to passages: sentences, rows of tables and runs of cells, each with its page and its heading."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from creatorbook.domain.contract_reading.text.blocks import Block, Kind, blocks
from creatorbook.domain.contract_reading.text.lines import lines
from creatorbook.domain.contract_reading.text.plain import collapse_runs, plain_letters
from creatorbook.domain.contract_reading.text.stacked import (
    drop_item_numbers,
    join_labels,
    number_headings,
    split_columns,
    unstack,
)
from creatorbook.domain.values.day_names import MONTH_NUMBERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LONGEST = 1_500
_CELL_GAP = re.compile(r"\t|(?<! ) {3,}")
_LABEL = 48
_ANSWERS = 2
# "They would boost it. 2 months, UK + Ireland": a few words with a length, and no sentence of their own.
_FRAGMENT = re.compile(r"\d{1,3} \w{3,10}(?:, [^.;]{0,40})?[.!]?$")
# What a heading names without a sentence: "Notice", and below it "Three months".
_ANSWER = 60
_THREE = 3
_ASKED, _QUOTED = 120, 200
_PICTURE = re.compile(r"^[^\w(\"']+")
_REMARKS = re.compile(
    r"neu|new|nouve|nuev|amended|revised|remarks?|notes?|comments?|details?|precisions?|remarques?|anmerkung"
    r"|bemerkung|hinweis|observacion|comentario|notas?|zusatz"
)
_COLUMN = re.compile(
    r"(?:\t| {3,})(?:amount|sum|price|total|details?|description|montant|prix|betrag|preis|beschreibung|importe|precio"
    r"|descripcion|date|datum|fecha|quantity|quantite|menge|cantidad)\s*$"
)
_BOX = re.compile(r"\[ ?[xX✓✔]? ?\]|[☐☑☒]")
_HEAD = re.compile(
    r"(?:flight |campaign )?(?:start|end|begin|debut|fin|beginn|ende|inicio)|units?|qty|quantit|menge|anzahl"
    r"|cantidad|nombre|uds|rate|gross|amount|price|total"
    r"|prix|montant|preis|betrag|precio|importe|tarifa|date|datum|fecha|due|format|channel|platform|plat|kanal"
    r"|canal|deliverable|livrable|contenu|inhalt|contenido|entregable"
    r"|old|new|bisher|neu|ancien|nouve|anterior|nuev"
)
_INLINE_HEADING = re.compile(r"[^.!?:]{3,60}[.:]\s+(?=\S)")
_INLINE_WORDS = 7
_LABEL_WORDS = 3
_ENTRY = re.compile(r"(?:[^\W\d_][^\s:.;,]{0,40}\s){0,3}[^\W\d_][^\s:.;,]{0,40} ?:(?=\s)")
_VERB = re.compile(
    r"(?<![a-z])(?:is|are|was|will|shall|may|can|has|have|we|you|i|est|sont|sera|peut|a|ont|on|je|tu|vous|ist"
    r"|sind|wird|werden"
    r"|kann|hat|wir|du|lauft|es|son|sera|puede|ha|han|se|te)(?![a-z'])(?!$)"
)
_END = re.compile(r"[.!?]+[\"»”’)]*\s+(?=[\"«“(\[¿¡]?\s?[^\W_a-z])")
# "… until 19 December ¿Cuánto? …": a question begins a sentence, whatever stands before it.
_END_OR_QUESTION = re.compile(rf"{_END.pattern}|(?<=\w)\s+(?=¿)")
_NEAR = 60
_REFERRED = re.compile(
    r"\W{0,4}(?:[^\W\d_][\w'’.]{0,9}\W{1,4}){0,4}?(?:section|clause|article|paragraph|art\.|§|ziffer|ziff\."
    r"|punkt|abschnitt"
    r"|cláusula|clausula|artículo|articulo|apartado)\s?(?:[ivx]+|\d+)[\w.]*(?: (?:bis|ter|abs\. ?\d+))? ?"
    r"\((?P<about>[^\W\d_][^()\d–-]{2,40}?)(?: [–-] [^()]{0,40})?\)",
    re.IGNORECASE,
)
_MONTH = re.compile(rf"(?:{'|'.join(sorted(MONTH_NUMBERS, key=len, reverse=True))})(?![a-z])")
_MONEY_AHEAD = re.compile(r"(?:^|[\s(])(?:rs|s?fr|chf)$")
_SHORT_FORMS = re.compile(
    r"(?:^|[\s(\"'])(?:art|no|nr|n|abs|ziff|approx|ca|env|e\.g|i\.e|z\.b|u\.a|d\.h|bzw|inkl"
    r"|zzgl|incl|excl|max"
    r"|min|mr|mrs"
    r"|ms|dr|st|sr|sra|m|mme|ltd|inc|co|corp|vs|cf|p|pp|tel|jan|janv|feb|fev|fevr|mar|apr|avr|abr|jun|juin|jul|juil|aug"
    r"|aout|ago|sep|sept|oct|okt|nov|dec|dez|dic|ene|[a-z])$"
)


@dataclass(frozen=True, slots=True)
class Label:
    """What names the characters from `start` to before `end` of a passage, in plain letters."""

    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, a row, or a run of cells (then with line breaks between them).

    `plain` is the text in plain letters, place by place; `title` the plain heading above it, with a table's column
    heads; `page` counts from 1; `table` tells rows and cells from sentences. `labels` are what names
    the row, the clause or a cell of its own ("start date"), each with the characters that it names. `depth` counts the
    answers to the message that it is quoted from; `talk` tells what somebody says in a chat.
    """

    text: str
    page: int
    plain: str
    title: str = ""
    heading: str = ""
    table: bool = False
    labels: tuple[Label, ...] = ()
    depth: int = 0
    talk: bool = False


def passages(pages: Sequence[str]) -> tuple[Passage, ...]:
    """Return what the pages say, in order."""
    found: list[Passage] = []
    heading = head_row = asked = last = ""
    depth = asked_before = 0
    for block in blocks(
        unstack(join_labels(number_headings(drop_item_numbers(lines([_clean(page) for page in pages])))))
    ):
        if block.depth != depth:
            # What a message is quoted for between the lines of its answer names what is answered.
            heading = last if block.depth < depth and len(last) <= _QUOTED else ""
            depth, head_row = block.depth, ""
        if block.kind is Kind.HEADING:
            heading, head_row = block.text, ""
        elif block.kind is Kind.ROW and _is_head_row(block, head_row):
            head_row = block.text
        elif block.kind is not Kind.ROW:
            head_row = ""
        # What is asked in a chat names what is answered.
        above = asked if block.speaker else heading
        talk = bool(block.speaker)
        found.extend(replace(each, depth=depth, talk=talk) for each in _passages_of_block(block, above, head_row))
        last = block.text
        asked_before += 1
        if block.speaker and ("?" in block.text or asked_before > _ANSWERS):
            asked, asked_before = block.text if "?" in block.text else "", 0
    return tuple(found)


def _clean(page: str) -> str:
    return collapse_runs(unicodedata.normalize("NFKC", split_columns(page)))


def _passages_of_block(block: Block, heading: str, head_row: str) -> Iterator[Passage]:
    if block.kind is Kind.HEADING:
        yield Passage(block.text, block.page, plain_letters(block.text), "", "")
        return
    if block.kind in (Kind.ROW, Kind.CELLS):
        label = _row_label(block)
        title = plain_letters(" ".join(filter(None, (heading, head_row, label))))
        labels = tuple(_labels_within(block.text)) or _cell_labels(block, label, head_row)
        for piece in _cut(block.text):
            own = tuple(each for each in labels if each.end <= len(piece))
            yield Passage(piece, block.page, plain_letters(piece), title, heading, table=True, labels=own)
        return
    label = _clause_label(block)
    title = plain_letters(f"{heading} {label}".strip())
    sentences = list(_sentences(block.text))
    bare = len(sentences) == 1 and len(block.text) <= _ANSWER and len(heading.split()) <= _LABEL_WORDS
    for number, sentence in enumerate(sentences):
        if number and (not block.number or label.endswith(":")):
            # "Rights: …" in a list names what it begins, a clause's heading all of its sentences.
            entry = _entry_label(sentence)
            if entry or label.endswith(":"):
                title, label = plain_letters(f"{heading} {entry}".strip()), entry
        if "(" in sentence[:_NEAR] and (referred := _REFERRED.match(sentence)):
            # "Section 6 (Usage). The words … are replaced by …": what an amendment is about stands in brackets.
            label = referred["about"]
            title = plain_letters(f"{heading} {label}".strip())
        before = sentences[number - 1] if number else ""
        if (before.endswith("?") or (before and _FRAGMENT.match(sentence))) and len(before) <= _ASKED:
            # "And the ads? Three months, Ireland only."
            title = plain_letters(f"{heading} {before}".strip())
        for piece in _cut(sentence):
            named = label or (heading if bare and not _VERB.search(plain_letters(piece)) else "")
            labels = (Label(_bare(named), 0, len(piece)),) if named else ()
            yield Passage(piece, block.page, plain_letters(piece), title, heading, labels=labels)


def _entry_label(sentence: str) -> str:
    """Return what a sentence says that it is about: "Period: …"; empty where it is no entry of a list."""
    match = _ENTRY.match(sentence)
    return match[0].strip() if match is not None else ""


def _cell_labels(block: Block, label: str, head_row: str) -> tuple[Label, ...]:
    """Return the names of a row's cells: the first of two names the second, else the head of its column does."""
    if label:
        return (Label(_bare(label), len(label), len(block.text)),)
    heads, cells = _CELL_GAP.split(head_row), list(_cells(block.text))
    digits = [any(map(str.isdigit, block.text[slice(*cell)])) for cell in cells]
    # "Flight start   1 May   Flight end   30 June": two labels, each with its value beside it.
    if digits == [False, True, False, True]:
        return tuple(Label(_bare(block.text[slice(*cells[at])]), *cells[at + 1]) for at in (0, 2))
    if block.kind is Kind.ROW and not head_row and len(cells) == _THREE and not digits[0]:
        return tuple(Label(_bare(block.text[slice(*cells[0])]), *cell) for cell in cells[1:])
    if block.kind is not Kind.ROW or len(heads) != len(cells) or block.text == head_row:
        return ()
    named = tuple(Label(_bare(head), *cell) for head, cell in zip(heads, cells, strict=True))
    # The first cell of a row names it too: "Notice   two weeks   by either side".
    first = block.text[slice(*cells[0])]
    if any(map(str.isdigit, first)) or not first:
        return named
    own = tuple(
        Label(_bare(first), *cell)
        for head, cell in zip(heads[1:], cells[1:], strict=True)
        if cell is cells[1] or _REMARKS.match(plain_letters(head))
    )
    return (*own, *named)


def _labels_within(text: str) -> Iterator[Label]:
    """Yield the names that the cells of a row begin with themselves: "Fee: 900 EUR   Payment: 30 days"."""
    if "\n" in text or not _ENTRY.match(text):
        return
    for start, end in _cells(text):
        if (named := _ENTRY.match(text[start:end])) is not None and text[start + named.end() : end].strip():
            yield Label(_bare(named[0]), start + named.end(), end)


def _cells(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in _CELL_GAP.finditer(text):
        yield start, gap.start()
        start = gap.end()
    yield start, len(text)


def _clause_label(block: Block) -> str:
    """Return the words that a paragraph begins with to say what it is about: "3. Fee. …", "Fee: …"."""
    inline = _INLINE_HEADING.match(block.text)
    if inline is None:
        return ""
    label = inline[0].strip()
    # A sentence of its own is no heading, and neither is what a number or a sum stands in.
    if any(map(str.isdigit, label)) or _VERB.search(plain_letters(label)):
        return ""
    most = _INLINE_WORDS if block.number or label.endswith(":") else _LABEL_WORDS
    return label if len(label.split()) <= most else ""


def _bare(label: str) -> str:
    # A picture before a label is no part of it.
    return _PICTURE.sub("", plain_letters(label)).strip(" .:-?!¿¡\"'")


def _is_head_row(block: Block, head_row: str) -> bool:
    """Return whether a row names the columns under it; of two cells, the first more likely names the second."""
    # What is ticked in a row is an answer, and no name of a column.
    if any(map(str.isdigit, block.text)) or _BOX.search(block.text):
        return False
    cells = _CELL_GAP.split(plain_letters(block.text))
    if len(_CELL_GAP.split(head_row)) == len(cells):
        return sum(bool(_HEAD.match(cell.strip())) for cell in cells) > 1
    if len(cells) == 2:  # noqa: PLR2004  a label and its value
        return not head_row and bool(_COLUMN.search(plain_letters(block.text)))
    return True


def _row_label(block: Block) -> str:
    """Return the first cell of a row of two: it says what the second is about."""
    cells = _CELL_GAP.split(block.text) if block.kind is Kind.ROW else []
    # What it is about, and what is said: in one cell, or as boxes to tick.
    label = cells[0] if len(cells) == _ANSWERS or (len(cells) > 1 and _BOX.match(cells[1])) else ""
    return label if len(label) <= _LABEL and not any(map(str.isdigit, label)) else ""


def _sentences(text: str) -> Iterator[str]:
    flat = plain_letters(text)
    start = 0
    for match in (_END_OR_QUESTION if "¿" in text else _END).finditer(text):
        # A point after a short form or a day of the month ends no sentence.
        before = flat[max(start, match.start() - 12) : match.start()]
        # "Paid for 30 days... make that 2 months": three points are a breath.
        if match[0].startswith(".."):
            continue
        if text[match.start()] == "." and text[match.end()].isdigit() and _MONEY_AHEAD.search(before):
            continue
        # "Our habit is 30. Rights: 4 months": an entry of its own begins after the number.
        ordinal = before[-1:].isdigit() and not _ENTRY.match(text, match.end())
        if text[match.start()] == "." and (
            _SHORT_FORMS.search(before) or (ordinal and _ends_in_ordinal(before, flat[match.end() :]))
        ):
            continue
        yield text[start : match.end()].strip()
        start = match.end()
    if text[start:].strip():
        yield text[start:].strip()


def _ends_in_ordinal(before: str, after: str) -> bool:
    """Return whether the text ends in a number of one or two digits that stands alone: "am 3", as in "am 3. März".

    At the beginning of a text it counts a clause, unless a month follows.
    """
    digits = before[len(before.rstrip("0123456789")) :]
    lead = before[: -len(digits)][-1:]
    dated = lead == " " or (not lead and bool(_MONTH.match(after)))
    return len(digits) <= 2 and dated  # noqa: PLR2004  a day of the month


def _cut(text: str) -> Iterator[str]:
    while len(text) > _LONGEST:
        cut = max(text.rfind(" ", 1, _LONGEST), text.rfind("\n", 1, _LONGEST))
        cut = cut if cut > 0 else _LONGEST
        yield text[:cut]
        text = text[cut:].lstrip()
    if text:
        yield text
