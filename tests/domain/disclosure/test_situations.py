"""Situations of our own in every jurisdiction and medium, with the verdict and the reason that we expect."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from creatorbook.domain.disclosure.captions.likely import Verdict
from creatorbook.domain.values.label_positions import LabelPosition
from creatorbook.domain.values.platforms import Medium, Platform
from tests.domain.disclosure.support import check, facts
from tests.domain.support import rulebook

TABLE = Path(__file__).with_name("situations.txt").read_text("utf-8")
ROWS = [
    tuple(part.strip() for part in line.split("¦"))
    for line in TABLE.splitlines()
    if line.strip() and not line.startswith("# ")
]


def test_there_are_enough_situations_of_every_country_medium_and_verdict() -> None:
    assert len(ROWS) >= 150
    assert {country for row in ROWS for country in row[0].split()} >= set(rulebook().disclosure) - {"EU"}
    assert {row[6] for row in ROWS} == set(Verdict)
    assert {row[2].split()[1] for row in ROWS} >= {
        Medium.FEED_POST, Medium.STORY, Medium.REEL, Medium.SHORT_VIDEO, Medium.VIDEO, Medium.LIVE, Medium.TEXT_POST,
        Medium.PODCAST_EPISODE, Medium.ARTICLE,
    }  # fmt: skip


@pytest.mark.parametrize("row", ROWS, ids=lambda row: " ".join(row[:3]))
def test_a_situation(row: tuple[str, ...]) -> None:
    countries, relation, where, language, place, caption, verdict, reason = row
    platform, medium = where.split()
    given = facts(relation, countries, language=language, platform=Platform(platform), medium=Medium(medium))
    named, _space, switch = place.partition(" ")
    position = None if named == "-" else LabelPosition(named)
    found = check(caption, given, position, switch_on=True if switch else None)
    said = [
        " ".join(filter(None, (each.code, str(each.params.get("reason") or each.params.get("position") or ""))))
        for each in found.findings
    ]
    wanted = reason if "." in reason else f"caption.{reason}"
    if reason == "not_required":
        wanted = "disclosure.not_required"
    assert found.verdict == verdict, said
    assert any(each == wanted or each.startswith(f"{wanted} ") for each in said), said
    if "BR" not in countries:
        assert found.sources
    assert all(0 <= start <= end <= len(caption) for start, end in (f.span for f in found.findings if f.span))


def test_no_country_is_a_question() -> None:
    found = check("Ad: a coat", replace(facts("paid", "GB"), audience_countries=frozenset()))
    assert found.verdict is Verdict.UNKNOWN
    assert found.findings[0].code == "disclosure.country_unknown"


@pytest.mark.parametrize(
    ("relation", "country", "language", "caption", "verdict"),
    [
        ("gift", "FR", "fr", "Merci à @ateliersud, la bougie sent le figuier", Verdict.NOT_REQUIRED),
        ("own", "GB", "en", "The second drop from the label I founded is online", Verdict.NOT_REQUIRED),
        ("own", "DE", "de", "Mein Gartenbuch erscheint am 7. Mai bei @verlag", Verdict.UNKNOWN),
    ],
)
def test_where_no_label_may_be_needed_its_absence_is_not_called_wrong(
    relation: str, country: str, language: str, caption: str, verdict: Verdict
) -> None:
    found = check(caption, facts(relation, country, language=language))
    assert found.verdict is verdict
    assert found.findings
    assert {each.code for each in found.findings}.isdisjoint({"caption.no_label", "caption.brand_tag_only"})


def test_what_decides_is_asked_of_goods_that_the_caption_calls_the_writers_own() -> None:
    found = check("Mein Gartenbuch erscheint am 7. Mai", facts("own", "DE", language="de"))
    asked = next(each for each in found.findings if each.code == "disclosure.dont_know")
    assert (asked.params["question"], asked.params["at_least"]) == ("plain", "not_required")
    assert found.fix is not None
    hidden = f"{'Ein langer Morgen im Garten, und noch einer. ' * 8}Mein Gartenbuch erscheint am 7. Mai"
    assert check(hidden, facts("own", "DE", language="de")).verdict is Verdict.INSUFFICIENT
