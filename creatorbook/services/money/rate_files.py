"""A file of the European Central Bank to the rates that it states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.exchange.base.statement_rows import ImportedRates
from creatorbook.exchange.child.read import read_file

if TYPE_CHECKING:
    from pathlib import Path


def read_rate_file(path: Path) -> tuple[ImportedRates, ...]:
    """Return the rates of a file, by currency; nothing is written anywhere. Raises FileProblem."""
    parsed = read_file(path, kind="rates")
    return tuple(record for record in parsed.records if isinstance(record, ImportedRates))
