"""Text in another language than what stands around it, marked by Unicode's own tags for that.

They are invisible, and whatever makes text fit for a page drops them: only paragraphs ask for the languages first.
"""

from __future__ import annotations

import re
from functools import lru_cache

_BEGIN, _END = "\U000e0001", "\U000e007f"
_TAGS = 0xE0000  # the tag of a letter is the letter, so much higher
_TAGGED = re.compile(f"{_BEGIN}([\U000e0020-\U000e007e]+)([^{_BEGIN}{_END}]*){_END}")
_SPOKEN = re.compile('(?<=<font) lang="[^"]*"')
_LANGUAGE = re.compile("[a-z]{2}(-[A-Z]{2})?")


def in_language(text: str, language: str) -> str:
    """Return the text, marked as being in a language ("en-GB")."""
    return f"{_BEGIN}{''.join(chr(_TAGS + ord(letter)) for letter in language)}{text}{_END}"


def say_both(first: str, second: str, language: str = "") -> str:
    """Return a label in two languages: once where both say the same, or the second says nothing.

    `language` is that of the second, to be marked where the label becomes a paragraph.
    """
    if not second or first.casefold() == second.casefold():
        return first
    return f"{first} / {in_language(second, language) if language else second}"


def speak_markup(markup: str, language: str) -> str:
    """Return safe markup marked as being in a language; "" leaves it as it is."""
    return f'<font lang="{language}">{markup}</font>' if language else markup


def without_languages(markup: str) -> str:
    """Return safe markup without the languages of its parts, which ReportLab’s own paragraphs do not know."""
    return _SPOKEN.sub("", markup)


@lru_cache(maxsize=1_024)
def split_by_language(text: str) -> tuple[tuple[str, str], ...]:
    """Return the text as (language, piece) in their order, the language "" where it is that of what stands around."""
    if _BEGIN not in text:
        return (("", text),)
    pieces: list[tuple[str, str]] = []
    end = 0
    for found in _TAGGED.finditer(text):
        language = "".join(chr(ord(tag) - _TAGS) for tag in found[1])
        pieces += [("", text[end : found.start()]), (language if _LANGUAGE.fullmatch(language) else "", found[2])]
        end = found.end()
    return tuple((language, piece) for language, piece in (*pieces, ("", text[end:])) if piece)
