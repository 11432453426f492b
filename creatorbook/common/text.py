"""Text from outside, made fit to keep, to compare and to name files with."""

from __future__ import annotations

import re
import unicodedata

from creatorbook.common.letters import PLAIN_APOSTROPHES, WITHOUT_LIGATURES, spread, without_accents

_CONTROLS = dict.fromkeys([*range(0x20), *range(0x7F, 0xA0)])
_SURROGATES_AND_NONCHARACTERS = dict.fromkeys(
    [
        *range(0xD800, 0xE000),
        *range(0xFDD0, 0xFDF0),
        *(plane << 16 | low for plane in range(17) for low in (0xFFFE, 0xFFFF)),
    ]
)
_INVISIBLE = {0xFEFF: None, 0x00AD: None}
_ONE_LINE = {**_CONTROLS, **_SURROGATES_AND_NONCHARACTERS, **_INVISIBLE, 0x09: " ", 0x0A: " ", 0x85: " "}
_ONE_LINE |= {0x2028: " ", 0x2029: " "}
_LINES = {**_ONE_LINE, 0x09: "\t", 0x0A: "\n", 0x85: "\n", 0x2028: "\n", 0x2029: "\n"}

_NOT_IN_NAMES = str.maketrans(
    {
        **dict.fromkeys('<>:"|?*', "_"),
        # Marks that turn the reading direction make "exe.fdp" read as "pdf.exe".
        **dict.fromkeys(
            [chr(code) for code in (0x200E, 0x200F, 0x061C, *range(0x202A, 0x202F), *range(0x2066, 0x206A))]
        ),
    }
)
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$", "clock$"}
    | {f"{port}{digit}" for port in ("com", "lpt") for digit in "0123456789¹²³"}
)
_NAME_CHARACTERS = 120
_BEFORE_ELLIPSIS = " ,;:.–-·("
_NAME_BYTES = 200
_EXTENSION_CHARACTERS = 12
_SEPARATORS = re.compile(r"[/\\]")


def clean(text: str, *, lines: bool = False) -> str:
    r"""Return the text without control characters, NUL, surrogates and non-characters, in Unicode form NFC.

    Line breaks of every kind become one "\\n" where `lines` is true, else a space; ends are trimmed.
    """
    if text.isascii() and text.isprintable():
        return text.strip()
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", unified.translate(_LINES if lines else _ONE_LINE)).strip()


def fold(text: str) -> str:
    """Return the text as it is compared: no case, no accents, no ligatures, single spaces; idempotent.

    The search index of every book holds texts folded so: another result would find nothing in it.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.lower().split())
    current = text
    # One pass nearly always suffices; a few letters need a second (a capital whose small form is composed).
    for _pass in range(4):
        folded = _fold_once(current)
        if folded == current or folded.isascii():
            return folded
        current = folded
    return current


def _fold_once(text: str) -> str:
    letters = without_accents(spread(text)).translate(WITHOUT_LIGATURES).translate(PLAIN_APOSTROPHES)
    return " ".join(clean(letters).split())


def cut_at_word(text: str, most: int) -> str:
    """Return a text of at most so many characters: a longer one ends after a whole word, with an ellipsis."""
    if len(text) <= most:
        return text
    kept = text[: most - 1]
    whole, space, _rest = kept.rpartition(" ")
    # A text of one long word, such as an address, is cut inside of it.
    return f"{whole.rstrip(_BEFORE_ELLIPSIS) if space and 2 * len(whole) > most else kept}…"


def safe_name(name: str, fallback: str = "file") -> str:
    """Return a file name that stays in its folder and is valid on Windows, macOS and Linux.

    Only the last part of a path is kept; what a system forbids becomes "_" or goes; at most 120 characters and
    200 bytes of UTF-8, the extension kept; `fallback` where nothing is left.
    """
    last = _SEPARATORS.split(name)[-1]
    # Compatibility forms could hide a separator ("／"): they are looked at in their plain form.
    plain = _SEPARATORS.sub("_", clean(unicodedata.normalize("NFKC", last))).translate(_NOT_IN_NAMES)
    trimmed = _trim(" ".join(plain.split()))
    if trimmed.split(".")[0].strip().casefold() in _DEVICES:
        trimmed = f"_{trimmed}"
    if len(trimmed) > _NAME_CHARACTERS or len(trimmed.encode()) > _NAME_BYTES:
        trimmed = _shorten(trimmed)
    return trimmed or fallback


def _trim(name: str) -> str:
    # Windows drops ends of dots and spaces by itself: two names would then be one. A leading dot hides a file.
    return name.rstrip(". ").lstrip(". ")


def _shorten(name: str) -> str:
    stem, dot, extension = name.rpartition(".")
    if not dot or len(extension) > _EXTENSION_CHARACTERS or not extension.isalnum():
        stem, dot, extension = name, "", ""
    ending = dot + extension
    stem = stem[: _NAME_CHARACTERS - len(ending)]
    budget = _NAME_BYTES - len(ending.encode())
    stem = stem.encode()[:budget].decode(errors="ignore")
    return _trim(_trim(stem) + ending)


def lower_first(words: str) -> str:
    """Return words as they are written where no sentence begins with them."""
    return f"{words[:1].lower()}{words[1:]}"
