"""What settles a sum: parts add up to it in whatever order, and what is spread or converted is all there again."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from creatorbook.domain.money.settling import Part, convert, spread, stand, takings
from creatorbook.domain.records.money.receipts import AllocationKind

KINDS = st.sampled_from(AllocationKind)
PARTS = st.lists(st.tuples(KINDS, st.integers(1, 10**9), st.integers(0, 400)), max_size=8)
START = date(2026, 1, 1)


@given(owed=st.integers(1, 10**10), parts=PARTS)
def test_a_sum_is_open_settled_or_over_and_nothing_else(
    owed: int, parts: list[tuple[AllocationKind, int, int]]
) -> None:
    found = stand(owed, [Part(kind, minor, START + timedelta(days=day)) for kind, minor, day in parts])
    assert owed + found.over == found.open + found.settled or found.settled < 0
    assert (found.closed_on is not None) == (found.open == 0)
    assert (
        stand(owed, [Part(kind, minor, START + timedelta(days=day)) for kind, minor, day in reversed(parts)]) == found
    )
    assert found.share_of(owed) == max(min(found.settled, owed), 0)


@given(
    opened=st.lists(st.integers(0, 10**8), min_size=1, max_size=6),
    arrived=st.integers(0, 10**9),
    fee=st.integers(0, 10**6),
)
def test_what_came_is_spread_whole_and_no_sum_gets_more_than_is_open(opened: list[int], arrived: int, fee: int) -> None:
    pieces, over = spread(opened, [(AllocationKind.PAYMENT, arrived), (AllocationKind.FEE, fee)])
    assert sum(piece.minor for piece in pieces) + over == arrived + fee
    assert over == max(arrived + fee - sum(opened), 0)
    for place, need in enumerate(opened):
        assert sum(piece.minor for piece in pieces if piece.place == place) <= need


@given(
    pieces=st.lists(st.integers(1, 10**8), min_size=1, max_size=6),
    rate=st.decimals(Decimal("0.0001"), Decimal(10_000), places=6),
    exponents=st.tuples(st.sampled_from((0, 2, 3)), st.sampled_from((0, 2, 3))),
)
def test_pieces_of_another_currency_take_all_that_came(
    pieces: list[int], rate: Decimal, exponents: tuple[int, int]
) -> None:
    arrived = convert(sum(pieces), rate, exponents)
    taken = takings(pieces, arrived)
    assert sum(taken) == arrived
    assert min(taken) >= 0
