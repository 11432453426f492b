"""Lines to blocks: paragraphs put together again, headings, rows and runs of table cells distinguished.

A PDF has no paragraphs, only lines. A line goes on in the next where it is as wide as its neighbours, or where the next
begins in lower case; short lines one under the other are the cells of a table.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from creatorbook.domain.contract_reading.text.plain import plain_letters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from creatorbook.domain.contract_reading.text.lines import Line

_MONTH = (
    r"jan|feb|fev|mar|apr|avr|abr|may|mai|jun|juin|jul|juil|aug|aout|ago|sep|oct|okt|nov|dec|dez|dic|ene|janv|mrz|maerz"
)
_CLAUSE = re.compile(
    r"(?P<number>(?:article|section|clause|artikel|articulo|clausula|ziffer|annexe?|anexo|anlage|schedule"
    r"|appendix|exhibit"
    r"|punkt|paragraph)\s+(?:\d{1,2}(?:\.\d{1,2})*(?:[ao](?![a-z]))?|[ivx]{1,5}\b|[a-z]\b|premier|primera?"
    r"|segunda?)\s*[.:)-]{0,2}"
    # "PRIMERA.- Objeto", "IV. Rechte".
    r"|(?:primera|segunda|tercera|cuarta|quinta|sexta|septima|octava|novena|(?:un|duo)?decima|premierement"
    r"|deuxiemement)\s?[.:]\s?-?|(?:i{1,3}|iv|vi{0,3}|ix|xi{0,3}|xiv|xvi{0,3})\.(?=\s)"
    r"|\d{1,2}\s?/(?=\s)|art\.?\s?\d{1,2}(?:\s?[.:)-]|\s{2,})|[a-k]\.(?=\s+\w{3,})|\d{1,2}[.)](?!\d)"
    r"|\d{1,2}(?:\.\d{1,2}){1,3}[.)]?(?=\s)|sec\.\s?\d{1,2}|\(\d{1,2}\)|\(?[a-z]\)|\([ivx]{1,5}\)|[-*])"
    rf"\s*(?!(?:{_MONTH})[a-z]*\.?\s+(?:\d{{4}}|bis|und|to|au|al|[-–]))(?P<rest>\S|$)"
)
_PARAGRAPH_SIGN = re.compile(r"\s*§\s*\d{1,3}[a-z]?\s*[.:)-]?\s*")
# "6. Notice ..... ten days": a numbered row of a label and its value.
_NAMED_CELL = re.compile(r"[^\W\d_][^\d\t.;:]{2,46}?(?:\t| {3,})\S(?:(?!\t| {3}).)*$")
# "30 days   after the invoice we pay": the value stands before what it is for.
_SAID_BEFORE = re.compile(r"(?:(?! {3})[^\t\d]){0,24}\d(?:(?! {3})[^\t]){0,38}(?:\t| {3,})(?=[a-z])(?:(?!\t| {3}).)*$")
_TERMINATED = (".", "!", "?", ";", ":", ".”", '."', ".»", ")")
_KEY = re.compile(r"[^:]{2,48}:\s+\S")
_ENTRY = re.compile(r"(?:[^\W\d_][^\s:.;,]{0,40}\s){0,3}[^\s:.;,]{1,40} ?:\s+\S")
_PREFIXES = frozenset("non co self pre post re anti multi ex vice semi sub inter sous apres demi mi e".split())  # noqa: SIM905
_TAILS = frozenset("il elle on ils elles t la ci meme".split())  # noqa: SIM905  a line
_WIDE_SHARE, _WIDE_LEAST, _WIDE_MOST = 0.62, 30, 58
_HEADING_LONGEST = 90
_HEADING_WORDS = 9
_RUN = 3
_RUN_LONGEST = 1_400


class Kind(StrEnum):
    """What a block is."""

    TEXT = "text"
    HEADING = "heading"
    ROW = "row"
    CELLS = "cells"


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together; `number` is that of a clause ("4.2"), taken off the text; `page` where it begins.

    `depth` and `speaker` as of a message's line.
    """

    text: str
    page: int
    kind: Kind = Kind.TEXT
    number: str = ""
    short: bool = False
    depth: int = 0
    speaker: str = ""


def blocks(lines: Sequence[Line]) -> tuple[Block, ...]:
    """Return the blocks of these lines in order."""
    return tuple(_runs(_mark_headings(_join_lines(lines))))


# Lines to paragraphs


