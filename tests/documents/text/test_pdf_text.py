from __future__ import annotations

from xml.dom.minidom import parseString

import pytest

from creatorbook.documents.text import fonts
from creatorbook.documents.text.pdf_text import (
    MAX_PIECE,
    Run,
    join_lines,
    markup,
    normalise_text,
    ornaments,
    pdf_text,
    unprintable,
)
from tests.growth import count_calls

ALPHABETS = {
    "Latin": "Łódź Ångström Straße Þór œuvre Ĳssel İstanbul ﬁ",
    "Vietnamese": "Nguyễn Thị Ánh Tuyết, Đặng Hữu Phước",
    "Greek": "Ελληνικά Γιώργος Ωμέγα",
    "Cyrillic": "Русский Українська Љубав Ђорђе",
    "money": "€ £ $ ¥ ₹ ₺ ₽ ₴ ₪",
    "signs": "‘ ’ “ ” « » ‹ › – — … № · • × − ≤ ≥ ½ ™ © ® ° † ‰ →",
}


@pytest.mark.parametrize("sample", ALPHABETS.values(), ids=ALPHABETS.keys())
def test_the_fonts_show_what_people_write(sample: str) -> None:
    assert unprintable(sample) == ""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("مرحبا", ""),
        ("שלום", ""),
        ("東京", ""),
        ("नमस्ते", "नमस्ते"),
        ("ገንዘብ 𠮷", "ገንዘብ𠮷"),
        ("Hello 😀😀", "😀"),
        ("a\U0001f468\u200d\U0001f469", "\U0001f468\U0001f469"),
        ("☎\ufe0f", "☎"),
        ("\ue000", "\ue000"),
        ("plain, with\ttabs\r\nand lines", ""),
        ("\x00\x1b[0m\u202eevil\u2066\ufeff\ud800", ""),
    ],
)
def test_characters_without_a_glyph_are_found(text: str, found: str) -> None:
    assert unprintable(text) == found


def test_piles_of_marks_are_found_and_cut() -> None:
    pile = "z" + "\u0301\u0323" * 6
    assert unprintable(pile)
    assert len(normalise_text(pile)) < 8
    assert unprintable("ộ ǘ") == ""


def test_text_is_composed_and_stripped_of_what_does_not_show() -> None:
    assert normalise_text("e\u0301\u200b\u202e\x07\ud83d") == "é"
    assert normalise_text("a\r\nb\rc\u2028d\x0be") == "a\nb\nc\nd\ne"
    assert normalise_text("12\u202f000") == "12\u00a0000"
    assert join_lines("  a \n\n b\u00a0c ") == "a b\u00a0c"


@pytest.mark.parametrize(
    "text",
    ['<img src="/etc/hostname"/>', "R&D", "</para><b>", "a < b > c", "&#0;", "<!--", "]]>", "<font size=9999>x"],
)
def test_markup_is_shown_not_read(text: str) -> None:
    (piece,) = pdf_text(text)
    shown = parseString(f"<p>{piece}</p>").documentElement  # noqa: S318  our own output
    assert shown is not None
    assert [node.nodeType for node in shown.childNodes] == [3] * len(shown.childNodes)
    assert "".join(getattr(node, "data", "") for node in shown.childNodes) == text


def test_what_one_family_lacks_is_set_in_the_other() -> None:
    assert pdf_text("a ĭ b") == ['a <font name="Inter">ĭ</font> b']
    assert "□" in pdf_text("न")[0]
    assert pdf_text("Łódź", fonts.LABEL) == ["Łódź"]


def test_blank_lines_part_paragraphs_and_line_ends_break_lines() -> None:
    assert pdf_text("\n\na\nb\n \n\n c\n") == ["a<br/>b", "c"]
    assert pdf_text(" \n\t ") == []


@pytest.mark.parametrize("text", ["word " * 30_000, "x" * 150_000, "a\n" * 5_000, "<&>" * 50_000])
def test_long_text_is_cut_into_safe_pieces_and_nothing_is_lost(text: str) -> None:
    pieces = pdf_text(text)
    joined = "".join(pieces).replace("<br/>", "").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    assert joined.replace(" ", "") == text.replace(" ", "").replace("\n", "")
    assert all(len(piece) <= MAX_PIECE * 5 for piece in pieces)
    assert all(piece.count("<br/>") <= 100 for piece in pieces)


def test_gaps_are_set_apart() -> None:
    (piece,) = markup([Run("Fee: "), Run("[to be completed: <fee>]", gap=True), Run(".")])
    assert piece.startswith("Fee: <font name=")
    assert "[to be completed: &lt;fee&gt;]" in piece


@pytest.mark.parametrize("text", ["é " * 500_000, "e" + "\u0301\u0323" * 500_000, "中" * 1_000_000, "\n" * 1_000_000])
def test_a_million_characters_take_a_few_steps_each(text: str) -> None:
    def work() -> None:
        assert all(len(piece) <= MAX_PIECE * 5 for piece in pdf_text(text))
        unprintable(text)

    work()
    assert count_calls(work) < 4 * len(text)


@pytest.mark.parametrize(
    ("text", "printed", "left_out"),
    [
        ("✨ Spring", "Spring", "✨"),
        ("Spring ✨", "Spring", "✨"),
        ("“✨ Spring ✨ sale”", "“Spring sale”", "✨"),
        ("👩🏽‍💻 dev", "dev", "👩🏽💻"),
        ("ร้าน", "ร้าน", ""),
    ],
)
def test_signs_that_no_font_has_are_left_out_and_letters_are_not(text: str, printed: str, left_out: str) -> None:
    assert (normalise_text(text), ornaments(text)) == (printed, left_out)
