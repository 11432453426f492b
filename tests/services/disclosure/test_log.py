from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from creatorbook.common.errors import BadInput, NotFound
from creatorbook.domain.values.platforms import Medium, Platform, PostState
from creatorbook.services.disclosure.kept import RecordDisclosure
from creatorbook.services.disclosure.log import Which, log_csv, log_input, log_pdf
from creatorbook.services.disclosure.posts import GoLive
from creatorbook.services.disclosure.proofs import KeepProof
from creatorbook.services.law.rule_notes import OverrideRule
from tests.documents.contract.test_story import text_of
from tests.services.desk import TODAY

if TYPE_CHECKING:
    from creatorbook.documents.inputs.log import LogInput
    from tests.services.desk import Desk

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def add_post(desk: Desk, caption: str = "Publicité | Mon sérum", **values: Any) -> str:
    return desk.add(
        "post",
        **{
            "creator_id": desk.creator,
            "brand_id": desk.brand,
            "platform": Platform.INSTAGRAM,
            "medium": Medium.REEL,
            "caption": caption,
            "language": "fr",
            "audience_countries": ("FR", "GB"),
            **values,
        },
    )


def made(desk: Desk, which: Which | None = None, language: str = "") -> LogInput:
    with desk.book.reading() as reading:
        return log_input(reading, which or Which(), NOW, TODAY, language)


def table(log: LogInput) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(log_csv(replace(log, language="en")).decode("utf-8-sig"))))


def test_going_live_keeps_what_was_owed_and_the_log_tells_it_with_its_proof(desk: Desk) -> None:
    post = add_post(desk, deal_id=desk.agreed_deal())
    desk.book.run(GoLive(post, url="https://example.org/p/1", label_confirmed=True))
    desk.book.run(KeepProof(post, "story.png", content=b"\x89PNG picture"))
    (entry,) = made(desk).entries
    assert (entry.state, entry.platform, entry.medium, entry.url) == (
        "live",
        "instagram",
        "reel",
        "https://example.org/p/1",
    )
    assert (entry.creator, entry.brand, entry.at) == ("Léa Martin", "Éclat", NOW)
    assert [duty.country for duty in entry.duties] == ["FR", "GB"]
    for duty in entry.duties:
        assert (duty.duty, duty.checked_at) == ("required", NOW)
        assert all((duty.words, duty.verdict, duty.rules, duty.source))
    (proof,) = entry.proofs
    assert (proof.name, proof.kept_at) == ("story.png", NOW)
    assert len(proof.sha256) == 64


def test_the_log_tells_what_was_said_then_not_what_is_said_now(desk: Desk) -> None:
    post = add_post(desk, deal_id=desk.agreed_deal())
    desk.book.run(RecordDisclosure(post))
    before = made(desk).entries
    desk.edit("post", post, caption="Nothing of the kind")
    for duty in before[0].duties:
        for rule in duty.rules.split(", "):
            desk.book.run(OverrideRule(rule, words=("Réclame",)))
    assert made(desk).entries == before


def test_what_was_never_kept_is_worked_out_and_marked_so(desk: Desk) -> None:
    # Of a reel it could not be said: its label may be in the picture.
    add_post(desk, "Mon sérum", deal_id=desk.agreed_deal(), medium=Medium.FEED_POST)
    (entry,) = made(desk).entries
    assert {duty.checked_at for duty in entry.duties} == {None}
    assert {duty.verdict for duty in entry.duties} == {"insufficient"}
    assert "worked out for this log" in " ".join(text_of(log_pdf(made(desk, language="en")).pdf).split())


def test_a_log_says_where_a_country_has_no_rules_of_its_own(desk: Desk) -> None:
    post = add_post(desk, deal_id=desk.agreed_deal(), audience_countries=("NO",))

    def printed() -> str:
        return " ".join(text_of(log_pdf(made(desk, language="en")).pdf).split())

    assert "No rules of its own here: those of the whole European Economic Area" in printed()
    desk.edit("post", post, audience_countries=("FR",))
    assert "No rules of its own here" not in printed()


def test_a_log_is_of_a_creator_a_brand_or_some_days(desk: Desk) -> None:
    other = desk.add("brand", name="Ombelle")
    march = add_post(desk, planned_at=datetime(2026, 3, 31, 21, tzinfo=UTC))
    april = add_post(desk, brand_id=other, planned_at=datetime(2026, 4, 1, tzinfo=UTC))
    add_post(desk)  # without a day
    captions = {march: "m", april: "a"}
    for post, text in captions.items():
        desk.edit("post", post, caption=text)

    def seen(**which: Any) -> list[str]:
        return [entry.caption for entry in made(desk, Which(**which)).entries]

    assert seen() == ["m", "a", "Publicité | Mon sérum"]
    assert seen(brand_id=other) == ["a"]
    assert seen(first=date(2026, 4, 1)) == ["a"]
    assert seen(last=date(2026, 3, 31)) == ["m"]
    assert seen(first=date(2026, 3, 1), last=date(2026, 4, 30)) == ["m", "a"]
    assert seen(creator_id=desk.creator, last=date(2026, 1, 1)) == []
    log = made(desk, Which(creator_id=desk.creator, brand_id=other))
    assert (log.creator, log.brand) == ("Léa Martin", "Ombelle")


def test_the_csv_has_all_of_it_and_runs_nothing(desk: Desk) -> None:
    long = "=cmd|'/C calc'!A0 " + "mot " * 2_000
    post = add_post(desk, long, deal_id=desk.agreed_deal(), exception_reason="=1+1")
    desk.book.run(KeepProof(post, "a.txt", text="one"))
    desk.book.run(KeepProof(post, "b.txt", text="two"))
    add_post(desk, "x", brand_id=None, audience_countries=())
    lines = table(made(desk))
    assert [line["Country"] for line in lines] == ["FR", "GB", ""]
    assert lines[0]["Caption"] == "'" + long
    assert lines[0]["Why no label is needed"] == "'=1+1"
    assert lines[0]["Proof"] == "a.txt | b.txt"
    assert [len(part) for part in lines[0]["SHA-256"].split(" | ")] == [64, 64]
    assert lines[0]["Kept at (UTC)"] == "2026-03-02T09:00:00Z | 2026-03-02T09:00:00Z"
    assert lines[0]["Duty"] == "required"


def test_the_same_book_gives_the_same_bytes(desk: Desk) -> None:
    post = add_post(desk, deal_id=desk.agreed_deal(), state=PostState.LIVE, label_confirmed=True)
    desk.book.run(KeepProof(post, text="Publicité"))
    for language in ("en", "fr"):
        first, second = (log_pdf(made(desk, language=language)) for _turn in range(2))
        assert first.sha256 == second.sha256
    assert log_csv(made(desk)) == log_csv(made(desk))
    # The book speaks French.
    assert made(desk).language == "fr"


def test_days_the_wrong_way_round_and_names_that_are_not_there_are_refused(desk: Desk) -> None:
    with pytest.raises(BadInput):
        made(desk, Which(first=date(2026, 2, 1), last=date(2026, 1, 1)))
    with pytest.raises(BadInput):
        made(desk, language="xx")
    with pytest.raises(NotFound):
        made(desk, Which(brand_id="nobody"))
