"""Fonts of this computer, for letters that no shipped font has: looked through only where a document asks for them.

Scripts that run from right to left, and those whose letters change beside each other, are not set from them: their
letters would stand there, and not their words.
"""

from __future__ import annotations

import os
import sys
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_FILES = 400
_LARGEST_FILE = 40_000_000
_ENDINGS = (".ttf", ".ttc")
# Faces for running text, of one weight.
_UNFIT = ("bold", "italic", "oblique", "mono", "black", "thin", "condensed", "symbol", "emoji", "math")
_SHAPED = (
    "BENGALI", "DEVANAGARI", "GUJARATI", "GURMUKHI", "JAVANESE", "KANNADA", "KHMER", "MALAYALAM", "MYANMAR", "ORIYA",
    "SINHALA", "TAMIL", "TELUGU", "TIBETAN", "MONGOLIAN", "BALINESE", "TAI THAM",
)  # fmt: skip
_FROM_THE_RIGHT = frozenset({"R", "AL"})


@lru_cache(maxsize=4096)
def system_face_of(character: str) -> str:
    """Return the name of a face of this computer, known to ReportLab, that shows the character, "" where none does."""
    if unicodedata.name(character, "").startswith(_SHAPED) or unicodedata.category(character) == "Co":
        return ""
    if unicodedata.bidirectional(character) in _FROM_THE_RIGHT:
        return ""
    for path in _font_files():
        face, characters = _load(path)
        if ord(character) in characters:
            return face
    return ""


@cache
def _load(path: Path) -> tuple[str, frozenset[int]]:
    """Return the name of a font's face and the characters that it has; "" and none for one that cannot be used."""
    from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily
    from reportlab.pdfbase.ttfonts import TTFError, TTFont

    face = f"System-{path.stem}"
    try:
        font = TTFont(face, str(path))
    except (TTFError, OSError, ValueError, IndexError, KeyError, OverflowError):
        # Outlines of another kind, or a damaged file: the next font is asked.
        return "", frozenset()
    registerFont(font)
    registerFontFamily(face, normal=face, bold=face, italic=face, boldItalic=face)
    glyphs: dict[int, int] = vars(font)["face"].charToGlyph
    return face, frozenset(code for code, glyph in glyphs.items() if glyph and code > 0)


@cache
def _font_files() -> tuple[Path, ...]:
    found = [path for folder in _font_folders() for path in _files_in(folder)]
    return tuple(sorted(found, key=lambda path: ("sans" not in path.stem.lower(), path.name))[:_MOST_FILES])


def _files_in(folder: Path) -> Iterator[Path]:
    for place, _folders, names in os.walk(folder):
        for name in names:
            path = Path(place, name)
            if not name.lower().endswith(_ENDINGS) or any(word in name.lower() for word in _UNFIT):
                continue
            try:
                if path.stat().st_size <= _LARGEST_FILE:
                    yield path
            except OSError:
                continue


def _font_folders() -> tuple[Path, ...]:
    home = Path.home()
    if sys.platform == "win32":
        own = Path(os.environ.get("LOCALAPPDATA", home), "Microsoft", "Windows", "Fonts")
        return Path(os.environ.get("WINDIR", "C:/Windows"), "Fonts"), own
    if sys.platform == "darwin":
        return Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts"
    own_data = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    return Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), own_data / "fonts", home / ".fonts"
