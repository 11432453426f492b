"""What is read before "more", and what a platform takes at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from creatorbook.domain.disclosure.captions.likely import Verdict
from creatorbook.domain.disclosure.captions.places.visible import end_of_visible, limit_findings
from creatorbook.domain.disclosure.platform_rules import LimitKind
from creatorbook.domain.values.label_positions import LabelPosition
from creatorbook.domain.values.platforms import Medium, Platform
from tests.domain.disclosure.support import ON, check, facts
from tests.domain.support import rulebook

INSTAGRAM = rulebook().platforms[Platform.INSTAGRAM]


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("short", None),
        ("x" * 90, None),
        ("x" * 91, 90),
        ("one\ntwo\nthree", None),
        ("one\ntwo\nthree\nfour", 13),
        ("one\ntwo\nthree\n\n  ", None),
        ("\n\n\nfour", 2),
    ],
)
def test_the_least_that_any_screen_shows_counts(text: str, end: int | None) -> None:
    assert end_of_visible(text, INSTAGRAM, Medium.FEED_POST, ON) == end


@pytest.mark.parametrize(("value", "least", "end"), [(3, 1, 3), (2, None, 7), (3, 2, 7)])
def test_the_lowest_known_number_of_lines_counts_and_else_the_usual_one(
    value: int, least: int | None, end: int
) -> None:
    (lines,) = (each for each in INSTAGRAM.limits if each.kind is LimitKind.VISIBLE_LINES)
    rules = replace(INSTAGRAM, limits=(replace(lines, value=value, least=least),))
    assert end_of_visible("one\ntwo\nthree\nfour", rules, Medium.FEED_POST, ON) == end


def test_a_platform_without_a_lower_number_shows_its_usual_one() -> None:
    linkedin = rulebook().platforms[Platform.LINKEDIN]
    assert end_of_visible("x" * 140, linkedin, Medium.TEXT_POST, ON) is None
    assert end_of_visible("x" * 141, linkedin, Medium.TEXT_POST, ON) == 140


def test_as_many_as_the_platform_takes_is_not_too_many() -> None:
    assert limit_findings("x" * 2200, 5, INSTAGRAM, Medium.REEL, ON) == ()


def test_a_platform_without_numbers_hides_nothing() -> None:
    assert end_of_visible("x" * 9000, None, None, ON) is None
    assert end_of_visible("x" * 9000, rulebook().platforms[Platform.TWITCH], Medium.LIVE, ON) is None


def test_a_label_after_more_is_too_late() -> None:
    words = "A long walk in the hills, past the old mill and the bridge, down to the water and the mill again. "
    found = check(words + "Sponsored by Moss. And home.", facts("paid", "US"))
    assert found.verdict is Verdict.INSUFFICIENT
    assert found.visible_end < len(words)
    assert any(str(each.params.get("position")) == "caption_after_more" for each in found.findings)
    assert check("Sponsored by Moss. " + words, facts("paid", "US")).verdict is Verdict.SUFFICIENT


@pytest.mark.parametrize(
    ("position", "misplaced"),
    [
        (LabelPosition.CAPTION_START, False),
        (LabelPosition.CAPTION_MIDDLE, False),
        (LabelPosition.CAPTION_AFTER_MORE, True),
        (LabelPosition.CAPTION_END, True),
    ],
)
def test_a_word_that_does_not_count_may_stand_in_the_wrong_place_as_well(
    position: LabelPosition, *, misplaced: bool
) -> None:
    # In the United States a label in the middle will do, as long as it is read before "more".
    told = [each.code for each in check("#sp my coat", facts("paid", "US"), position).findings]
    assert "caption.word_refused" in told
    assert ("caption.misplaced" in told) is misplaced


def test_more_than_the_platform_takes_is_told_with_its_day() -> None:
    tags = " ".join(f"#t{number}" for number in range(6))
    assert [each.code for each in limit_findings(tags, 6, INSTAGRAM, Medium.REEL, ON)] == ["caption.too_many_hashtags"]
    assert limit_findings(tags, 6, INSTAGRAM, Medium.REEL, date(2025, 12, 1)) == ()
    (long,) = limit_findings("x" * 2201, 0, INSTAGRAM, Medium.REEL, ON)
    assert (long.code, long.params["count"], long.params["limit"]) == ("caption.too_long", 2201, 2200)
    assert long.sources
