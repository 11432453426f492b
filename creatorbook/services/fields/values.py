"""Values of fields: read from what a person types, written for a machine.

Reading raises BadInput with one sentence; the field is named in `where`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import BadInput
from creatorbook.common.i18n import _, mark
from creatorbook.common.text import clean, fold
from creatorbook.domain.values.currencies import USUAL_CURRENCY
from creatorbook.domain.values.money import Money
from creatorbook.domain.values.territories import decimal_mark_of, writes_month_first
from creatorbook.services.fields.countries import find_country, find_currency, find_language
from creatorbook.services.fields.kinds.field import LISTS, Field, FieldType
from creatorbook.services.fields.laws import find_law, find_territories
from creatorbook.services.fields.spoken_names import list_choices
from creatorbook.services.fields.words import word_for

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_HANDLE_URL = re.compile(r"^[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_LIST_MARKS = re.compile(r"[,;\n]")
_LONGEST = 200
_LIMITS = {FieldType.URL: 2_000, FieldType.LONG_TEXT: 100_000}
_HIGHEST = 10**12
_YEARS = (1900, 2200)
# A day without an hour: whatever the zone, it stays that day for nearly everybody.
NO_HOUR = time(12, 0)
"""The hour that a day without one gets."""
YES = frozenset({"yes", "y", "true", "1", "on", "oui", "vrai"})
NO = frozenset({"no", "n", "false", "0", "off", "non", "faux"})
_UNKNOWN = frozenset({"", "?", "unknown", "inconnu"})


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to another record, with the title it has now."""

    kind: str
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Reader:
    """How typed text is read: the day it is, the currency of an amount that names none, and the book's country.

    The country (ISO 3166-1 alpha-2, "" for unknown) says what 3/12 and "1,500" mean, whatever the language of the
    screen. `before` is the day that the text meant until it was edited, as for `parse_day`.
    """

    today: date
    currency: str = USUAL_CURRENCY
    country: str = ""
    before: date | None = None

    @property
    def month_first(self) -> bool:
        """Whether 3/12 is March 12."""
        return writes_month_first(self.country)

    @property
    def decimal_mark(self) -> str:
        """Return what is typed before decimals, "." or ","."""
        return decimal_mark_of(self.country) or "."

    def read(self, field: Field, typed: str) -> object:
        """Return the value that the text means for the field, None or "" for an empty one.

        A REFERENCE is returned as typed: finding the record needs the book. Raises BadInput.
        """
        text = clean(typed, lines=field.type is FieldType.LONG_TEXT)
        if not text and field.type not in (FieldType.FLAG, FieldType.MAYBE):
            return self._empty_value(field)
        value = _READERS[field.type](self, field, text)
        if field.past or field.bounds != (None, None):
            from creatorbook.services.fields.bounds import refuse_value

            refuse_value(field, value, self.today)
        return value

    def _empty_value(self, field: Field) -> object:
        if field.required:
            raise BadInput(_("“{field}” is needed.").format(field=_(field.label)), where=field.name)
        if field.type is FieldType.CHOICE:
            return field.default
        return empty(field)


def empty(field: Field) -> object:
    """Return what an empty field of this type holds."""
    if field.type in LISTS:
        return ()
    nothing = (
        FieldType.NUMBER,
        FieldType.PERCENT,
        FieldType.DURATION,
        FieldType.MONEY,
        FieldType.DAY,
        FieldType.INSTANT,
        FieldType.REFERENCE,
        FieldType.MAYBE,
    )
    if field.type in nothing:
        return None
    return False if field.type is FieldType.FLAG else ""


def _unreadable_value(field: Field, typed: str, hint: str) -> BadInput:
    shown = typed if len(typed) <= 40 else typed[:39] + "…"  # noqa: PLR2004  what fits on a line
    return BadInput(
        _("“{typed}” cannot be used for “{field}”.").format(typed=shown, field=_(field.label)),
        where=field.name,
        hint=hint,
    )


def _read_text(_reader: Reader, field: Field, text: str) -> str:
    limit = _LIMITS.get(field.type, _LONGEST)
    if len(text) > limit:
        raise _unreadable_value(field, text, _("Use at most {count} characters.").format(count=limit))
    # A text of which some values have words of their own is taken by them too.
    member = _find_member(field, text)
    return text if member is None else member.value


