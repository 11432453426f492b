from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creatorbook.domain.money.checks import agreed_sum, check_instalments, check_percents, kill_fee, percent, share
from creatorbook.domain.records.terms import RightsPrice
from creatorbook.domain.values.money import Money
from tests.domain.support import codes, dossier, eur, exclusivity, instalment, right, terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from creatorbook.domain.findings.finding import Finding
    from creatorbook.domain.records.payments import Instalment


def held(fee: Money | None, parts: Sequence[Instalment]) -> tuple[Finding, ...]:
    """Return what is wrong between a fee and its instalments."""
    return check_instalments(dossier(deal_fee=fee, instalments=tuple(parts)))


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
    assert held(eur("1500"), parts) == ()
    assert held(eur("1500"), []) == ()


def test_prices_on_top_of_the_fee_are_a_part_of_the_sum_agreed() -> None:
    rights = (
        right(price=eur("200"), price_counts=RightsPrice.ON_TOP),
        right("r2", price=eur("70"), price_counts=RightsPrice.IN_FEE),
        right("r3", price=eur("30")),
    )
    promises = (
        exclusivity(price=eur("150"), price_counts=RightsPrice.ON_TOP),
        exclusivity("x2", price=eur("40"), price_counts=RightsPrice.IN_FEE),
    )
    both = dossier(deal_fee=eur("1000"), rights=rights, exclusivities=promises, instalments=())
    assert agreed_sum(both) == eur("1350")
    made = dossier(deal_fee=eur("1000"), rights=rights, instalments=(instalment(amount="1200"),))
    assert agreed_sum(made) == eur("1200")
    assert check_instalments(made) == ()
    assert agreed_sum(dossier(deal_fee=None, rights=rights)) == eur("200")
    assert agreed_sum(dossier(deal_fee=None, rights=())) is None


def test_a_difference_is_told_whichever_side_is_larger() -> None:
    (short,) = held(eur("1500"), [instalment(amount="1400")])
    assert short.code == "instalments.sum_differs"
    assert short.params["difference"] == eur("100")
    (over,) = held(eur("1500"), [instalment(amount="1600")])
    assert over.params["difference"] == eur("100")


def test_instalments_in_other_currencies_are_an_error_and_never_added() -> None:
    dollars = instalment("p2", amount="0", label="Half")
    mixed = [instalment("p1", "750"), instalment("p2").__class__("p2", "d1", "Half", Money(1, "USD"), dollars.trigger)]
    (found,) = held(eur("1500"), mixed)
    assert found.code == "instalments.mixed_currencies"
    assert found.params["currencies"] == ("EUR", "USD")
    assert codes(held(Money(150_000, "USD"), [instalment()])) == ["instalments.mixed_currencies"]


def test_an_instalment_without_an_amount_or_a_fee_is_told() -> None:
    assert codes(held(None, [instalment(amount="0")])) == [
        "instalments.not_positive",
        "instalments.without_fee",
    ]


@given(st.integers(1, 10**10), st.integers(1, 24))
def test_a_split_fee_always_passes(minor: int, parts: int) -> None:
    fee = Money(minor, "EUR")
    shares = fee.split(parts)
    made = [instalment(f"p{place}", str(part.amount)) for place, part in enumerate(shares)]
    assert "instalments.sum_differs" not in codes(held(fee, made))


@pytest.mark.parametrize(("points", "wrong"), [(-1, True), (0, False), (10_000, False), (10_001, True)])
def test_percentages_stay_within_a_hundred(points: int, *, wrong: bool) -> None:
    assert bool(check_percents(terms(kill_fee_bp=points))) is wrong
    assert bool(check_percents(terms(kill_fee_bp=None, affiliate_bp=points))) is wrong
