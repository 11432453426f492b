"""The order of mixed text, held against an implementation that is not ours."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from creatorbook.documents.text import bidi
from creatorbook.documents.text.scripts import is_special, joined, ordered, runs_right_to_left, set_apart, visual

ISOLATES = "\u2066\u2067\u2068\u2069"
MIXED = "abcאבגابت123٤٥ +-,.%€()[]«»!?:/\u0301\u05b0\u064b"


def shown(text: str, base: int) -> str:
    levels = bidi.levels(text, base)
    order = bidi.visual_order(levels, [unicodedata.bidirectional(character) for character in text], base)
    return "".join(text[place] for place in order)


def without_isolates(text: str) -> str:
    return "".join(character for character in text if character not in ISOLATES)


@settings(max_examples=600)
@given(st.text(MIXED + ISOLATES, max_size=24), st.sampled_from([0, 1]))
def test_the_order_is_that_of_the_unicode_annex(text: str, base: int) -> None:
    from bidi import get_display  # type: ignore[import-untyped]  # ships no types

    expected = get_display(text, base_dir="LR"[base])
    assert without_isolates(shown(text, base)) == without_isolates(expected)


@given(st.text(MIXED + ISOLATES, max_size=40), st.sampled_from([0, 1]))
def test_nothing_is_lost_or_made_up(text: str, base: int) -> None:
    assert sorted(shown(text, base)) == sorted(text)


@pytest.mark.parametrize(
    ("text", "right"),
    [("abc אב", False), ("אב abc", True), ("12 אב", True), ("(«أب», x)", True), ("12 34", False), ("", False)],
)
def test_the_first_letter_says_from_where_a_text_reads(text: str, right: bool) -> None:
    assert runs_right_to_left(text) is right


def test_lines_are_ordered_one_by_one_and_brackets_turn_round() -> None:
    lines = [[(character, 0) for character in line] for line in ("אבג (ד", "ה) ו 12")]
    got = ["".join(character for character, _tag in line) for line in ordered(lines, rightward=False)]
    assert got == ["ד) גבא", "12 ו (ה"]


def test_a_name_from_the_right_does_not_disturb_what_stands_beside_it() -> None:
    (line,) = ordered([[(character, 0) for character in set_apart("No. שלום (1) · version 2")]], rightward=True)
    assert "".join(character for character, _tag in line).endswith(" · version 2")
    (line,) = ordered([[(c, 0) for c in f"by {set_apart('אבג', whole=True)} 12 days"]], rightward=True)
    assert "".join(character for character, _tag in line) == "by גבא 12 days"


def test_arabic_letters_are_joined_and_latin_is_left_alone() -> None:
    assert joined("abc") == "abc"
    assert [unicodedata.name(character).split(" ")[-2] for character in joined("بب")] == ["INITIAL", "FINAL"]
    assert visual([("F", "plain")]) == [("F", "plain")]
    assert not is_special("Łódź, Ωμέγα, Київ")
    assert all(is_special(text) for text in ("سلام", "שלום", "東京", "한국", "さくら", "，"))
