"""Twenty thousand captions of any letters whatever: nothing raises, nothing takes more steps than its length allows."""

from __future__ import annotations

import random
import sys

import pytest

from creatorbook.domain.disclosure.facts import DisclosureFacts
from creatorbook.domain.values.label_positions import LabelPosition
from creatorbook.domain.values.platforms import Medium, Platform
from tests.domain.disclosure.support import check, facts
from tests.growth import assert_linear

pytestmark = pytest.mark.repeats

WORDS = (
    "Ad", "#ad", "##", "@", "#", "not", "keine", "Werbung", "unbezahlte", "paid", "partnership", "publicité", "non",
    "sponsorisé", "#MossAd", "#notanad", "produit", "offert", "par", "Moss", "partner", "thanks", "(", ")", "\n",
    "\r\n",    "\u200b", "\u202e", "\ufeff", "\x00", "\x1b", "عربي", "עברית", "नमस्ते", "日本語", "👩‍👩‍👧‍👦", "🅰", "Ⓐⓓ",
    "а\u0301d", "e\u0301" * 5,
    "\U000e0041", "\ud800", "ß", "İ", "ﬁ", "ǅ", "%s", "{brand}", "{0}", "\\", "'", '"', "|", "—", "1", "_", ".",
)  # fmt: skip
CAPTIONS = 20_000


def a_caption(rng: random.Random) -> str:
    kind = rng.randrange(4)
    if kind == 0:
        return "".join(chr(rng.randrange(sys.maxunicode + 1)) for _ in range(rng.randrange(80)))
    if kind == 1:
        return "".join(rng.choice(WORDS) for _ in range(rng.randrange(60)))
    if kind == 2:
        return " ".join(rng.choice(WORDS) for _ in range(rng.randrange(60)))
    return rng.choice(WORDS) * rng.randrange(200)


@pytest.mark.slow
def test_no_caption_raises_and_every_span_is_inside() -> None:
    rng = random.Random(20_261_102)
    media, platforms, positions = list(Medium), list(Platform), [None, None, None, *LabelPosition]
    cases = [facts(relation, "FR GB US IE") for relation in ("paid", "gift?", "ambassador", "affiliate")]
    for number in range(CAPTIONS):
        caption = a_caption(rng)
        base = cases[number % len(cases)]
        given = facts("paid", "FR", medium=rng.choice(media), platform=rng.choice(platforms)) if number % 3 else base
        found = check(caption, given, rng.choice(positions))
        for finding in found.findings:
            if finding.span is not None:
                assert 0 <= finding.span[0] < finding.span[1] <= len(caption)


# fmt: off
PIECES = (
    "#ad ", "#", "@", "@a ", "(", "a\u200b", "\u200b", "not an ad ", "unbezahlte Werbung ", "promotion at ", "\n",
    " ", "paid partnership with \n", "#x\u00a0", "#MossAdMossBd ", "thanks to ", "é", "日", "ad", ".",
    "produit offert par ",
    "#notanad", "🌿", "Moss partner ", "\U0001f170", "sponsored by not sponsored by ", "'", "\u0301",
)
# fmt: on


@pytest.mark.parametrize("piece", PIECES)
def test_a_long_text_takes_steps_by_its_length_alone(piece: str) -> None:
    given = facts("paid", "GB US")
    assert_linear(lambda size: check(piece * (size // len(piece)), given), 40_000)


@pytest.mark.parametrize("piece", PIECES)
def test_a_text_far_beyond_any_caption_comes_to_an_end(piece: str) -> None:
    # What grows with the square would be at it for hours.
    text = piece * (100_000 // len(piece))
    found = check(text, facts("paid", "GB US"))
    assert all(0 <= each.span[0] < each.span[1] <= len(text) for each in found.findings if each.span)


def test_facts_that_say_nothing_are_no_reason_to_fail() -> None:
    for relation in ("unknown", "value?"):
        for caption in ("", "#ad", "\ud800 Ad", "\x00"):
            assert check(caption, facts(relation, "FR JP")).verdict
    assert check("Ad", DisclosureFacts()).findings
