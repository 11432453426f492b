"""Text from outside: cleaned, compared, and made into file names."""

from __future__ import annotations

import ntpath
import random
import string
import sys
import unicodedata
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from creatorbook.common.text import clean, cut_at_word, fold, safe_name

ANY_TEXT = st.text(st.characters(codec=None, categories=None), max_size=60)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Élodie", "elodie"),
        ("  Maison   DUNE\t", "maison dune"),
        ("Straße", "strasse"),
        ("Cœur d’Été", "coeur d'ete"),
        ("Łódź", "lodz"),
        ("ﬁn", "fin"),
        ("İstanbul", "istanbul"),
        ("Дом", "дом"),
        ("", ""),
    ],
)
def test_fold_forgets_case_accents_and_spaces(text: str, folded: str) -> None:
    assert fold(text) == folded


@settings(deadline=None, max_examples=500)
@given(ANY_TEXT)
def test_fold_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@settings(deadline=None, max_examples=500)
@given(ANY_TEXT, st.booleans())
def test_clean_text_can_be_stored_anywhere(text: str, lines: bool) -> None:
    cleaned = clean(text, lines=lines)
    assert "\x00" not in cleaned
    assert "\r" not in cleaned
    assert cleaned.encode("utf-8").decode("utf-8") == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert clean(cleaned, lines=lines) == cleaned
    if not lines:
        assert "\n" not in cleaned


def test_clean_keeps_lines_only_where_asked() -> None:
    assert clean("a\r\nb\rc\u2028d\x07", lines=True) == "a\nb\nc\nd"
    assert clean("a\r\nb") == "a b"


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../.bashrc", "bashrc"),
        ("/etc/passwd", "passwd"),
        ("C:\\Windows\\system.ini", "system.ini"),
        ("a\x00.exe.pdf", "a.exe.pdf"),
        ("facture\u202efdp.exe", "facturefdp.exe"),
        ("CON", "_CON"),
        ("lpt1.txt", "_lpt1.txt"),
        ("COM¹.pdf", "_COM1.pdf"),
        ("brief ?*:<>|.pdf", "brief ______.pdf"),
        ("…/..", "file"),
        ("rapport. . .", "rapport"),
        ("", "file"),
        ("..", "file"),
        ("Brief Brume d’hiver.pdf", "Brief Brume d’hiver.pdf"),
        ("a／b.txt", "a_b.txt"),
    ],
)
def test_a_name_is_made_safe(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_a_long_name_keeps_its_ending() -> None:
    name = safe_name("é" * 400 + ".pdf")
    assert name.endswith("é.pdf")
    assert len(name) <= 120
    assert len(name.encode()) <= 200


def _reserved(name: str) -> bool:
    if sys.version_info >= (3, 13):
        return ntpath.isreserved(name)
    return PureWindowsPath(name).is_reserved()


def _assert_safe(name: str, folder: Path) -> None:
    safe = safe_name(name)
    assert safe
    assert safe not in {".", ".."}
    assert not set(safe) & set('<>:"/\\|?*')
    assert all(ord(letter) >= 0x20 for letter in safe)
    assert safe[-1] not in ". "
    assert len(safe.encode()) <= 200
    assert (folder / safe).parent == folder
    assert not _reserved(safe)
    assert safe_name(safe) == safe


def test_no_name_escapes_its_folder(tmp_path: Path) -> None:
    rng = random.Random(20_261_123)
    pieces = [
        *(
            "..",
            "/",
            "\\",
            ".",
            " ",
            "\x00",
            "\u202e",
            "CON",
            "nul",
            "com1",
            "aux",
            ":",
            "~",
            "$",
            "%2e%2e",
            "é",
            "\ud800",
        ),
        *(
            "／",
            "．",
            "：",
            "a" * 150,
            "é" * 90,
            ".pdf",
            ".exe",
            "\n",
            "\t",
            "|",
            "?",
            "*",
            "\u200f",
            "\ufeff",
            "C:",
            "👩‍🎤",
        ),
        *string.printable[:40],
    ]
    for _index in range(20_000):
        name = "".join(rng.choices(pieces, k=rng.randrange(1, 9)))
        _assert_safe(name, tmp_path)


@settings(deadline=None, max_examples=500)
@given(ANY_TEXT)
def test_any_text_gives_a_safe_name(text: str) -> None:
    _assert_safe(text, Path("folder"))


@pytest.mark.parametrize(
    ("text", "most", "cut"),
    [
        ("short", 5, "short"),
        ("Write to Derek about the payment", 20, "Write to Derek…"),
        ("Write to Derek, about the payment", 20, "Write to Derek…"),
        ("https://example.com/a/very/long/address", 20, "https://example.com…"),
        ("a https://example.com/a/very/long/address", 20, "a https://example.c…"),
    ],
)
def test_a_long_text_ends_after_a_whole_word(text: str, most: int, cut: str) -> None:
    assert cut_at_word(text, most) == cut
    assert len(cut) <= most
