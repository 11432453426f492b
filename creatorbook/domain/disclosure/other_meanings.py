"""Words that name a limited sector in one language and mean something else in another: "rum", "gin", "pret"."""

from __future__ import annotations

import re

from creatorbook.domain.disclosure.captions.scanning.word_folding import word_set
from creatorbook.domain.values.folding import fold

# In these languages the words are everyday ones; as names of products they are written with a capital, or alone.
_EVERYDAY = {
    "de": word_set("rum arme armes puff bombe loan singe"),
    "nl": word_set("gin arme armes pret gun slots vin bombe"),
    "sv": word_set("rum gun arme vape slots puff"),
    "da": word_set("rum gun arme puff bombe"),
    "es": word_set("arme singe bombe gun"),
    "it": word_set("arme bombe gin"),
    "pt": word_set("arme"),
    "en": word_set("vin singe pret puff arme"),
    "fr": word_set("slots spirits loan gun"),
    "pl": word_set("gin puff"),
}
_WORD = re.compile(r"\w+")


def mask_everyday_words(caption: str, language: str) -> str:
    """Return a caption without the words that in its language name no product; a capital or standing alone names one.

    Where the language is not known ("") the caption stays as it is.
    """
    everyday = _EVERYDAY.get(language, frozenset())
    if not everyday or fold(caption) in everyday:
        return caption
    return _WORD.sub(
        lambda found: "·" if found.group() in everyday or _is_everyday(found.group(), everyday) else found.group(),
        caption,
    )


def _is_everyday(word: str, everyday: frozenset[str]) -> bool:
    return word.islower() and fold(word) in everyday
