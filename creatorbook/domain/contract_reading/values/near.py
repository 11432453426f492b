"""Which role a value plays, by the words near it: the nearer, the surer; words before it count more than after."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from creatorbook.domain.contract_reading.text.passages import Passage
    from creatorbook.domain.contract_reading.values.found import Span

_FADE = 30
_AFTER = 0.8
_TITLE = 0.45
_MOST_HITS = 40
_TAKEN = 0.6


@dataclass(frozen=True, slots=True)
class Role:
    """A part that a value may play; `words` are the plain words for it, `weight` how much they say."""

    name: str
    words: re.Pattern[str]
    weight: float = 1.0
    title: float = 1.0


def role(name: str, words: str, weight: float = 1.0, title: float = 1.0) -> Role:
    """Return a role whose words are alternatives of a pattern, each at the start of a word unless it says otherwise."""
    return Role(name, re.compile(rf"(?<![a-z])(?:{words})"), weight, title)


class Nearness:
    """The words of some roles in one passage, found once and asked for many values.

    `apart` is how much a word counts that a comma sets apart from a value.
    """

    def __init__(self, passage: Passage, roles: tuple[Role, ...], *, apart: float = 1.0) -> None:
        self._roles = roles
        self._plain = passage.plain
        self._apart = apart
        self._hits = [
            [
                match.span()
                for match, _number in zip(each.words.finditer(passage.plain), range(_MOST_HITS), strict=False)
            ]
            for each in roles
        ]
        self._titles = [each.title * _TITLE if each.words.search(passage.title) else 0.0 for each in roles]

    def scores(self, span: Span, taken: int = 0) -> dict[str, float]:
        """Return how well each role fits the value at these characters; roles of one name share the best.

        Words that end before `taken`, where the value before this one ends, belong to that one first.
        """
        found: dict[str, float] = {}
        for each, hits, title in zip(self._roles, self._hits, self._titles, strict=True):
            near = max((self._near(span, *hit) * (_TAKEN if hit[1] <= taken else 1.0) for hit in hits), default=0.0)
            score = near * each.weight + title * each.weight
            found[each.name] = max(found.get(each.name, 0.0), score)
        return found

    def _near(self, span: Span, start: int, end: int) -> float:
        # What a comma sets apart is more likely said of something else.
        if end <= span.start:
            apart = self._apart if ", " in self._plain[end : span.start] else 1.0
            return apart / (1 + (span.start - end) / _FADE)
        if start >= span.end:
            apart = self._apart if ", " in self._plain[span.end : start] else 1.0
            return _AFTER * apart / (1 + (start - span.end) / _FADE)
        return 1.0

    def best(self, span: Span, least: float = 0.12) -> tuple[str, float]:
        """Return the role that fits best and how well, "" where none fits."""
        scores = self.scores(span)
        name = max(scores, key=lambda each: scores[each], default="")
        return (name, scores[name]) if name and scores[name] >= least else ("", 0.0)
