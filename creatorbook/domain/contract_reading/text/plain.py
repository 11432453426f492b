"""Text in plain letters of the same length: lower case, no accents, one kind of quote, dash and space.

The length stays, so that a place in the plain text is the same place in the text itself.
"""

from __future__ import annotations

import re
import unicodedata

_SAME = {
    **dict.fromkeys("’‘‚‛`´ʼ′", "'"),
    **dict.fromkeys("“”„‟«»‹›″", '"'),
    **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
    **dict.fromkeys("•‣▪◦●■□·∙⁃", "-"),
    "ß": "s",
    "œ": "o",
    "Œ": "o",
    "æ": "a",
    "Æ": "a",
    "ø": "o",
    "Ø": "o",
    "ł": "l",
    "Ł": "l",
    "|": " ",
}

_BLANKS = re.compile(r"[^\S\n]{4,}")
_SIGNS = re.compile(r"([^\w\s])\1{24,}")
_SPACED = re.compile(r"(?:([^\w\s]) ){16,}")
_DIGITS = re.compile(r"\d{24,}")


def collapse_runs(text: str) -> str:
    """Return the text with runs of one thing made short: blanks, dashes, dots, brackets, digits say no more in plenty.

    Three blanks are left of many, which is how the cells of a row are told apart.
    """
    text = _BLANKS.sub("   ", text)
    text = _SIGNS.sub(lambda match: match[1] * 24, text)
    text = _SPACED.sub(lambda match: match[0][:32], text)
    return _DIGITS.sub(lambda match: match[0][:24], text)


class _Letters(dict[int, str]):
    """What stands for a letter, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        made = _SAME.get(letter) or _strip_accents(letter)
        self[code] = made
        return made


def _strip_accents(letter: str) -> str:
    if letter == "\n":
        return "\n"
    if letter.isspace():
        return " "
    first = unicodedata.normalize("NFKD", letter)[:1].lower()
    return first if len(first) == 1 else letter


_LETTERS = _Letters()


def plain_letters(text: str) -> str:
    """Return the text in plain letters, as many as it has."""
    return text.translate(_LETTERS)
