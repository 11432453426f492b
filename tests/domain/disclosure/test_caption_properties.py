"""What must hold of every caption under every facts, whatever they are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from creatorbook.domain.disclosure.captions.likely import Verdict
from creatorbook.domain.disclosure.facts import DisclosureFacts, Relationship, Value
from creatorbook.domain.records.gifts import Expectation
from creatorbook.domain.values.label_positions import LabelPosition
from creatorbook.domain.values.platforms import Medium, Platform
from creatorbook.domain.values.ties import Tie
from tests.domain.disclosure.support import ON, RELATIONS, check, facts
from tests.domain.support import rulebook

COUNTRIES = sorted({*rulebook().disclosure, "AT", "PL"} - {"EU"})
LANGUAGES = ["", "en", "fr", "de", "nl", "it", "es", "sv", "pl"]
# From the worst to the best: "don't know" may turn out either way.
RANK = {Verdict.INSUFFICIENT: 0, Verdict.UNKNOWN: 1, Verdict.SUFFICIENT: 2, Verdict.NOT_REQUIRED: 2}
CAPTIONED = [Medium.FEED_POST, Medium.CAROUSEL, Medium.TEXT_POST, Medium.STORY, Medium.REEL, Medium.SHORT_VIDEO]
SNIPPETS = [
    "a slow morning", "@northbank", "#tea", "#ad", "Ad", "not an ad", "Werbung", "keine Werbung", "Publicité", "#sp",
    "\n",
    "#gifted", "thanks", "code NADIA", ".", "🌿", "Reclame", "#pubblicità", "sponsored by Moss", "sent me", "\u200b",
    "a\u0301", "paid partnership", "produit offert par Moss", "MossAd", "#MossPartner", "عرض", "(", "|",
]  # fmt: skip

captions = st.lists(st.sampled_from(SNIPPETS) | st.text(max_size=12), max_size=10).map(" ".join)
maybe = st.sampled_from([None, False, True])
all_facts = st.builds(
    DisclosureFacts,
    value=st.none() | st.frozensets(st.sampled_from(Value)),
    tie=st.none() | st.frozensets(st.sampled_from(Tie)),
    affiliate=maybe,
    control=maybe,
    expectation=st.sampled_from(Expectation),
    relationship=st.sampled_from(Relationship),
    ended_on=st.none() | st.dates(date(2024, 1, 1), ON - timedelta(days=1)),
    creator_country=st.sampled_from(["", "FR", "DE", "US"]),
    audience_countries=st.frozensets(st.sampled_from(COUNTRIES), min_size=1, max_size=4),
    language=st.sampled_from(LANGUAGES),
    platform=st.none() | st.sampled_from(Platform),
    medium=st.none() | st.sampled_from(Medium),
    brand_name=st.sampled_from(["", "Moss", "Northbank & Sons"]),
)
positions = st.none() | st.sampled_from(LabelPosition)


@settings(max_examples=200, deadline=None)
@given(captions, all_facts, positions, maybe, st.booleans())
def test_every_verdict_has_a_source_and_every_finding_its_place(
    caption: str, given_facts: DisclosureFacts, position: LabelPosition | None, switch_on: bool | None, outside: bool
) -> None:
    found = check(caption, given_facts, position, switch_on=switch_on, outside=outside)
    assert found.sources
    for each in found.countries:
        assert each.sources, each.country
        assert each.findings, each.country
    for finding in found.findings:
        if finding.span is not None:
            start, end = finding.span
            assert 0 <= start < end <= len(caption)
    assert 0 <= found.visible_end <= len(caption)


@settings(max_examples=200, deadline=None)
@given(captions, all_facts, st.sampled_from(CAPTIONED), positions, maybe)
def test_a_proper_label_at_the_start_never_makes_it_worse(
    caption: str, any_facts: DisclosureFacts, medium: Medium, position: LabelPosition | None, switch_on: bool | None
) -> None:
    these = replace(any_facts, medium=medium)
    before = check(caption, these, position, switch_on=switch_on)
    words = {word for each in before.countries for word in each.duty.words[:1] if "{" not in word}
    label = " | ".join(sorted(words)) or "Ad"
    after = check(f"{label} | {caption}", these, position, switch_on=switch_on)
    assert RANK[after.verdict] >= RANK[before.verdict], label


@settings(max_examples=200, deadline=None)
@given(captions, all_facts, positions, maybe)
def test_taking_every_label_out_never_makes_it_better(
    caption: str, these: DisclosureFacts, position: LabelPosition | None, switch_on: bool | None
) -> None:
    before = check(caption, these, position, switch_on=switch_on)
    bare = caption
    for mention in sorted(before.scan.mentions, key=lambda each: each.span, reverse=True):
        start, end = mention.span
        bare = bare[:start] + " " * (min(end, len(bare)) - start) + bare[end:] if start < len(bare) else bare
    after = check(bare, these, position, switch_on=switch_on)
    if not after.scan.mentions:
        assert RANK[after.verdict] <= RANK[before.verdict], bare


@settings(max_examples=100, deadline=None)
@given(captions, all_facts, positions, st.randoms(use_true_random=False))
def test_the_order_of_facts_does_not_matter(
    caption: str, these: DisclosureFacts, position: LabelPosition | None, random: Any
) -> None:
    def shuffled(members: frozenset[Any] | None) -> frozenset[Any] | None:
        if members is None:
            return None
        listed = sorted(members)
        random.shuffle(listed)
        return frozenset(listed)

    again = replace(
        these,
        value=shuffled(these.value),
        tie=shuffled(these.tie),
        audience_countries=shuffled(these.audience_countries) or frozenset(),
    )
    assert check(caption, again, position) == check(caption, these, position)


@settings(max_examples=150, deadline=None)
@given(captions, all_facts)
def test_several_countries_are_as_strict_as_the_strictest(caption: str, these: DisclosureFacts) -> None:
    together = check(caption, these)
    alone = [check(caption, replace(these, audience_countries=frozenset({each}))) for each in these.audience_countries]
    assert RANK[together.verdict] == min(RANK[each.verdict] for each in alone)
    assert {each.country for each in together.countries} == these.audience_countries


@settings(max_examples=200, deadline=None)
@given(captions, all_facts, st.sampled_from([Medium.FEED_POST, Medium.TEXT_POST, Medium.STORY, Medium.SHORT_VIDEO]))
@example(
    "a slow morning . Ad a slow morning",
    DisclosureFacts(
        expectation=Expectation.ASKED,
        relationship=Relationship.LIVE,
        audience_countries=frozenset({"AT", "AU"}),
    ),
    Medium.FEED_POST,
)
def test_what_is_mended_is_likely_to_be_enough(caption: str, these: DisclosureFacts, medium: Medium) -> None:
    before = check(caption, replace(these, medium=medium))
    if before.fix is None:
        return
    assert "{brand}" not in before.fix.caption or "{brand}" in caption
    after = check(before.fix.caption, replace(these, medium=medium))
    # A video's words are to be in the video as well, in some countries: that the caption cannot fix.
    unseen = after.verdict is Verdict.UNKNOWN and medium is Medium.SHORT_VIDEO
    assert RANK[after.verdict] == RANK[Verdict.SUFFICIENT] or unseen, before.fix


@pytest.mark.alike
@pytest.mark.parametrize("relation", sorted(RELATIONS))
@pytest.mark.parametrize("country", COUNTRIES)
def test_the_best_word_of_a_country_at_the_start_is_enough_there(country: str, relation: str) -> None:
    for language in LANGUAGES:
        these = facts(relation, country, language=language, brand_name="Moss")
        duty = check("", these).countries[0].duty
        for word in duty.words:
            found = check(f"{word} | a slow morning", these)
            assert RANK[found.verdict] == 2, (word, language)


def test_more_facts_only_settle_what_was_open() -> None:
    open_case = facts("gift?", "FR")
    assert check("a lamp", open_case).verdict is Verdict.UNKNOWN
    for expectation in set(Expectation) - {Expectation.UNKNOWN}:
        for control in (False, True):
            told = check("a lamp", replace(open_case, expectation=expectation, control=control))
            assert told.verdict in {Verdict.INSUFFICIENT, Verdict.NOT_REQUIRED}
