"""Words folded as a reader's eye does: without case, accents, what cannot be seen, or letters that look alike."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from creatorbook.common.letters import (
    LOOK_ALIKES,
    WITHOUT_FRAMES,
    hides_something,
    is_styled,
    spread,
    without_unseen,
)

# Longer than any label: such a run of letters is not read any further.
LONGEST = 80


class Folded(NamedTuple):
    """A word folded, and how it was written.

    `disguised` where letters of another alphabet or style stand for Latin ones, `hidden` where characters that nobody
    sees are inside.
    """

    text: str
    disguised: bool
    hidden: bool


@lru_cache(maxsize=20_000)
def fold_word(word: str) -> Folded:
    """Return a word in lower case without accents, underscores or what cannot be seen; empty where too long."""
    if len(word) > LONGEST:
        return Folded("", disguised=False, hidden=False)
    if word.isascii():
        return Folded(word.lower().replace("_", ""), disguised=False, hidden=False)
    plain = without_unseen(spread(word.translate(WITHOUT_FRAMES))).replace("_", "")
    hidden = hides_something(word)
    latin = plain.translate(LOOK_ALIKES)
    # A word of another language shares letters with ours; only one that reads as all Latin is a disguise.
    disguised = latin.isascii() and (latin != plain or is_styled(word))
    return Folded(latin, disguised, hidden)


def word_set(words: str) -> frozenset[str]:
    """Return the words of a line as a set, for tables of words."""
    return frozenset(words.split())
