"""Where a long word may be broken in a narrow column: before a syllable, as German, Spanish, French and English say it.

No dictionary: a break stands before the consonants with which a syllable can begin, and never between two equal "l" or
"r" (Spanish keeps them together, the others part them). It is a last resort for columns, and far better than a break
between any two letters.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

SOFT_HYPHEN = "\u00ad"
_LONG = 8  # letters: shorter words fit in every column
_KEPT = 3  # letters that stay together at either end
_VOWELS = "aeiouyàáâãäåæèéêëìíîïòóôõöøœùúûüýÿ"
_WORD = re.compile(rf"[^\W\d_]{{{_LONG},}}")
_CLUSTER = re.compile(rf"(?<=[{_VOWELS}])([^\W\d_{_VOWELS}]+)(?=[{_VOWELS}])", re.IGNORECASE)
_ONSET = re.compile(
    r"(?:sch[lrmnw]?|str|spr|spl|st|sp|sh|ch[lr]?|ph|th|qu|zw|pf|gn|kn|[bcfgkp]l|[bcdfgkptv]r|.)\Z", re.IGNORECASE
)
# Markup that is not text: tags and the signs that are written as entities.
_NOT_TEXT = re.compile(r"(<[^>]*>|&[^;\s]{1,10};)")


def hyphenated(markup: str, fits: Callable[[str], bool]) -> str:
    """Return safe markup with soft hyphens in its words that do not fit; tags and entities stay as they are."""

    def marked(found: re.Match[str]) -> str:
        return found[0] if fits(found[0]) else _broken(found[0])

    pieces = _NOT_TEXT.split(markup)
    pieces[::2] = [_WORD.sub(marked, piece) for piece in pieces[::2]]
    return "".join(pieces)


def _broken(word: str) -> str:
    breaks = []
    for cluster in _CLUSTER.finditer(word):
        if re.search(r"ll|rr", cluster[0], re.IGNORECASE):
            continue
        onset = _ONSET.search(cluster[0])
        if onset is not None:
            breaks.append(cluster.start() + onset.start())
    parts = []
    last = 0
    for place in breaks:
        if place >= _KEPT and len(word) - place >= _KEPT and place - last > 1:
            parts.append(word[last:place])
            last = place
    return SOFT_HYPHEN.join([*parts, word[last:]])
