"""Which of the five languages a contract is written in, by its commonest words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD = re.compile(r"[a-z]+")
_COMMON = {
    "en": frozenset("the of and shall to by this agreement or any in for with is be will".split()),  # noqa: SIM905
    "fr": frozenset("le la les de des du et est une au aux par pour dans ce contrat sur".split()),  # noqa: SIM905
    "de": frozenset("der die das und ist den von zu mit im dem nicht fur wird vertrag auf".split()),  # noqa: SIM905
    "es": frozenset("el la los las de y una por para del contrato con que en se como su al".split()),  # noqa: SIM905
    "it": frozenset("il lo gli della del dei di e una per con che non nel alla sono entro dal".split()),  # noqa: SIM905
}
_READ = 4_000
_FEW, _SHARE = 60, 0.1


def guess_language(plains: Iterable[str]) -> str:
    """Return "en", "fr", "de", "es" or "it"; English where nothing tells."""
    counts = _count_words(plains)
    return max(counts, key=lambda language: counts[language])


def spoken_languages(plains: Iterable[str]) -> tuple[str, ...]:
    """Return the languages of a contract: English, whose words stand in all, and those of a tenth of its common words.

    All of them where there are too few words to tell.
    """
    counts = _count_words(plains)
    most = max(counts.values())
    if most < _FEW:
        return tuple(counts)
    return tuple(language for language, count in counts.items() if language == "en" or count >= most * _SHARE)


def _count_words(plains: Iterable[str]) -> dict[str, int]:
    counts = dict.fromkeys(_COMMON, 0)
    read = 0
    for plain in plains:
        for match in _WORD.finditer(plain):
            for language, words in _COMMON.items():
                counts[language] += match[0] in words
            read += 1
        if read > _READ:
            break
    return counts
