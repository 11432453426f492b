from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creatorbook.domain.disclosure.publishing import check_go_live
from creatorbook.domain.gifts.values import gift_findings, gift_totals, is_lent
from creatorbook.domain.records.gifts import Expectation, GiftFate, TaxNature, Valuation
from creatorbook.domain.values.money import Money
from creatorbook.domain.values.platforms import PostState
from tests.domain.support import TODAY, codes, day, eur, gift, noon, post

SAID = {"expectation": Expectation.NOTHING, "valuation": Valuation.RETAIL_PRICE}


def test_totals_are_by_brand_and_year_and_never_mix_currencies() -> None:
    rows = gift_totals(
        [
            gift("g1"),
            gift("g2", value=Money(5_000, "USD")),
            gift("g3", value=None),
            gift("g4", received_on=day("2025-12-31")),
            gift("g5", brand_id=None, brand_name="Somebody"),
            gift("g6", received_on=None),
            gift("g7", fate=GiftFate.TO_RETURN),
        ]
    )
    assert [(row.year, row.brand_name, row.count, row.without_value) for row in rows] == [
        (2026, "Somebody", 1, 0),
        (2026, "Verdure", 3, 1),
        (2025, "Verdure", 1, 0),
        (None, "Verdure", 1, 0),
    ]
    assert rows[1].sums == (eur("120"), Money(5_000, "USD"))


@given(st.lists(st.tuples(st.integers(0, 10**6), st.sampled_from(["EUR", "USD", "JPY"]), st.integers(2024, 2026))))
def test_nothing_is_lost_between_gifts_and_totals(items: list[tuple[int, str, int]]) -> None:
    gifts = [
        gift(f"g{place}", value=Money(minor, currency), received_on=day(f"{year}-06-01"))
        for place, (minor, currency, year) in enumerate(items)
    ]
    rows = gift_totals(gifts)
    for currency in ("EUR", "USD", "JPY"):
        kept = sum(each.minor for row in rows for each in row.sums if each.currency == currency)
        assert kept == sum(minor for minor, name, _year in items if name == currency)
    assert gift_totals(list(reversed(gifts))) == rows


@pytest.mark.parametrize(
    ("fields", "lent"),
    [
        ({}, False),
        ({"tax_nature": TaxNature.LOAN}, True),
        ({"fate": GiftFate.RETURNED}, True),
        ({"fate": GiftFate.SOLD}, False),
    ],
)
def test_what_is_lent_is_no_gift(fields: dict[str, Any], *, lent: bool) -> None:
    assert is_lent(gift(**fields)) is lent


@pytest.mark.parametrize(
    ("fields", "posts", "expected"),
    [
        (SAID, [], []),
        ({}, [], ["gift.basis_missing", "gift.expectation_unknown"]),
        ({**SAID, "tax_nature": TaxNature.LOAN}, [], ["gift.return_day_missing"]),
        ({**SAID, "fate": GiftFate.SOLD}, [], ["gift.sale_missing", "gift.sale_day_missing"]),
        ({**SAID, "fate": GiftFate.SOLD, "sale": eur("40"), "fate_on": day("2026-03-01")}, [], []),
        ({**SAID, "fate": GiftFate.RAFFLED}, [], ["gift.fate_day_missing"]),
        ({**SAID, "fate": GiftFate.GIVEN_AWAY, "fate_on": day("2026-03-01")}, [], []),
        ({**SAID, "value": None}, [], ["gift.value_missing"]),
        ({**SAID, "fate": GiftFate.TO_RETURN}, [], ["gift.return_day_missing"]),
        ({**SAID, "fate": GiftFate.TO_RETURN, "return_due_on": day("2026-03-01")}, [], ["gift.return_late"]),
        ({**SAID, "fate": GiftFate.TO_RETURN, "return_due_on": day("2026-03-02")}, [], []),
        ({**SAID, "shown_in_post_id": "o1"}, [], ["gift.shown_without_record"]),
        ({**SAID, "shown_in_post_id": "o1"}, [post(state=PostState.LIVE)], ["gift.shown_without_label"]),
        ({**SAID, "shown_in_post_id": "o1"}, [post(state=PostState.LIVE, label_confirmed=True)], []),
        ({**SAID, "shown_in_post_id": "o1"}, [post(state=PostState.LIVE, exception_reason="Bought it")], []),
        ({**SAID, "shown_in_post_id": "o1"}, [post()], []),
    ],
)
def test_what_a_gift_still_asks_for(fields: dict[str, Any], posts: list[Any], expected: list[str]) -> None:
    assert codes(gift_findings(gift(**fields), posts, TODAY)) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, ["post.published_at_missing"]),
        ({"published_at": noon("2026-03-01")}, []),
        ({"published_at": noon("2026-03-01"), "brand_id": "b1"}, ["post.label_unconfirmed"]),
        ({"published_at": noon("2026-03-01"), "deal_id": "d1", "label_confirmed": True}, []),
        ({"published_at": noon("2026-03-01"), "deal_id": "d1", "exception_reason": "No product"}, []),
        ({"published_at": noon("2026-03-01"), "deal_id": "d1", "exception_reason": " "}, ["post.label_unconfirmed"]),
    ],
)
def test_a_post_goes_live_with_a_tick_or_a_reason(fields: dict[str, Any], expected: list[str]) -> None:
    assert codes(check_go_live(post(**fields))) == expected
