"""The statement of benefits in kind on paper: every word of every language is there, and sums are one a currency."""

from __future__ import annotations

import pytest

from creatorbook.documents.gifts.render import render_gifts
from creatorbook.documents.words import clauses as library
from creatorbook.documents.words.speech import speech_in
from creatorbook.domain.records.gifts import Expectation, GiftFate, TaxNature, Valuation
from tests.documents.gift_statement import gifts
from tests.documents.reading import flat, pages_of

KINDS = {"wanted": Expectation, "by": Valuation, "fate": GiftFate, "tax": TaxNature}


@pytest.mark.parametrize("language", library.languages())
def test_every_word_of_a_gift_is_said_in_every_language(language: str) -> None:
    said = flat(" ".join(pages_of(render_gifts(gifts(language)).pdf)))
    speech = speech_in(language)
    for start, choice in KINDS.items():
        for member in choice:
            assert speech.has_word("gifts", f"{start}_{member}")
            # A gift that is kept says so by saying nothing; a word may be parted at the end of a line.
            if member is not GiftFate.KEPT:
                assert speech.word("gifts", f"{start}_{member}").split()[0].split("-")[0][:4] in said
    assert "Gift <b>3</b>" in said
    assert "732 829 320" in said


def test_sums_of_all_brands_are_one_a_currency() -> None:
    said = flat(" ".join(pages_of(render_gifts(gifts()).pdf)))
    assert "Received of this brand US$740.70" in said
    assert "Received in all US$864.15" in said
