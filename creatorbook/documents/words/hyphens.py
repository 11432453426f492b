"""Where a word too long for its column may be broken: at its syllables, by pyphen's patterns of the language.

The patterns are read when the first word does not fit: some 50 ms for most languages, a second for German.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

SOFT_HYPHEN = "\u00ad"
_LONG = 8  # letters: shorter words fit in every column
_LONGEST = 100  # letters: what is longer is no word, and may break anywhere
_KEPT = 3  # letters that stay together at either end
_WORD = re.compile(rf"[^\W\d_]{{{_LONG},}}")
# Markup that is not text: tags and the signs that are written as entities.
_NOT_TEXT = re.compile(r"(<[^>]*>|&[^;\s]{1,10};)")


def hyphenate_markup(markup: str, language: str, fits: Callable[[str], bool]) -> str:
    """Return safe markup with soft hyphens in its words that do not fit; tags and entities stay as they are.

    Words stay whole in a language (two letters) without patterns.
    """

    def hyphenate_match(found: re.Match[str]) -> str:
        return found[0] if len(found[0]) > _LONGEST or fits(found[0]) else _hyphenate_word(found[0], language)

    pieces = _NOT_TEXT.split(markup)
    pieces[::2] = [_WORD.sub(hyphenate_match, piece) for piece in pieces[::2]]
    return "".join(pieces)


def _hyphenate_word(word: str, language: str) -> str:
    patterns = _patterns(language)
    return word if patterns is None else str(patterns.inserted(word, SOFT_HYPHEN))


@cache
def _patterns(language: str) -> Any:
    import pyphen  # type: ignore[import-untyped]  # ships no types

    known = pyphen.language_fallback(language) if language else None
    return pyphen.Pyphen(lang=known, left=_KEPT, right=_KEPT) if known else None
