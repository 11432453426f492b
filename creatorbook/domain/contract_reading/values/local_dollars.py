"""Whose dollars, or pesos, "$" means in a contract that names one country which has such."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from creatorbook.domain.contract_reading.values.found import Doubt
from creatorbook.domain.contract_reading.values.usage import is_use
from creatorbook.domain.values.money import Money

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from creatorbook.domain.contract_reading.text.passages import Passage
    from creatorbook.domain.contract_reading.values.found import Found

_WORDS = {
    "CAD": r"canad\w*|ontario|quebec|toronto|vancouver|montreal|calgary|ottawa|halifax|alberta|nova scotia"
    r"|british columbia"
    r"|winnipeg|cad|hst|gst/hst|qst|tvq",
    "AUD": r"australia\w*|abn|sydney|melbourne|brisbane|perth|adelaide|hobart|tasmania|nsw|qld|pty|aud",
    "NZD": r"new zealand|auckland|christchurch|nzd",
    "MXN": r"mexic\w*|cdmx|mxn|m[.] ?n[.]|moneda nacional|guadalajara|monterrey|jalisco|oaxaca|puebla|coyoacan"
    r"|cfdi|c[.]v[.]?|de cv",
    "ARS": r"argentin\w*|buenos aires|caba|cuit|mendoza|cordoba, argentina|rosario|ars",
    "CLP": r"chilen\w*|santiago de chile|clp",
    "COP": r"colombian\w*|bogota|medellin",
}
_NAMED = {code: re.compile(rf"(?<![a-z])(?:{words})(?![a-z])") for code, words in _WORDS.items()}
_AMERICAN = re.compile(
    r"(?<![a-z])(?:usd|us[$]|(?<=the )us|united states|u[.]s[.]|usa|llc|delaware|california|colorado|texas|florida"
    r"|illinois|new york|oregon|georgia|ohio"
    r"|massachusetts|estadounidenses)(?![a-z])"
)


def in_local_dollars(found: Iterable[Found], passages: Sequence[Passage]) -> Iterator[Found]:
    """Yield what was found, its sums in "$" in the money of the one country that the contract names, unsurely still."""
    code: str | None = None
    for each in found:
        if isinstance(each.value, Money) and Doubt.DOLLARS in each.doubts:
            code = _local(passages) if code is None else code
            yield replace(each, value=Money(each.value.minor, code)) if code else each
        else:
            yield each


def _local(passages: Sequence[Passage]) -> str:
    # Where the work may be used says nothing of the parties.
    plains = [each.plain for each in passages if not is_use(each)]
    uses = [each.plain for each in passages if is_use(each)]
    for listed in (plains, uses):
        if any(_AMERICAN.search(plain) for plain in listed):
            return ""
        named = [code for code, words in _NAMED.items() if any(words.search(plain) for plain in listed)]
        if named:
            return named[0] if len(named) == 1 else ""
    return ""
