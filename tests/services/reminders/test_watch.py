"""Disclosure reminders out of a book: proofs, frames, ended work, changed rules, sums near a written contract."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from creatorbook.domain.records.contracts import ContractState
from creatorbook.domain.records.deals import Stage
from creatorbook.domain.values.money import Money
from creatorbook.domain.values.platforms import Medium, Platform, PostState
from creatorbook.services.disclosure.kept import RecordDisclosure
from creatorbook.services.disclosure.proofs import KeepProof, proofs
from creatorbook.services.law.rulebooks import rule_edits
from creatorbook.services.records.attachments import DetachFile
from creatorbook.services.reminders import today
from tests.services.desk import TODAY

if TYPE_CHECKING:
    from tests.services.desk import Desk

YESTERDAY = datetime(2026, 3, 1, 12, tzinfo=UTC)


def lines(desk: Desk, on: date = TODAY) -> dict[str, today.Line]:
    with desk.book.reading() as reading:
        return {line.kind: line for line in today.list_due(reading, on)}


def live(desk: Desk, **values: Any) -> str:
    given = {"brand_id": desk.brand, "state": PostState.LIVE, "label_confirmed": True, "published_at": YESTERDAY}
    return desk.add("post", **{**given, **values})


def test_a_live_post_asks_for_a_proof_until_it_has_one(desk: Desk) -> None:
    post = live(desk)
    line = lines(desk)["proof_missing"]
    assert line.subject == ("post", post)
    assert line.text == "Instagram post for Éclat, out since 1 Mar 2026: keep a proof"
    desk.book.run(KeepProof(post, text="Publicité"))
    assert lines(desk) == {}
    with desk.book.reading() as reading:
        (proof,) = proofs(reading, post)
    desk.book.run(DetachFile(proof.attachment_id))
    assert set(lines(desk)) == {"proof_missing"}


def test_posts_of_one_day_for_one_brand_are_told_apart_by_their_words(desk: Desk) -> None:
    for caption in ("My morning\nwith the serum", ""):
        live(desk, caption=caption, medium=Medium.REEL)
    with desk.book.reading() as reading:
        said = {line.text for line in today.list_due(reading, TODAY)}
    assert said == {
        "Instagram post for Éclat “My morning”, out since 1 Mar 2026: keep a proof",
        "Instagram post for Éclat (reel), out since 1 Mar 2026: keep a proof",
    }


def test_a_story_asks_for_its_frame_before_it_goes(desk: Desk) -> None:
    live(desk, medium=Medium.STORY)
    assert lines(desk)["story_frame"].text == "Instagram story for Éclat: save its frame before it goes, 2 Mar 2026"


def test_a_post_of_ones_own_asks_for_nothing(desk: Desk) -> None:
    live(desk, brand_id=None)
    assert lines(desk) == {}


def test_a_post_after_the_work_ended_is_pointed_out(desk: Desk) -> None:
    old = desk.add("deal", title="Old", brand_id=desk.brand, stage=Stage.CLOSED, ends_on=date(2026, 1, 31))
    desk.add("post", brand_id=desk.brand, planned_at=datetime(2026, 3, 10, 12, tzinfo=UTC), audience_countries=("FR",))
    assert "your work for them ended 31 Jan 2026" in lines(desk)["relationship_colours"].text
    # A deal that goes on has reminders of its own, and one without its last day is not known to be over.
    desk.edit("deal", old, ends_on=None)
    assert "relationship_colours" not in lines(desk)
    desk.edit("deal", old, ends_on=date(2026, 1, 31))
    desk.add("deal", title="New", brand_id=desk.brand, stage=Stage.CONTRACTED)
    assert "relationship_colours" not in lines(desk)


def test_a_planned_post_is_looked_at_again_once_the_rules_changed(desk: Desk) -> None:
    changed_on = rule_edits()[-1].on
    planned = datetime(changed_on.year, changed_on.month, changed_on.day, tzinfo=UTC) + timedelta(days=30)
    post = desk.add("post", brand_id=desk.brand, planned_at=planned, audience_countries=("FR",))
    assert "rule_changed" not in lines(desk, changed_on)
    desk.book.run(RecordDisclosure(post))
    assert "rule_changed" not in lines(desk, TODAY)
    line = lines(desk, changed_on)["rule_changed"]
    assert line.subject == ("post", post)
    assert "(France)" in line.text


def test_what_is_planned_soon_comes_with_the_words_to_copy_and_the_switch_to_set(desk: Desk) -> None:
    desk.add(
        "post",
        brand_id=desk.brand,
        deal_id=desk.agreed_deal(stage=Stage.CONTRACTED),
        platform=Platform.INSTAGRAM,
        medium=Medium.FEED_POST,
        planned_at=datetime(2026, 3, 3, 12, tzinfo=UTC),
        audience_countries=("FR",),
        language="fr",
    )
    line = lines(desk)["post_planned"]
    assert line.params["words"] == "Publicité"
    assert line.params["switch"] == "Paid partnership label"
    assert line.to_json()["params"]["words"] == line.params["words"]


@pytest.mark.parametrize(("amount", "percent"), [(50_000, None), (85_000, 85), (150_000, 150)])
def test_sums_near_the_french_threshold_are_told_for_the_brand(desk: Desk, amount: int, percent: int | None) -> None:
    values = {"brand_id": desk.brand, "objective": "Spring launch", "stage": Stage.CONTRACTED}
    desk.add("deal", title="One", fee=Money(amount, "EUR"), signed_on=date(2026, 2, 1), **values)
    line = lines(desk).get("written_contract")
    if percent is None:
        assert line is None
        return
    assert line is not None
    assert (line.subject, line.params["percent"], line.when) == (("brand", desk.brand), percent, today.When.TODAY)
    assert "“Spring launch”" in line.text


def test_gifts_add_up_with_fees_and_what_has_its_contract_is_left_alone(desk: Desk) -> None:
    values = {"brand_id": desk.brand, "objective": "Spring launch", "stage": Stage.CONTRACTED}
    deal = desk.add("deal", title="One", fee=Money(60_000, "EUR"), signed_on=date(2026, 2, 1), **values)
    assert "written_contract" not in lines(desk)
    desk.add(
        "gift",
        description="Set",
        brand_id=desk.brand,
        deal_id=deal,
        value=Money(50_000, "EUR"),
        received_on=date(2026, 2, 3),
        expectation="asked",
    )
    assert lines(desk)["written_contract"].params["percent"] == 110
    desk.add("contract", deal_id=deal, state=ContractState.SIGNED, number="C-1")
    assert "written_contract" not in lines(desk)
    # Of the year before last nothing counts any more.
    assert "written_contract" not in lines(desk, date(2028, 6, 1))
