"""The steps of folding, and that each purpose has the ones it needs."""

from __future__ import annotations

import pytest

from creatorbook.common import letters
from creatorbook.common.text import fold as fold_for_search
from creatorbook.domain.disclosure.captions.scanning.word_folding import fold_word
from creatorbook.domain.values.folding import fold as fold_to_words
from creatorbook.domain.values.folding import fold_name


def test_spreading_lowers_and_parts_letters_from_accents() -> None:
    assert letters.spread("É𝐀Ｂﬁß") == "e\u0301abfiss"
    assert letters.without_accents(letters.spread("Ǻİ")) == "ai"


def test_what_is_not_seen_is_more_than_accents() -> None:
    assert letters.without_accents("a\u0301\u200bb\u20dd") == "a\u200bb\u20dd"
    assert letters.without_unseen("a\u0301\u200bb\u20dd") == "ab"


@pytest.mark.parametrize(("text", "hidden", "styled"), [("ad", False, False), ("a\u200dd", True, False),
                                                        ("ⓐd", False, True), ("𝐚d", False, True)])  # fmt: skip
def test_what_hides_and_what_is_styled_is_told(text: str, hidden: bool, styled: bool) -> None:
    assert (letters.hides_something(text), letters.is_styled(text)) == (hidden, styled)


@pytest.mark.parametrize(
    ("text", "search", "words", "name", "caption"),
    [
        ("Cœur", "coeur", "cœur", "coeur", "cœur"),
        ("Make-up_d’Été", "make-up_d'ete", "make up d ete", "make up d ete", "make-upd’ete"),
        ("Straße", "strasse", "strasse", "strasse", "strasse"),
        ("рub", "рub", "рub", "рub", "pub"),
        ("a\u200dd", "a\u200dd", "a d", "a d", "ad"),
        ("a\u00add", "ad", "a d", "a d", "ad"),
    ],
)
def test_each_purpose_folds_its_own_way(text: str, search: str, words: str, name: str, caption: str) -> None:
    assert fold_for_search(text) == search
    assert (fold_to_words(text), fold_name(text)) == (words, name)
    assert fold_word(text).text == caption