def _widest(lines: Sequence[Line]) -> int:
    lengths = sorted(len(line.text) for line in lines)
    usual = lengths[len(lengths) * 8 // 10] if lengths else 0
    return round(min(max(usual * _WIDE_SHARE, _WIDE_LEAST), _WIDE_MOST))


def _join_lines(lines: Sequence[Line]) -> list[Block]:
    wide = _widest(lines)
    found: list[Block] = []
    parts: list[str] = []
    start = number = ""
    last: Line | None = None
    first: Line | None = None
    row = False

    def close() -> None:
        if parts and first is not None:
            text = _glue_parts(parts)
            short = (len(parts) == 1 and len(parts[0]) < wide) or all(len(part) < wide for part in parts)
            kind = Kind.ROW if row else Kind.TEXT
            found.append(Block(text, first.page, kind, number, short, first.depth, first.speaker))

    for line in lines:
        start, rest = ("", line.text) if line.speaker else _is_numbered(line.text)
        if (
            start[:2].strip("(").isdigit()
            and start[:1] == "("
            and parts
            and not _may_begin(parts[-1], rest, line.apart)
        ):
            # "Twelve" at the end of a line, and "(12) months" in the next.
            start, rest = "", line.text
        # A sentence goes on over the page's end; after a full stop there another document may begin.
        turned = last is not None and (
            (line.page != last.page and bool(parts) and parts[-1].endswith((".", "!", "?")) and rest[:1].isupper())
            or line.depth != last.depth
            or bool(line.speaker)
        )
        last = line
        if _SAID_BEFORE.match(rest):
            rest = " ".join(rest.split())
        is_row = ("   " in rest or "\t" in rest) and (not start or bool(_NAMED_CELL.match(rest))) and not line.speaker
        joins = not (start or row or is_row or turned)
        if parts and joins and _continues(parts[-1], rest, wide, line.apart):
            parts.append(rest)
            continue
        close()
        parts, number, first, row = [rest] if rest else [], start, line, is_row
    close()
    return found


def _may_begin(before: str, rest: str, apart: bool) -> bool:
    """Return whether a number in brackets may begin a clause under the line before it."""
    return rest[:1].isupper() and (apart or before.endswith(_TERMINATED))


def _is_numbered(text: str) -> tuple[str, str]:
    """Return a clause's number and what follows it; "" and the text where there is none."""
    if match := _PARAGRAPH_SIGN.match(text):
        return match[0].strip(), text[match.end() :]
    flat = plain_letters(text)
    match = _CLAUSE.match(flat)
    if match is None:
        return "", text
    rest = text[match.start("rest") :]
    # "e.g." and "a) …" apart: a bare letter or a sign is a number only where something follows it.
    return (match["number"].strip(), rest) if rest else ("", text)


def _continues(before: str, after: str, wide: int, apart: bool) -> bool:
    """Return whether a line goes on in the next; `apart` says that a blank line lies between them."""
    first = after[:1]
    if not first or (apart and not first.islower()):
        return False
    # "Company: …" under "Partner: …" is the next entry of a list.
    ended = before.endswith(_TERMINATED)
    if _ENTRY.match(after) and first.isupper() and (ended or len(before) < wide or _ENTRY.match(before)):
        return False
    # What is asked begins anew: "¿Cuánto? 900 €" under "¿Cuándo? …".
    if first == "¿" and not before.endswith(","):
        return False
    if before.endswith("-") and first.islower():
        return True
    if len(before) >= wide:
        # After a full stop at the margin, a short line in capitals is the next heading.
        heading = first.isupper() and len(after) < wide and not after.endswith((".", ",", ";"))
        return not (ended and heading)
    return first.islower() and not before.endswith((".", "!", "?"))


def _glue_parts(parts: list[str]) -> str:
    text = parts[0]
    for part in parts[1:]:
        if text.endswith("-") and text[-2:-1].isalpha() and part[:1].islower():
            last = plain_letters(text[:-1].rsplit(None, 1)[-1]).strip("('\"")
            kept = last in _PREFIXES or plain_letters(part.split(None, 1)[0]).strip(".,;") in _TAILS
            text = text + part if kept else text[:-1] + part
        else:
            text = f"{text} {part}"
    return text


# Headings


def _mark_headings(found: list[Block]) -> list[Block]:
    made: list[Block] = []
    for at, block in enumerate(found):
        before = made[-1] if made else None
        after = found[at + 1] if at + 1 < len(found) else None
        heading = _is_heading(block, before, after)
        made.append(replace(block, kind=Kind.HEADING, short=False) if heading else block)
    return made


def _is_heading(block: Block, before: Block | None, after: Block | None) -> bool:
    text = block.text
    if after is None or not _can_be_heading(block):
        return False
    digits = any(map(str.isdigit, text))
    if text.isupper() and not digits:
        return True
    if block.number not in ("", "-", "*"):
        # A list of numbered things has no text under its items.
        own = after.number.startswith(block.number.rstrip("."))
        return not block.number.strip("()").isalpha() and not digits and (own or not after.number)
    # The last cell of a table stands above a clause as a heading would.
    cell = before is not None and before.kind is Kind.TEXT and before.short and not before.text.endswith(_TERMINATED)
    under = not after.short or after.kind is Kind.ROW
    return block.short and not digits and not block.number and under and not (cell and after.number)


def _can_be_heading(block: Block) -> bool:
    text = block.text
    if (
        block.kind is not Kind.TEXT
        or block.speaker
        or len(text) > _HEADING_LONGEST
        or len(text.split()) > _HEADING_WORDS
    ):
        return False
    if text.endswith((".", ";", ",", "!", "?")) or _KEY.match(text) or text[:1].islower():
        return False
    return any(map(str.isalpha, text))


# Cells


def _runs(found: list[Block]) -> list[Block]:
    made: list[Block] = []
    run: list[Block] = []

    def close() -> None:
        if len(run) < _RUN:
            made.extend(run)
        else:
            made.append(Block("\n".join(each.text for each in run), run[0].page, Kind.CELLS, depth=run[0].depth))
        run.clear()

    for block in found:
        cell = (
            block.kind is Kind.TEXT
            and block.short
            and not block.number
            and not block.speaker
            and not block.text.endswith((".", ";", "!", "?"))
            and not _KEY.match(block.text)
        )
        size = sum(len(each.text) + 1 for each in run)
        if not cell or size + len(block.text) > _RUN_LONGEST or (run and run[-1].depth != block.depth):
            close()
        if cell:
            run.append(block)
        else:
            made.append(block)
    close()
    return made
