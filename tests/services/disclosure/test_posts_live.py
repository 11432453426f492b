"""Posts that go live by whatever way, and labels that stand elsewhere than in the caption."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from creatorbook.common.errors import AnswerIsNo, BadInput
from creatorbook.domain.disclosure.captions.likely import Verdict
from creatorbook.domain.disclosure.rules import Outcome
from creatorbook.domain.reminders.kinds import ReminderKind
from creatorbook.domain.values.platforms import Medium, Platform, PostState
from creatorbook.services.contracts import inputs as contract_inputs
from creatorbook.services.deals import facts
from creatorbook.services.disclosure import captions, posts
from creatorbook.services.disclosure import log as disclosure_log
from creatorbook.services.fields import formats
from creatorbook.services.fields.kinds import KINDS
from creatorbook.services.law.rule_notes import ClearRuleNote, OverrideRule
from creatorbook.services.reminders.today import Line, list_due
from tests.services.desk import TODAY

if TYPE_CHECKING:
    from tests.services.desk import Desk

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def story(desk: Desk) -> str:
    """Add a planned story that was paid for, seen in France and Britain."""
    return desk.add(
        "post", deal_id=desk.agreed_deal(), platform=Platform.INSTAGRAM, medium=Medium.STORY, language="en",
        caption="A morning", audience_countries=("GB",),
    )  # fmt: skip


def kept(desk: Desk, post: str) -> list[tuple[Any, ...]]:
    with desk.book.reading() as reading:
        return [
            tuple(row)
            for row in reading.exec_driver_sql(
                "SELECT jurisdiction, duty, verdict, caption FROM disclosure WHERE post_id = ? ORDER BY 1", (post,)
            )
        ]


def likely(desk: Desk, post: str) -> Verdict:
    with desk.book.reading() as reading:
        return captions.caption_of_post(reading, post, TODAY).check().verdict


def test_a_state_edited_to_live_needs_the_tick_and_keeps_what_is_owed(desk: Desk, story: str) -> None:
    desk.edit("post", story, caption="Ad: a morning")
    with pytest.raises(AnswerIsNo, match="label"):
        desk.edit("post", story, state=PostState.LIVE)
    assert desk.row("post", story)["state"] is PostState.PLANNED
    assert kept(desk, story) == []
    desk.edit("post", story, state=PostState.LIVE, label_confirmed=True)
    assert [row[:2] for row in kept(desk, story)] == [("GB", "required")]
    desk.edit("post", story, url="https://example.org/s/1")
    assert len(kept(desk, story)) == 1


def test_a_tick_does_not_overrule_what_is_likely_of_the_very_caption(desk: Desk, story: str) -> None:
    for command in (
        lambda: desk.book.run(posts.GoLive(story, label_confirmed=True)),
        lambda: desk.edit("post", story, state=PostState.LIVE, label_confirmed=True),
    ):
        with pytest.raises(AnswerIsNo) as refused:
            command()
        assert (refused.value.code, refused.value.where) == ("post.label_insufficient", "exception_reason")
        assert "“Ad”" in refused.value.message
    assert desk.row("post", story)["state"] is PostState.PLANNED
    assert kept(desk, story) == []
    desk.book.run(posts.GoLive(story, label_confirmed=True, exception_reason="The brand wants it so"))
    assert [row[2] for row in kept(desk, story)] == ["insufficient"]


@pytest.mark.parametrize("medium", [Medium.FEED_POST, Medium.REEL, Medium.SHORT_VIDEO])
def test_a_tick_settles_no_video_of_which_nobody_says_where_its_label_is(desk: Desk, medium: Medium) -> None:
    values: dict[str, Any] = {
        "deal_id": desk.agreed_deal(), "platform": Platform.INSTAGRAM, "medium": medium, "language": "fr",
        "caption": "#collab ma nouvelle routine", "audience_countries": ("FR",), "state": PostState.LIVE,
        "label_confirmed": True,
    }  # fmt: skip
    with pytest.raises(AnswerIsNo, match="#collab") as refused:
        desk.add("post", **values)
    assert refused.value.code == "post.label_insufficient"
    post = desk.add("post", **values, exception_reason="The brand wants it so")
    assert likely(desk, post) is Verdict.INSUFFICIENT
    assert [row[2] for row in kept(desk, post)] == ["insufficient"]
    with desk.book.reading() as reading:
        assert ReminderKind.LABEL_INSUFFICIENT in [each.kind for each in list_due(reading, TODAY)]
    if medium is not Medium.FEED_POST:
        desk.edit("post", post, label_position="video_continuous", label_words="Publicité")
        assert likely(desk, post) is Verdict.SUFFICIENT


def test_the_first_refusal_names_the_fault_and_its_fix_before_it_asks_for_a_reason(desk: Desk, story: str) -> None:
    # Neither ticked nor excepted: what is wrong with the words comes first all the same.
    for command in (
        lambda: desk.book.run(posts.GoLive(story)),
        lambda: desk.edit("post", story, state=PostState.LIVE),
    ):
        with pytest.raises(AnswerIsNo) as refused:
            command()
        assert refused.value.code == "post.label_insufficient"
        said = refused.value.message
        assert said.startswith("United Kingdom: nothing in the caption says that it is advertising")
        assert said.endswith("Put “Ad” as the first words.")
        assert refused.value.hint == "Or say why it goes out as it is."
    # Said once for both countries, with the reason that tells most.
    desk.edit("post", story, caption="A morning #gifted", audience_countries=("GB", "FR"))
    with pytest.raises(AnswerIsNo, match=r"^France, United Kingdom: “#gifted” does not count: it hides that"):
        desk.book.run(posts.GoLive(story))
    desk.edit("post", story, audience_countries=("GB",))
    # In words that do, the tick is what is asked for.
    desk.edit("post", story, caption="Ad: a morning")
    with pytest.raises(AnswerIsNo) as refused:
        desk.book.run(posts.GoLive(story))
    assert refused.value.code == "post.label_unconfirmed"


def test_a_refusal_of_a_label_on_the_picture_says_where_it_belongs(desk: Desk, story: str) -> None:
    desk.edit("post", story, label_position="on_frame_bottom", label_words="Ad")
    with pytest.raises(AnswerIsNo, match="Put “Ad” on every frame"):
        desk.book.run(posts.GoLive(story))
    assert likely(desk, story) is Verdict.INSUFFICIENT


def test_a_post_that_goes_out_against_the_rules_stays_due_until_its_words_are_mended(desk: Desk, story: str) -> None:
    def due() -> list[Line]:
        with desk.book.reading() as reading:
            found = list_due(reading, TODAY)
        return [each for each in found if each.kind == ReminderKind.LABEL_INSUFFICIENT]

    desk.book.run(posts.GoLive(story, datetime(2026, 2, 27, 12, tzinfo=UTC), exception_reason="The brand wants it so"))
    (said,) = due()
    assert "The brand wants it so" in f"{said}"
    desk.edit("post", story, caption="A morning by the sea")
    assert len(due()) == 1
    desk.edit("post", story, caption="Ad: a morning by the sea")
    assert due() == []
    # Spoilt again it is due again, also where it went out well.
    desk.edit("post", story, caption="A morning by the sea")
    assert len(due()) == 1


def test_a_tick_taken_away_from_a_live_post_is_refused(desk: Desk, story: str) -> None:
    desk.edit("post", story, caption="Ad: a morning")
    desk.edit("post", story, state=PostState.LIVE, label_confirmed=True)
    with pytest.raises(AnswerIsNo):
        desk.edit("post", story, label_confirmed=False)
    desk.edit("post", story, label_confirmed=False, exception_reason="A private story")


def test_a_post_written_down_when_it_is_out_keeps_what_it_owes(desk: Desk) -> None:
    values = {"deal_id": desk.agreed_deal(), "state": PostState.LIVE, "audience_countries": ("FR", "GB")}
    with pytest.raises(AnswerIsNo):
        desk.add("post", **values)
    live = desk.add("post", **values, label_confirmed=True)
    assert [row[0] for row in kept(desk, live)] == ["FR", "GB"]


def test_publishing_keeps_it_once_and_publishing_again_keeps_it_anew(desk: Desk, story: str) -> None:
    desk.edit("post", story, caption="Ad: a morning")
    desk.book.run(posts.GoLive(story, label_confirmed=True))
    assert len(kept(desk, story)) == 1
    desk.edit("post", story, state=PostState.REMOVED)
    desk.edit("post", story, state=PostState.LIVE)
    assert len(kept(desk, story)) == 2


def test_undo_takes_the_state_and_what_was_kept_away_together(desk: Desk, story: str) -> None:
    desk.edit("post", story, caption="Ad: a morning")
    desk.edit("post", story, state=PostState.LIVE, label_confirmed=True)
    desk.book.undo()
    assert desk.row("post", story)["state"] is PostState.PLANNED
    with desk.book.reading() as reading:
        left = reading.exec_driver_sql("SELECT count(*) FROM disclosure WHERE trashed_at IS NULL").fetchall()
    assert [tuple(row) for row in left] == [(0,)]


def test_a_label_on_the_frame_is_looked_at_and_not_the_caption(desk: Desk, story: str) -> None:
    assert likely(desk, story) is Verdict.INSUFFICIENT
    desk.edit("post", story, label_position="on the frame, clearly", label_words="Ad")
    assert desk.row("post", story)["label_position"] == "on_frame_clear"
    assert likely(desk, story) is Verdict.SUFFICIENT
    desk.edit("post", story, label_position="tiny text")
    assert likely(desk, story) is Verdict.INSUFFICIENT
    desk.edit("post", story, label_position="nowhere")
    assert desk.row("post", story)["label_position"] == ""


def test_a_text_being_typed_is_looked_at_as_it_is(desk: Desk, story: str) -> None:
    desk.edit("post", story, label_position="on_frame_clear", label_words="Ad")
    with desk.book.reading() as reading:
        case = captions.caption_of_post(reading, story, TODAY)
    assert case.check("A morning").verdict is Verdict.INSUFFICIENT
    assert case.check().verdict is Verdict.SUFFICIENT


def test_a_place_that_says_nothing_is_refused_with_the_names(desk: Desk, story: str) -> None:
    with pytest.raises(BadInput) as refused:
        desk.edit("post", story, label_position="under the table")
    assert refused.value.where == "label_position"
    assert "on_frame_clear" in refused.value.hint


def test_a_place_is_shown_in_words(desk: Desk, story: str) -> None:
    field = KINDS["post"].field("label_position")
    assert formats.format_value(field, "on_frame_clear") == "clearly on the frame"
    assert formats.format_value(field, "") == ""


def test_the_label_is_kept_with_the_caption_and_told_by_the_log(desk: Desk, story: str) -> None:
    desk.edit("post", story, label_position="on_frame_clear", label_words="Ad")
    with desk.book.reading() as reading:
        worked_out = disclosure_log.log_input(reading, disclosure_log.Which(), NOW, TODAY, "en")
    assert worked_out.entries[0].caption == "Label clearly on the frame: “Ad”\nA morning"
    assert worked_out.entries[0].duties[0].verdict == "sufficient"
    desk.book.run(posts.GoLive(story, label_confirmed=True))
    ((country, _duty, verdict, said),) = kept(desk, story)
    assert (country, verdict, said) == ("GB", "sufficient", "Label clearly on the frame: “Ad”\nA morning")


def test_a_contract_asks_for_what_the_user_holds_of_a_rule(desk: Desk) -> None:
    deal = desk.agreed_deal()
    desk.add("channel", creator_id=desk.creator, platform=Platform.INSTAGRAM, handle="@lea", audience_countries=("FR",))

    def asked() -> tuple[Any, ...]:
        with desk.book.reading() as reading:
            (dossier,) = facts.dossiers(reading, [deal])
            found = contract_inputs.contract_input(reading, dossier, "fr", TODAY).disclosures
        return tuple((each.country, each.words, each.required, each.source) for each in found)

    before = asked()
    assert "Publicité" in before[0][1]
    desk.book.run(OverrideRule("fr-paid", Outcome.REQUIRED, ("Annonce payée",)))
    ((country, words, required, source),) = asked()
    assert (country, required) == ("FR", True)
    assert "Annonce payée" in words
    assert source is None or source.basis != "own"
    desk.book.run(OverrideRule("fr-paid", Outcome.NOT_REQUIRED))
    assert asked() == ()
    desk.book.run(ClearRuleNote("fr-paid"))
    assert asked() == before
