from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creatorbook.domain.values.currencies import exponent
from creatorbook.domain.values.money import MixedCurrencies, Money, totals

CURRENCIES = st.sampled_from(["EUR", "USD", "JPY", "KWD"])
MINOR = st.integers(min_value=-(10**15), max_value=10**15)
MONEY = st.builds(Money, MINOR, CURRENCIES)


@pytest.mark.parametrize(
    ("amount", "currency", "minor", "plain"),
    [
        ("1500", "EUR", 150_000, "1500.00"),
        ("0.005", "EUR", 1, "0.01"),
        ("-0.005", "EUR", -1, "-0.01"),
        ("1234.5", "JPY", 1235, "1235"),
        ("1.0005", "KWD", 1001, "1.001"),
        (7, "USD", 700, "7.00"),
        ("0", "EUR", 0, "0.00"),
    ],
)
def test_an_amount_is_whole_minor_units_rounded_half_up(
    amount: str | int, currency: str, minor: int, plain: str
) -> None:
    money = Money.of(amount, currency)
    assert money.minor == minor
    assert money.digits == plain
    assert str(money) == f"{plain} {currency}"


@pytest.mark.parametrize("currency", ["eur", "EU", "EURO", "E1R", "", "ÉUR"])
def test_a_currency_is_three_capital_letters(currency: str) -> None:
    with pytest.raises(ValueError, match="ISO 4217"):
        Money(1, currency)


@pytest.mark.parametrize("amount", ["NaN", "Infinity", "-Infinity", "1e40", "abc", ""])
def test_what_is_no_finite_amount_is_refused(amount: str) -> None:
    with pytest.raises(ValueError, match=r"number|range"):
        Money.of(amount, "EUR")


@pytest.mark.parametrize(
    ("amount", "fits"),
    [("9" * 16, True), ("1e17", False), ("9" * 18, False), ("1e18", False), ("46116860184273879.04", True),
     ("46116860184273879.05", False), ("-46116860184273879.04", True), ("-46116860184273879.05", False)],
)  # fmt: skip
def test_an_amount_ends_where_sixty_two_bits_of_cents_do(amount: str, *, fits: bool) -> None:
    if fits:
        assert abs(Money.of(amount, "EUR").minor) <= 2**62
    else:
        with pytest.raises(ValueError, match="range"):
            Money.of(amount, "EUR")


@pytest.mark.parametrize(("amount", "fits"), [("9" * 18, True), ("1" + "0" * 18, False)])
def test_an_amount_has_eighteen_digits_at_most(amount: str, *, fits: bool) -> None:
    # The yen has no smaller unit: eighteen digits of it still fit into 62 bits, and so would nineteen.
    if fits:
        assert Money.of(amount, "JPY").digits == amount
    else:
        with pytest.raises(ValueError, match="range"):
            Money.of(amount, "JPY")


def test_a_float_is_no_money() -> None:
    with pytest.raises(TypeError):
        Money(1.5, "EUR")  # type: ignore[arg-type]  # the point of the test


def test_two_currencies_never_meet() -> None:
    euro, dollar = Money(100, "EUR"), Money(100, "USD")
    for meet in (
        lambda: euro + dollar,
        lambda: euro - dollar,
        lambda: euro < dollar,
        lambda: euro <= dollar,
    ):
        with pytest.raises(MixedCurrencies):
            meet()
    assert euro != dollar


@given(st.lists(MINOR, min_size=1, max_size=30), CURRENCIES)
def test_a_sum_is_what_decimal_says(minors: list[int], currency: str) -> None:
    amounts = [Money(minor, currency) for minor in minors]
    total = amounts[0]
    for amount in amounts[1:]:
        total = total + amount
    oracle = sum((amount.amount for amount in amounts), Decimal(0))
    assert total.amount == oracle
    assert totals(amounts) == (total,)


@given(MONEY, st.integers(min_value=1, max_value=500))
def test_a_split_adds_up_and_is_even(money: Money, parts: int) -> None:
    shares = money.split(parts)
    assert len(shares) == parts
    assert sum(share.minor for share in shares) == money.minor
    assert max(share.minor for share in shares) - min(share.minor for share in shares) <= 1
    assert list(shares) == sorted(shares, key=lambda share: -share.minor)


def test_a_split_into_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="part"):
        Money(1, "EUR").split(0)


@given(st.integers(-(10**12), 10**12), CURRENCIES, st.decimals(-10, 10, places=4))
def test_times_rounds_like_decimal(minor: int, currency: str, factor: Decimal) -> None:
    expected = (Decimal(minor) * factor).quantize(Decimal(1), rounding=ROUND_HALF_UP)
    assert Money(minor, currency).times(factor).minor == int(expected)


@given(st.lists(MONEY, max_size=40))
def test_totals_never_mix(amounts: list[Money]) -> None:
    found = totals(amounts)
    names = [total.currency for total in found]
    assert names == sorted({amount.currency for amount in amounts})
    for total in found:
        assert total.minor == sum(amount.minor for amount in amounts if amount.currency == total.currency)
    assert totals(list(reversed(amounts))) == found


@given(MONEY)
def test_the_plain_form_comes_back(money: Money) -> None:
    assert Money.of(money.digits, money.currency) == money
    assert (-money).minor == -money.minor
    assert bool(money) is (money.minor != 0)
    assert money.amount == Decimal(money.minor) / 10 ** exponent(money.currency)
