"""Whether a word stands as a label or only happens to be in a sentence."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from creatorbook.domain.disclosure.captions.scanning.word_folding import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from creatorbook.domain.disclosure.captions.scanning.tokens import Token

# Words that lead from a label to the brand ("Werbung mit Acme"); they are facts of languages, not of law.
_LINKS = word_set(
    "with by for from x avec par pour de mit von fur durch met van voor door con da per di por para med for af fra "
    "i feat and et und e y en"
)
_SAYS = word_set("is are was est ist es e contains includes contient enthalt contiene bevat indeholder innehaller")
BETWEEN = word_set("a an une un de la eine ein een una this paid")
# Words that may stand before a label that all the same comes first: "En partenariat rémunéré avec", "This is a paid …".
OPENING = _LINKS | _SAYS | BETWEEN | word_set("this ceci cette c dies das esto este questo questa dit the le il el")
OPENERS = frozenset("([{<|*•·–—-:/\\«»„“”\"'‹›【「『《▶►→➡")
_CLOSERS = frozenset(")]}>|*•·–—-:/\\«»„“”\"'‹›】」』》,.!;…→➡")
_ENDS = frozenset(".!?…\n\r\u2028\u2029")
_BARS = frozenset("|/•·")
_SHORT = 3


def is_used_as_label(text: str, tokens: Sequence[Token], first: int, last: int) -> bool:
    """Return whether the word or words from token `first` to `last` read as a label: marked off, first, or said."""
    start, end = tokens[first].start, tokens[last].end
    if tokens[first].mark == "#":
        return True
    if text[start:end].isupper() and end - start > 1:
        return True
    before = text[tokens[first - 1].end : start] if first else "\n" + text[:start]
    after = text[end : tokens[last + 1].start] if last + 1 < len(tokens) else text[end:] + "\n"
    if after.lstrip(" \t\u00a0\u202f").startswith(("?", "؟", "？")):
        # "Is this an ad?" asks; it does not say. A question mark on the next line belongs to what stands there.
        return False
    opened = not OPENERS.isdisjoint(before) or _has_picture(before)
    begins = first == 0 or not _ENDS.isdisjoint(before)
    closed = not _CLOSERS.isdisjoint(after) or not _ENDS.isdisjoint(after) or _has_picture(after)
    if (begins or opened) and closed:
        return True
    # "Ad | Publicité @brand": behind a bar a label begins as at the start of a line.
    begins = begins or not _BARS.isdisjoint(before)
    if begins and (last > first or end - start < _SHORT or _continues_after(text, tokens, last)):
        return True
    return last > first or _is_stated(text, tokens, first)


def _has_picture(between: str) -> bool:
    return any(unicodedata.category(letter) in {"So", "Sk"} for letter in between[:8])


def _continues_after(text: str, tokens: Sequence[Token], last: int) -> bool:
    if last + 1 >= len(tokens):
        return True
    following = tokens[last + 1]
    return bool(following.mark) or following.word in _LINKS or text[following.start].isupper()


def _is_stated(text: str, tokens: Sequence[Token], first: int) -> bool:
    # "This is an ad" says it; "I saw an ad" does not.
    for back in range(first - 1, max(-1, first - 4), -1):
        if tokens[back].word in _SAYS:
            return not _ENDS.intersection(text[tokens[back].end : tokens[first].start])
        if tokens[back].word not in BETWEEN:
            return False
    return False
