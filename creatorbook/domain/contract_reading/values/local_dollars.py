"""Whose dollars, or pesos, "$" means in a contract that names one country which has such."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from creatorbook.domain.contract_reading.values.found import Doubt
from creatorbook.domain.values.money import Money

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from creatorbook.domain.contract_reading.text.passages import Passage
    from creatorbook.domain.contract_reading.values.found import Found

_WORDS = {
    "CAD": r"canad\w*|ontario|quebec|toronto|vancouver|montreal|cad|hst",
    "AUD": r"australia\w*|abn|sydney|melbourne|aud",
    "NZD": r"new zealand|auckland|nzd",
    "MXN": r"mexic\w*|cdmx|mxn|m[.]n[.]",
    "ARS": r"argentin\w*|buenos aires|cuit|ars",
}
_NAMED = {code: re.compile(rf"(?<![a-z])(?:{words})(?![a-z])") for code, words in _WORDS.items()}
_AMERICAN = re.compile(r"(?<![a-z])(?:usd|us[$]|united states|u[.]s[.]|usa)(?![a-z])")


def in_local_dollars(found: Iterable[Found], passages: Sequence[Passage]) -> Iterator[Found]:
    """Yield what was found, its sums in "$" in the money of the one country that the contract names, unsurely still."""
    code = _local(passages)
    for each in found:
        if code and isinstance(each.value, Money) and Doubt.DOLLARS in each.doubts:
            yield replace(each, value=Money(each.value.minor, code))
        else:
            yield each


def _local(passages: Sequence[Passage]) -> str:
    if any(_AMERICAN.search(each.plain) for each in passages):
        return ""
    named = [code for code, words in _NAMED.items() if any(words.search(each.plain) for each in passages)]
    return named[0] if len(named) == 1 else ""
