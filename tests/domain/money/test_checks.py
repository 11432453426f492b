from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creatorbook.domain.money.checks import check_instalments, check_percents, kill_fee, percent, share
from creatorbook.domain.values.money import Money
from tests.domain.support import codes, eur, instalment, terms


@pytest.mark.parametrize(("points", "expected"), [(0, "0"), (1250, "12.5"), (10_000, "100"), (1, "0.01")])
def test_basis_points_are_exact_percent(points: int, expected: str) -> None:
    assert percent(points) == Decimal(expected)


@pytest.mark.parametrize(
    ("fee", "points", "expected"),
    [("1500", 2500, "375"), ("0.01", 5000, "0.01"), ("99.99", 3333, "33.33"), ("1500", 0, "0")],
)
def test_a_kill_fee_is_a_share_of_the_fee(fee: str, points: int, expected: str) -> None:
    assert kill_fee(eur(fee), terms(kill_fee_bp=points)) == eur(expected)


def test_a_kill_fee_needs_a_fee_and_a_percentage() -> None:
    assert kill_fee(None, terms()) is None
    assert kill_fee(eur("10"), None) is None
    assert kill_fee(eur("10"), terms(kill_fee_bp=None)) is None


@given(st.integers(0, 10**12), st.integers(0, 10_000))
def test_a_share_lies_between_nothing_and_the_whole(minor: int, points: int) -> None:
    whole = Money(minor, "EUR")
    assert 0 <= share(whole, points).minor <= minor
    assert abs((share(whole, points) + share(whole, 10_000 - points)).minor - minor) <= 1


def test_instalments_that_make_the_fee_are_fine() -> None:
    parts = [instalment("p1", "750"), instalment("p2", "750")]
    assert check_instalments(eur("1500"), parts) == ()
    assert check_instalments(eur("1500"), []) == ()


def test_a_difference_is_told_with_its_sign() -> None:
    (short,) = check_instalments(eur("1500"), [instalment(amount="1400")])
    assert short.code == "instalments.sum_differs"
    assert short.params["difference"] == eur("100")
    (over,) = check_instalments(eur("1500"), [instalment(amount="1600")])
    assert over.params["difference"] == eur("-100")


def test_instalments_in_other_currencies_are_an_error_and_never_added() -> None:
    dollars = instalment("p2", amount="0", label="Half")
    mixed = [instalment("p1", "750"), instalment("p2").__class__("p2", "d1", "Half", Money(1, "USD"), dollars.trigger)]
    (found,) = check_instalments(eur("1500"), mixed)
    assert found.code == "instalments.mixed_currencies"
    assert found.params["currencies"] == ("EUR", "USD")
    assert codes(check_instalments(Money(150_000, "USD"), [instalment()])) == ["instalments.mixed_currencies"]


def test_an_instalment_without_an_amount_or_a_fee_is_told() -> None:
    assert codes(check_instalments(None, [instalment(amount="0")])) == [
        "instalments.not_positive",
        "instalments.without_fee",
    ]


@given(st.integers(1, 10**10), st.integers(1, 24))
def test_a_split_fee_always_passes(minor: int, parts: int) -> None:
    fee = Money(minor, "EUR")
    shares = fee.split(parts)
    made = [instalment(f"p{place}", str(part.amount)) for place, part in enumerate(shares)]
    assert "instalments.sum_differs" not in codes(check_instalments(fee, made))


@pytest.mark.parametrize(("points", "wrong"), [(-1, True), (0, False), (10_000, False), (10_001, True)])
def test_percentages_stay_within_a_hundred(points: int, *, wrong: bool) -> None:
    assert bool(check_percents(terms(kill_fee_bp=points))) is wrong
    assert bool(check_percents(terms(kill_fee_bp=None, affiliate_bp=points))) is wrong
