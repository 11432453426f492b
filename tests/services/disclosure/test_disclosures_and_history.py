"""What posts and gifts owe, the tick before a post goes live, and the history of every record."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from creatorbook.common.errors import AnswerIsNo
from creatorbook.domain.disclosure.rules import Outcome
from creatorbook.domain.records.gifts import Expectation
from creatorbook.domain.values.platforms import Medium, Platform, PostState
from creatorbook.services.disclosure import duties as disclosures
from creatorbook.services.disclosure import posts
from creatorbook.services.disclosure.kept import RecordDisclosure
from creatorbook.services.records.history import lines as history
from tests.services.desk import TODAY

if TYPE_CHECKING:
    from tests.services.desk import Desk


@pytest.fixture
def post(desk: Desk) -> str:
    """Add a channel seen in France and Britain, a deal, and a planned post of it."""
    desk.add(
        "channel", creator_id=desk.creator, platform=Platform.INSTAGRAM, handle="@lea", audience_countries=("FR", "GB")
    )
    deal = desk.agreed_deal()
    return desk.add(
        "post",
        deal_id=deal,
        platform=Platform.INSTAGRAM,
        medium=Medium.REEL,
        caption="My new serum",
        language="en",
        planned_at=datetime(2026, 3, 6, 18, tzinfo=UTC),
    )


def test_a_paid_post_owes_a_label_in_each_country_with_its_source(desk: Desk, post: str) -> None:
    with desk.book.reading() as reading:
        verdict = disclosures.post_verdict(reading, post, TODAY)
    assert {duty.country: duty.outcome for duty in verdict.duties} == {"FR": Outcome.REQUIRED, "GB": Outcome.REQUIRED}
    assert all(duty.sources for duty in verdict.duties)
    assert verdict.proposal.words
    assert "platform.switch_required" in [finding.code for finding in verdict.findings]


def test_the_facts_of_a_post_come_from_its_deal_and_channel(desk: Desk, post: str) -> None:
    row = desk.row("post", post)
    assert row["brand_id"].id == desk.brand
    assert row["audience_countries"] == ("FR", "GB")


def test_a_missing_fact_is_a_question_not_a_guess(desk: Desk) -> None:
    lonely = desk.add("post", caption="Holiday", audience_countries=("GB",))
    with desk.book.reading() as reading:
        verdict = disclosures.post_verdict(reading, lonely, TODAY)
    assert verdict.duties[0].outcome is Outcome.DONT_KNOW
    assert verdict.duties[0].question is not None


@pytest.mark.parametrize("expectation", list(Expectation))
def test_every_gift_gets_an_answer_with_sources_or_a_question(desk: Desk, post: str, expectation: Expectation) -> None:
    gift = desk.add("gift", description="Cream", brand_id=desk.brand, expectation=expectation)
    with desk.book.reading() as reading:
        verdict = disclosures.gift_verdict(reading, gift, TODAY)
    for duty in verdict.duties:
        assert duty.sources
        assert duty.outcome is not Outcome.DONT_KNOW or duty.question is not None
    said = verdict.to_json()
    assert "compliant" not in str(said).lower()


def test_a_post_goes_live_with_a_tick_or_a_stated_exception_only(desk: Desk, post: str) -> None:
    with pytest.raises(AnswerIsNo):
        desk.book.run(posts.GoLive(post))
    with pytest.raises(AnswerIsNo):
        desk.edit("post", post, state=PostState.LIVE)
    assert desk.row("post", post)["state"] is PostState.PLANNED
    desk.book.run(posts.GoLive(post, exception_reason="The brand withdrew; bought with my own money"))
    assert desk.row("post", post)["state"] is PostState.LIVE


def test_a_new_post_cannot_be_born_live_and_unlabelled(desk: Desk) -> None:
    deal = desk.agreed_deal()
    with pytest.raises(AnswerIsNo):
        desk.add("post", deal_id=deal, state=PostState.LIVE)
    live = desk.add("post", deal_id=deal, state=PostState.LIVE, label_confirmed=True)
    assert desk.row("post", live)["published_at"] is not None


def test_what_was_owed_is_kept_with_rule_and_source(desk: Desk, post: str) -> None:
    assert desk.book.run(RecordDisclosure(post)).value == 2
    with desk.book.reading() as reading:
        kept = reading.exec_driver_sql("SELECT jurisdiction, duty, words, rule, source FROM disclosure").fetchall()
    assert sorted(row[0] for row in kept) == ["FR", "GB"]
    assert all(all(row) for row in kept)


def test_the_history_of_a_record_says_what_each_step_changed(desk: Desk, post: str) -> None:
    desk.edit("post", post, caption="My serum #ad")
    desk.book.undo()
    with desk.book.reading() as reading:
        newest = history.record_history(reading, "post", post)[0]
        whole = history.book_history(reading, 2)
    assert newest.undone
    assert [(each.name, each.before, each.after) for each in newest.fields] == [
        ("caption", "My new serum", "My serum #ad")
    ]
    assert whole[0].label.startswith("Undo: Change post")
    assert whole[0].to_json()["kind"] == "undo"
