"""Any text at all is read without an error, and in time that grows with its length alone."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from creatorbook.domain.contract_reading.comparing.compare import compare
from creatorbook.domain.contract_reading.reading import read
from creatorbook.domain.values.platforms import Medium
from tests.their_contracts.english import ENGLISH, HARSH
from tests.their_contracts.french import FRENCH
from tests.their_contracts.german import GERMAN
from tests.their_contracts.making import deal, money, owed, right
from tests.their_contracts.spanish import SPANISH

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


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(LETTERS, PIECES), max_size=4))
def test_nothing_raises(pages: list[str]) -> None:
    found = compare(read(pages), DEAL)
    for line in found.lines:
        if line.theirs is not None:
            assert line.theirs.sentence
            assert 1 <= line.theirs.page <= max(len(pages), 1)


@pytest.mark.parametrize("seed", range(20))
def test_contracts_with_their_words_shuffled(seed: int) -> None:
    chance = random.Random(seed)
    words = WORDS[:]
    chance.shuffle(words)
    compare(read([" ".join(words[:3000]), "\n".join(words[3000:6000])]), DEAL)


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
def test_time_grows_with_the_length_alone(piece: str) -> None:
    def took(size: int) -> float:
        text = (piece * (size // len(piece) + 1))[:size]
        begun = time.perf_counter()
        compare(read([text]), DEAL)
        return time.perf_counter() - begun

    took(2_000)
    small, large = took(20_000), took(160_000)
    # Eight times the text in well under eight times eight the time: a quadratic reader would need sixty-four.
    assert large < max(small, 0.02) * 24


def test_thirty_pages_take_less_than_a_second() -> None:
    page = " ".join(HARSH.text.split())[:3_400]
    begun = time.perf_counter()
    compare(read([page] * 30), DEAL)
    assert time.perf_counter() - begun < 1
