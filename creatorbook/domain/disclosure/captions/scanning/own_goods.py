"""What a text calls the writer's own: "my cookbook is out", "meine Kerzenlinie", "mon livre sort le 3 mars".

It tells less than a sentence of owning does, "I founded the label": of a book somebody may say "my" who only bought it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.domain.disclosure.captions.scanning import sentence_words as words
from creatorbook.domain.disclosure.captions.scanning.negation import find_denying_words, is_denied_before
from creatorbook.domain.disclosure.captions.scanning.tokens import AT, HASH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from creatorbook.domain.disclosure.captions.scanning.tokens import Token

# How many words lie at most between "my" and the thing, and between the thing and that it appears.
_NEAR = 3
_REACH = 8


def find_own_goods(text: str, tokens: Sequence[Token]) -> tuple[int, int] | None:
    """Return the first and the last word of what the text calls the writer's own goods, None where it names none."""
    for at, token in enumerate(tokens):
        if token.mark or token.word not in words.MINE:
            continue
        named = _find_named(tokens, at)
        if named is not None and not is_denied_before(text, tokens, at, find_denying_words(tokens)):
            return at, named
    return None


def _find_named(tokens: Sequence[Token], mine: int) -> int | None:
    for at in range(mine + 1, min(len(tokens), mine + 1 + _REACH)):
        token = tokens[at]
        if token.mark in {AT, HASH} or _is_of_another(token.word):
            return None
        if at <= mine + _NEAR and _is_own_goods(token.word):
            # "Mon livre préféré": what is said of it may follow.
            following = tokens[at + 1].word if at + 1 < len(tokens) else ""
            return None if _is_of_another(following) else at
        # "My" and "appears" beside each other have nothing between them that could appear.
        if at > mine + 1 and token.word in words.APPEARS:
            return at
    return None


def _is_of_another(word: str) -> bool:
    return word in words.KIN | words.FAVOURITE or word.startswith(words.FAVOURITE_BEGINNINGS)


def _is_own_goods(word: str) -> bool:
    return word in words.OWN_GOODS or word.endswith(words.OWN_GOODS_ENDINGS)
