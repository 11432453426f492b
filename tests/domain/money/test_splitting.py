"""Shares of a deal's income, and what of a part is without taxes: no cent is made or lost on the way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creatorbook.domain.money.income import net_parts
from creatorbook.domain.money.splitting import Came, ShareRule, split_parts, split_whole, spread_parts
from creatorbook.domain.records.money.shares import SplitBase, SplitManner

_PERCENT, _FIXED, _EVEN, _WHOLE = SplitManner.PERCENT, SplitManner.FIXED, SplitManner.EVEN, SplitManner.WHOLE
_RULES = st.lists(
    st.builds(
        ShareRule,
        st.sampled_from(SplitManner),
        st.sampled_from(SplitBase),
        st.integers(0, 10_000),
        st.integers(0, 500_000),
    ),
    max_size=4,
)
_PARTS = st.lists(
    st.integers(-(10**8), 10**9).flatmap(
        lambda gross: st.builds(Came, st.integers(min(0, gross), max(0, gross)), st.just(gross))
    ),
    max_size=8,
)


@pytest.mark.parametrize(
    ("rules", "shares"),
    [
        ([ShareRule(_PERCENT, percent_bp=2000)], (20_000,)),
        ([ShareRule(_PERCENT, SplitBase.WITH_TAXES, 2000)], (24_000,)),
        ([ShareRule(_PERCENT, percent_bp=2000), ShareRule(_FIXED, fixed=5_000)], (20_000, 5_000)),
        ([ShareRule(_PERCENT, percent_bp=2000), ShareRule(_EVEN), ShareRule(_EVEN)], (20_000, 26_666, 26_666)),
        ([ShareRule(_WHOLE)], (100_000,)),
        ([ShareRule(_FIXED, fixed=150_000), ShareRule(_PERCENT, percent_bp=1000)], (100_000, 0)),
    ],
)
def test_shares_of_a_thousand_euros(rules: list[ShareRule], shares: tuple[int, ...]) -> None:
    assert split_whole(Came(100_000, 120_000), rules) == shares


@given(_PARTS, _RULES)
def test_parts_come_to_the_whole_and_never_to_more_than_came(parts: list[Came], rules: list[ShareRule]) -> None:
    whole = Came(sum(part.net for part in parts), sum(part.gross for part in parts))
    given_away = split_parts(parts, rules)
    assert tuple(map(sum, zip(*given_away, strict=True))) == (split_whole(whole, rules) if parts and rules else ())
    assert 0 <= sum(split_whole(whole, rules)) <= max(whole.net, 0)


@given(_PARTS, _RULES)
def test_all_that_is_sent_back_takes_all_shares_back(parts: list[Came], rules: list[ShareRule]) -> None:
    back = [Came(-part.net, -part.gross) for part in parts]
    assert all(sum(amounts) == 0 for amounts in zip(*split_parts([*parts, *back], rules), strict=True))


@given(st.lists(st.integers(-(10**9), 10**9), max_size=9), st.lists(st.integers(0, 10**6), min_size=1, max_size=5))
def test_what_is_spread_by_weights_is_exact_both_ways(parts: list[int], weights: list[int]) -> None:
    found = spread_parts(parts, weights)
    assert [sum(row) for row in found] == parts
    columns = [sum(column) for column in zip(*found, strict=True)]
    assert columns == list(spread_parts([sum(parts)], weights)[0] if parts else [])
    if parts and any(weights):
        assert all(weight or not came for came, weight in zip(columns, weights, strict=True))


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=9), st.integers(0, 100))
def test_what_is_without_taxes_of_all_parts_is_that_of_the_whole(parts: list[int], rate: int) -> None:
    whole = sum(parts)
    net = whole * 100 // (100 + rate)
    found = net_parts(parts, whole, net)
    assert sum(found) == net
    assert all(0 <= without <= part + 1 for without, part in zip(found, parts, strict=True))
