"""Long lists of alternatives in a pattern: taken apart, and put together so that they are quick to try."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# What is escaped or in a class is no sign of the pattern's own.
_SIGNS = re.compile(r"\\.|\[\^?\]?[^\]]*\]|[()|]")


def alternatives(words: str) -> Iterator[str]:
    """Yield the alternatives of a pattern, not those within its groups: "a|b(?:c|d)" has two."""
    depth = start = 0
    for sign in _SIGNS.finditer(words):
        depth += (sign[0] == "(") - (sign[0] == ")")
        if sign[0] == "|" and not depth:
            yield words[start : sign.start()]
            start = sign.end()
    yield words[start:]


def said_in(*, en: str = "", de: str = "", fr: str = "", es: str = "", it: str = "") -> str:
    """Return a pattern of what is said in one of five languages, in plain letters, at the beginning of a word."""
    return f"(?<![a-z])(?:{languages(en=en, de=de, fr=fr, es=es, it=it)})"


def languages(*, en: str = "", de: str = "", fr: str = "", es: str = "", it: str = "") -> str:
    """Return the alternatives of five languages as those of one pattern."""
    return "|".join(filter(None, (en, de, fr, es, it)))


def by_first_letter(named: Mapping[str, str]) -> str:
    """Return the alternatives of all names as one pattern that tries only those of the letter that it stands at.

    The group that matched is called as its name, two underscores, and more. What begins with no letter is tried last.
    """
    found: dict[str, list[str]] = defaultdict(list)
    for number, (name, words) in enumerate(named.items()):
        own: dict[str, list[str]] = defaultdict(list)
        for each in alternatives(words):
            literal = each[:1].isalpha() and each[1:2] not in ("?", "*", "+", "{")
            own[each[0] if literal else ""].append(each[1:] if literal else each)
        for letter, rests in own.items():
            found[letter].append(f"(?P<{name}__{number}{letter}>{'|'.join(rests)})")
    last = found.pop("", [])
    return "|".join((*(f"{letter}(?:{'|'.join(rests)})" for letter, rests in found.items()), *last))
