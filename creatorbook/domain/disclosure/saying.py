"""What words tell a reader of the tie behind a post, and whether that is as much as there is to tell."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from creatorbook.domain.disclosure.facts import DisclosureFacts, Fact, Relationship, Value
from creatorbook.domain.values.ties import Tie

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet


class Said(StrEnum):
    """What of a relation words tell: a chance to win, a product, a trip, a commission, money, or whose brand it is."""

    PRIZE = "prize"
    PRODUCT = "product"
    TRIP = "trip"
    COMMISSION = "commission"
    MONEY = "money"
    TIE = "tie"


ALL_SAID = frozenset(Said)
# The heavier the more a reader would want to know of it; the tie to one's own brand is of another kind than any value.
_WEIGHT = {Said.PRIZE: 1, Said.PRODUCT: 2, Said.TRIP: 3, Said.COMMISSION: 4, Said.MONEY: 5}
_OF_VALUE = {
    Value.MONEY: Said.MONEY,
    Value.COMMISSION: Said.COMMISSION,
    Value.INVITATION: Said.TRIP,
    Value.PRODUCT: Said.PRODUCT,
    Value.SERVICE: Said.PRODUCT,
    Value.LOAN: Said.PRODUCT,
    Value.DISCOUNT: Said.PRODUCT,
    Value.PRIZE: Said.PRIZE,
}
# Whoever owns the brand or works for it need not say besides that the brand also paid.
_SAY_IT_ALL = frozenset({Tie.OWN_BRAND, Tie.EMPLOYER})


@dataclass(frozen=True, slots=True)
class ToSay:
    """What words must tell at least, and what they must tell besides if the answer to `question` is yes."""

    certain: frozenset[Said] = frozenset()
    possible: frozenset[Said] = frozenset()
    question: Fact | None = None


def find_what_to_say(facts: DisclosureFacts) -> ToSay:
    """Return what words must tell of these facts: the heaviest thing received, and whose brand it is.

    A gift that is told hides a fee that is not; what nobody knows yet may be heavier than what is told.
    """
    known = {_OF_VALUE[value] for value in facts.value or ()} | ({Said.COMMISSION} if facts.affiliate else set())
    heaviest = frozenset(sorted(known, key=_WEIGHT.__getitem__)[-1:])
    if facts.tie:
        own = bool(facts.tie & _SAY_IT_ALL)
        return ToSay(frozenset({Said.TIE}) | (frozenset() if own else heaviest))
    bound = facts.relationship is not Relationship.NONE
    if facts.value is None and bound:
        return ToSay(heaviest, frozenset({Said.MONEY}), Fact.VALUE)
    if facts.affiliate is None and heaviest and Said.MONEY not in heaviest and bound:
        return ToSay(heaviest, frozenset({Said.COMMISSION}), Fact.AFFILIATE)
    return ToSay(heaviest)


def says_enough(said: AbstractSet[Said], wanted: AbstractSet[Said]) -> bool:
    """Return whether what is said is at least as much as what is wanted: money tells of more than a product."""
    if Said.TIE in wanted and Said.TIE not in said:
        return False
    weights = [_WEIGHT[each] for each in wanted if each is not Said.TIE]
    return max(weights, default=0) <= max((_WEIGHT[each] for each in said if each is not Said.TIE), default=0)
