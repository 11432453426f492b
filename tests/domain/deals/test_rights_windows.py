from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creatorbook.domain.deals.rights_windows import RightsWindow, WindowState, rights_window
from creatorbook.domain.deals.triggers import delivered_on, first_post_on, signed_on
from creatorbook.domain.records.contracts import ContractFacts, ContractState
from creatorbook.domain.records.terms import DeliverableState, RightsStart
from creatorbook.domain.values.platforms import PostState
from tests.domain.support import TODAY, day, deliverable, dossier, noon, post, right

DELIVERED = deliverable(state=DeliverableState.DELIVERED, delivered_on=day("2026-02-20"))
LIVE = post(state=PostState.LIVE, published_at=noon("2026-02-25"), deliverable_id="v1")


@pytest.mark.parametrize(
    ("start", "facts", "opens_on"),
    [
        (RightsStart.ON_SIGNATURE, {}, "2026-02-01"),
        (RightsStart.ON_SIGNATURE, {"deal_signed_on": None}, None),
        (RightsStart.ON_DELIVERY, {}, None),
        (RightsStart.ON_DELIVERY, {"deliverables": (DELIVERED,)}, "2026-02-20"),
        (RightsStart.ON_DELIVERY, {"deliverables": (DELIVERED, deliverable("v2"))}, None),
        (
            RightsStart.ON_DELIVERY,
            {"deliverables": (DELIVERED, deliverable("v2", state=DeliverableState.CANCELLED))},
            "2026-02-20",
        ),
        (RightsStart.ON_DELIVERY, {"deliverables": ()}, None),
        (RightsStart.ON_FIRST_POST, {}, None),
        (RightsStart.ON_FIRST_POST, {"posts": (LIVE, post("o2", planned_at=noon("2026-01-01")))}, "2026-02-25"),
        (RightsStart.ON_DATE, {}, "2026-05-05"),
    ],
)
def test_a_window_opens_when_its_trigger_happens(
    start: RightsStart, facts: dict[str, Any], opens_on: str | None
) -> None:
    found = rights_window(right(start=start, starts_on=day("2026-05-05")), dossier(**facts), TODAY)
    assert found.opens_on == (None if opens_on is None else day(opens_on))
    if opens_on is None:
        assert found == RightsWindow("r1", WindowState.UNKNOWN, waiting_for=start)


@pytest.mark.parametrize(
    ("today", "state", "left", "soon"),
    [
        ("2026-01-31", WindowState.OPENS, None, False),
        ("2026-02-01", WindowState.OPEN, 89, False),
        ("2026-03-31", WindowState.OPEN, 31, False),
        ("2026-04-01", WindowState.OPEN, 30, True),
        ("2026-05-01", WindowState.OPEN, 0, True),
        ("2026-05-02", WindowState.CLOSED, 0, False),
    ],
)
def test_ninety_days_from_the_signature(today: str, state: WindowState, left: int | None, *, soon: bool) -> None:
    found = rights_window(right(), dossier(), day(today))
    assert (found.state, found.days_left, found.ending_soon) == (state, left, soon)
    assert found.closes_on == day("2026-05-01")


def test_a_perpetual_right_never_closes() -> None:
    found = rights_window(right(duration_days=None), dossier(), day("2999-01-01"))
    assert (found.state, found.closes_on) == (WindowState.OPEN, None)


def test_an_absurd_duration_stays_in_the_calendar() -> None:
    assert rights_window(right(duration_days=10**9), dossier(), TODAY).closes_on == date.max


def test_a_delivered_piece_without_a_day_was_delivered_with_its_post() -> None:
    undated = deliverable(state=DeliverableState.DELIVERED)
    assert delivered_on(dossier(deliverables=(undated,))) is None
    assert delivered_on(dossier(deliverables=(undated,), posts=(LIVE,))) == day("2026-02-25")


def test_the_signature_is_the_deals_else_the_contracts() -> None:
    later = ContractFacts("k1", "d1", ContractState.SIGNED, signed_on=day("2026-02-09"))
    sooner = ContractFacts("k2", "d1", ContractState.SIGNED, signed_on=day("2026-02-07"))
    assert signed_on(dossier(contracts=(later, sooner))) == day("2026-02-01")
    assert signed_on(dossier(deal_signed_on=None, contracts=(later, sooner))) == day("2026-02-07")
    assert first_post_on(dossier(posts=(post(published_at=noon("2026-01-01")),))) is None


@given(st.integers(1, 2000), st.dates(date(2025, 1, 1), date(2032, 1, 1)))
def test_a_window_is_open_for_exactly_its_days(duration: int, today: date) -> None:
    found = rights_window(right(duration_days=duration), dossier(), today)
    assert found.opens_on is not None
    assert found.closes_on is not None
    assert (found.closes_on - found.opens_on).days + 1 == duration
    assert (found.state is WindowState.OPEN) is (found.opens_on <= today <= found.closes_on)
