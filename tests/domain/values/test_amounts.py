"""Amounts as people type them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creatorbook.domain.values.amounts import amount_readings, parse_sum, spell_digits
from creatorbook.domain.values.money import Money


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1500", "1500"),
        ("3*250", "750"),
        ("3 x 250", "750"),
        ("2×400+50", "850"),
        ("(100+50)/2", "75"),
        ("-20", "-20"),
        ("1,500.00", "1500"),
        ("1.500,25", "1500.25"),
        ("1 500,50", "1500.50"),
        ("1\u202f500", "1500"),
        ("1'500.05", "1500.05"),
        ("1.5k", "1500"),
        ("1,234,567", "1234567"),
        ("0.1+0.2", "0.3"),
        (".5", "0.5"),
    ],
)
def test_sums(text: str, value: str) -> None:
    assert parse_sum(text) == Decimal(value)


def test_the_language_decides_one_thing_only() -> None:
    assert parse_sum("1,500") == 1500
    assert parse_sum("1,500", ",") == Decimal("1.5")
    assert parse_sum("1.500", ",") == 1500
    assert parse_sum("1,50") == parse_sum("1,50", ",") == Decimal("1.5")


@pytest.mark.parametrize(
    "text", ["", "abc", "3**2", "1/0", "(1", "1)", "+", "1e9", "__import__('os')", "(" * 60, "9" * 121]
)
def test_no_sum_is_none(text: str) -> None:
    assert parse_sum(text) is None


@pytest.mark.parametrize(
    ("text", "money"),
    [
        ("1500", Money(150000, "EUR")),
        ("1500 €", Money(150000, "EUR")),
        ("$20", Money(2000, "USD")),
        ("chf 20,5", Money(2050, "CHF")),
        ("3*250 GBP", Money(75000, "GBP")),
        ("1000 JPY", Money(1000, "JPY")),
        ("10/3", Money(333, "EUR")),
    ],
)
def test_amounts(text: str, money: Money) -> None:
    assert amount_readings(text, "EUR", "FR") == (money,)


def test_an_amount_beyond_reason_is_none() -> None:
    assert amount_readings("9" * 40, "EUR", "FR") == ()
    assert amount_readings("€", "EUR", "FR") == ()


@pytest.mark.parametrize(
    ("text", "country", "readings"),
    [
        ("1,500", "US", ["1500.00 EUR"]),
        ("1.500", "US", ["1500.00 EUR", "1.50 EUR"]),
        ("1,500", "FR", ["1500.00 EUR", "1.50 EUR"]),
        ("1.500", "FR", ["1500.00 EUR", "1.50 EUR"]),
        ("1.500", "ES", ["1500.00 EUR"]),
        # In Canada and in Switzerland both marks are at home, and a book may say nothing of its country.
        ("1,500", "CA", ["1500.00 EUR", "1.50 EUR"]),
        ("1.500", "CH", ["1500.00 EUR", "1.50 EUR"]),
        ("1.500", "", ["1500.00 EUR", "1.50 EUR"]),
        ("1,50", "", ["1.50 EUR"]),
        ("1.500 JPY", "", ["1500 JPY"]),
        ("1.500 KWD", "KW", ["1.500 KWD"]),
        ("1,500 KWD", "KW", ["1500.000 KWD"]),
        # A currency of three decimals, far from home: nobody but the writer knows.
        ("1.500 KWD", "DE", ["1500.000 KWD", "1.500 KWD"]),
        ("1,500 KWD", "DE", ["1500.000 KWD", "1.500 KWD"]),
        ("1,500 KWD", "GB", ["1500.000 KWD", "1.500 KWD"]),
        ("1.500 TND", "GB", ["1500.000 TND", "1.500 TND"]),
        ("1.500,000 KWD", "GB", ["1500.000 KWD"]),
        ("1.500,– €", "GB", ["1500.00 EUR"]),
        ("1 500,– €", "FR", ["1500.00 EUR"]),
        ("€1.500,-", "", ["1500.00 EUR"]),
        ("CHF 1'500", "CH", ["1500.00 CHF"]),
        ("1'500.– Fr", "CH", ["1500.00 CHF"]),
        ("900 £GB", "FR", ["900.00 GBP"]),
        ("900 GB£", "FR", ["900.00 GBP"]),
        ("1 500:- SEK", "SE", ["1500.00 SEK"]),
        ("1.500 KWD", "", ["1500.000 KWD", "1.500 KWD"]),
        ("500 kr", "FR", ["500.00 SEK", "500.00 DKK", "500 ISK", "500.00 NOK"]),
        ("500 kr.", "DK", ["500.00 DKK"]),
        ("kr 500", "NO", ["500.00 NOK"]),
        ("500 kr", "IS", ["500 ISK"]),
        ("500 ¥", "FR", ["500 JPY", "500.00 CNY"]),
        ("$500", "FR", ["500.00 USD"]),
        ("$500", "CA", ["500.00 CAD"]),
    ],
)
def test_the_country_says_what_a_mark_and_a_shared_sign_mean(text: str, country: str, readings: list[str]) -> None:
    assert [str(money) for money in amount_readings(text, "EUR", country)] == readings


@pytest.mark.parametrize("country", ["US", "FR", "KW", ""])
@pytest.mark.parametrize(
    "amount", ["0.5 EUR", "1500.25 EUR", "1500 EUR", "1.500 KWD", "0.345 KWD", "12.345 KWD", "7 JPY"]
)
def test_what_is_spelt_out_is_read_one_way_everywhere(amount: str, country: str) -> None:
    number, code = amount.split()
    money = Money.of(Decimal(number), code)
    for mark in ".,":
        assert amount_readings(f"{spell_digits(money.digits, mark)} {code}", "EUR", country) == (money,)


@given(st.text(max_size=40))
def test_any_text_is_money_or_none(text: str) -> None:
    for found in amount_readings(text, "EUR", "US"):
        assert found in amount_readings(str(found), "USD", "US")


@given(st.integers(-(10**15), 10**15), st.sampled_from(["EUR", "JPY", "KWD"]))
def test_what_we_print_comes_back(minor: int, currency: str) -> None:
    money = Money(minor, currency)
    assert amount_readings(money.digits, "USD", "US")
    assert money in amount_readings(str(money), "USD", "US")
    assert amount_readings(f"{spell_digits(money.digits, '')} {currency}", "USD", "US") == (money,)
