"""A text as words, hashtags and mentions, each with its span."""

from __future__ import annotations

import re
from typing import NamedTuple

from creatorbook.common.letters import ENCLOSED, INVISIBLE, MARKS
from creatorbook.domain.disclosure.captions.scanning.word_folding import LONGEST, fold_word

_PART = rf"\w{MARKS}{INVISIBLE}{ENCLOSED}"
# The name of an account holds dots between its letters. Nothing here can be read in two ways, so it takes linear time.
_TOKEN = re.compile(rf"[@＠][{_PART}]+(?:\.[a-z0-9_][{_PART}]*)*|[#＃]?[{_PART}]+")
_HUMP = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
HASH, AT = "#", "@"
_MARKS = {"#": HASH, "＃": HASH, "@": AT, "＠": AT}


class Token(NamedTuple):
    """A word with its span in the text; `mark` is `#`, `@` or empty, `word` is folded and without the mark."""

    start: int
    end: int
    mark: str
    word: str
    disguised: bool
    hidden: bool


def tokenise(text: str) -> list[Token]:
    """Return the words of a text in their order; what holds no letter or digit is left out."""
    found = []
    for match in _TOKEN.finditer(text):
        written = match.group()
        mark = _MARKS.get(written[0], "")
        word, disguised, hidden = fold_word(written[1:].replace(".", "") if mark else written)
        if word or len(written) > LONGEST:
            found.append(Token(match.start(), match.end(), mark, word, disguised, hidden))
    return found


def humps(hashtag: str) -> list[str]:
    """Return the parts of a hashtag written in capitals and small letters ("AcmeAd" is acme, ad)."""
    return [part.lower() for part in _HUMP.findall(hashtag)] if len(hashtag) <= LONGEST and hashtag.isascii() else []
