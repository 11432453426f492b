"""Values as a person reads them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from babel import Locale
from babel.dates import format_date, format_datetime
from babel.numbers import format_currency, format_decimal, format_percent

from creatorbook.common.i18n import use_language
from creatorbook.domain.values.currencies import exponent
from creatorbook.domain.values.dates import parse_day
from creatorbook.domain.values.money import Money
from creatorbook.services.fields import formats


@pytest.mark.parametrize(
    ("language", "day", "text"),
    [
        ("fr", date(2026, 12, 1), "1er déc. 2026"),
        ("fr", date(2026, 12, 2), "2 déc. 2026"),
        ("fr", date(2026, 12, 11), "11 déc. 2026"),
        ("en", date(2026, 12, 1), "1 Dec 2026"),
    ],
)
def test_french_counts_the_first_of_a_month(language: str, day: date, text: str) -> None:
    use_language(language)
    assert formats.day(day) == text
    assert formats.instant(datetime(2026, 12, day.day, 12, tzinfo=UTC)).startswith(text)
    # What is read off the screen can be typed back.
    assert parse_day(text, date(2026, 1, 1)) == day


@pytest.mark.parametrize("language", ["en", "fr"])
def test_days_read_as_babel_writes_them(language: str) -> None:
    use_language(language)
    locale, first = formats.locale(), "d'er'" if language == "fr" else "d"
    start = date(2026, 1, 1)
    for number in range(366):
        value = start + timedelta(days=number)
        pattern = first if value.day == 1 else "d"
        assert formats.day(value) == format_date(value, f"{pattern} MMM y", locale=locale)
        assert formats.day_near(value, start) == format_date(
            value, f"{pattern} MMM" if value.year == 2026 else f"{pattern} MMM y", locale=locale
        )
        assert formats.day_near(value, date(2020, 1, 1), weekday=True) == format_date(
            value, f"EEE {pattern} MMM y", locale=locale
        )
        moment = datetime(value.year, value.month, value.day, number % 24, number % 60).astimezone()
        assert formats.instant(moment.astimezone(UTC)) == format_datetime(
            moment.replace(tzinfo=None), f"{pattern} MMM y, HH:mm", locale=locale
        )


@pytest.mark.parametrize(("language", "titles"), [("en", ("August", "August 2025")), ("fr", ("Août", "Août 2025"))])
def test_a_month_is_a_title_without_this_year(language: str, titles: tuple[str, str]) -> None:
    use_language(language)
    today = date(2026, 3, 1)
    assert (formats.month_near(date(2026, 8, 9), today), formats.month_near(date(2025, 8, 9), today)) == titles


@pytest.mark.parametrize(("language", "name"), [("en", "August"), ("fr", "août")])
def test_a_month_inside_a_sentence_is_written_as_the_language_does(language: str, name: str) -> None:
    use_language(language)
    assert formats.month_name(date(2026, 8, 9)) == name


@pytest.mark.parametrize("language", ["en", "fr"])
def test_amounts_read_as_babel_writes_them_and_exactly_as_they_are(language: str) -> None:
    use_language(language)
    locale = formats.locale()
    for currency in map(str, Locale.parse(locale).currencies):
        digits = exponent(currency)
        zeros = f"0.{'0' * digits}" if digits else "0"
        for minor in (0, 1, -1, 99, 100, -100, 1234, 99900, 100000, -123456, 123456700, 999_999_999_999_999):
            value = Money(minor, currency)
            pattern = f"¤#,##{zeros}" if language == "en" else f"#,##{zeros}\u00a0¤"
            whole = pattern.replace(zeros, "0") if minor % 10**digits == 0 else pattern
            for short, expected in ((False, pattern), (True, whole)):
                written = format_currency(value.amount, currency, expected, locale=locale, currency_digits=False)
                assert formats.money(value, short=short) == written, (minor, currency)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_usual_currencies_are_written_with_the_decimals_that_babel_gives_them(language: str) -> None:
    use_language(language)
    for currency in ("EUR", "GBP", "USD", "CHF", "JPY", "KWD", "XOF"):
        written = format_currency(Money(-1234567, currency).amount, currency, locale=formats.locale())
        assert formats.money(Money(-1234567, currency)) == written


@pytest.mark.parametrize("language", ["en", "fr"])
def test_numbers_and_percentages_read_as_babel_writes_them(language: str) -> None:
    use_language(language)
    for value in (0, 7, 999, 1000, -1, -1000, 12345, 1234567890):
        assert formats.number(value) == format_decimal(value, locale=formats.locale())
        sign = "\u00a0%" if language == "fr" else "%"
        assert formats.percent(value) == format_percent(
            Decimal(value) / 10_000, f"#,##0.##{sign}", locale=formats.locale()
        )


@pytest.mark.parametrize("language", ["en", "fr"])
def test_days_in_full_read_as_babel_writes_them(language: str) -> None:
    use_language(language)
    for number in range(366):
        value = date(2024, 1, 1) + timedelta(days=number)
        first = "d'er'" if language == "fr" and value.day == 1 else "d"
        assert formats.long_day(value) == format_date(value, f"EEEE {first} MMMM y", locale=formats.locale())


@pytest.mark.parametrize("language", ["en", "fr"])
def test_prices_and_quantities_have_the_decimals_that_they_have(language: str) -> None:
    use_language(language)
    locale = formats.locale()
    for text in ("0", "7", "7.50", "0.125", "1234.5", "-2.5", "1E+3"):
        value = Decimal(text)
        plain = format_decimal(value.normalize(), locale=locale, decimal_quantization=False)
        assert formats.quantity(value) == plain
        places = max(2, len(f"{value.normalize():f}".partition(".")[2]))
        pattern = f"¤#,##0.{'0' * places}" if language == "en" else f"#,##0.{'0' * places}\u00a0¤"
        assert formats.price(value, "EUR") == format_currency(
            value, "EUR", pattern, locale=locale, currency_digits=False
        )
