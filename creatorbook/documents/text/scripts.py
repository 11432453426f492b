"""Scripts beyond Latin, Greek and Cyrillic: which face shows a character, joined Arabic, and the order on a line."""

from __future__ import annotations

import itertools
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from creatorbook.documents.text import fonts, line_order
from creatorbook.documents.text.ligatures import LAM_ALEF

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
_lam_alef = re.compile(f"[{''.join(LAM_ALEF)}]")
_CARRIED = str.maketrans({carrier: alef for alef, carrier in LAM_ALEF.values()})
_CARRIERS = frozenset(carrier for _alef, carrier in LAM_ALEF.values())
_FORMS = "\ufb50"  # from here on Unicode has the forms themselves
_SEPARATOR = " · "
MARKS = frozenset({line_order.FIRST_STRONG, line_order.POP})  # of `isolate_parts`: they take no room and are not drawn


@dataclass(frozen=True, slots=True)
class _Script:
    """The letters of a script, and the faces that have them."""

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
def has_glyphs(character: str) -> bool:
    """Return whether a script's face shows the character, in every form that it takes beside others."""
    face = face_of(character, strong=False, japanese=False)
    if not face:
        return False
    if face != fonts.ARABIC:
        return True
    forms = _forms(character)
    # A letter that comes back as it was is one whose joined forms are not known: it would stand apart in its word.
    joins = unicodedata.category(character) != "Lo" or character >= _FORMS or character not in forms
    return joins and (fonts.coverage(face) | _CARRIERS).issuperset(forms)


@cache
def _forms(character: str) -> str:
    """Return the forms of an Arabic letter: alone, at the beginning, in the middle, at the end."""
    beh = "\u0628"  # joins on both sides
    shaped = [join_arabic(beh * before + character + beh * after) for before in (0, 1) for after in (0, 1)]
    return "".join(one for text in shaped for one in text)


@cache
def _reshaper() -> Any:
    from arabic_reshaper import ArabicReshaper  # type: ignore[import-untyped]  # ships no types

    # The obligatory ligatures only, and every mark kept: what is drawn must be what was written.
    return ArabicReshaper({"delete_harakat": False, "ARABIC LIGATURE ALLAH": False})


def join_arabic(text: str) -> str:
    """Return the text with its Arabic letters in the forms that they take beside each other, still in reading order."""
    if _arabic_letter.search(text) is None:
        return text
    shaped: str = _reshaper().reshape(text)
    return _lam_alef.sub(lambda found: found[0] + LAM_ALEF[found[0]][1], shaped)


def is_right_to_left(text: str) -> bool:
    """Return whether the text as a whole reads from the right: its first letter with a direction says so."""
    return _right_to_left.search(text) is not None and line_order.reads_from_right(text)


def isolate_parts(text: str, *, whole: bool = False) -> str:
    """Return the text with its parts kept from disturbing each other's order, where any reads from the right.

    Parts are what stands between our own separators (" · "); `whole` sets the text itself apart from what is around it.
    """
    if _right_to_left.search(text) is None:
        return text
    parts = text.split(_SEPARATOR)
    if len(parts) > 1:
        text = _SEPARATOR.join(line_order.isolate_text(part) for part in parts)
    return line_order.isolate_text(text) if whole else text


def order_lines(lines: Sequence[Sequence[tuple[str, T]]], *, rightward: bool) -> list[list[tuple[str, T]]]:
    """Return lines of (character, anything) pairs in the order in which they stand from left to right.

    The lines are those of one paragraph in reading order, `rightward` True where it reads from left to right.
    Brackets in what reads from the right are mirrored; the marks of `isolate_parts` have done their work and go.
    """
    text = "".join(character for line in lines for character, _tag in line).translate(_CARRIED)
    if _right_to_left.search(text) is None:
        return [list(line) for line in lines]
    found = []
    start = 0
    for line, places in zip(
        lines, line_order.in_lines(text, [len(line) for line in lines], leftward=not rightward), strict=True
    ):
        shown = [(line[one.place - start], one.leftward) for one in places]
        found.append([(line_order.mirror_character(one) if leftward else one, tag) for (one, tag), leftward in shown])
        start += len(line)
    return [[pair for pair in line if pair[0] not in MARKS] for line in found]


def visual(runs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return one line of (face, text) runs in reading order as runs from left to right, Arabic letters joined."""
    text = "".join(run for _face, run in runs)
    if _right_to_left.search(text) is None:
        return runs
    line = [(character, face) for face, run in runs for character in join_arabic(run)]
    (shown,) = order_lines([line], rightward=not is_right_to_left(text))
    grouped = itertools.groupby(shown, lambda pair: pair[1])
    return [(face, "".join(character for character, _face in group)) for face, group in grouped]
