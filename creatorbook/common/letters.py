"""The steps that texts are folded by, and the tables of letters they need; each purpose puts its own steps together.

`common.text.fold` folds for search and comparison, `domain.values.folding.fold` to words, and the captions' `fold_word`
as a reader's eye does. `natural_key` orders what is folded.
"""

from __future__ import annotations

import re
import unicodedata

# Letters that Unicode does not decompose, as people type them without their stroke or ligature.
WITHOUT_LIGATURES = str.maketrans(
    {"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "þ": "th"}
)
PLAIN_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'"})
# Cyrillic, Greek, Armenian, Cherokee-like and phonetic letters, lower case, that a reader takes for Latin ones.
LOOK_ALIKES = str.maketrans(
    "авсԁеһіјкӏмиорԛѕтухѵԝьꙅαβγεηικνορστυχωօսհոցյıɑɡɩƨʋᴀʙᴄᴅᴇɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ",
    "abcdehijklmuopqstyxvwbsabyenikvopotuxwouhngjiagisvabcdeghijklmnoprstuvwyz",
)
# Characters that show nothing by themselves: joiners, direction marks, variation selectors, soft hyphens, tags.
INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff"
    "\uffa0\U000e0000-\U000e01ef"
)
# Marks that stand on or around the letter before them.
MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
# Letters in circles and squares, which count as pictures: light and dark, round and square.
ENCLOSED = "\u24b6-\u24e9\U0001f130-\U0001f149\U0001f150-\U0001f169\U0001f170-\U0001f189"
WITHOUT_FRAMES = {
    first + at: chr(ord("a") + at) for first in (0x24B6, 0x24D0, 0x1F130, 0x1F150, 0x1F170) for at in range(26)
}
_FIGURES = re.compile(r"[0-9]+")
# The last sign before the small letters: a number is never after a word, however long it is.
_LONGEST_NUMBER = 0x60 - 0x30
_UNSEEN = frozenset({"Mn", "Me", "Cf"})


def spread(text: str) -> str:
    """Return the text in lower case, styled and wide letters made plain, every accent a character of its own."""
    if text.isascii():
        return text.lower()
    # Compatibility forms hide capitals (mathematical letters), and casefolding makes new accents: hence both, twice.
    return unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold()).casefold()


def without_accents(text: str) -> str:
    """Return a text that was spread without its accents."""
    if text.isascii():
        return text
    return "".join(letter for letter in text if not unicodedata.combining(letter))


def without_unseen(text: str) -> str:
    """Return a text that was spread without its marks of every kind and without what shows nothing."""
    return "".join(letter for letter in text if unicodedata.category(letter) not in _UNSEEN)


def hides_something(text: str) -> bool:
    """Return whether the text holds characters that show nothing but steer how it is set."""
    return any(unicodedata.category(letter) == "Cf" for letter in text)


def is_styled(text: str) -> bool:
    """Return whether the text holds letters that stand for plain ones: wide, mathematical, in circles or squares."""
    return any(ord(letter) in WITHOUT_FRAMES or unicodedata.decomposition(letter).startswith("<") for letter in text)


def natural_key(folded: str) -> str:
    """Return what a folded text is ordered by: the numbers in it by how much they are, "9 lives" before "10 apples".

    A number is written behind a sign that says how many figures it has: so its key is compared like any text, here and
    in the book, which calls the same function.
    """
    return _FIGURES.sub(_write_length_first, folded) if _FIGURES.search(folded) is not None else folded


def _write_length_first(number: re.Match[str]) -> str:
    figures = number[0].lstrip("0") or "0"
    return f"{chr(0x30 + min(len(figures), _LONGEST_NUMBER))}{figures}"
