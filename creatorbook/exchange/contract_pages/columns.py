"""Two languages side by side on a page: the lines of the one, then those of the other.

A file gives such a text row by row, the left cell before the right one, and both begin at one height.
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Protocol, TypeVar

from creatorbook.domain.contract_reading.text.language import guess_language

if TYPE_CHECKING:
    from collections.abc import Sequence

_PROSE = 25  # letters of a line that is no cell of a table
_LEAST = 6  # lines of prose in a column
_HANGS = 30.0  # points by which lines of one column begin apart: numbers hang left of the text
_HAIR = 2.0  # points
_APART = 150.0  # points between the beginnings of two columns
_LEVEL = 0.6  # of the size of the letters: how far two rows that begin together may be apart
_MOST = 0.35  # of the letters of a page: what stands in the two columns


class Placed(Protocol):
    """A line of a page and where it begins, in points."""

    text: str
    x: float
    y: float
    size: float


L = TypeVar("L", bound=Placed)


def part_languages(lines: Sequence[L]) -> tuple[list[L], list[L]] | None:
    """Return the lines of the first language with all that is in no column, and those of the second.

    None where no two languages that are known stand side by side over most of the page.
    """
    lefts = _beginnings(lines)
    if lefts is None:
        return None
    runs = [(column, list(run)) for column, run in groupby(lines, key=lambda line: _column(line, lefts))]
    second: set[int] = set()
    beside: list[tuple[list[L], list[L]]] = []
    for number, ((column, run), (following, other)) in enumerate(pairwise(runs), start=1):
        level = abs(run[0].y - other[0].y) < _LEVEL * max(run[0].size, other[0].size)
        if (column, following) == (0, 1) and level:
            second.add(number)
            beside.append((run, other))
    said = [[line.text for pair in beside for line in pair[place]] for place in (0, 1)]
    if sum(map(len, said[0] + said[1])) < _MOST * sum(len(line.text) for line in lines):
        return None
    if guess_language(text.lower() for text in said[0]) == guess_language(text.lower() for text in said[1]):
        return None
    first = [line for number, (_column, run) in enumerate(runs) if number not in second for line in run]
    return first, [line for number in sorted(second) for line in runs[number][1]]


def _beginnings(lines: Sequence[Placed]) -> tuple[float, float] | None:
    """Return where the two columns begin that have most of the lines of prose, None where there are none."""
    places = Counter(round(line.x) for line in lines if len(line.text) >= _PROSE)
    if not places:
        return None
    left = min(places)
    apart = {x: count for x, count in places.items() if x > left + _APART}
    if not apart:
        return None
    right = max(apart, key=lambda x: (apart[x], -x))
    columns = [sum(count for x, count in places.items() if abs(x - start) <= _HANGS) for start in (left, right)]
    if min(columns) < _LEAST:
        return None
    # A number hangs left of the text: the column begins there.
    hanging = [line.x for line in lines if right - _HANGS <= line.x <= right]
    return float(left), min(hanging, default=float(right))


def _column(line: Placed, lefts: tuple[float, float]) -> int:
    """Return 0 or 1 for a line of a column, -1 for any other."""
    return next((place for place, left in enumerate(lefts) if -_HAIR <= line.x - left <= _HANGS), -1)
