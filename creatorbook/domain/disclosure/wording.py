"""One wording for several countries: the fewest words that every country asking for a label accepts."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from creatorbook.domain.disclosure.rules import Outcome
from creatorbook.domain.values.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from creatorbook.domain.disclosure.engine import Duty
    from creatorbook.domain.disclosure.rules import Place


@dataclass(frozen=True, slots=True)
class Proposal:
    """The words to write, together; which of them serves which country; and the strictest places, all together.

    Any one of `instead` serves every country instead of those places.

    `uncovered` are countries that ask for a label and for which no words are known.
    """

    words: tuple[str, ...] = ()
    by_country: Mapping[str, str] = field(default_factory=dict)
    places: tuple[Place, ...] = ()
    instead: tuple[Place, ...] = ()
    uncovered: tuple[str, ...] = ()


# The words are those of the rulebook, and a proposal compares each with each over and over.
@lru_cache(maxsize=8192)
def satisfies_wording(word: str, accepted: str) -> bool:
    """Return whether a word as written meets an accepted one: case and accents apart, and `#` where it is demanded."""
    if accepted.startswith("#") and not word.startswith("#"):
        return False
    return fold(word) == fold(accepted)


def propose(found: Iterable[Duty]) -> Proposal:
    """Return the strictest wording over the duties that ask for or advise a label, or may turn out to.

    It takes the word that serves most countries first (the better placed in their lists where equal), then goes on
    with those left. The same duties give the same proposal in any order.
    """
    asking = sorted(
        (duty for duty in found if duty.country and duty.known and duty.at_most is not Outcome.NOT_REQUIRED
         and duty.outcome is not Outcome.NOT_REQUIRED),
        key=lambda duty: duty.country,
    )  # fmt: skip
    left = {duty.country: duty for duty in asking if duty.words}
    chosen: list[str] = []
    by_country: dict[str, str] = {}
    while left:
        word = min(
            {word for duty in left.values() for word in _forms(duty)},
            key=lambda word: (-_count_duties_met(word, left), _rank(word, left), len(word), word),
        )
        chosen.append(word)
        for country in [each for each, duty in left.items() if _meets_duty(word, duty)]:
            by_country[country] = word
            del left[country]
    return Proposal(
        words=tuple(chosen),
        by_country=dict(sorted(by_country.items())),
        places=tuple(dict.fromkeys(place for duty in asking for place in duty.places)),
        instead=_find_shared_instead(asking),
        uncovered=tuple(duty.country for duty in asking if not duty.words),
    )


def _find_shared_instead(asking: Iterable[Duty]) -> tuple[Place, ...]:
    placed = [duty for duty in asking if duty.places]
    if not any(duty.instead for duty in placed):
        return ()
    ways = [(*duty.instead, *duty.places) if len(duty.places) == 1 else duty.instead for duty in placed]
    every = {place for duty in placed for place in duty.places}
    return tuple(place for place in dict.fromkeys(ways[0]) if place not in every and all(place in way for way in ways))


def _forms(duty: Duty) -> set[str]:
    # A plain word may be written with a hashtag as well, which another country may demand.
    return set(duty.words) | {f"#{word}" for word in duty.words if word.isalnum()}


@lru_cache(maxsize=2048)
def _place_in(word: str, words: tuple[str, ...]) -> int | None:
    """Return the place of the first of a duty's words that a word meets, None where it meets none."""
    return next((place for place, accepted in enumerate(words) if satisfies_wording(word, accepted)), None)


def _meets_duty(word: str, duty: Duty) -> bool:
    return _place_in(word, duty.words) is not None


def _count_duties_met(word: str, left: Mapping[str, Duty]) -> int:
    return sum(_meets_duty(word, duty) for duty in left.values())


def _rank(word: str, left: Mapping[str, Duty]) -> int:
    places = [_place_in(word, duty.words) for duty in left.values()]
    return sum(0 if place is None else place for place in places)
