"""Days as people type them: "fri", "+30", "in 3 weeks", "12/3", "5 mars 2027", "2027-03-05"; "fri 18:00".

Months and weekdays are understood in eleven languages, "2027年3月5日" too, other words in English and French, whatever
the language of the screen. Nothing is guessed: a text that is not understood is None, and the one who asked says so
beside the field.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from creatorbook.domain.values.day_names import TYPED_MONTHS, TYPED_WEEKDAYS, full_year
from creatorbook.domain.values.folding import fold_typed

_UNITS = {
    **dict.fromkeys(("d", "day", "days", "j", "jour", "jours"), "day"),
    **dict.fromkeys(("w", "week", "weeks", "s", "sem", "semaine", "semaines"), "week"),
    **dict.fromkeys(("m", "month", "months", "mois"), "month"),
    **dict.fromkeys(("y", "year", "years", "an", "ans", "a", "annee", "annees"), "year"),
}
_NUMBERS = {
    **dict.fromkeys(("a", "an", "one", "un", "une"), 1),
    **dict.fromkeys(("two", "deux"), 2),
    **dict.fromkeys(("three", "trois"), 3),
}
_FIXED = {
    **dict.fromkeys(("today", "now", "aujourd'hui", "aujourdhui", "auj"), 0),
    **dict.fromkeys(("tomorrow", "tom", "demain"), 1),
    **dict.fromkeys(("day after tomorrow", "after tomorrow", "apres-demain", "apres demain"), 2),
    **dict.fromkeys(("yesterday", "hier"), -1),
}
_MONTH_END = frozenset({"eom", "end of month", "end of the month", "fin du mois", "fin de mois"})
_FIRST_YEAR, _LAST_YEAR = 1900, 2200
_LONGEST = 40
_HALF_A_YEAR = 183
_HALF_A_DAY = 12
_MONTHS_A_YEAR = 12
_WEEK = 7

_SHIFT = re.compile(r"([+-])\s*([0-9]{1,4})\s*([a-z]*)")
_AHEAD = re.compile(r"(?:in|dans)\s+(\w+)\s+([a-z]+)")
_BACK = re.compile(r"(?:il y a\s+(\w+)\s+([a-z]+)|(\w+)\s+([a-z]+)\s+ago)")
_ISO = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})")
_JAPANESE = re.compile(r"([0-9]{4})年()([0-9]{1,2})月([0-9]{1,2})日")
_PARTS = re.compile(r"([0-9]{1,2})[/.\- ]([0-9]{1,2})(?:[/.\- ]([0-9]{4}|[0-9]{2}))?")
_HOUR = r"([0-9]{1,2})(?::([0-9]{2})| ?h(?: ?([0-9]{2}))?|(?:[:.]([0-9]{2}))? ?([ap])\.?m\.?)"
_CLOCK = re.compile(rf"(?:(.*?)(?:[\s,]+|(?<=[0-9])t))?(?:at |a |@)?{_HOUR}")
# "le 3 avril", "the 3rd of April", "am 3. April", "el 3 de abril".
_ARTICLE = re.compile(r"^(?:le|on|the|on the|am|den|de|d\.|el|au|du|em|w|op|il) (?=(?:[a-z]+\.? )?[0-9])")
_DAY_MONTH = re.compile(
    r"([0-9]{1,2})(?:er|st|nd|rd|th)?\.? ?(?:of |de )?([a-z]+)\.?(?:,? (?:de )?([0-9]{4}|[0-9]{2}))?"
)
_MONTH_DAY = re.compile(r"([a-z]+)\.? ([0-9]{1,2})(?:st|nd|rd|th)?(?:,? ([0-9]{4}|[0-9]{2}))?")


def _day(year: int, month: int, day: int) -> date | None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _days_in(year: int, month: int) -> int:
    after = date(year + month // 12, month % 12 + 1, 1)
    return (after - timedelta(days=1)).day


def add_months(day: date, months: int) -> date:
    """Return the day so many months later, or the last of that month where it is shorter."""
    index = day.year * _MONTHS_A_YEAR + day.month - 1 + months
    year, month = divmod(index, _MONTHS_A_YEAR)
    return date(year, month + 1, min(day.day, _days_in(year, month + 1)))


@dataclass(frozen=True, slots=True)
class Shift:
    """How far a day moves: by whole months, of which years are made, or by days where it is no number of months."""

    months: int
    days: int

    @classmethod
    def between(cls, old: date, new: date) -> Shift:
        """Return the shift that takes one day to another."""
        months = (new.year - old.year) * _MONTHS_A_YEAR + new.month - old.month
        if add_months(old, months) == new:
            return cls(months, 0)
        return cls(0, (new - old).days)

    def day(self, day: date) -> date:
        """Return a day moved: in a shorter month it is its last."""
        return add_months(day, self.months) + timedelta(days=self.days)

    def end(self, day: date) -> date:
        """Return the last day of a time moved: it ends before the same day begins as it did."""
        return self.day(day + timedelta(days=1)) - timedelta(days=1)


def _shift(today: date, count: int, unit: str) -> date | None:
    try:
        if unit == "day":
            moved = today + timedelta(days=count)
        elif unit == "week":
            moved = today + timedelta(weeks=count)
        else:
            moved = add_months(today, count * (_MONTHS_A_YEAR if unit == "year" else 1))
    except (OverflowError, ValueError):
        return None
    return moved if _FIRST_YEAR <= moved.year <= _LAST_YEAR else None


def _number(text: str | None) -> int | None:
    if text is None:
        return None
    if text.isascii() and text.isdigit() and len(text) < len("10000"):
        return int(text)
    return _NUMBERS.get(text)


def _relative(text: str, today: date) -> date | None:
    if match := _SHIFT.fullmatch(text):
        unit = _UNITS.get(match[3] or "d")
        return _shift(today, int(match[1] + match[2]), unit) if unit else None
    sign, number, word = 0, None, None
    if match := _AHEAD.fullmatch(text):
        sign, number, word = 1, _number(match[1]), match[2]
    elif match := _BACK.fullmatch(text):
        sign, number, word = -1, _number(match[1] or match[3]), match[2] or match[4]
    unit = _UNITS.get(word or "")
    return _shift(today, sign * number, unit) if number is not None and unit else None


def _weekday(text: str, today: date) -> date | None:
    past = False
    for before in ("next ", "last ", "on ", "this "):
        if text.startswith(before):
            text, past = text.removeprefix(before), before == "last "
    for after in (" prochain", " dernier"):
        if text.endswith(after):
            text, past = text.removesuffix(after), after == " dernier"
    number = TYPED_WEEKDAYS.get(text.rstrip("."))
    if number is None:
        return None
    if past:
        return today - timedelta(days=(today.weekday() - number - 1) % _WEEK + 1)
    return today + timedelta(days=(number - today.weekday() - 1) % _WEEK + 1)


def _nearest_day(today: date, month: int, day: int) -> date | None:
    """Return the day of this year, or of the next where this year's is more than half a year past."""
    found = _day(today.year, month, day)
    if found is None or (today - found).days > _HALF_A_YEAR:
        return _day(today.year + 1, month, day) or found
    return found


