"""Tables out: CSV that opens rightly in Excel, LibreOffice and Numbers, and can be imported again."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from typing import TYPE_CHECKING

from creatorbook.domain.values.money import Money
from creatorbook.exchange.base.guard import guard_formula

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Value = str | int | date | datetime | Money | bool | None


def write_csv(headings: Sequence[str], rows: Iterable[Sequence[Value]], *, delimiter: str = ",") -> bytes:
    """Return a CSV file in UTF-8 with a byte order mark, which Excel needs to see that it is UTF-8.

    Money becomes "1500.00" (give its currency a column of its own), days ISO dates, instants ISO in UTC, None an
    empty cell. Texts that a spreadsheet would run as formulas get an apostrophe before them. Raises ValueError for
    a row that has not as many cells as there are headings.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerow([guard_formula(heading) for heading in headings])
    for row in rows:
        if len(row) != len(headings):
            raise ValueError(f"{len(row)} cells for {len(headings)} headings")
        writer.writerow([_format_value(value) for value in row])
    return out.getvalue().encode("utf-8-sig")


def _format_value(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Money):
        return value.digits
    if isinstance(value, str):
        return guard_formula(value)
    return str(value) if isinstance(value, int) else value.isoformat()
