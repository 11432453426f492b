"""Values as a person reads them on screen, in the language of the screen; exact, never through floats."""

from __future__ import annotations

import json
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from creatorbook.common.i18n import _, language
from creatorbook.common.paths import resources
from creatorbook.domain.values.currencies import exponent
from creatorbook.domain.values.money import Money
from creatorbook.domain.values.territories import grouping_mark_of
from creatorbook.services.fields.kinds.field import FieldType
from creatorbook.services.fields.values import Ref
from creatorbook.services.fields.words import word_for

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from decimal import Decimal

    from creatorbook.services.fields.kinds.field import Field
    from creatorbook.services.fields.values import Reader


_PERCENT = {"en": "%", "fr": "\u00a0%"}
# Between thousands where the country has no mark for them.
_GROUP = "\u202f"
LOCALES = {"en": "en_GB", "fr": "fr_FR"}
"""The locale for numbers and days by the language of the screen: British days in English, French ones in French."""


class Figures(NamedTuple):
    """How figures and days are written.

    `amount` has "#" for the digits and "¤" for the sign of the currency: its code where `signs` has none. Names
    are by length ("abbreviated", "wide"), from January and from Monday.
    """

    decimal: str
    group: str
    minus: str
    amount: str
    signs: Mapping[str, str]
    months: Mapping[str, Sequence[str]]
    days: Mapping[str, Sequence[str]]


def locale() -> str:
    """Return the locale for numbers and dates."""
    return LOCALES[_spoken()]


def _spoken() -> str:
    return "fr" if language() == "fr" else "en"


@cache
def _figures(spoken: str) -> Figures:
    # From a file that packaging/from_babel.py writes: Babel takes longer to load than a page takes to read.
    return Figures(**json.loads((resources() / "figures" / f"{spoken}.json").read_text(encoding="utf-8")))


def money(value: Money, *, short: bool = False) -> str:
    """Return an amount with its currency; `short` leaves the decimals out where they are zero."""
    return _with_sign(_figures(_spoken()), value, short=short)


def price(value: Decimal, currency: str) -> str:
    """Return a price in major units with as many decimals as it has, but no fewer than its currency."""
    digits = max(exponent(currency), _decimals(value))
    figures = _figures(_spoken())
    return _signed(figures, _parted(figures, int(value.scaleb(digits)), digits), currency, minus=value < 0)


def quantity(value: Decimal) -> str:
    """Return a number of pieces, hours or the like with the decimals that it has."""
    figures, digits = _figures(_spoken()), _decimals(value)
    return (figures.minus if value < 0 else "") + _parted(figures, int(value.scaleb(digits)), digits)


def typed_money(value: Money, reader: Reader) -> str:
    """Return an amount as it is said beside the field that it was typed into.

    Its figures are those of the book's country, as typed ones are; its sign stands where the screen has it.
    """
    return _with_sign(_figures_of(reader), value)


def typed_percent(basis_points: int, reader: Reader) -> str:
    """Return hundredths of a percent as it is said beside the field that it was typed into."""
    return _with_percent(_figures_of(reader), basis_points)


def _figures_of(reader: Reader) -> Figures:
    group = grouping_mark_of(reader.country) or _GROUP
    return _figures(_spoken())._replace(decimal=reader.decimal_mark, group=group)


def _with_sign(figures: Figures, value: Money, *, short: bool = False) -> str:
    digits = exponent(value.currency)
    whole, rest = divmod(abs(value.minor), 10**digits)
    text = _grouped(figures, whole) if short and rest == 0 else _parted(figures, value.minor, digits)
    return _signed(figures, text, value.currency, minus=value.minor < 0)


def _signed(figures: Figures, text: str, currency: str, *, minus: bool) -> str:
    sign = figures.signs.get(currency, currency)
    return (figures.minus if minus else "") + figures.amount.replace("#", text).replace("¤", sign)


def _parted(figures: Figures, value: int, digits: int) -> str:
    whole, rest = divmod(abs(value), 10**digits)
    return _grouped(figures, whole) + (f"{figures.decimal}{rest:0{digits}}" if digits else "")


def _decimals(value: Decimal) -> int:
    places = value.normalize().as_tuple().exponent
    return max(-places, 0) if isinstance(places, int) else 0


def _grouped(figures: Figures, value: int) -> str:
    return f"{value:,}".replace(",", figures.group)


def _day_and_month(value: date, length: str = "abbreviated") -> str:
    # French counts the first of a month, and no other day: 1er déc., 2 déc.
    number = "1er" if value.day == 1 and language() == "fr" else str(value.day)
    return f"{number} {_figures(_spoken()).months[length][value.month - 1]}"


def long_day(value: date) -> str:
    """Return a day in full, such as Thursday 3 December 2026."""
    return f"{_figures(_spoken()).days['wide'][value.weekday()]} {_day_and_month(value, 'wide')} {value.year}"


