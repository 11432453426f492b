"""Lists of alternatives are put together so that they are quick to try, and what is only guessed at misses nothing."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from creatorbook.domain.contract_reading.text.alternatives import alternatives, by_first_letter
from creatorbook.domain.contract_reading.values.forms import MEDIUM_NAME, may_name_form


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("a|b", ["a", "b"]),
        ("a|b(?:c|d)|e", ["a", "b(?:c|d)", "e"]),
        (r"a|[(|]x|e\|f|(?=[ ,.)])q", ["a", "[(|]x", r"e\|f", "(?=[ ,.)])q"]),
    ],
)
def test_a_pattern_is_taken_apart_between_its_alternatives(words: str, parts: list[str]) -> None:
    assert list(alternatives(words)) == parts


def test_a_letter_leads_to_the_name_whose_words_begin_with_it() -> None:
    pattern = re.compile(by_first_letter({"FR": "france|(?:la )?gaule", "FI": "finland|suomi", "DE": "d?eire"}))
    found = {text: pattern.fullmatch(text) for text in ("france", "la gaule", "suomi", "eire")}
    assert {text: str(match.lastgroup).split("__")[0] for text, match in found.items() if match} == {
        "france": "FR",
        "la gaule": "FR",
        "suomi": "FI",
        "eire": "DE",
    }


@given(st.from_regex(MEDIUM_NAME))
@settings(max_examples=200, deadline=None)
def test_no_name_of_a_form_is_passed_over(text: str) -> None:
    assert may_name_form(text)
