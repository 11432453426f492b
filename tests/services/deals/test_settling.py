"""What is written moves things on: a published post settles its deliverable, and a deal is offered its next stage."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from creatorbook.domain.records.contracts import ContractState
from creatorbook.domain.records.deals import Stage
from creatorbook.domain.records.terms import DeliverableState
from creatorbook.domain.values.platforms import Medium, Platform, PostState
from creatorbook.services.contracts.issuing import IssueContract
from creatorbook.services.contracts.life import MarkContract
from creatorbook.services.deals.moving import MoveDeal
from creatorbook.services.deals.remarks import remarks
from creatorbook.services.disclosure.posts import GoLive
from creatorbook.services.wording.findings import sentence
from tests.services.desk import TODAY
from tests.services.zones import EAST, WEST, living_in, needs_zones

if TYPE_CHECKING:
    from tests.services.desk import Desk

NOON = datetime(2026, 2, 20, 12, tzinfo=UTC)


def _owed(desk: Desk, deal: str) -> str:
    return desk.ids("deliverable", filters={"deal_id": deal})[0]


def _publish(desk: Desk, deal: str, deliverable: str | None, when: datetime = NOON) -> str:
    post = desk.add(
        "post", deal_id=deal, deliverable_id=deliverable, platform=Platform.INSTAGRAM, medium=Medium.REEL,
        caption="Publicité. Serum.", audience_countries=("FR",),
    )  # fmt: skip
    desk.book.run(GoLive(post, when, label_confirmed=True))
    return post


def _offers(desk: Desk, kind: str, id: str) -> list[str]:
    with desk.book.reading() as reading:
        return [sentence(each) for each in remarks(reading, kind, id, TODAY) if each.code.startswith("stage.all")]


def test_a_published_post_settles_its_deliverable_in_one_step(desk: Desk) -> None:
    deal = desk.agreed_deal(stage=Stage.IN_PRODUCTION)
    owed = _owed(desk, deal)
    _publish(desk, deal, owed)
    row = desk.row("deliverable", owed)
    assert (row["state"], row["delivered_on"]) == (DeliverableState.DELIVERED, date(2026, 2, 20))
    desk.book.undo()
    assert desk.row("deliverable", owed)["state"] is DeliverableState.TO_DO


def test_a_deliverable_of_several_waits_for_the_last(desk: Desk) -> None:
    deal = desk.agreed_deal(stage=Stage.IN_PRODUCTION)
    owed = _owed(desk, deal)
    desk.edit("deliverable", owed, count=2)
    _publish(desk, deal, owed)
    assert desk.row("deliverable", owed)["state"] is DeliverableState.TO_DO
    _publish(desk, deal, owed, NOON + timedelta(days=2))
    row = desk.row("deliverable", owed)
    assert (row["state"], row["delivered_on"]) == (DeliverableState.DELIVERED, date(2026, 2, 22))


@pytest.mark.parametrize("state", [DeliverableState.CANCELLED, DeliverableState.DELIVERED])
def test_what_was_cancelled_or_delivered_stays_so(desk: Desk, state: DeliverableState) -> None:
    deal = desk.agreed_deal(stage=Stage.IN_PRODUCTION)
    owed = _owed(desk, deal)
    desk.edit("deliverable", owed, state=state, delivered_on=None)
    _publish(desk, deal, owed)
    row = desk.row("deliverable", owed)
    assert (row["state"], row["delivered_on"]) == (state, None)


def test_a_post_of_no_deliverable_settles_none(desk: Desk) -> None:
    deal = desk.agreed_deal(stage=Stage.IN_PRODUCTION)
    _publish(desk, deal, None)
    assert desk.row("deliverable", _owed(desk, deal))["state"] is DeliverableState.TO_DO


@pytest.mark.parametrize(
    "way",
    [
        lambda desk, post: desk.edit("post", post, state=PostState.LIVE, published_at=NOON, label_confirmed=True),
        lambda desk, post: desk.book.run(GoLive(post, NOON, label_confirmed=True)),
    ],
)
def test_every_way_of_publishing_settles(desk: Desk, way: Any) -> None:
    deal = desk.agreed_deal(stage=Stage.IN_PRODUCTION)
    owed = _owed(desk, deal)
    post = desk.add(
        "post", deal_id=deal, deliverable_id=owed, platform=Platform.INSTAGRAM, medium=Medium.REEL,
        caption="Publicité. Serum.", audience_countries=("FR",),
    )  # fmt: skip
    way(desk, post)
    assert desk.row("deliverable", owed)["state"] is DeliverableState.DELIVERED


def test_the_last_payment_offers_paid(desk: Desk) -> None:
    deal = desk.agreed_deal(stage=Stage.INVOICED)
    payment = desk.ids("payment", filters={"deal_id": deal})[0]
    assert _offers(desk, "deal", deal) == _offers(desk, "payment", payment) == []
    desk.edit("payment", payment, paid_on=TODAY)
    said = ["“Spring serum” is paid in full; next stage: Paid."]
    assert _offers(desk, "deal", deal) == _offers(desk, "payment", payment) == said
    desk.book.run(MoveDeal(deal, Stage.PAID))
    assert _offers(desk, "deal", deal) == []


def test_all_that_was_promised_offers_live(desk: Desk) -> None:
    deal = desk.agreed_deal(stage=Stage.IN_PRODUCTION)
    post = _publish(desk, deal, _owed(desk, deal))
    said = ["“Spring serum” is delivered and out; next stage: Live."]
    assert _offers(desk, "post", post) == _offers(desk, "deal", deal) == said


def test_a_signed_contract_offers_contracted(desk: Desk) -> None:
    deal = desk.agreed_deal(stage=Stage.LEAD)
    contract = desk.book.run(IssueContract(deal, "en")).value.contract_id
    assert _offers(desk, "deal", deal) == []
    desk.book.run(MarkContract(contract, ContractState.SIGNED))
    said = ["“Spring serum” is signed by all; next stage: Contracted."]
    assert _offers(desk, "contract", contract) == _offers(desk, "deal", deal) == said


@pytest.mark.parametrize("stage", [Stage.LOST, Stage.PASSED, Stage.CLOSED])
def test_a_deal_that_ended_is_offered_nothing(desk: Desk, stage: Stage) -> None:
    deal = desk.agreed_deal(stage=Stage.LEAD)
    payment = desk.ids("payment", filters={"deal_id": deal})[0]
    desk.edit("payment", payment, paid_on=TODAY)
    desk.edit("deal", deal, stage=stage, stage_reason="too late")
    assert _offers(desk, "deal", deal) == []


EVENING = datetime(2026, 3, 3, 1, 30, tzinfo=UTC)


@needs_zones
@pytest.mark.parametrize(
    ("zone", "published_at", "day"),
    [
        (WEST, EVENING, date(2026, 3, 2)),
        (EAST, EVENING, date(2026, 3, 3)),
        (EAST, EVENING - timedelta(hours=12), date(2026, 3, 3)),
        (WEST, EVENING + timedelta(hours=20), date(2026, 3, 2)),
    ],
    ids=["in the evening", "in the afternoon", "in the early morning", "by a fast clock"],
)
def test_a_post_delivers_on_the_day_where_the_user_is(desk: Desk, zone: str, published_at: datetime, day: date) -> None:
    deal = desk.agreed_deal(stage=Stage.IN_PRODUCTION)
    owed = _owed(desk, deal)
    with living_in(desk, zone, EVENING):
        _publish(desk, deal, owed, published_at)
    assert desk.row("deliverable", owed)["delivered_on"] == day
