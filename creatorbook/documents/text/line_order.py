"""The order of characters on lines that mix left-to-right and right-to-left text, as python-bidi resolves it (UAX 9).

The library returns a text put in order; documents also need to know where each character went, because each has its
face and a paragraph has lines. So each character takes its number along, written in characters without a direction
(class BN), which the rules carry beside the character before them and otherwise pass over.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

FIRST_STRONG, POP = "\u2068", "\u2069"  # open and close an isolate
_FROM_RIGHT = "\u2067"
_OPENING = frozenset({"\u2066", _FROM_RIGHT, FIRST_STRONG})
_ISOLATES = _OPENING | {POP}
_MARK = {False: "\u200e", True: "\u200f"}  # a letter that is not drawn, of either direction
# What would end a paragraph, a cell or an embedding: in documents lines and isolates alone do.
_ENDING = frozenset({"B", "S", "LRE", "RLE", "LRO", "RLO", "PDF"})
_SPACES = frozenset({"WS", "B", "S"})

_FIRST_DIGIT, _DIGITS, _PLACES = 0xE0020, 96, 3  # the tags of Unicode, three for each character
_STEP = 1 + _PLACES
_LONGEST = _DIGITS**_PLACES
_TAG = re.compile("[\U000e0020-\U000e007f]")  # in a flag, say; what stands for it here has no direction either
_SOFT_HYPHEN = "\u00ad"
_NEUTRAL = "\ufffc"

# No face that has one of these has the mirror of it: drawn as they are, they are at least seen.
_AS_THEY_ARE = frozenset("∕⊘⟯")


@dataclass(frozen=True, slots=True)
class Placed:
    """A character by its place in reading order, and whether it stands in what reads from the right."""

    place: int
    leftward: bool


def isolate_text(text: str) -> str:
    """Return the text so that it is ordered by itself, whatever it stands in."""
    return f"{FIRST_STRONG}{text}{POP}"


def reads_from_right(text: str) -> bool:
    """Return whether the first letter with a direction, outside isolates, reads from the right (P2, P3)."""
    from bidi import get_base_level  # type: ignore[import-untyped]  # ships no types

    return bool(text) and get_base_level(_one_paragraph(text)) == 1


def order_characters(text: str, *, leftward: bool) -> list[Placed]:
    """Return the characters of a paragraph from left to right, as they stood if it were one line.

    `leftward` says that it reads from the right. Raises ValueError beyond 884,000 characters.
    """
    return _order_from(_one_paragraph(text), 0, leftward=leftward)


def in_lines(text: str, lengths: Sequence[int], *, leftward: bool) -> list[list[Placed]]:
    """Return each line of a paragraph from left to right, given how many characters each has (L1, L2).

    Two characters swap or keep their order by what lies between them alone, so a line is the paragraph's order with
    the other lines left out; only the space at its end goes to the end of the line that its paragraph has.
    """
    lines: list[list[Placed]] = [[] for _length in lengths]
    starts = [0, *accumulate(lengths)]
    ends = [_end(text, start, stop) for start, stop in pairwise(starts)]
    line_of = [line for line, length in enumerate(lengths) for _character in range(length)]
    for one in order_characters(text, leftward=leftward):
        line = line_of[one.place]
        if one.place < ends[line]:
            lines[line].append(one)
    for line, (end, stop) in enumerate(zip(ends, starts[1:], strict=True)):
        space = [Placed(place, leftward) for place in range(end, stop)]
        lines[line] = [*reversed(space), *lines[line]] if leftward else [*lines[line], *space]
    return lines


def mirror_character(character: str) -> str:
    """Return the character as it is drawn in what reads from the right: brackets turn round (L4)."""
    from bidi.mirror import MIRRORED  # type: ignore[import-untyped]  # ships no types

    return character if character in _AS_THEY_ARE else MIRRORED.get(character, character)


def _one_paragraph(text: str) -> str:
    plain = "".join(" " if unicodedata.bidirectional(one) in _ENDING else one for one in text)
    return _TAG.sub(_SOFT_HYPHEN, plain)


def _order_from(text: str, start: int, *, leftward: bool) -> list[Placed]:
    """Return the order of a text whose first character has the place `start`, what is in isolates by itself.

    The library would take the isolates too, but with one before a pair of brackets it asks the wrong letter for the
    brackets' direction (unicode-bidi 0.3.18: the first of what goes before, not the last; rule N0).
    """
    outside = _outside(text)
    following = dict(zip(outside, [*outside[1:], len(text)], strict=False))
    found: list[Placed] = []
    for one in _order_without_isolates(
        "".join(_NEUTRAL if text[at] in _ISOLATES else text[at] for at in outside), leftward
    ):
        at = outside[one.place]
        here = [Placed(start + at, one.leftward)]
        inside = text[at + 1 : following[at]]
        if inside:
            right = text[at] == _FROM_RIGHT or (text[at] == FIRST_STRONG and reads_from_right(inside))
            block = _order_from(inside, start + at + 1, leftward=right)
            here = [*block, *here] if one.leftward else [*here, *block]
        found += here
    return found


def _outside(text: str) -> list[int]:
    """Return the places of what is in no isolate, the characters that open and close one included."""
    found = []
    depth = 0
    for place, character in enumerate(text):
        depth -= character == POP and depth > 0
        if not depth:
            found.append(place)
        depth += character in _OPENING
    return found


def _order_without_isolates(text: str, leftward: bool) -> list[Placed]:
    """Return the order of a text without isolates, as the library has it."""
    from bidi import get_display

    if len(text) >= _LONGEST:
        raise ValueError(len(text))
    # The rules part what has no direction from what it follows at the end of a line: so a letter ends it.
    carried = "".join(character + _number(place) for place, character in enumerate(text + _MARK[leftward]))
    shown = get_display(carried, base_dir="R" if leftward else "L")
    found = (_read(shown[at : at + _STEP]) for at in range(0, len(shown), _STEP))
    return [one for one in found if one.place < len(text)]


def _end(text: str, start: int, stop: int) -> int:
    """Return where the space at the end of a line begins."""
    while stop > start and (text[stop - 1] in _ISOLATES or unicodedata.bidirectional(text[stop - 1]) in _SPACES):
        stop -= 1
    return stop


def _number(place: int) -> str:
    high, low = divmod(place, _DIGITS)
    return "".join(chr(_FIRST_DIGIT + digit) for digit in (*divmod(high, _DIGITS), low))


def _read(group: str) -> Placed:
    """Return the character whose number this is: what reads from the right has its number, reversed, before it."""
    leftward = 0 <= ord(group[0]) - _FIRST_DIGIT < _DIGITS
    place = 0
    for digit in reversed(group[:-1]) if leftward else group[1:]:
        place = place * _DIGITS + ord(digit) - _FIRST_DIGIT
    return Placed(place, leftward)
