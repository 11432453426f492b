"""One table of currencies and one of the names of days: what one reader knows, all of them know."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from creatorbook.common.text import fold
from creatorbook.domain.contract_reading.text.plain import plain_letters
from creatorbook.domain.contract_reading.values.amounts import amounts
from creatorbook.domain.contract_reading.values.days import days
from creatorbook.domain.values import currencies, day_names
from creatorbook.domain.values.amounts import amount_readings
from creatorbook.domain.values.dates import parse_day
from creatorbook.domain.values.money import Money
from creatorbook.exchange.tables.amounts import amount_reader
from creatorbook.exchange.tables.dates import NotADate, date_reader

MONDAY = date(2026, 11, 23)
SHARED = currencies.SHARED_SIGNS | currencies.SHARED_WORDS


def typed(text: str) -> Money | None:
    return next(iter(amount_readings(text, "EUR", "FR")), None)


def in_sheet(text: str) -> Money | None:
    return amount_reader([text], "Fee", "EUR").read(text)


def in_contract(text: str) -> Money | None:
    sentence = f"The brand pays {text} to the creator."
    (found,) = amounts(plain_letters(sentence), sentence)
    return found.money


@pytest.mark.parametrize("code", sorted(currencies.CODES))
def test_every_code_is_known_to_all_readers(code: str) -> None:
    expected = Money.of(1500, code)
    for text in (f"1500 {code}", f"{code} 1500"):
        assert (typed(text), in_sheet(text), in_contract(text)) == (expected, expected, expected)
    assert currencies.exponent(code) in (0, 2, 3)


@pytest.mark.parametrize("name", [*currencies.SIGNS, *currencies.WORDS, *SHARED])
def test_every_sign_and_word_is_known_to_all_readers(name: str) -> None:
    expected = Money.of(1500, currencies.named_currency(name) or "")
    assert (typed(f"1500 {name}"), in_sheet(f"1500 {name}"), in_contract(f"1500 {name}")) == (
        expected, expected, expected,
    )  # fmt: skip


@pytest.mark.parametrize("name", [*currencies.SHORT, *currencies.SHARED_SHORT])
def test_an_abbreviation_is_read_where_amounts_are_and_not_in_a_sentence(name: str) -> None:
    expected = Money.of(1500, currencies.named_currency(name) or "")
    assert (typed(f"1500 {name}"), in_sheet(f"1500 {name}")) == (expected, expected)
    assert amounts(plain_letters(f"about 1500 {name} of it"), f"about 1500 {name} of it") == ()


@pytest.mark.parametrize("code", sorted(currencies.LIKE_WORDS))
def test_a_code_that_is_a_word_is_one_in_a_sentence_without_capitals(code: str) -> None:
    sentence = f"since 2026 {code.lower()} something"
    assert amounts(plain_letters(sentence), sentence) == ()
    assert amounts(plain_letters(sentence.upper())) == ()


def test_a_shared_name_means_the_currency_around_it() -> None:
    assert amount_readings("$20", "CAD", "FR") == (Money(2000, "CAD"),)
    assert amount_reader(["$20"], "Fee", "CAD").read("$20") == Money(2000, "CAD")
    assert amount_readings("20 kr", "NOK", "FR") == (Money(2000, "NOK"),)
    assert amount_readings("20 $", "EUR", "FR") == (Money(2000, "USD"),)


def test_a_shared_name_in_a_sheet_is_of_the_country_of_the_book() -> None:
    norwegian = amount_reader(["20 kr"], "Fee", "EUR", "NO")
    assert (norwegian.read("20 kr"), norwegian.guessed) == (Money(2000, "NOK"), "")
    french = amount_reader(["20 kr"], "Fee", "EUR", "FR")
    assert (french.read("20 kr"), french.guessed) == (Money(2000, "SEK"), "kr")
    assert currencies.named_currency("yen", "CNY") == "JPY"
    assert currencies.named_currency("¥", "CNY") == "CNY"


def test_no_name_is_two_things_and_all_are_folded() -> None:
    tables = (currencies.SIGNS, currencies.SHORT, currencies.WORDS, SHARED, currencies.SHARED_SHORT)
    names = [name for table in tables for name in table]
    assert len(names) == len(set(names)) == len(currencies.NAMES)
    assert [name for name in names if fold(name) not in names] == []
    assert {code for table in tables[:3] for code in table.values()} <= currencies.CODES
    assert currencies.LIKE_WORDS < currencies.CODES


@pytest.mark.parametrize(("name", "month"), day_names.MONTH_NUMBERS.items())
def test_every_month_is_known_to_all_readers(name: str, month: int) -> None:
    expected = date(2027, month, 5)
    for text in (f"5 {name} 2027", f"{name} 5, 2027"):
        assert parse_day(text, MONDAY) == expected
        assert date_reader([text], country="FR").read(text) == expected
        assert [each.day for each in days(plain_letters(f"It runs from {text} on."))] == [expected]


def test_months_and_weekdays_are_typed_in_more_languages_than_contracts_are_read_in() -> None:
    for name, month in day_names.TYPED_MONTHS.items():
        expected = date(2027, month, 5)
        assert parse_day(f"5 {name} 2027", MONDAY) == date_reader([], country="FR").read(f"5 {name} 2027") == expected
    for name, weekday in day_names.TYPED_WEEKDAYS.items():
        day = MONDAY + timedelta(days=7 + weekday)
        written = f"{name} {day:%d.%m.%Y}"
        assert parse_day(written, MONDAY) == date_reader([], country="PL").read(written) == day
        with pytest.raises(NotADate):
            date_reader([], country="PL").read(f"{name} {day + timedelta(days=1):%d.%m.%Y}")
    for text in ("2027年3月5日", "piątek, 5 marca 2027", "lördag 6 mars 2027", "lørdag 6. marts 2027"):
        assert parse_day(text, MONDAY) == date_reader([], country="PL").read(text) is not None


@pytest.mark.parametrize(("name", "weekday"), day_names.WEEKDAY_NUMBERS.items())
def test_every_weekday_is_the_next_of_its_name(name: str, weekday: int) -> None:
    found = parse_day(name, MONDAY)
    assert found is not None
    assert (found.weekday(), 0 < (found - MONDAY).days <= 7) == (weekday, True)


def test_months_and_weekdays_are_twelve_and_seven() -> None:
    assert set(day_names.MONTH_NUMBERS.values()) == set(range(1, 13))
    assert set(day_names.WEEKDAY_NUMBERS.values()) == set(range(7))


@pytest.mark.parametrize(("written", "year"), [(0, 2000), (27, 2027), (99, 2099), (1999, 1999), (2027, 2027)])
def test_two_figures_are_a_year_of_this_century(written: int, year: int) -> None:
    assert day_names.full_year(written) == year
