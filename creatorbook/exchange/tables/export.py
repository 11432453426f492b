"""Tables out: CSV and .xlsx that open rightly in Excel, LibreOffice and Numbers, and can be imported again."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from typing import TYPE_CHECKING

from creatorbook.domain.values.currencies import exponent
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


def write_xlsx(headings: Sequence[str], rows: Iterable[Sequence[Value]], *, name: str) -> bytes:
    """Return a workbook of one sheet of that name, its headings fixed; amounts are numbers, days are days.

    Texts are written as texts, never as formulas or links. Raises ValueError as `write_csv` does.
    """
    import xlsxwriter  # type: ignore[import-untyped]  # it ships no types

    out = io.BytesIO()
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, {"in_memory": True, **plain}) as book:
        book.set_properties({"created": datetime(1980, 1, 1)})  # noqa: DTZ001  the library takes days without a zone
        sheet = book.add_worksheet(name)
        strong, of_day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
        amounts = {places: book.add_format({"num_format": shown}) for places, shown in _DECIMALS.items()}
        sheet.freeze_panes(1, 0)
        sheet.write_row(0, 0, headings, strong)
        for place, row in enumerate(rows, 1):
            if len(row) != len(headings):
                raise ValueError(f"{len(row)} cells for {len(headings)} headings")
            for column, value in enumerate(row):
                if isinstance(value, Money):
                    sheet.write_number(place, column, float(value.digits), amounts[exponent(value.currency)])
                elif isinstance(value, date) and not isinstance(value, datetime):
                    sheet.write_datetime(place, column, datetime(value.year, value.month, value.day), of_day)  # noqa: DTZ001
                elif isinstance(value, int) and not isinstance(value, bool):
                    sheet.write_number(place, column, value)
                elif value is not None:
                    sheet.write_string(place, column, value if isinstance(value, str) else _format_value(value))
        sheet.autofit()
    return out.getvalue()


# How amounts are shown by the decimals of their currency.
_DECIMALS = {0: "#,##0", 2: "#,##0.00", 3: "#,##0.000", 4: "#,##0.0000"}


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