def _read_written_date(text: str, today: date, *, month_first: bool) -> date | None:
    if match := _ISO.fullmatch(text) or _JAPANESE.fullmatch(text):
        return _day(int(match[1]), int(match[3]), int(match[4]))
    if match := _PARTS.fullmatch(text):
        first, second = int(match[1]), int(match[2])
        # Dots are written day first wherever they are written.
        month, day = (first, second) if month_first and "." not in text else (second, first)
        # "12/25/2026" can only be read one way, whatever is usual; what was read is said in full.
        if month > _MONTHS_A_YEAR >= day and "." not in text:
            month, day = day, month
    elif (match := _DAY_MONTH.fullmatch(text)) and match[2] in TYPED_MONTHS:
        month, day = TYPED_MONTHS[match[2]], int(match[1])
    elif (match := _MONTH_DAY.fullmatch(text)) and match[1] in TYPED_MONTHS:
        month, day = TYPED_MONTHS[match[1]], int(match[2])
    else:
        return None
    if match[3] is None:
        return _nearest_day(today, month, day)
    return _day(full_year(int(match[3])), month, day)


def parse_day(text: str, today: date, *, month_first: bool = False, before: date | None = None) -> date | None:
    """Return the day that the text means, or None where it means none.

    `month_first` reads 3/12 as March 12; 25/12 and 12/25 can only be one day.
    A weekday is the next one after today; a day without a year is this
    year's, or next year's where that is more than half a year past. `before` is the day that the text meant until it
    was edited: its weekday may still stand before another date.
    """
    if len(text) > _LONGEST:
        return None
    plain = _ARTICLE.sub("", fold_typed(text), count=1)
    if plain in _FIXED:
        return today + timedelta(days=_FIXED[plain])
    if plain in _MONTH_END:
        return today.replace(day=_days_in(today.year, today.month))
    return (
        _relative(plain, today)
        or _weekday(plain, today)
        or _read_written_date(plain, today, month_first=month_first)
        or _read_named_date(plain, today, month_first=month_first, before=before)
    )


def _read_named_date(text: str, today: date, *, month_first: bool, before: date | None) -> date | None:
    """Return the day of "Fri 6 March" where it is a Friday: of two words that differ neither is believed.

    Where a number of the day `before` was changed, its weekday was left standing and says nothing.
    """
    name, _space, rest = text.partition(" ")
    day = _read_written_date(rest, today, month_first=month_first)
    believed = {each.weekday() for each in (day, before) if each is not None}
    return day if TYPED_WEEKDAYS.get(name.rstrip(".,")) in believed else None


def parse_moment(text: str, today: date, *, month_first: bool = False, before: date | None = None) -> datetime | None:
    """Return the day and hour that the text means ("fri 18:00", "demain 18h", "6pm"), without a zone; else None.

    An hour alone is of today; a day alone means none, for it names no hour. `before` is the day that the text meant
    until it was edited, as for `parse_day`.
    """
    match = _CLOCK.fullmatch(fold_typed(text)) if len(text) <= _LONGEST else None
    if match is None:
        return None
    day = parse_day(match[1], today, month_first=month_first, before=before) if match[1] else today
    hour, minute = int(match[2]), int(match[3] or match[4] or match[5] or 0)
    if match[6] is not None:
        if not 1 <= hour <= _HALF_A_DAY:
            return None
        hour = hour % _HALF_A_DAY + (_HALF_A_DAY if match[6] == "p" else 0)
    try:
        return datetime.combine(day, time(hour, minute)) if day is not None else None
    except ValueError:
        return None
