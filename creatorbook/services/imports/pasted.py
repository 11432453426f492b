"""Rows from the clipboard, made into a table that an import reads."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from creatorbook.common.errors import BadInput, UsageError
from creatorbook.common.i18n import _
from creatorbook.exchange.base.records import FileKind
from creatorbook.exchange.tables.columns import match_heading
from creatorbook.services.fields.field_names import find_field
from creatorbook.services.fields.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

# Kinds for which sheets of people's own making are understood; of the others the headings are their fields.
_SHEETS = {"deal": FileKind.DEALS, "gift": FileKind.GIFTS}


def file_kind_of(kind: str) -> str:
    """Return as what a pasted table of records of this kind is read: a kind of file, or the kind of record itself."""
    return _SHEETS[kind].value if kind in _SHEETS else kind


def make_table(kind: str, text: str, columns: Sequence[str], shown: Sequence[str]) -> bytes:
    """Return what was copied in a spreadsheet as a table with a heading line, in UTF-8 with tabs.

    `columns` are the headings of the table that it is pasted into: they are put on top where the text has none.
    Of those that it shows what it only reckons, such as what is waiting to be paid, is left out. Raises BadInput where
    the text holds no rows, nothing that can be written, or more cells than there are columns to take them.
    """
    try:
        rows = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter="\t") if any(map(str.strip, row))]
    except csv.Error as error:
        raise BadInput(_("The clipboard holds no rows that can be read."), hint=_copy_first()) from error
    if not rows or (len(rows) == 1 and len(rows[0]) == 1):
        raise BadInput(_("There are no rows in the clipboard."), hint=_copy_first())
    if not (_is_heading(kind, rows[0]) or {cell for cell in rows[0] if cell.strip()} <= set(shown)):
        widest = max(map(len, rows))
        if widest > len(columns):
            raise BadInput(
                _("The rows have {cells} cells, and the table shows {columns} columns.").format(
                    cells=widest, columns=len(columns)
                ),
                hint=_("Copy the line with the headings too."),
            )
        rows.insert(0, list(columns[:widest]))
    rows = _without_reckoned(kind, rows, frozenset(shown))
    out = io.StringIO(newline="")
    csv.writer(out, delimiter="\t", lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def _copy_first() -> str:
    return _("Copy some rows in a spreadsheet first.")


def _without_reckoned(kind: str, rows: list[list[str]], shown: frozenset[str]) -> list[list[str]]:
    """Return the rows without those columns of the table itself that are no fields."""
    kept = [place for place, heading in enumerate(rows[0]) if heading not in shown or _is_known(kind, heading)]
    if not kept:
        raise BadInput(_("Nothing of these columns can be written: the book reckons them."), hint=_copy_first())
    return [[row[place] for place in kept if place < len(row)] for row in rows]


def _is_heading(kind: str, row: Sequence[str]) -> bool:
    """Whether half of a line or more are names of fields, or headings as people write them over such a sheet."""
    cells = [cell for cell in row if cell.strip()]
    known = [cell for cell in cells if _is_known(kind, cell)]
    return bool(cells) and 2 * len(known) >= len(cells)


def _is_known(kind: str, cell: str) -> bool:
    sheet = _SHEETS.get(kind)
    return _names_field(kind, cell) or bool(sheet and match_heading(sheet, cell)[0])


def _names_field(kind: str, cell: str) -> bool:
    try:
        find_field(KINDS[kind], cell)
    except UsageError:
        return False
    return True
