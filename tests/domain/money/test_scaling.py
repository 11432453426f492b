"""Amounts brought to another whole: nothing is lost, nothing turns round, and equal parts differ by a minor unit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creatorbook.domain.money.scaling import scale
from creatorbook.domain.values.money import Money


@given(
    st.lists(st.integers(0, 10**12), min_size=1, max_size=40), st.integers(0, 10**12),
    st.sampled_from(["EUR", "JPY", "KWD"]),
)  # fmt: skip
def test_the_parts_add_up_to_the_whole_and_keep_their_proportions(parts: list[int], whole: int, currency: str) -> None:
    scaled = scale([Money(part, currency) for part in parts], Money(whole, currency))
    assert sum(each.minor for each in scaled) == whole
    assert {each.currency for each in scaled} == {currency}
    total = sum(parts)
    if total:
        for part, each in zip(parts, scaled, strict=True):
            assert abs(each.minor * total - part * whole) <= total
            assert each.minor >= 0
    else:
        assert max(scaled).minor - min(scaled).minor <= 1


def test_nothing_cannot_be_scaled() -> None:
    with pytest.raises(ValueError, match="no parts"):
        scale([], Money(1, "EUR"))
