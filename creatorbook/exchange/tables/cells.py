"""The cells of a table as text."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from creatorbook.common.text import clean

if TYPE_CHECKING:
    from creatorbook.exchange.tables.table import Cell


STROKES: frozenset[Cell] = frozenset({"", "-", "–", "—", "--", "/", "./."})
"""What is written in a cell to say that there is nothing."""


def as_text(cell: Cell) -> str:
    """Return a cell as a person would read it: whole numbers without ".0", days as ISO dates."""
    if isinstance(cell, str):
        return clean(cell, lines=True)
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:  # noqa: PLR2004  floats count exactly so far
        return str(int(cell))
    return cell.isoformat() if isinstance(cell, date) else str(cell)
