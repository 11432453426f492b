"""Tables in: CSV of every delimiter and encoding, and .xlsx workbooks, as rows of typed cells.

`csv.Sniffer` is not used (it takes letters for delimiters), and csv is strict: one quotation mark that is never
closed would otherwise swallow every row after it without an error.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from creatorbook.domain.values.currencies import USUAL_CURRENCY
from creatorbook.exchange.base import limits
from creatorbook.exchange.base.decoding import decode
from creatorbook.exchange.base.guard import unguard
from creatorbook.exchange.base.problems import FileProblem, Notice
from creatorbook.exchange.tables.workbook_marks import Marks, read_marks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from python_calamine import CalamineWorkbook

Cell = str | float | date | datetime | bool

DELIMITERS = ",;\t|"
_SAMPLE_LINES = 20
_SAMPLE_CHARACTERS = 64 * 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# A cell that is only coloured holds nothing and is not read: it does not count.
# Values may hold what ends a tag elsewhere; "/" closes a cell only as the last sign before ">".
_INSIDE_TAG = rb"""(?:[^<>"'/]|"[^"<]*+"|'[^'<]*+'|/(?!>))"""
_CELL = re.compile(
    rb"<(?:[\w.\-]++:)?c(?=\s)"
    + _INSIDE_TAG
    + rb"""*?\sr\s*+=\s*+["']([A-Za-z]{1,9})([0-9]{1,18})["']"""
    + _INSIDE_TAG
    + rb"*+>(?!\s{0,100}</)"
)
_NAMED = 5
_NOISE = 1e-6
_CHUNK = 1 << 20
_OVERLAP = 512


@dataclass(frozen=True, slots=True)
class Row:
    """One row: `number` counts lines of a CSV or rows of a sheet from 1; empty cells are ""."""

    number: int
    cells: tuple[Cell, ...]

    def __bool__(self) -> bool:
        return any(cell != "" for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Table:
    """The rows that are not empty, headings among them; `at` says what `number` counts ("line" or "row")."""

    rows: tuple[Row, ...]
    format: str
    at: str
    encoding: str = ""
    notices: tuple[Notice, ...] = ()


def read_csv(data: bytes, *, encoding: str | None = None, delimiter: str | None = None, country: str = "") -> Table:
    """Return the rows of a CSV file: UTF-8, UTF-16 or an old code page, delimited by comma, semicolon, tab or bar.

    `country` (ISO 3166-1 alpha-2) is that of the book, whose code page is the likely one.

    Raises FileProblem with the line for an unclosed or stray quotation mark, a cell over 64 K characters, too many
    rows or columns, and for what is not text.
    """
    decoded = decode(data, encoding, country=country)
    text = decoded.text
    hinted, text, skipped = _read_delimiter_hint(text)
    chosen = delimiter or hinted or find_delimiter(text)
    rows = tuple(row for row in _csv_rows(text, chosen, skipped) if row)
    notices = (Notice("guessed_encoding", {"page": decoded.encoding}),) if decoded.guessed else ()
    return Table(rows, "csv", "line", decoded.encoding, notices)


def _read_delimiter_hint(text: str) -> tuple[str | None, str, int]:
    # Excel writes and reads "sep=;" as a first line.
    first, newline, _rest = text[:16].partition("\n")
    hint = first.strip().strip('"')
    if newline and len(hint) == len("sep=;") and hint.lower().startswith("sep="):
        return hint[-1], text[len(first) + 1 :], 1
    return None, text, 0


def _csv_rows(text: str, delimiter: str, skipped: int) -> Iterator[Row]:
    csv.field_size_limit(limits.CELL_CHARACTERS)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    except (TypeError, ValueError) as error:
        raise FileProblem("damaged") from error
    start = 1 + skipped
    for count in range(limits.ROWS + 2):
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise _csv_problem(str(error), start) from error
        if len(cells) > limits.COLUMNS and any(cell.strip() for cell in cells[limits.COLUMNS :]):
            raise FileProblem("too_many_columns", at="line", number=start, limit=limits.COLUMNS)
        if count > limits.ROWS:
            break
        yield Row(start, tuple(unguard(cell.strip()) for cell in cells[: limits.COLUMNS]))
        start = reader.line_num + 1 + skipped
    raise FileProblem("too_many_rows", limit=limits.ROWS)


def _csv_problem(message: str, line: int) -> FileProblem:
    if "unexpected end of data" in message:
        return FileProblem("open_quote", at="line", number=line)
    if "field larger" in message:
        return FileProblem("long_line", at="line", number=line, limit=limits.CELL_CHARACTERS // 1024)
    return FileProblem("stray_quote", at="line", number=line)


def find_delimiter(text: str) -> str:
    """Return the delimiter that cuts the first lines most evenly, counted outside quotation marks; "," for none."""
    counts = _delimiter_counts(text[:_SAMPLE_CHARACTERS])
    best, best_score = ",", (0.0, 0)
    for delimiter in DELIMITERS:
        column = [line[delimiter] for line in counts]
        first = column[0] if column else 0
        if first == 0:
            continue
        score = (round(sum(count == first for count in column) / len(column), 1), first)
        if score > best_score:
            best, best_score = delimiter, score
    return best


def _delimiter_counts(sample: str) -> list[dict[str, int]]:
    lines: list[dict[str, int]] = []
    current = dict.fromkeys(DELIMITERS, 0)
    quoted, empty = False, True
    for letter in sample:
        if letter == '"':
            quoted = not quoted
        elif letter in "\r\n" and not quoted:
            if not empty:
                lines.append(current)
                if len(lines) == _SAMPLE_LINES:
                    return lines
            current, empty = dict.fromkeys(DELIMITERS, 0), True
            continue
        elif letter in current and not quoted:
            current[letter] += 1
        empty = False
    # The last line of the sample may be cut: it only counts where there is no other.
    if not empty and (not lines or len(sample) < _SAMPLE_CHARACTERS):
        lines.append(current)
    return lines


def read_xlsx(data: bytes, *, sheet: str | None = None, currency: str = USUAL_CURRENCY) -> Table:
    """Return the rows of a workbook's sheet: the named one, else the first visible one that is not empty.

    A number whose format names a currency is given with it, as text ("450.00 USD"); `currency` is what "$" means where
    it is a dollar. A text merged over rows stands in each of them.

    Raises FileProblem for what is not a workbook, for a damaged or protected one, for one that unfolds to too much,
    and for a sheet that is not there.
    """
    _check_zip(data)
    from python_calamine import CalamineWorkbook

    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
    except Exception as error:  # calamine raises its own errors and Rust's panics; all mean one thing here
        raise _workbook_problem(error) from error
    names = _visible_sheets(workbook)
    if sheet is not None:
        if sheet not in workbook.sheet_names:
            raise FileProblem("no_such_sheet", sheet=sheet, sheets=", ".join(workbook.sheet_names[:20]))
        marks = _marks(data, sheet, currency)
        return Table(_sheet_rows(workbook, sheet, marks), "xlsx", "row", notices=_formula_notices(marks))
    for name in names:
        marks = _marks(data, name, currency)
        rows = _sheet_rows(workbook, name, marks)
        if rows:
            others = ", ".join(f"“{other}”" for other in names if other != name)
            notices = (Notice("hidden_sheets", {"sheet": name, "others": others}),) if others else ()
            return Table(rows, "xlsx", "row", notices=notices + _formula_notices(marks))
    raise FileProblem("nothing_found")


def _marks(data: bytes, sheet: str, currency: str) -> Marks:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return read_marks(archive, sheet, currency)
    except FileProblem:
        raise
    except Exception as error:  # zipfile raises a dozen kinds of errors on damaged archives
        raise FileProblem("bad_workbook") from error


def _formula_notices(marks: Marks) -> tuple[Notice, ...]:
    named = sorted(marks.unreckoned)[:_NAMED]
    notices = [
        Notice("formula_without_value", {"cell": f"{_column_letters(column)}{row + 1}"}, "row", row + 1)
        for row, column in named
    ]
    if len(marks.unreckoned) > len(named):
        notices.append(Notice("more_notices", {"count": len(marks.unreckoned) - len(named)}))
    return tuple(notices)


def _column_letters(column: int) -> str:
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _visible_sheets(workbook: CalamineWorkbook) -> list[str]:
    shown = [
        sheet.name
        for sheet in workbook.sheets_metadata
        if str(sheet.visible).endswith("Visible") and str(sheet.typ).endswith("WorkSheet")
    ]
    return shown or list(workbook.sheet_names)


def _sheet_rows(workbook: CalamineWorkbook, name: str, marks: Marks) -> tuple[Row, ...]:
    try:
        sheet = workbook.get_sheet_by_name(name)
        first, left = sheet.start or (0, 0)
        lines = sheet.to_python(skip_empty_area=True)
        merged = sheet.merged_cell_ranges or []
    except Exception as error:  # as above
        raise _workbook_problem(error) from error
    if len(lines) > limits.ROWS + 1:
        raise FileProblem("too_many_rows", at="sheet", name=name, limit=limits.ROWS)
    _name_currencies(lines, marks, first, left)
    _fill_merged(lines, merged, first, left)
    rows = []
    for index, line in enumerate(lines, first + 1):
        row = Row(index, tuple(_cell(value, index) for value in line))
        if not row:
            continue
        if any(cell != "" for cell in row.cells[limits.COLUMNS :]):
            raise FileProblem("too_many_columns", at="row", number=index, limit=limits.COLUMNS)
        rows.append(Row(index, row.cells[: limits.COLUMNS]))
    return tuple(rows)


def _name_currencies(lines: list[list[Any]], marks: Marks, first: int, left: int) -> None:
    """Write the currency of a number's format beside the number."""
    for (row, column), currency in marks.currencies.items():
        if 0 <= row - first < len(lines) and 0 <= column - left < len(lines[row - first]):
            value = lines[row - first][column - left]
            if isinstance(value, int | float) and not isinstance(value, bool):
                # Never three decimals: they would be taken for thousands.
                digits = f"{value:.2f}" if abs(value - round(value, 2)) < _NOISE else f"{value:.6f}"
                lines[row - first][column - left] = f"{digits} {currency}"


def _fill_merged(
    lines: list[list[Any]], merged: list[tuple[tuple[int, int], tuple[int, int]]], first: int, left: int
) -> None:
    """Repeat a text that is merged over rows in each of them; an amount is one, and stays where it is."""
    filled = 0
    for (top, column), (bottom, _last) in merged:
        if not (0 <= top - first < len(lines) and 0 <= column - left < len(lines[top - first])):
            continue
        value = lines[top - first][column - left]
        for row in range(top + 1, min(bottom, first + len(lines) - 1) + 1) if isinstance(value, str) and value else ():
            filled += 1
            if filled > limits.ROWS:
                return
            lines[row - first][column - left] = value


def _cell(value: object, row: int) -> Cell:
    if isinstance(value, str):
        if len(value) > limits.CELL_CHARACTERS:
            raise FileProblem("long_line", at="row", number=row, limit=limits.CELL_CHARACTERS // 1024)
        return value.strip()
    if isinstance(value, bool | float | datetime | date):
        return value
    if isinstance(value, int):
        return float(value)
    return "" if value is None else str(value)


def _workbook_problem(error: Exception) -> FileProblem:
    text = str(error).lower()
    return FileProblem("locked_workbook" if "password" in text or "encrypt" in text else "bad_workbook")


def _check_zip(data: bytes) -> None:
    if data.startswith(_OLE):
        raise FileProblem("locked_workbook")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_entries(archive)
    except FileProblem:
        raise
    except Exception as error:  # zipfile raises a dozen kinds of errors on damaged archives
        raise FileProblem("bad_workbook") from error


def _check_entries(archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    total = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries) or 1
    if len(entries) > limits.ZIP_ENTRIES or total > limits.ZIP_BYTES:
        raise FileProblem("zip_bomb")
    if total > limits.MEGABYTE and total / packed > limits.ZIP_RATIO:
        raise FileProblem("zip_bomb")
    if "xl/workbook.xml" not in {entry.filename for entry in entries}:
        raise FileProblem("old_excel")
    for entry in entries:
        if entry.filename.startswith("xl/worksheets/") and entry.filename.endswith(".xml"):
            _check_extent(archive, entry)


def _check_extent(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """Refuse a sheet whose corner cells span a table that no memory holds: two cells suffice to say so."""
    rows: list[int] = []
    columns: list[int] = []
    unfolded = 0
    with archive.open(entry) as stream:
        tail = b""
        while chunk := stream.read(_CHUNK):
            unfolded += len(chunk)
            # A head that lies about the size does not get further than it says.
            if unfolded > limits.ZIP_BYTES:
                raise FileProblem("zip_bomb")
            window = tail + chunk
            found = _CELL.findall(window)
            if found:
                numbers = [int(number) for _letters, number in found]
                letters = {letters.upper() for letters, _number in found}
                rows += [min(numbers), max(numbers)]
                columns += [_column_number(name) for name in letters]
                rows, columns = [min(rows), max(rows)], [min(columns), max(columns)]
            # A tag that is not closed yet is read again as a whole.
            begun = window.rfind(b"<")
            tail = window[min(begun, len(window) - _OVERLAP) :] if begun >= 0 else window[-_OVERLAP:]
            if len(tail) > _CHUNK:
                raise FileProblem("zip_bomb")
    if rows and (rows[1] - rows[0] + 1) * (columns[1] - columns[0] + 1) > limits.SHEET_CELLS:
        raise FileProblem("zip_bomb")


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
