"""Names of people and firms as they are written in mails: put in order, and found in a text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from creatorbook.common.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

_PART = re.compile(r"[^\W\d_][^\W\d_'’.\-]*(?:[ '’.\-]+[^\W\d_'’.\-]+){0,3}\.?")
# What stands behind a comma and is no first name.
_BEHIND = frozenset(
    """
    jr sr ii iii iv md phd dr mba esq cpa inc ltd llc llp gmbh ag sa sas sarl srl spa bv nv ab oy plc co corp
    pr marketing sales press presse team agency support
    """.split()  # noqa: SIM905  reads better as lines
)
SALUTATIONS = frozenset(
    """
    m mme mlle mr mrs ms miss dr prof me monsieur madame mademoiselle herr frau sr sra srta senor senora signor
    signora sig dott dottssa dottor dottoressa doctor don dona pan pani dhr mevr
    """.split()  # noqa: SIM905  reads better as lines
)
"""How people are addressed before their names, folded and without a full stop."""
_WORD = re.compile(r"[^\W_](?:[\w'’\-]|\.(?=\w))*|[&+]")
_ADDRESS = re.compile(r"\S{0,200}@\S{1,200}|https?://\S{1,2000}|www\.\S{1,2000}", re.IGNORECASE)
_AND = frozenset({"and", "et", "und", "y", "e", "en", ""})
_LONGEST = 20_000
_LETTERS = 80
_WORDS_OF_A_NAME = 8


def put_given_name_first(name: str) -> str:
    """Return "Adaeze Okafor" for "Okafor, Adaeze"; any other name as it is."""
    family, comma, given = (part.strip() for part in name.partition(","))
    if not comma or not _PART.fullmatch(family) or not _PART.fullmatch(given):
        return name
    words = {word.strip(".") for word in fold(given).split()}
    return name if words & _BEHIND else f"{given} {family}"


def without_salutation(name: str) -> str:
    """Return a whole name without how somebody is addressed: "Odile Prat" for "Mme Odile Prat"."""
    first, _blank, rest = name.partition(" ")
    return rest.strip() if fold(first).rstrip(".") in SALUTATIONS and " " in rest.strip() else name


def find_written(letters: str, texts: tuple[str, ...]) -> str:
    """Return the name of these letters as a text writes it ("Bracken & Rye" for "brackenandrye"), or "".

    `letters` are those of a domain, folded; the first of the texts that has the name with a capital gives it.
    """
    if not letters or len(letters) > _LETTERS:
        return ""
    for text in texts:
        for line in _ADDRESS.sub(" ", text[:_LONGEST]).splitlines():
            found = next(_spelled(letters, line), "")
            if found:
                return found
    return ""


def _spelled(letters: str, line: str) -> Iterator[str]:
    words = list(_WORD.finditer(line))
    for first, word in enumerate(words):
        if not (word[0][0].isupper() or word[0][0].isdigit()):
            continue
        begun = {""}
        for last in range(first, min(first + _WORDS_OF_A_NAME, len(words))):
            begun = {each for each in _lengthen(begun, words[last][0]) if letters.startswith(each)}
            if letters in begun and words[last][0] not in {"&", "+"}:
                yield line[word.start() : words[last].end()]
                break
            if not begun:
                break


def _lengthen(begun: set[str], word: str) -> set[str]:
    said = _AND if word in {"&", "+"} else {letters_of(word)}
    return {each + more for each in begun for more in said}


def letters_of(text: str) -> str:
    """Return the letters and digits of a text, folded."""
    return "".join(letter for letter in fold(text) if letter.isalnum())
