"""Days as people type them into sheets; whether the day or the month comes first is decided for a whole column."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from creatorbook.common.text import fold
from creatorbook.domain.values.day_names import TYPED_MONTHS, TYPED_WEEKDAYS, full_year
from creatorbook.domain.values.territories import writes_month_first
from creatorbook.exchange.base import limits
from creatorbook.exchange.base.problems import Notice

if TYPE_CHECKING:
    from collections.abc import Iterable

_YEAR_FIRST = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})(?:[tT ].{1,30})?")
_JAPANESE = re.compile(r"([0-9]{4})年()([0-9]{1,2})月([0-9]{1,2})日")
_NUMBERS = re.compile(r"([0-9]{1,2})([-/. ])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})(?: [0-9:. apm]{3,15})?")
_DAY_NAME = re.compile(
    r"([0-9]{1,2})(?:er|st|nd|rd|th|\.)?[- ](?:de )?([a-z]{3,12})\.?,?[- ](?:de )?([0-9]{4}|[0-9]{2})"
)
_NAME_DAY = re.compile(r"([a-z]{3,12})\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})")
_SERIAL = re.compile(r"[0-9]{5}(?:\.[0-9]{1,12})?")
_EPOCH = date(1899, 12, 30)
_SERIAL_RANGE = (1.0, 2_958_465.0)
_LONGEST = 100
_MONTH_COUNT = 12

DateCell = str | float | date | datetime | bool


class NotADate(ValueError):
    """The text names no day."""


class DateOutOfRange(ValueError):
    """The day is no day of a collaboration: before 1990 or after 2100."""


@dataclass(frozen=True, slots=True)
class DateReader:
    """Reads the days of one column; `notice` is the code of what must be said about the order it chose.

    `proof` is the cell that shows the order where no country decided it, `unclear` the first cell that can be read both
    ways, or ""; `is_asked` says that nothing decides which, and that what is usual is taken until somebody says it.
    """

    day_first: bool
    notice: str = ""
    proof: str = ""
    unclear: str = ""
    is_asked: bool = False

    def read(self, cell: DateCell) -> date | None:
        """Return the day, None for an empty cell; raises NotADate or DateOutOfRange."""
        if isinstance(cell, datetime):
            return _require_range(cell.date())
        if isinstance(cell, date):
            return _require_range(cell)
        if isinstance(cell, bool):
            raise NotADate
        if isinstance(cell, float):
            return _serial(cell)
        return self._read_text(fold(cell)) if cell.strip() else None

    def readings(self) -> dict[str, str]:
        """Return the two days, in ISO form, that the unclear cell can be: the one that was taken first."""
        readings = {"day": self.day_first, "other_day": not self.day_first}
        return {name: str(DateReader(order).read(self.unclear)) for name, order in readings.items()}

    def _read_text(self, text: str) -> date:
        if match := _YEAR_FIRST.fullmatch(text) or _JAPANESE.fullmatch(text):
            return _day(int(match[1]), int(match[3]), int(match[4]))
        if match := _NUMBERS.fullmatch(text):
            first, second = int(match[1]), int(match[3])
            day_first = _is_day_first(first, second, match[2])
            day_first = self.day_first if day_first is None else day_first
            day, month = (first, second) if day_first else (second, first)
            return _day(full_year(int(match[4])), month, day)
        if match := _DAY_NAME.fullmatch(text):
            return _day(full_year(int(match[3])), TYPED_MONTHS.get(match[2], 0), int(match[1]))
        if match := _NAME_DAY.fullmatch(text):
            return _day(int(match[3]), TYPED_MONTHS.get(match[1], 0), int(match[2]))
        if _SERIAL.fullmatch(text):
            return _serial(float(text))
        return self._read_after_weekday(text)

    def _read_after_weekday(self, text: str) -> date:
        name, _space, rest = text.partition(" ")
        weekday = TYPED_WEEKDAYS.get(name.rstrip(".,"))
        found = self._read_text(rest) if weekday is not None else None
        # Of a weekday and a date that differ neither is believed.
        if found is None or found.weekday() != weekday:
            raise NotADate
        return found


def day_orders(cells: Iterable[DateCell]) -> tuple[dict[bool, str], str]:
    """Return the orders that cells prove (True: day first) with the first that does, and the first unclear cell.

    Unclear is a cell that can be read both ways; "" where there is none.
    """
    proven: dict[bool, str] = {}
    unclear = ""
    for cell in cells:
        match = _NUMBERS.fullmatch(fold(cell)) if isinstance(cell, str) and len(cell) < _LONGEST else None
        if not match:
            continue
        first, second = int(match[1]), int(match[3])
        order = _is_day_first(first, second, match[2])
        if order is None:
            known = first != second and limits.FIRST_YEAR <= full_year(int(match[4])) <= limits.LAST_YEAR
            unclear = unclear or (str(cell).strip() if known else "")
        elif match[2] != ".":
            proven.setdefault(order, str(cell).strip())
    return proven, unclear


def date_reader(
    cells: Iterable[DateCell], *, country: str, day_first: bool | None = None, elsewhere: Iterable[DateCell] = ()
) -> DateReader:
    """Return the reader for a column, from all its cells: one 31/01 or 01/31 settles all the others.

    `elsewhere` are the cells of the sheet's other columns of days, which decide where this one cannot; then
    `day_first` does, which is what a person said, and then the country. A column that shows both orders, or one in a
    book without a country, is asked about. What is worth a notice: a cell that the country decides, and an order that
    is not the country's.
    """
    proven, unclear = day_orders(cells)
    usual = not writes_month_first(country.upper())
    is_split, says = len(proven) > 1, bool(proven or unclear)
    if not proven:
        proven, _unclear = day_orders(elsewhere)
    if len(proven) == 1:
        ((chosen, proof),) = proven.items()
        turned = says and chosen is not usual
        notice = ("proven_dates" if chosen else "proven_dates_us") if turned else ""
        return DateReader(chosen, notice, proof, unclear if turned else "")
    if not unclear:
        return DateReader(usual)
    if day_first is not None:
        return DateReader(day_first, "told_dates" if day_first else "told_dates_us", unclear=unclear)
    if is_split or not country:
        return DateReader(usual, "ask_dates", unclear=unclear, is_asked=True)
    return DateReader(usual, "ambiguous_dates" if usual else "ambiguous_dates_us", unclear=unclear)


def date_notices(reader: DateReader, column: str) -> tuple[Notice, ...]:
    """Return what must be said about a column's dates."""
    params: dict[str, str | int] = {"column": column}
    if reader.proof:
        params["text"] = reader.proof
    if reader.unclear:
        params |= {"text": reader.proof or reader.unclear, **reader.readings()}
    return (Notice(reader.notice, params),) if reader.notice else ()


def _is_day_first(first: int, second: int, separator: str) -> bool | None:
    """Return whether the day comes first, where the numbers themselves say so."""
    if first > _MONTH_COUNT >= second:
        return True
    if second > _MONTH_COUNT >= first:
        return False
    # Dots are written day first wherever they are written.
    return True if separator == "." else None


def _day(year: int, month: int, day: int) -> date:
    try:
        return _require_range(date(year, month, day))
    except DateOutOfRange:
        raise
    except ValueError as error:
        raise NotADate from error


def _serial(number: float) -> date:
    # Days since 1899-12-30, as spreadsheets count; NaN fails both comparisons.
    if not _SERIAL_RANGE[0] <= number <= _SERIAL_RANGE[1]:
        raise NotADate
    return _require_range(_EPOCH + timedelta(days=int(number)))


def _require_range(day: date) -> date:
    if not limits.FIRST_YEAR <= day.year <= limits.LAST_YEAR:
        raise DateOutOfRange
    return day
