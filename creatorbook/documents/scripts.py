"""Scripts beyond Latin, Greek and Cyrillic: which face shows a character, joined Arabic, and the order on a line."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from creatorbook.documents import fonts

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")

_ARABIC = "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc"
_HEBREW = "\u0590-\u05ff\ufb1d-\ufb4f"
_KANA = "\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f"
_HANGUL = "\u1100-\u11ff\u3131-\u318f\ua960-\ua97f\uac00-\ud7ff"
_IDEOGRAPHS = "\u2e80-\u303f\u3190-\u31ef\u3200-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff65\uffa0-\uffef"
_BEYOND = "\U00020000-\U0003ffff"

_right_to_left = re.compile(f"[{_ARABIC}{_HEBREW}]")
_special = re.compile(f"[{_ARABIC}{_HEBREW}{_KANA}{_HANGUL}{_IDEOGRAPHS}{_BEYOND}]")
_kana = re.compile(f"[{_KANA}]")
_arabic_letter = re.compile(f"[{_ARABIC}]")


@dataclass(frozen=True, slots=True)
class _Script:
    characters: re.Pattern[str]
    faces: tuple[str, ...]
    strong: tuple[str, ...]


_SCRIPTS = (
    _Script(_arabic_letter, (fonts.ARABIC,), (fonts.ARABIC_STRONG,)),
    _Script(re.compile(f"[{_HEBREW}]"), (fonts.HEBREW,), (fonts.HEBREW_STRONG,)),
    _Script(re.compile(f"[{_HANGUL}]"), (fonts.KOREAN,), (fonts.KOREAN,)),
    _Script(_kana, (fonts.JAPANESE,), (fonts.JAPANESE,)),
    # Chinese first: what has kana beside it is asked of the Japanese face before (`face_of`).
    _Script(re.compile(f"[{_IDEOGRAPHS}{_BEYOND}]"), (fonts.CHINESE, fonts.JAPANESE), (fonts.CHINESE, fonts.JAPANESE)),
)


def is_special(text: str) -> bool:
    """Return whether the text has characters whose lines cannot be set by spaces and from left to right alone."""
    return not text.isascii() and _special.search(text) is not None


def has_kana(text: str) -> bool:
    """Return whether the text is Japanese for certain: its ideographs are then drawn as Japan draws them."""
    return _kana.search(text) is not None


@cache
def face_of(character: str, *, strong: bool, japanese: bool) -> str:
    """Return the face of its script that shows the character, "" where no shipped face does."""
    for script in _SCRIPTS:
        if script.characters.match(character):
            faces = script.strong if strong else script.faces
            if japanese and fonts.JAPANESE in faces:
                faces = (fonts.JAPANESE, *faces)
            return next((face for face in faces if character in fonts.coverage(face)), "")
    return ""


@cache
def shows(character: str) -> bool:
    """Return whether a script's face shows the character, in every form that it takes beside others."""
    face = face_of(character, strong=False, japanese=False)
    if not face:
        return False
    return face != fonts.ARABIC or fonts.coverage(face).issuperset(_forms(character))


@cache
def _forms(character: str) -> str:
    """Return the forms of an Arabic letter: alone, at the beginning, in the middle, at the end."""
    beh = "\u0628"  # joins on both sides
    shaped = [joined(beh * before + character + beh * after) for before in (0, 1) for after in (0, 1)]
    return "".join(one for text in shaped for one in text)


@cache
def _reshaper() -> Any:
    from arabic_reshaper import ArabicReshaper  # type: ignore[import-untyped]  # ships no types

    # The obligatory ligatures only, and every mark kept: what is drawn must be what was written.
    return ArabicReshaper({"delete_harakat": False, "ARABIC LIGATURE ALLAH": False})


def joined(text: str) -> str:
    """Return the text with its Arabic letters in the forms that they take beside each other, still in reading order."""
    if _arabic_letter.search(text) is None:
        return text
    shaped: str = _reshaper().reshape(text)
    return shaped


def runs_right_to_left(text: str) -> bool:
    """Return whether the text reads from the right: its first letter with a direction says so (UAX 9, P2)."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False


def ordered(lines: Sequence[Sequence[tuple[str, T]]], *, rightward: bool) -> list[list[tuple[str, T]]]:
    """Return lines of (character, anything) pairs in the order in which they stand from left to right (UAX 9).

    The lines are those of one paragraph in reading order, `rightward` True where it reads from left to right.
    Brackets in what reads from the right are mirrored.
    """
    whole = [pair for line in lines for pair in line]
    if not any(_right_to_left.match(character) for character, _tag in whole):
        return [list(line) for line in lines]
    from bidi import algorithm  # type: ignore[import-untyped]  # ships no types

    level = 0 if rightward else 1
    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = level, ("L", "R")[level]
    algorithm.get_embedding_levels("".join(character for character, _tag in whole), storage)
    for place, entry in enumerate(storage["chars"]):
        entry["tag"] = whole[place][1]
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    entries = storage["chars"]
    found = []
    at = 0
    for line in lines:
        part = {**storage, "chars": entries[at : at + len(line)]}
        at += len(line)
        algorithm.reorder_resolved_levels(part, debug=False)
        algorithm.apply_mirroring(part, debug=False)
        found.append([(entry["ch"], entry["tag"]) for entry in part["chars"]])
    return found


def visual(runs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return one line of (face, text) runs in reading order as runs from left to right, Arabic letters joined."""
    text = "".join(run for _face, run in runs)
    if _right_to_left.search(text) is None:
        return runs
    line = [(character, face) for face, run in runs for character in joined(run)]
    (shown,) = ordered([line], rightward=not runs_right_to_left(text))
    found: list[tuple[str, str]] = []
    for character, face in shown:
        if found and found[-1][0] == face:
            found[-1] = (face, found[-1][1] + character)
        else:
            found.append((face, character))
    return found
