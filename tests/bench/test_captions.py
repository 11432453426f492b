"""Captions a minute and for each key, against what no checker can do without: lower case and a search."""

from __future__ import annotations

import time
from datetime import date
from typing import TYPE_CHECKING

import pytest

from creatorbook.domain.disclosure.facts import DisclosureFacts, Relationship, Value
from creatorbook.domain.records.gifts import Expectation
from creatorbook.domain.values.platforms import Medium, Platform
from creatorbook.services.disclosure import captions
from tests.bench.ratios import compare

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.bench

ON = date(2026, 11, 2)
EVERYWHERE = "AU BE CA CH DE ES FR GB IE IT NL US"
COUNT = 2_000
TEXTS = (
    "Ad: two weeks with the Northbank coat, in rain and in snow, and it is still as warm as ever #coat #winter",
    "Mon nouveau manteau préféré 💕 merci @northbank pour ces deux semaines au chaud ! #manteau #hiver #pub #mode",
    "#sp the coat that went to Iceland and back. Link in bio, code NADIA15 for fifteen percent off until Sunday.",
    "A slow morning, a long walk, the old mill and the bridge. Nothing to sell, only a good day @northbank " * 3,
)
WORDS = ("ad", "advert", "publicité", "werbung", "anzeige", "sponsored", "gifted", "reclame", "#sp", "partner")


def processor_seconds(work: Callable[[], object]) -> float:
    """Return how long one core works on it, however busy the machine is."""
    start = time.process_time()
    work()
    return time.process_time() - start


def _facts(countries: str) -> DisclosureFacts:
    return DisclosureFacts(
        value=frozenset({Value.MONEY}), tie=frozenset(), affiliate=False, control=True, expectation=Expectation.ASKED,
        relationship=Relationship.LIVE, creator_country="FR", audience_countries=frozenset(countries.split()),
        language="en", platform=Platform.INSTAGRAM, medium=Medium.FEED_POST,
    )  # fmt: skip


def _all() -> list[str]:
    return [f"{TEXTS[number % len(TEXTS)]} {number}" for number in range(COUNT)]


def _checking(texts: list[str], countries: str) -> Callable[[], object]:
    facts = _facts(countries)

    def check() -> None:
        # Nothing is kept: two thousand answers at once would measure the collector.
        for text in texts:
            captions.check_caption(facts, text, ON)

    return check


def _floor(texts: list[str]) -> Callable[[], object]:
    return lambda: [[lower.find(word) for word in WORDS] for lower in (text.lower() for text in texts)]


@pytest.mark.parametrize(("countries", "goal"), [("FR", 150.0), ("FR GB US", 200.0), (EVERYWHERE, 600.0)])
def test_captions_a_minute(countries: str, goal: float) -> None:
    texts = _all()
    compare(f"{COUNT} captions, {countries}", _checking(texts, countries), _floor(texts), rounds=3, goal=goal)
    took = min(processor_seconds(_checking(texts, countries)) for _again in range(3))
    print(f"{60 * COUNT / took:,.0f} captions a minute on one core ({countries}); 100,000 are asked for")


def test_a_key() -> None:
    facts = _facts("FR GB US")
    text = TEXTS[1]
    typed = [text[:end] for end in range(1, len(text) + 1)]
    captions.check_caption(facts, text, ON)
    took = sorted(processor_seconds(lambda part=part: captions.check_caption(facts, part, ON)) for part in typed)  # type: ignore[misc]  # bound now, not later
    print(f"\neach key: median {took[len(took) // 2] * 1e3:.3f} ms, worst {took[-1] * 1e3:.3f} ms; under 5 ms is asked")
    first = processor_seconds(lambda: captions.caption_rules.__wrapped__(ON))
    print(f"making the rules of a day ready: {first * 1e3:.1f} ms")
