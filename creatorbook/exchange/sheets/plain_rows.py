"""Rows of a table as they stand: the first row is headings, what they mean is for the reader of the records to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.common.text import clean
from creatorbook.exchange.base.problems import FileProblem, Remarks
from creatorbook.exchange.base.records import Column, FileKind, ImportedRow, Keys, ParsedFile
from creatorbook.exchange.tables.cells import as_text

if TYPE_CHECKING:
    from creatorbook.exchange.tables.table import Table

_HEADING_LENGTH = 120


def read_plain_rows(table: Table) -> ParsedFile:
    """Return the rows of a table below its first; raises FileProblem where there is none."""
    if len(table.rows) < 2:  # noqa: PLR2004  the headings and a row
        raise FileProblem("no_rows")
    first, *body = table.rows
    headings = tuple(clean(as_text(cell))[:_HEADING_LENGTH] for cell in first.cells)
    remarks, keys = Remarks(table.at), Keys()
    remarks.extend(table.notices)
    found = []
    for row in body:
        if any(cell != "" for cell in row.cells[len(headings) :]):
            remarks.add("ragged_row", row.number, found=len(row.cells), expected=len(headings))
        named = [(heading, as_text(cell)) for heading, cell in zip(headings, row.cells, strict=False)]
        filled = [(heading, text) for heading, text in named if heading and text]
        if filled:
            names, cells = zip(*filled, strict=True)
            found.append(ImportedRow(keys.take("row", *names, *cells), row.number, names, cells))
    columns = tuple(Column(heading, heading) for heading in headings if heading)
    return ParsedFile(FileKind.ROWS, table.format, tuple(found), remarks.all(), table.encoding, columns)