def _read_email(_reader: Reader, field: Field, text: str) -> str:
    from email_validator import EmailNotValidError, validate_email

    # As mail programs copy it: "Eve Sample <eve@example.org>", "mailto:eve@example.org".
    _name, opened, inside = text.rpartition("<")
    bare = inside.removesuffix(">") if opened and text.endswith(">") else text
    bare = bare.removeprefix("mailto:").strip()
    try:
        return validate_email(bare, check_deliverability=False).normalized
    except EmailNotValidError as error:
        raise _unreadable_value(field, text, _("Write a whole address, such as name@example.com.")) from error


def _read_url(reader: Reader, field: Field, text: str) -> str:
    if any(character.isspace() for character in text) or "." not in text:
        raise _unreadable_value(field, text, _("Write a whole address, such as https://example.com/page."))
    if not _HANDLE_URL.match(text):
        text = f"https://{text}"
    if not text.lower().startswith(("https://", "http://")):
        raise _unreadable_value(field, text, _("A web address begins with https://."))
    return _read_text(reader, field, text)


def _read_known(find: Callable[[str], str | None], hint: str) -> Callable[[Reader, Field, str], str]:
    def _read(_reader: Reader, field: Field, text: str) -> str:
        code = find(text)
        if code is None:
            raise _unreadable_value(field, text, _(hint))
        return code

    return _read


_read_country = _read_known(find_country, mark("Give a country by its name or its two letters, such as FR."))
_read_law = _read_known(
    find_law,
    mark("Give a country by its name or its two letters, or a state or part of one, such as New York or US-NY."),
)
_read_language = _read_known(find_language, mark("Give a language by its name or its two letters, such as en."))
_read_currency = _read_known(find_currency, mark("Give a currency by its three letters, such as EUR."))


# "England and Wales", where no one name is made of the two.
_JOINED = re.compile(r"\s+(?:and|et|und|y|e|en)\s+|\s*[&+/]\s*")


def _split_list(text: str) -> list[str]:
    return [part.strip() for part in _LIST_MARKS.split(text) if part.strip()]


def _read_countries(reader: Reader, field: Field, text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_read_country(reader, field, part) for part in _split_list(text)))


def _read_territories(_reader: Reader, field: Field, text: str) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for part in _split_list(text):
        for each in [part] if find_territories(part) else _JOINED.split(part):
            codes = find_territories(each)
            if not codes:
                raise _unreadable_value(
                    field,
                    each,
                    _(
                        "Give countries, groups of them (EU, DACH, Benelux, Nordics, Latin America, Asia-Pacific, "
                        "World …), or parts such as Scotland, Bavaria, Quebec or California."
                    ),
                )
            found |= dict.fromkeys(codes)
    return tuple(found)


def _find_member(field: Field, text: str) -> StrEnum | None:
    wanted = fold(text).replace("-", "_").replace(" ", "_")
    members: list[StrEnum] = [] if field.enum is None else list(field.enum)
    for member in members:
        shown = fold(word_for(member)).replace("-", "_").replace(" ", "_")
        if wanted in (member.value, shown):
            return member
    return None


def _read_choice(_reader: Reader, field: Field, text: str) -> StrEnum:
    member = _find_member(field, text)
    if member is None:
        names = list_choices([] if field.enum is None else list(field.enum))
        raise _unreadable_value(field, text, _("Choose one of: {names}.").format(names=names))
    return member


def _read_choices(reader: Reader, field: Field, text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_read_choice(reader, field, part).value for part in _split_list(text)))


def _read_words(_reader: Reader, _field: Field, text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_split_list(text)))


def _read_reference(_reader: Reader, _field: Field, text: str) -> str:
    return text


def _read_number(_reader: Reader, field: Field, text: str) -> int:
    digits = re.sub(r"[\s\u00a0\u202f]", "", text)
    if not digits.isascii() or not digits.isdigit() or len(digits) > 13 or int(digits) > _HIGHEST:  # noqa: PLR2004  10**12
        raise _unreadable_value(field, text, _("Give a whole number."))
    return int(digits)


