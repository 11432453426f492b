"""The order of mixed text: cases of the Unicode annex, line by line, and nothing lost on the way."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creatorbook.documents.text.fonts import FILES, coverage
from creatorbook.documents.text.line_order import in_lines, mirror_character, order_characters, reads_from_right
from creatorbook.documents.text.scripts import (
    is_right_to_left,
    is_special,
    isolate_parts,
    join_arabic,
    order_lines,
    visual,
)

ISOLATES = "\u2066\u2067\u2068\u2069"
MIXED = "abcאבgابت123٤٥ +-,.%€()[]«»!?:/\u0301\u05b0\u064b\t\U000e0067" + ISOLATES
FLAG = "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"


def shown(text: str, *, leftward: bool) -> str:
    return "".join(text[one.place] for one in order_characters(text, leftward=leftward))


# Letters א to ת stand for R, ا for AL, a to z for L; in the order of reading, then from left to right as seen.
CASES = {
    "P1: plain letters keep their order": ("abc def", False, "abc def"),
    "L2: what reads from the right is turned": ("car אבג.", False, "car גבא."),
    "N2: a mark at the end goes with the paragraph": ("car אבג.", True, ".גבא car"),
    "I2: a number keeps its figures": ("אב 12 גד", True, "דג 12 בא"),
    "W2: numbers after Arabic letters": ("ا 1-2", True, "2-1 ا"),
    "W2: the same after Hebrew ones": ("א 1-2", True, "1-2 א"),
    "W4: one separator between figures": ("א 1,2", False, "1,2 א"),
    "W4: two separators do not belong": ("א 1,,2", False, "2,,1 א"),
    "W5: a currency goes with its number": ("א €5", False, "€5 א"),
    "W7: a number after Latin letters is theirs": ("אב a 1", True, "a 1 בא"),
    "W1: marks stay with their letter": ("אa\u0301ב", True, "בa\u0301א"),
    "N0: brackets go with what they hold": ("ab (אב) cd", True, "cd )בא( ab"),
    "N0: brackets with both go with the paragraph": ("א (b ג)", True, ")ג b( א"),
    "N0: brackets with the other direction go with what is before": ("אב (c)", False, "בא (c)"),
    "N0: what is before, numbers counting as from the right": ("אב [1]", False, "]1[ בא"),
    "N0: what is before is the nearest, beyond an isolate": ("aש\u2068x\u2069[ש]", False, "a]ש[\u2069x\u2068ש"),
    "N1: between two of one direction": ("אב - גד", False, "דג - בא"),
    "N2: between two directions": ("אב - cd", True, "cd - בא"),
    "X5: an isolate is ordered by itself": ("a \u2068אב 1\u2069 2", False, "a \u20681 בא\u2069 2"),
    "X5: and is one thing to what is around": ("אב \u2066a-ג\u2069 1", True, "1 \u2069a-ג\u2066 בא"),
    "X6: an isolate that nobody closes ends with the text": ("a \u2067b ג", False, "a \u2067ג b"),
    "X5: one within another": ("a \u2067ב \u2066c ד\u2069 1\u2069 e", False, "a \u20671 \u2069c ד\u2066 ב\u2069 e"),
    "a flag written in tags": (f"אב {FLAG} גד", True, f"דג {FLAG[::-1]} בא"),
}


@pytest.mark.parametrize("name", CASES)
def test_the_order_is_that_of_the_unicode_annex(name: str) -> None:
    text, leftward, seen = CASES[name]
    assert shown(text, leftward=leftward) == seen


@given(st.text(MIXED, max_size=40), st.booleans())
def test_nothing_is_lost_or_made_up(text: str, leftward: bool) -> None:
    assert sorted(one.place for one in order_characters(text, leftward=leftward)) == list(range(len(text)))


@given(st.text(MIXED, max_size=40), st.integers(0, 40), st.booleans())
def test_every_line_has_its_own_characters_and_ends_with_its_space(text: str, cut: int, leftward: bool) -> None:
    cut = min(cut, len(text))
    first, second = in_lines(text, [cut, len(text) - cut], leftward=leftward)
    assert sorted(one.place for one in first) == list(range(cut))
    assert sorted(one.place for one in second) == list(range(cut, len(text)))
    if text[:cut].endswith(" "):
        assert first[0 if leftward else -1].place == cut - 1


@pytest.mark.parametrize(
    ("text", "right"),
    [("\u2068אב\u2069 abc", False), ("\u2068abc\u2069 אב", True), ("1 \n אב", True), ("", False), ("\n", False)],
)
def test_what_is_in_an_isolate_says_nothing_about_the_whole(text: str, right: bool) -> None:
    assert reads_from_right(text) is right


def test_no_bracket_turns_into_one_that_its_face_does_not_have() -> None:
    assert (mirror_character("("), mirror_character("»"), mirror_character("≤"), mirror_character("a")) == (
        ")",
        "«",
        "≥",
        "a",
    )
    lost = {one for face in FILES for one in coverage(face) if mirror_character(one) not in coverage(face)}
    assert not lost


@pytest.mark.parametrize(
    ("text", "right"),
    [("abc אב", False), ("אב abc", True), ("12 אב", True), ("(«أب», x)", True), ("12 34", False), ("", False)],
)
def test_the_first_letter_says_from_where_a_text_reads(text: str, right: bool) -> None:
    assert is_right_to_left(text) is right


def test_lines_are_ordered_one_by_one_and_brackets_turn_round() -> None:
    lines = [[(character, 0) for character in line] for line in ("אבג (ד", "ה) ו 12")]
    got = ["".join(character for character, _tag in line) for line in order_lines(lines, rightward=False)]
    assert got == ["ד) גבא", "12 ו (ה"]


def test_a_name_from_the_right_does_not_disturb_what_stands_beside_it() -> None:
    (line,) = order_lines([[(character, 0) for character in isolate_parts("No. שלום (1) · version 2")]], rightward=True)
    assert "".join(character for character, _tag in line).endswith(" · version 2")
    (line,) = order_lines([[(c, 0) for c in f"by {isolate_parts('אבג', whole=True)} 12 days"]], rightward=True)
    assert "".join(character for character, _tag in line) == "by גבא 12 days"


def test_arabic_letters_are_joined_and_latin_is_left_alone() -> None:
    assert join_arabic("abc") == "abc"
    assert [unicodedata.name(character).split(" ")[-2] for character in join_arabic("بب")] == ["INITIAL", "FINAL"]
    assert visual([("F", "plain")]) == [("F", "plain")]
    assert not is_special("Łódź, Ωμέγα, Київ")
    assert all(is_special(text) for text in ("سلام", "שלום", "東京", "한국", "さくら", "，"))
