from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creatorbook.domain.deals.stages import ROAD, allowed_moves, check_move
from creatorbook.domain.findings.finding import Severity
from creatorbook.domain.records.contracts import ContractFacts, ContractState
from creatorbook.domain.records.deals import Stage
from creatorbook.domain.records.gifts import GiftFate
from creatorbook.domain.records.terms import DeliverableState, ProductDuty
from creatorbook.domain.values.platforms import PostState
from tests.domain.support import codes, day, deliverable, dossier, eur, gift, instalment, noon, post, terms

STAGES = st.sampled_from(list(Stage))


def test_the_road_goes_both_ways_and_may_be_cut_short() -> None:
    assert allowed_moves(Stage.LEAD) == (*ROAD[1:], Stage.PASSED, Stage.LOST)
    assert Stage.LEAD in allowed_moves(Stage.NEGOTIATING)
    assert Stage.PASSED not in allowed_moves(Stage.CONTRACTED)
    assert Stage.LOST in allowed_moves(Stage.LIVE)
    assert Stage.LOST not in allowed_moves(Stage.PAID)
    assert allowed_moves(Stage.LOST) == (Stage.LEAD, Stage.NEGOTIATING)


@given(STAGES, STAGES)
def test_a_move_is_refused_exactly_where_it_is_not_offered(here: Stage, to: Stage) -> None:
    found = check_move(dossier(deal_stage=here), to, reason="Budget went elsewhere")
    refused = [each.code for each in found if each.severity is Severity.ERROR]
    if to == here:
        assert refused == ["stage.same"]
    elif to not in allowed_moves(here):
        assert refused == ["stage.move_not_allowed"]
    else:
        assert refused == []


@pytest.mark.parametrize("to", [Stage.LOST, Stage.PASSED])
def test_an_ending_needs_its_reason(to: Stage) -> None:
    lead = dossier(deal_stage=Stage.LEAD)
    assert codes(check_move(lead, to)) == ["stage.reason_needed"]
    assert codes(check_move(lead, to, reason="  ")) == ["stage.reason_needed"]
    assert check_move(lead, to, reason="Too little time") == ()
    assert check_move(dossier(deal_stage=Stage.LEAD, deal_stage_reason="Fee too low"), to) == ()


def test_a_bare_lead_cannot_be_contracted_without_a_brand() -> None:
    bare = dossier(
        deal_stage=Stage.LEAD, deal_brand=None, deal_fee=None, deal_signed_on=None, terms=None, deliverables=()
    )
    found = check_move(bare, Stage.CONTRACTED)
    assert codes(found) == [
        "stage.brand_needed",
        "stage.consideration_missing",
        "stage.deliverables_missing",
        "stage.signature_missing",
    ]
    assert [each.severity for each in found] == [Severity.ERROR] + [Severity.WARNING] * 3


@pytest.mark.parametrize(
    "paid_otherwise",
    [
        {"terms": terms(affiliate_bp=1000)},
        {"terms": terms(product_duty=ProductDuty.KEPT)},
        {"gifts": (gift(deal_id="d1"),)},
        {"deal_fee": eur("1")},
    ],
)
def test_a_fee_is_not_the_only_consideration(paid_otherwise: dict[str, Any]) -> None:
    fields: dict[str, Any] = {"deal_stage": Stage.LEAD, "deal_fee": None, **paid_otherwise}
    made = dossier(**fields)
    assert "stage.consideration_missing" not in codes(check_move(made, Stage.CONTRACTED))


def test_a_signed_contract_counts_as_signature() -> None:
    signed = ContractFacts("k1", "d1", ContractState.SIGNED, "2026-1", 1, day("2026-01-05"), day("2026-01-09"))
    made = dossier(deal_stage=Stage.LEAD, deal_signed_on=None, contracts=(signed,))
    assert check_move(made, Stage.CONTRACTED) == ()


def test_skipping_stages_asks_what_they_need() -> None:
    made = dossier(instalments=(instalment(),))
    assert codes(check_move(made, Stage.PAID)) == [
        "stage.draft_missing",
        "stage.live_post_missing",
        "stage.invoice_missing",
        "stage.unpaid",
    ]
    done = dossier(
        deliverables=(deliverable(state=DeliverableState.DELIVERED),),
        posts=(post(state=PostState.LIVE, published_at=noon("2026-03-01")),),
        instalments=(instalment(invoiced_on=day("2026-02-02"), paid_on=day("2026-02-20")),),
    )
    assert check_move(done, Stage.CLOSED) == ()


def test_going_back_asks_nothing() -> None:
    assert check_move(dossier(deal_stage=Stage.LIVE, deal_brand=None), Stage.IN_REVIEW) == ()


def test_what_is_open_is_told_before_closing() -> None:
    made = dossier(
        deal_stage=Stage.PAID, gifts=(gift(fate=GiftFate.TO_RETURN, return_due_on=day("2026-03-10")), gift("g2"))
    )
    found = check_move(made, Stage.CLOSED)
    assert codes(found) == ["stage.deliverable_open", "stage.gift_to_return"]
    assert found[0].record == ("deliverable", "v1")
    assert found[1].params["due_on"] == day("2026-03-10")
