"""Values as a person reads them on screen, in the language of the screen; exact, never through floats."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any

from creatorbook.common.i18n import _, language
from creatorbook.domain.values.currencies import exponent
from creatorbook.domain.values.money import Money
from creatorbook.services.fields.kinds.field import FieldType
from creatorbook.services.fields.values import Ref
from creatorbook.services.fields.words import word_for

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from creatorbook.services.fields.kinds.field import Field


# The first number with two groups of digits.
_GROUP = 1000


def locale() -> str:
    """Return the locale for numbers and dates: British dates in English, French ones in French."""
    return "fr_FR" if language() == "fr" else "en_GB"


def money(value: Money, *, short: bool = False) -> str:
    """Return an amount with its currency; `short` leaves the decimals out where they are zero."""
    from babel.numbers import format_currency

    whole = short and value.minor % 10 ** exponent(value.currency) == 0
    return format_currency(
        value.amount,
        value.currency,
        "¤#,##0" if whole and language() != "fr" else "#,##0\u00a0¤" if whole else None,
        locale=locale(),
        currency_digits=not whole,
    )


@cache
def _names(spoken: str, of: str, length: str = "abbreviated") -> Mapping[int, str]:
    """Return the names of months (from 1) or days of the week (from Monday, 0), short or "wide"."""
    from babel import Locale

    names: Mapping[int, str] = getattr(Locale.parse(spoken), of)["format"][length]
    return names


def _day_and_month(value: date, length: str = "abbreviated") -> str:
    # French counts the first of a month, and no other day: 1er déc., 2 déc.
    number = "1er" if value.day == 1 and language() == "fr" else str(value.day)
    return f"{number} {_names(locale(), 'months', length)[value.month]}"


def long_day(value: date) -> str:
    """Return a day in full, such as Thursday 3 December 2026."""
    return f"{_names(locale(), 'days', 'wide')[value.weekday()]} {_day_and_month(value, 'wide')} {value.year}"


def day(value: date) -> str:
    """Return a day, such as 3 Dec 2026."""
    # Put together here: a page shows some hundred days, and reading a pattern for each takes forty times as long.
    return f"{_day_and_month(value)} {value.year}"


def day_near(value: date, today: date, *, weekday: bool = False) -> str:
    """Return a day without its year where that is today's, such as 3 Dec, or Thu 3 Dec with its day of the week."""
    named = f"{_names(locale(), 'days')[value.weekday()]} " if weekday else ""
    return f"{named}{_day_and_month(value)}" if value.year == today.year else f"{named}{day(value)}"


def instant(value: datetime) -> str:
    """Return an instant where the user is, such as 3 Dec 2026, 18:00."""
    local = value.astimezone()
    return f"{day(local)}, {local.hour:02}:{local.minute:02}"


def number(value: int) -> str:
    """Return a whole number with its groups."""
    if 0 <= value < _GROUP:
        return str(value)
    from babel.numbers import format_decimal

    return format_decimal(value, locale=locale())


def percent(basis_points: int) -> str:
    """Return hundredths of a percent as a percentage."""
    from babel.numbers import format_percent

    return format_percent(Decimal(basis_points) / 10_000, "#,##0.##\u00a0%", locale=locale())


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

    names = languages() if field.type is FieldType.LANGUAGE else countries()
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
    FieldType.LANGUAGE: _names_of_codes,
    FieldType.CHOICES: _chosen,
    FieldType.PERCENT: lambda _field, value: percent(value),
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
