"""The reference rates of the European Central Bank: eurofxref as ZIP, CSV or XML, of one day or of all since 1999."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from datetime import date, datetime
from typing import TYPE_CHECKING

from creatorbook.common.xml.elements import Fault, XmlRefused, read_elements
from creatorbook.domain.values.currencies import CODES
from creatorbook.exchange.base import limits
from creatorbook.exchange.base.problems import FileProblem
from creatorbook.exchange.base.records import FileKind, ParsedFile
from creatorbook.exchange.base.statement_rows import ImportedRates

if TYPE_CHECKING:
    from collections.abc import Iterator

_ZIP = b"PK\x03\x04"
_BASE = "EUR"
_RATE = re.compile(r"[0-9]{1,9}(\.[0-9]{1,12})?")
_MISSING = frozenset({"", "N/A", "-"})
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_CODE = re.compile(r"[A-Z]{3}")
_FAULTS = {
    Fault.DOCTYPE: "rates_doctype",
    Fault.CUT: "rates_cut",
    Fault.BROKEN: "rates_xml",
    Fault.TOO_LARGE: "rates_xml",
}


class _Rates:
    """The rates by currency and day, in the order in which they come."""

    def __init__(self) -> None:
        self.found: dict[str, dict[str, str]] = {}

    def add(self, day: str, currency: str, rate: str, number: int) -> None:
        """Take one rate; raises FileProblem for what is none."""
        if currency not in CODES and not _CODE.fullmatch(currency):
            raise FileProblem("rates_currency", at="line", number=number, currency=currency[:20])
        if not _RATE.fullmatch(rate) or not float(rate):
            raise FileProblem("rates_rate", at="line", number=number, rate=rate[:20], currency=currency, day=day)
        of = self.found.setdefault(currency, {})
        if of.setdefault(day, rate) != rate:
            raise FileProblem("rates_twice", at="line", number=number, currency=currency, day=day)

    def records(self) -> tuple[ImportedRates, ...]:
        """Return one record a currency."""
        return tuple(
            ImportedRates(
                f"rates:{currency}", place, _BASE, currency, "\n".join(f"{on} {rate}" for on, rate in of.items())
            )
            for place, (currency, of) in enumerate(sorted(self.found.items()), 1)
        )


def read_rates(data: bytes) -> ParsedFile:
    """Return the rates of a file of the bank; raises FileProblem."""
    form = "zip"
    if data.startswith(_ZIP):
        data = _unpack(data)
    else:
        form = "xml" if data.lstrip()[:1] == b"<" else "csv"
    rates = _Rates()
    if data.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] == b"<":
        _read_xml(data, rates)
    else:
        _read_table(data, rates)
    if not rates.found:
        raise FileProblem("rates_none")
    return ParsedFile(FileKind.RATES, form, rates.records())


def _unpack(data: bytes) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            inside = [each for each in archive.infolist() if each.filename.lower().endswith((".csv", ".xml"))]
            found = b""
            if len(inside) == 1 and inside[0].file_size <= limits.FILE_BYTES:
                with archive.open(inside[0]) as file:
                    found = file.read(limits.FILE_BYTES + 1)
    except Exception as error:  # zipfile raises a dozen kinds of errors on damaged archives
        raise FileProblem("rates_zip") from error
    if len(inside) != 1:
        raise FileProblem("rates_zip")
    if not 0 < len(found) <= limits.FILE_BYTES:
        raise FileProblem("zip_bomb" if found or inside[0].file_size else "rates_none")
    return found


def _read_table(data: bytes, rates: _Rates) -> None:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileProblem("rates_encoding") from error
    if "\x00" in text:
        raise FileProblem("rates_unknown")
    rows = _rows(text)
    head = next(rows, (0, []))[1]
    if not head or head[0].casefold() != "date":
        raise FileProblem("rates_unknown")
    currencies = head[1:]
    is_ended = text.endswith("\n")
    last = text.count("\n") + 1
    for number, cells in rows:
        if len(cells) != len(head):
            # What is cut off lacks the end of its last line.
            raise FileProblem(
                "rates_cut" if not is_ended and number == last else "rates_ragged", at="line", number=number
            )
        day = _day(cells[0], number)
        for currency, rate in zip(currencies, cells[1:], strict=True):
            if currency and rate not in _MISSING:
                rates.add(day, currency, rate, number)


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text, newline="")), 1):
            cells = [cell.strip() for cell in row]
            if any(cells):
                yield number, cells
    except csv.Error as error:
        raise FileProblem("rates_unknown") from error


def _day(written: str, number: int) -> str:
    """Return a day as ISO: "2026-11-27", or "27 November 2026" as the file of one day has it."""
    try:
        return date.fromisoformat(written).isoformat()
    except ValueError:
        pass
    day, _space, rest = written.partition(" ")
    month, _space, year = rest.partition(" ")
    if month in _MONTHS:
        try:
            found = datetime.strptime(f"{year}-{_MONTHS.index(month) + 1}-{day}", "%Y-%m-%d")  # noqa: DTZ007  a day
        except ValueError:
            pass
        else:
            return found.date().isoformat()
    raise FileProblem("rates_day", at="line", number=number, day=written[:40])


def _read_xml(data: bytes, rates: _Rates) -> None:
    day, place, is_of_the_bank = "", 0, False

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal day, place, is_of_the_bank
        if name.rpartition(" ")[2] != "Cube":
            return
        is_of_the_bank = True
        place += 1
        if "time" in attributes:
            day = _day(attributes["time"], place)
        elif "currency" in attributes and day:
            rates.add(day, attributes["currency"], attributes.get("rate", ""), place)

    try:
        read_elements(data, start, _ignore, _ignore)
    except XmlRefused as error:
        if error.line:
            raise FileProblem(_FAULTS[error.fault], at="line", number=error.line) from error
        raise FileProblem(_FAULTS[error.fault]) from error
    if not is_of_the_bank:
        raise FileProblem("rates_unknown")


def _ignore(_text: str) -> None:
    """Leave what is not looked at."""
