"""Any text at all is read without an error, and in steps that grow with its length alone."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from creatorbook.domain.contract_reading.comparing.compare import compare_reading
from creatorbook.domain.contract_reading.reading import read
from creatorbook.domain.values.platforms import Medium
from tests.growth import assert_linear
from tests.their_contracts.english import ENGLISH, HARSH
from tests.their_contracts.french import FRENCH
from tests.their_contracts.german import GERMAN
from tests.their_contracts.making import deal, money, owed, right
from tests.their_contracts.spanish import SPANISH

if TYPE_CHECKING:
    from creatorbook.domain.contract_reading.comparing.comparison import Comparison

pytestmark = pytest.mark.repeats

DEAL = deal(money(1500), deliverables=(owed(Medium.REEL, 2),), rights=(right(),), payment_days=30)
WORDS = " ".join(case.text for case in (*ENGLISH, *FRENCH, *GERMAN, *SPANISH)).split()
LETTERS = st.text(st.characters(codec="utf-8"), max_size=400)
PIECES = st.lists(
    st.sampled_from(
        [
            *WORDS[:400],
            "\n",
            "\t",
            "   ",
            "1.1",
            "€",
            "(12)",
            "%",
            "-",
            "•",
            "§ 4",
            "12.03.2026",
            "4 500,00",
            "in perpetuity",
        ]
    ),
    max_size=120,
).map(" ".join)


def assert_told(found: Comparison, pages: int) -> None:
    """Every line says what it is about; what it has of theirs is a sentence on one of the pages."""
    assert found.lines
    for line in found.lines:
        if line.theirs is not None:
            assert line.theirs.sentence
            assert 1 <= line.theirs.page <= max(pages, 1)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(LETTERS, PIECES), max_size=4))
def test_nothing_raises(pages: list[str]) -> None:
    assert_told(compare_reading(read(pages), DEAL), len(pages))


@pytest.mark.parametrize("seed", range(20))
def test_contracts_with_their_words_shuffled(seed: int) -> None:
    chance = random.Random(seed)
    words = WORDS[:]
    chance.shuffle(words)
    assert_told(compare_reading(read([" ".join(words[:3000]), "\n".join(words[3000:6000])]), DEAL), 2)


ODD = {
    "one letter": "a",
    "digits": "1",
    "groups": "1 000 ",
    "dashes": "- ",
    "words": "one ",
    "brackets": "((((",
    "lines": "a\n",
    "capitals": "THE FEE ",
    "currencies": "EUR EUR 1 ",
    "counts": "one two three reels ",
    "any rounds": "any number of revision ",
    "submit": "submit the the the the ",
    "train": "train the the ",
    "spaces": " ",
    "tabs": "\t1",
    "points": "1.",
    "perpetual": "raumlich, ",
    "cents": "hundred thousand million euros ",
}


@pytest.mark.parametrize("piece", ODD.values(), ids=ODD.keys())
def test_steps_grow_with_the_length_alone(piece: str) -> None:
    assert_linear(lambda size: compare_reading(read([piece * (size // len(piece))]), DEAL), 32_000)


@pytest.mark.parametrize("piece", ODD.values(), ids=ODD.keys())
def test_a_long_odd_text_comes_to_an_end(piece: str) -> None:
    # Far beyond a contract: a reader whose time grows with the square would be at it for hours.
    assert_told(compare_reading(read([piece * (100_000 // len(piece))]), DEAL), 1)


def test_thirty_pages_take_the_steps_of_thirty_pages() -> None:
    page = " ".join(HARSH.text.split())[:3_400]
    assert_linear(lambda pages: compare_reading(read([page] * pages), DEAL), 32)
