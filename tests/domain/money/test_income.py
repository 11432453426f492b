"""What of a part is without taxes: no cent is made or lost on the way."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from creatorbook.domain.money.income import net_parts


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=9), st.integers(0, 100))
def test_what_is_without_taxes_of_all_parts_is_that_of_the_whole(parts: list[int], rate: int) -> None:
    whole = sum(parts)
    net = whole * 100 // (100 + rate)
    found = net_parts(parts, whole, net)
    assert sum(found) == net
    assert all(0 <= without <= part + 1 for without, part in zip(found, parts, strict=True))
