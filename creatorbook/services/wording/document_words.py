"""Words of rules in the language of a document, which need not be that of the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.common import i18n
from creatorbook.services.rulebooks import rulebook
from creatorbook.services.wording.rule_words import RULE_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from creatorbook.domain.disclosure.rules import Place
    from creatorbook.domain.platforms import Platform


def quoted(words: Iterable[str], language: str) -> str:
    """Return words in the quotation marks of the language, joined by "or"."""
    marks = ("«\u00a0", "\u00a0»") if language == "fr" else ("“", "”")
    return (" ou " if language == "fr" else " or ").join(f"{marks[0]}{word}{marks[1]}" for word in words)


def places(found: Iterable[Place], language: str) -> str:
    """Return where a label stands, in the language of the document."""
    return ", ".join(i18n.translate(RULE_WORDS[type(place)][place], language) for place in found)


def switches(platforms: Iterable[Platform], language: str) -> str:
    """Return the names of the platforms' own settings, in the language of the document; "" where there are none."""
    book = rulebook().platforms
    names = [book[platform].switch_names for platform in platforms if platform in book]
    found = [each.get(language) or each.get("en", "") for each in names]
    return ", ".join(name for name in found if name)
