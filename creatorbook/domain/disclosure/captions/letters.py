"""Letters as a reader sees them: without case, accents, invisible characters or look-alikes of other alphabets."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import NamedTuple

# Characters that show nothing by themselves: joiners, direction marks, variation selectors, soft hyphens, tags.
INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff"
    "\uffa0\U000e0000-\U000e01ef"
)
# Marks that stand on or around the letter before them.
MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
# Letters in circles and squares, which count as pictures: light and dark, round and square.
ENCLOSED = "\u24b6-\u24e9\U0001f130-\U0001f149\U0001f150-\U0001f169\U0001f170-\U0001f189"
_ENCLOSED = {
    first + at: chr(ord("a") + at) for first in (0x24B6, 0x24D0, 0x1F130, 0x1F150, 0x1F170) for at in range(26)
}
# Cyrillic, Greek, Armenian, Cherokee-like and phonetic letters, lower case, that a reader takes for Latin ones.
_LOOK_ALIKES = str.maketrans(
    "авсԁеһіјкӏмиорԛѕтухѵԝьꙅαβγεηικνορστυχωօսհոցյıɑɡɩƨʋᴀʙᴄᴅᴇɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ",
    "abcdehijklmuopqstyxvwbsabyenikvopotuxwouhngjiagisvabcdeghijklmnoprstuvwyz",
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
    wide = unicodedata.normalize("NFKC", word.translate(_ENCLOSED))
    spread = unicodedata.normalize("NFKD", wide.casefold()).casefold()
    seen = [letter for letter in spread if letter != "_" and unicodedata.category(letter) not in _UNSEEN]
    hidden = any(unicodedata.category(letter) == "Cf" for letter in word)
    plain = "".join(seen)
    latin = plain.translate(_LOOK_ALIKES)
    # A word of another language shares letters with ours; only one that reads as all Latin is a disguise.
    disguised = latin.isascii() and (latin != plain or _styled(word))
    return Folded(latin, disguised, hidden)


def word_set(words: str) -> frozenset[str]:
    """Return the words of a line as a set, for tables of words."""
    return frozenset(words.split())


_UNSEEN = frozenset({"Mn", "Me", "Cf"})


def _styled(word: str) -> bool:
    return any(ord(letter) in _ENCLOSED or unicodedata.decomposition(letter).startswith("<") for letter in word)
