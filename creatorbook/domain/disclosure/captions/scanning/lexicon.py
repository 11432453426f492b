"""Every word that some country accepts or refuses, ready to be found in a text by its first word."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from creatorbook.domain.disclosure.captions.scanning.tokens import tokenise
from creatorbook.domain.law.reading import is_in_force

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from creatorbook.domain.disclosure.rules import Jurisdiction

BRAND = "{brand}"
# Stands for the brand's name inside a phrase: any one word, mention or hashtag.
ANYONE = "*"


# The rules of another day have the same words, but for a few.
@lru_cache(maxsize=4096)
def key_of(phrase: str) -> str:
    """Return a phrase as it is looked up: folded words, the brand's name as a star ("* partner")."""
    words = []
    for part in phrase.split():
        words += [ANYONE] if part == BRAND else [token.word for token in tokenise(part)]
    return " ".join(words)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Phrases by their first word, by their letters run together, and by the words after or before a brand's name.

    `statements` are phrases that are plain sentences, `single` the accepted labels of one word.
    """

    by_first: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)
    joined: dict[str, list[str]] = field(default_factory=dict)
    after_brand: dict[str, str] = field(default_factory=dict)
    before_brand: dict[str, str] = field(default_factory=dict)
    statements: frozenset[str] = frozenset()
    single: frozenset[str] = frozenset()


def build(laws: Iterable[Jurisdiction], on: date) -> Lexicon:
    """Return the lexicon of all these laws on a day."""
    keys: dict[str, bool] = {}
    single = set()
    for law in laws:
        for entry in law.accepted:
            if is_in_force(on, entry.valid_from, entry.valid_to):
                keys.update((key_of(word), entry.statement) for word in entry.words)
                single |= {key for word in entry.words if " " not in (key := key_of(word)) and not entry.statement}
        for refused in law.refused:
            if is_in_force(on, refused.valid_from, refused.valid_to):
                keys.update((key, False) for word in refused.words if (key := key_of(word)) not in keys)
    made = Lexicon(statements=frozenset(key for key, plain in keys.items() if plain), single=frozenset(single))
    for key in sorted(filter(None, keys)):
        words = tuple(key.split())
        if words[0] == ANYONE:
            made.after_brand["".join(words[1:])] = key
            continue
        made.by_first.setdefault(words[0], []).append((words[1:], key))
        if words[-1] == ANYONE:
            made.before_brand["".join(words[:-1])] = key
        else:
            made.joined.setdefault("".join(words), []).append(key)
    return made
