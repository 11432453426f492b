"""The rows of tables in a PDF's page: cells that the file gives one after the other stand on one line again.

A PDF has no tables, only words at places. A file gives a table's cells from left to right and row by row: a line that
stands right of the one before it and no lower is the next cell of the same row.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from creatorbook.exchange.contract_pages.columns import part_languages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

CELL_GAP = "   "
_SAME, _RAGGED = 0.35, 4.0
_APART = 2.0
_LETTER = 0.5
_NARROW = 0.42
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


class _Row:
    """A row of a table in the making: its cells, and how high on the page its lines reach."""

    def __init__(self, line: _Line) -> None:
        self.cells = [[line]]
        # Kept as lines come: a row that a file never ends would be looked through again for each of them.
        self._top = self._bottom = line.y

    def takes(self, line: _Line) -> bool:
        """Put a line into the last cell or into one beside it, and return whether it belongs to the row at all."""
        # In a row of several cells the last may be set to the right: its lines then begin apart.
        if _is_below(line, self.cells[-1], _RAGGED if len(self.cells) >= _LEAST_CELLS else _SAME):
            self.cells[-1].append(line)
        elif self._is_beside(line):
            self.cells.append([line])
        else:
            return False
        self._top, self._bottom = max(self._top, line.y), min(self._bottom, line.y)
        return True

    def _is_beside(self, line: _Line) -> bool:
        """Return whether a line begins the next cell: right of the last one, and at the row's height."""
        last = self.cells[-1]
        right = line.x - last[0].x
        if len(last) > _MOST_LINES or right < _APART * line.size:
            return False
        return self._bottom - line.size * _SAME <= line.y <= self._top + line.size * _TALL

    def text(self) -> list[str]:
        """Return the row on one line; what is one cell alone stays as many lines as it was."""
        if len(self.cells) < _LEAST_CELLS:
            return [line.text for cell in self.cells for line in cell]
        return [CELL_GAP.join(" ".join(line.text.strip() for line in cell) for cell in self.cells)]


def join_rows(pieces: Iterable[Piece]) -> str:
    """Return the text of a page with each row of a table on one line, its cells three blanks apart.

    Where two languages stand side by side, the column of the one is read after that of the other.
    """
    known = list(pieces)
    parted = part_languages(list(_lines(known, by_cells=True)))
    streams: Sequence[Iterable[_Line]] = (_lines(known),) if parted is None else parted
    return "\n".join(text for lines in streams for text in _join_lines(lines))


def _join_lines(lines: Iterable[_Line]) -> list[str]:
    made: list[str] = []
    row: _Row | None = None
    for line in lines:
        if row is None or not row.takes(line):
            made.extend(row.text() if row is not None else ())
            row = _Row(line)
    made.extend(row.text() if row is not None else ())
    return made


def _lines(pieces: Iterable[Piece], *, by_cells: bool = False) -> Iterator[_Line]:
    """Yield the lines as the file gives them; `by_cells` ends one where the next cell begins at the same height."""
    line: _Line | None = None
    end = 0.0
    letter = _NARROW if by_cells else _LETTER
    for piece in pieces:
        for at, text in enumerate(piece.text.split("\n")):
            if at:
                if line is not None:
                    yield line
                line = None
            if not text:
                continue
            apart = line is not None and piece.x - end > _APART * piece.size and abs(piece.y - line.y) < piece.size
            if line is not None and apart and by_cells:
                yield line
                line = None
            if line is None:
                line = _Line(text, piece.x, piece.y, piece.size) if text.strip() else None
            else:
                line.text += CELL_GAP + text if apart else text
            end = piece.x + len(text) * piece.size * letter
    if line is not None:
        yield line


def _is_below(line: _Line, cell: Sequence[_Line], apart: float) -> bool:
    """Return whether a line goes on in a cell: right under its last line, about where the cell begins.

    `apart` is by how much the two may begin apart, as a share of the size of the letters.
    """
    last = cell[-1]
    near = 0 < last.y - line.y < 1.6 * max(line.size, last.size)
    return near and abs(line.x - cell[0].x) < line.size * apart