def _read_percent(reader: Reader, field: Field, text: str) -> int:
    # The patterns of amounts and days take their time: what only shows records does without.
    from creatorbook.domain.values.amounts import parse_sum, spell_digits

    # Nobody means thousands of percent: a mark by itself is that of the decimals.
    value = parse_sum(text.replace("%", ""), "," if "," in text and "." not in text else ".")
    if value is None:
        raise _unreadable_value(
            field,
            text,
            _("Give a percentage, such as 25 or {broken}.").format(broken=spell_digits("7.5", reader.decimal_mark)),
        )
    if not 0 <= value <= 100:  # noqa: PLR2004  a percentage
        raise _unreadable_value(field, text, _("Give a percentage between 0 and 100."))
    if value != round(value, 2):
        raise _unreadable_value(
            field,
            text,
            _("Give a percentage with at most two decimals, such as {broken}.").format(
                broken=spell_digits("33.33", reader.decimal_mark)
            ),
        )
    return int(value * 100)


def _read_duration(_reader: Reader, field: Field, text: str) -> int:
    from creatorbook.domain.money.durations import read_duration

    value = read_duration(text)
    if value is None:
        raise _unreadable_value(field, text, _("Give hours, such as 3.5, 3:30 or 45 min."))
    return value


def _read_money(reader: Reader, field: Field, text: str) -> Money:
    from creatorbook.domain.values.amounts import amount_readings, is_written_day

    if is_written_day(text):
        raise _unreadable_value(field, text, _("That is a date: give an amount, such as 1500 EUR or 3*250."))
    readings = amount_readings(text, reader.currency, reader.country)
    if not readings:
        raise _unreadable_value(field, text, _("Give an amount, such as 1500 EUR or 3*250."))
    if any(money.is_too_large for money in readings):
        raise _unreadable_value(field, text, _("That is more than any amount of the book can be: check the figures."))
    if fault := amount_fault(text, readings, reader.decimal_mark, with_tax=field.with_tax):
        raise _unreadable_value(field, text, fault)
    return readings[0]


def amount_fault(text: str, readings: Sequence[Money], decimal_mark: str, *, with_tax: bool = False) -> str:
    """Return why a text may not stand for the amounts that it can mean (one or more), "" where it may.

    Amounts in it are written with `decimal_mark`. Of two amounts nobody but the writer knows which is meant. One in a
    currency that is not in use is a slip, and what is finer than the currency would be rounded. One that is said to be
    with or without tax is no other, whether the field's are `with_tax` or before.
    """
    from creatorbook.domain.values.amounts import is_finer, spell_digits

    def typed(each: Money) -> str:
        return f"{spell_digits(each.digits, decimal_mark)} {each.currency}"

    money = readings[0]
    if not is_in_use(money.currency):
        return _("“{code}” is not a currency that is in use: EUR, GBP, USD …").format(code=money.currency)
    if money.minor < 0:
        return _("An amount cannot be negative; brackets around a number mean minus too.")
    if len(readings) > 1:
        *others, last = (typed(each) for each in readings)
        return _("That can be {one} or {other}: write one of them.").format(one=", ".join(others), other=last)
    if is_finer(text, money):
        return _("That is finer than the currency has: it would be rounded to {amount}.").format(amount=typed(money))
    return _tax_fault(text, with_tax=with_tax)


def _tax_fault(text: str, *, with_tax: bool) -> str:
    from creatorbook.domain.values.amounts import split_tax_words

    said = split_tax_words(text)[1]
    if said is True and not with_tax:
        return _("Tax is in that amount, and this one is before tax: write it without the tax, such as 1250 + VAT.")
    if said is False and with_tax:
        return _(
            "That amount is before tax, and this one is with it: write what is paid in all, such as 1500 incl. VAT."
        )
    return ""


def is_in_use(code: str) -> bool:
    """Return whether a currency is in use."""
    from creatorbook.domain.values.currencies import CODES

    if code in CODES:
        return True
    # The names of all the others take their time.
    from creatorbook.services.fields.countries import currencies

    return code in currencies()


def _read_day(reader: Reader, field: Field, text: str) -> date:
    from creatorbook.domain.values.dates import parse_day

    day = parse_day(text, reader.today, month_first=reader.month_first, before=reader.before)
    if day is None or not _YEARS[0] <= day.year <= _YEARS[1]:
        raise _unreadable_value(field, text, _("Give a date, such as 2026-12-31, fri, +14 or in 3 weeks."))
    return day


