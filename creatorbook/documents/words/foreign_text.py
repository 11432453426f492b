"""Whether what the user typed is in another language than the document: by small words that only one language has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from creatorbook.documents.inputs.contract import ContractInput

_WORD = re.compile(r"[^\W\d_]+")
# Each word is in one of these languages alone, and is no usual part of a name or of a term of the trade.
_SMALL = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the of and with from only each never every must may without than which before after",
        "fr": "le les du des et au aux sans avec pour sur chaque dans une est sont jamais ou",
        "de": "der die das und mit ab für von nicht ohne nur zum zur ist sind bis",
        "es": "el los las del y con para cada por desde hasta nunca cuando",
    }.items()
}
_FIELDS = ("objective", "bonus", "expenses", "content_standards", "claims")


def is_in_other_language(text: str, language: str) -> bool:
    """Return whether small words of another language are in the text, and none of its own ("en", "fr", "de", "es").

    A text without any small word may be in either, and is left alone.
    """
    # "Le Creuset" and "Los Angeles" are names in every language.
    said = {word for word in _WORD.findall(text) if word.islower()}
    return not said & _SMALL[language] and any(said & words for other, words in _SMALL.items() if other != language)


def texts_in_other_language(contract: ContractInput) -> Iterator[tuple[str, str]]:
    """Yield field and text of what the user wrote in another language than the contract's, or than one of its two."""
    typed = [(field, str(getattr(contract, field))) for field in _FIELDS]
    typed += [(f"deliverables.{at}.description", line.description) for at, line in enumerate(contract.deliverables)]
    typed += [(f"products.{at}.description", line.description) for at, line in enumerate(contract.products)]
    for field, text in typed:
        if any(is_in_other_language(text, language) for language in contract.languages):
            yield field, text
