"""Aligned columns that fit the terminal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.cli.output.terminal import Terminal, strip_controls, width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_GAP = 2
_NARROWEST = 6


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, whether it stands to the right, and whether it keeps its width (ids, amounts, days)."""

    heading: str
    right: bool = False
    rigid: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with a colour's role; the word itself must tell the same."""

    text: str
    role: str = ""


def _cell(value: str | Cell) -> Cell:
    cell = value if isinstance(value, Cell) else Cell(value)
    return Cell(" ".join(strip_controls(cell.text).split()), cell.role)


def cut(text: str, cells: int) -> str:
    """Return the text in at most so many cells, the cut shown by "…"."""
    if width(text) <= cells:
        return text
    kept = ""
    for character in text:
        if width(kept + character) > cells - 1:
            break
        kept += character
    return kept.rstrip() + "…"


def _widths(columns: Sequence[Column], rows: Sequence[Sequence[Cell]], limit: int | None) -> list[int]:
    widths = [
        max([width(column.heading), *(width(row[index].text) for row in rows)]) for index, column in enumerate(columns)
    ]
    if limit is None:
        return widths
    spare = limit - _GAP * (len(columns) - 1)
    while sum(widths) > spare:
        loose = [index for index, column in enumerate(columns) if not column.rigid and widths[index] > _NARROWEST]
        if not loose:
            break
        # The widest gives way first, one cell at a time: short columns keep their whole text.
        widest = max(loose, key=widths.__getitem__)
        widths[widest] -= 1
    return widths


def table(terminal: Terminal, columns: Sequence[Column], rows: Sequence[Sequence[str | Cell]]) -> Iterator[str]:
    """Yield the lines of a table: headings, then rows, every cell one line."""
    cells = [[_cell(value) for value in row] for row in rows]
    widths = _widths(columns, cells, terminal.columns)
    headings = [Cell(column.heading, "strong") for column in columns]
    for row in [headings, *cells]:
        yield _format_row(terminal, columns, row, widths)


def _format_row(terminal: Terminal, columns: Sequence[Column], row: Sequence[Cell], widths: Sequence[int]) -> str:
    parts = []
    for index, (column, cell) in enumerate(zip(columns, row, strict=True)):
        text = cut(cell.text, widths[index])
        padding = " " * (widths[index] - width(text))
        painted = terminal.paint(text, cell.role)
        last = index == len(columns) - 1
        parts.append(padding + painted if column.right else painted if last else painted + padding)
    return (" " * _GAP).join(parts).rstrip()


def format_pairs(terminal: Terminal, values: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Yield the lines of names with their values; long values go on below, under their own beginning."""
    name_width = max((width(name) for name, _value in values), default=0)
    for name, value in values:
        first, *more = strip_controls(value).splitlines() or [""]
        head = terminal.paint(name, "muted") + " " * (name_width - width(name) + _GAP)
        yield f"{head}{first}".rstrip()
        yield from (" " * (name_width + _GAP) + line for line in more)