def _read_instant(reader: Reader, field: Field, text: str) -> datetime:
    moment = _find_moment(reader, text)
    if moment is None or not _YEARS[0] <= moment.year <= _YEARS[1]:
        raise _unreadable_value(field, text, _("Give a day and an hour, such as fri 18:00."))
    if moment.tzinfo is None and (fault := _clock_fault(moment)):
        raise _unreadable_value(field, text, fault)
    # What a person types is the time where they are.
    return moment.astimezone(UTC)


def _clock_fault(moment: datetime) -> str:
    """Return why a time on the user's clock stands for no instant, or for two; "" where it stands for one."""
    earlier, later = (moment.replace(fold=fold).astimezone(UTC) for fold in (0, 1))
    if earlier == later:
        return ""
    if earlier.astimezone().replace(tzinfo=None, fold=0) != moment:
        # The second reading is by the offset before the change, and so comes first.
        return _("The clocks go forward over that time: it does not exist. Write {one} or {other}.").format(
            one=_spell_clock(later), other=_spell_clock(earlier)
        )
    return _("The clocks go back over that time: it comes twice. Write {one} or {other}.").format(
        one=_spell_offset(earlier), other=_spell_offset(later)
    )


def _spell_clock(instant: datetime) -> str:
    return f"{instant.astimezone():%Y-%m-%d %H:%M}"


def _spell_offset(instant: datetime) -> str:
    return instant.astimezone().isoformat(" ", "minutes")


def _find_moment(reader: Reader, text: str) -> datetime | None:
    from creatorbook.domain.values.dates import parse_day, parse_moment

    day = parse_day(text, reader.today, month_first=reader.month_first, before=reader.before)
    if day is not None:
        return datetime.combine(day, NO_HOUR)
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return parse_moment(text, reader.today, month_first=reader.month_first, before=reader.before)


def _read_flag(_reader: Reader, field: Field, text: str) -> bool:
    plain = fold(text)
    if plain in YES:
        return True
    if plain in NO or plain == "":
        return False
    raise _unreadable_value(field, text, _("Answer yes or no."))


def _read_maybe(reader: Reader, field: Field, text: str) -> bool | None:
    return None if fold(text) in _UNKNOWN else _read_flag(reader, field, text)


_READERS: dict[FieldType, Callable[[Reader, Field, str], Any]] = {
    FieldType.TEXT: _read_text,
    FieldType.LONG_TEXT: _read_text,
    FieldType.EMAIL: _read_email,
    FieldType.PHONE: _read_text,
    FieldType.URL: _read_url,
    FieldType.COUNTRY: _read_country,
    FieldType.COUNTRIES: _read_countries,
    FieldType.LAW: _read_law,
    FieldType.TERRITORIES: _read_territories,
    FieldType.LANGUAGE: _read_language,
    FieldType.CURRENCY: _read_currency,
    FieldType.CHOICE: _read_choice,
    FieldType.CHOICES: _read_choices,
    FieldType.WORDS: _read_words,
    FieldType.REFERENCE: _read_reference,
    FieldType.NUMBER: _read_number,
    FieldType.PERCENT: _read_percent,
    FieldType.DURATION: _read_duration,
    FieldType.MONEY: _read_money,
    FieldType.DAY: _read_day,
    FieldType.INSTANT: _read_instant,
    FieldType.FLAG: _read_flag,
    FieldType.MAYBE: _read_maybe,
}


def value_as_json(value: object) -> object:
    """Return a value as JSON holds it: money as amount and currency, days and instants as ISO text, enums by value."""
    for kind, write in _PLAIN:
        if isinstance(value, kind):
            return write(value)
    return value


_PLAIN: tuple[tuple[type | tuple[type, ...], Callable[[Any], Any]], ...] = (
    (Money, lambda value: {"amount": value.digits, "currency": value.currency}),
    (StrEnum, lambda value: value.value),
    (datetime, lambda value: value.astimezone(UTC).isoformat().replace("+00:00", "Z")),
    (date, lambda value: value.isoformat()),
    (Ref, lambda value: value.id),
    ((tuple, list, frozenset), lambda value: [value_as_json(part) for part in value]),
)
