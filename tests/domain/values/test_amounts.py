"""Amounts as people type them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creatorbook.domain.values.amounts import parse_amount, parse_sum
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
    assert parse_amount(text, "EUR") == money


def test_an_amount_beyond_reason_is_none() -> None:
    assert parse_amount("9" * 40, "EUR") is None
    assert parse_amount("€", "EUR") is None


@given(st.text(max_size=40))
def test_any_text_is_money_or_none(text: str) -> None:
    found = parse_amount(text, "EUR")
    assert found is None or parse_amount(str(found), "USD") == found


@given(st.integers(-(10**15), 10**15), st.sampled_from(["EUR", "JPY", "KWD"]))
def test_what_we_print_comes_back(minor: int, currency: str) -> None:
    money = Money(minor, currency)
    assert parse_amount(money.digits, "USD") is not None
    assert parse_amount(str(money), "USD") == money
