"""Lines of pages without what is no part of the text: running heads and feet, page numbers, rules drawn with signs."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.domain.contract_reading.text.messages import say_lines
from creatorbook.domain.contract_reading.text.plain import plain_letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from creatorbook.domain.contract_reading.text.messages import Said

_EDGE = 4
_GAP = "   "
# The lines that frame a table drawn with signs.
_FRAME = " \t|¦│┃║"
_PAGE_NUMBER = re.compile(r"[-\s]*(?:page|seite|pagina|p\.?)?\s*\d{1,4}\s*(?:(?:of|sur|von|de|/)\s*\d{1,4})?[-\s]*")
_RULE = re.compile(r"[\s._\-=*~#|+¦│┃║─═┼]+")
# A line of a list of contents: dots lead to its page.
_LEADER = re.compile(r"(?:\.{5}|(?:\. ){5}|…{3})[.\s…]*\d{0,3}\s*$")
_DOTS = (".....", ". .", "…")
# Dots that lead from a label to what is said of it, as the cells of a row stand apart: "Fee ........ 900 EUR".
_LED_TO = re.compile(r"(?<=\S)\s\.+\s+(?=\S)")
# What sets the label of a line apart from what is said of it: "Timing → 4 to 22 October", "Price | 400 EUR".
_BAR = re.compile(r"(?<=\S)\s*(?:[|¦│┃]|(?<!\d )(?<!\d)(?:→|➔|➜|=>))\s*(?=\S)")
_BARS = "|¦│┃→➔➜="
# Arrows begin an entry of a list as dashes do.
_ARROW = re.compile(r"^\s*[→➔➜➤►▶▸⇒‣▪●➢»›❯★☆✦❖◆◇♦✱]+\s+(?=\S)")
_LONGEST = 4_000


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page; `page` counts from 1, `text` has no spaces at its ends, `apart`: a blank line is above it.

    `depth` and `speaker` as of a message's line; "" where nobody begins to speak with it.
    """

    page: int
    text: str
    apart: bool = False
    depth: int = 0
    speaker: str = ""


def lines(pages: Sequence[str]) -> tuple[Line, ...]:
    """Return the lines of the pages that say something; what stands at the head or foot of half of them is left out."""
    said = [say_lines(page) for page in pages]
    listed = [[line for line in page if line.text.strip()] for page in said]
    repeated = _repeated_lines([[line.text for line in page] for page in listed])
    found: list[Line] = []
    for number, page in enumerate(listed, 1):
        last = len(page) - 1
        below_blank = _below_blank(said[number - 1])
        for at, line in enumerate(page):
            edge = at < _EDGE or at > last - _EDGE
            if edge and (_keys(line.text, number) & repeated or _PAGE_NUMBER.fullmatch(plain_letters(line.text))):
                continue
            if not _RULE.fullmatch(line.text) and not _leads_to_page(line.text):
                first, *rest = _cut_line(_bare(line.text))
                found.append(Line(number, first, at in below_blank, line.depth, line.speaker))
                found.extend(Line(number, piece, depth=line.depth) for piece in rest)
    return tuple(found)


def _leads_to_page(text: str) -> bool:
    dotted = any(dots in text for dots in _DOTS)
    return dotted and bool(_LEADER.search(text))


def _bare(text: str) -> str:
    """Return a line without the signs that frame it, begin it, or lead from its label to what is said of it."""
    text = _ARROW.sub("- ", text.strip(_FRAME))
    text = _LED_TO.sub(_GAP, text, count=1) if " ." in text or "\t." in text else text
    return _BAR.sub(_GAP, text) if any(sign in text for sign in _BARS) else text


def _below_blank(page: Sequence[Said]) -> frozenset[int]:
    """Return which of a page's lines that say something stand right under one that says nothing."""
    found: set[int] = set()
    at, blank = 0, False
    for line in page:
        if not line.text.strip():
            blank = True
            continue
        if blank and at:
            found.add(at)
        at, blank = at + 1, False
    return frozenset(found)


def _repeated_lines(pages: list[list[str]]) -> frozenset[str]:
    if len(pages) < 2:  # noqa: PLR2004  one page repeats nothing
        return frozenset()
    counts: Counter[str] = Counter()
    for number, page in enumerate(pages, 1):
        counts.update({key for line in (*page[:_EDGE], *page[-_EDGE:]) for key in _keys(line, number)})
    least = max(2, len(pages) / 2)
    return frozenset(key for key, count in counts.items() if count >= least and any(map(str.isalpha, key)))


def _keys(line: str, number: int) -> frozenset[str]:
    """Return the line as it is, and with its page's number taken out: feet of different pages are alike in one."""
    words = plain_letters(line)[:300].split()
    return frozenset({" ".join(words), " ".join("#" if word.strip(".,:-/") == str(number) else word for word in words)})


def _cut_line(line: str) -> Iterator[str]:
    """Yield a very long line in parts: what follows looks at a line as a whole."""
    while len(line) > _LONGEST:
        cut = line.rfind(" ", 1, _LONGEST)
        cut = cut if cut > 0 else _LONGEST
        yield line[:cut]
        line = line[cut:].lstrip()
    if line:
        yield line