def day(value: date) -> str:
    """Return a day, such as 3 Dec 2026."""
    # Put together here: a page shows some hundred days, and reading a pattern for each takes forty times as long.
    return f"{_day_and_month(value)} {value.year}"


def weekday_and_day(value: date) -> str:
    """Return a day with its day of the week, such as Thu 3 Dec 2026."""
    return f"{_figures(_spoken()).days['abbreviated'][value.weekday()]} {day(value)}"


def day_near(value: date, today: date, *, weekday: bool = False) -> str:
    """Return a day without its year where that is today's, such as 3 Dec, or Thu 3 Dec with its day of the week."""
    named = f"{_figures(_spoken()).days['abbreviated'][value.weekday()]} " if weekday else ""
    return f"{named}{_day_and_month(value)}" if value.year == today.year else f"{named}{day(value)}"


def month_name(value: date) -> str:
    """Return the month of a day as it stands inside a sentence, such as March, or mars."""
    return _figures(_spoken()).months["wide"][value.month - 1]


def month_near(value: date, today: date) -> str:
    """Return the month of a day as a title, without its year where that is today's, such as March or March 2025."""
    name = month_name(value)
    titled = f"{name[:1].upper()}{name[1:]}"
    return titled if value.year == today.year else f"{titled} {value.year}"


def month_short(value: date) -> str:
    """Return the month of a day as a chart names it, such as Mar."""
    name = _figures(_spoken()).months["abbreviated"][value.month - 1].rstrip(".")
    return f"{name[:1].upper()}{name[1:]}"


def instant(value: datetime) -> str:
    """Return an instant where the user is, such as 3 Dec 2026, 18:00."""
    local = value.astimezone()
    return f"{day(local)}, {local.hour:02}:{local.minute:02}"


def number(value: int) -> str:
    """Return a whole number with its groups."""
    figures = _figures(_spoken())
    return (figures.minus if value < 0 else "") + _grouped(figures, abs(value))


def percent(basis_points: int) -> str:
    """Return hundredths of a percent as a percentage."""
    return _with_percent(_figures(_spoken()), basis_points)


def _with_percent(figures: Figures, basis_points: int) -> str:
    whole, rest = divmod(abs(basis_points), 100)
    decimals = f"{figures.decimal}{rest:02}".rstrip("0") if rest else ""
    return f"{figures.minus if basis_points < 0 else ''}{_grouped(figures, whole)}{decimals}{_PERCENT[_spoken()]}"


def duration(minutes: int) -> str:
    """Return minutes as hours and minutes, such as 3 h 30 min."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("{minutes} min").format(minutes=rest)
    if not rest:
        return _("{hours} h").format(hours=hours)
    return _("{hours} h {minutes} min").format(hours=hours, minutes=rest)


def format_value(field: Field, value: object) -> str:
    """Return a field's value as one line of text, "" for nothing."""
    if value is None or value == ():
        return ""
    if field.type is FieldType.TEXT and field.enum is not None and isinstance(value, str) and value in set(field.enum):
        return word_for(field.enum(value))
    shown = _BY_FIELD.get(field.type)
    return shown(field, value) if shown is not None else plain_text(value)


def _names_of_codes(field: Field, value: str | tuple[str, ...]) -> str:
    from creatorbook.services.fields.countries import countries, languages
    from creatorbook.services.fields.laws import laws, territories

    named = {FieldType.LANGUAGE: languages, FieldType.LAW: laws, FieldType.TERRITORIES: territories}
    names = named.get(field.type, countries)()
    codes = value if isinstance(value, tuple) else (value,)
    return ", ".join(str(names.get(code, code)) for code in codes)


def _chosen(field: Field, value: Collection[str]) -> str:
    if field.enum is None:
        return ""
    members: list[StrEnum] = [member for member in field.enum if member in value]
    return ", ".join(word_for(member) for member in members)


_BY_FIELD: dict[FieldType, Callable[[Field, Any], str]] = {
    FieldType.COUNTRY: _names_of_codes,
    FieldType.COUNTRIES: _names_of_codes,
    FieldType.LAW: _names_of_codes,
    FieldType.TERRITORIES: _names_of_codes,
    FieldType.LANGUAGE: _names_of_codes,
    FieldType.CHOICES: _chosen,
    FieldType.PERCENT: lambda _field, value: percent(value),
    FieldType.DURATION: lambda _field, value: duration(value),
}


def plain_text(value: object) -> str:
    """Return any value as one line of text by its Python type."""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, StrEnum):
        return word_for(value)
    for kind, shown in _BY_TYPE:
        if isinstance(value, kind):
            return shown(value)
    return "" if value is None else " ".join(str(value).split())


_BY_TYPE: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (Money, money),
    (datetime, instant),
    (date, day),
    (Ref, lambda value: value.title),
    (int, number),
    (tuple, ", ".join),
)
