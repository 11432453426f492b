"""The rows of tables in a PDF's page: cells that the file gives one after the other stand on one line again.

A PDF has no tables, only words at places. A file gives a table's cells from left to right and row by row: a line that
stands right of the one before it and no lower is the next cell of the same row.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

CELL_GAP = "   "
_SAME = 0.35
_APART = 2.0
_LETTER = 0.5
_TALL = 9.0
# A column of a page that is set in two is no cell.
_MOST_LINES = 7
_LEAST_CELLS = 2


class Piece(NamedTuple):
    """Some text of a page and where it begins, in points from the page's lower left; `size` is its font's."""

    text: str
    x: float
    y: float
    size: float


@dataclass(slots=True)
class _Line:
    """A line of the page and where it begins."""

    text: str
    x: float
    y: float
    size: float


def join_rows(pieces: Iterable[Piece]) -> str:
    """Return the text of a page with each row of a table on one line, its cells three blanks apart."""
    made: list[str] = []
    row: list[list[_Line]] = []
    for line in _lines(pieces):
        if row and _is_below(line, row[-1]):
            row[-1].append(line)
        elif row and _is_beside(line, row):
            row.append([line])
        else:
            made.extend(_row_text(row))
            row = [[line]]
    made.extend(_row_text(row))
    return "\n".join(made)


def _lines(pieces: Iterable[Piece]) -> Iterator[_Line]:
    line: _Line | None = None
    end = 0.0
    for piece in pieces:
        for at, text in enumerate(piece.text.split("\n")):
            if at:
                if line is not None:
                    yield line
                line = None
            if not text:
                continue
            if line is None:
                line = _Line(text, piece.x, piece.y, piece.size) if text.strip() else None
            else:
                apart = piece.x - end > _APART * piece.size and abs(piece.y - line.y) < piece.size
                line.text += CELL_GAP + text if apart else text
            end = piece.x + len(text) * piece.size * _LETTER
    if line is not None:
        yield line


def _is_below(line: _Line, cell: Sequence[_Line]) -> bool:
    """Return whether a line goes on in a cell: right under its last line, where the cell begins."""
    last = cell[-1]
    near = 0 < last.y - line.y < 1.6 * max(line.size, last.size)
    return near and abs(line.x - cell[0].x) < line.size * _SAME


def _is_beside(line: _Line, row: Sequence[Sequence[_Line]]) -> bool:
    """Return whether a line begins the next cell: right of the last one, and at the row's height."""
    last = row[-1]
    right = line.x - last[0].x
    if len(last) > _MOST_LINES or right < _APART * line.size:
        return False
    top = max(each.y for cell in row for each in cell)
    bottom = min(each.y for cell in row for each in cell)
    return bottom - line.size * _SAME <= line.y <= top + line.size * _TALL


def _row_text(row: Sequence[Sequence[_Line]]) -> list[str]:
    """Return a row on one line; what is one cell alone stays as many lines as it was."""
    if len(row) < _LEAST_CELLS:
        return [line.text for cell in row for line in cell]
    return [CELL_GAP.join(" ".join(line.text.strip() for line in cell) for cell in row)]
