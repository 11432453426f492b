"""Whether two values mean the same, and what is doubtful about it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from creatorbook.domain.contract_reading.values.forms import is_same_form
from creatorbook.domain.contract_reading.values.found import Doubt, Duration, Pieces, Topic, Words
from creatorbook.domain.records.terms import UsageChannel
from creatorbook.domain.values.money import Money
from creatorbook.domain.values.territories import expand

if TYPE_CHECKING:
    from creatorbook.domain.contract_reading.comparing.comparison import Ours
    from creatorbook.domain.contract_reading.values.found import Found

_DOLLARS = frozenset({"USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN"})
_PAID = frozenset({UsageChannel.PAID_SOCIAL.value, UsageChannel.WHITELISTING.value})

Judged = tuple[bool, tuple[Doubt, ...]]


def judge_sameness(mine: Ours, theirs: Found) -> Judged:
    """Return whether what they say is what we say, with the doubts about it."""
    one, other = mine.value, theirs.value
    doubts = theirs.doubts
    if isinstance(one, Money) and isinstance(other, Money):
        return _money(one, other, doubts)
    if isinstance(one, Duration) and isinstance(other, Duration):
        return _duration(one, other, doubts)
    if isinstance(one, date) and isinstance(other, date):
        equal = one == other or (Doubt.DATE_ORDER in doubts and theirs.extra == one.isoformat())
        return equal, doubts
    if isinstance(one, Pieces) and isinstance(other, Pieces):
        return one.count == other.count and are_alike(one, other), _platform(one, other, doubts)
    if isinstance(one, Words) and isinstance(other, Words):
        return _judge_words(mine.topic, one, other, doubts)
    return one == other, doubts


def _money(one: Money, other: Money, doubts: tuple[Doubt, ...]) -> Judged:
    dollars = Doubt.DOLLARS in doubts and one.currency in _DOLLARS
    if dollars and one.currency == "USD":
        # A dollar of a deal in US dollars is one without a word.
        return one == other, tuple(each for each in doubts if each is not Doubt.DOLLARS)
    if dollars:
        return one.minor == other.minor, doubts
    return one == other, tuple(each for each in doubts if each is not Doubt.DOLLARS)


def _duration(one: Duration, other: Duration, doubts: tuple[Doubt, ...]) -> Judged:
    mine, span = one.days, other.days
    if mine is None or span is None:
        return mine is None and span is None, doubts
    if other.working or other.month_end:
        return False, doubts
    equal = span[0] <= mine[0] <= span[1]
    if equal and mine[0] != other.usual_days:
        return True, (*doubts, Doubt.ABOUT_SAME)
    return equal, doubts


def are_alike(one: Pieces, other: Pieces) -> bool:
    """Return whether two counts are of the same form on the same platform, one without a platform fitting any."""
    where = one.platform or other.platform
    platforms = one.platform is None or other.platform is None or one.platform is other.platform
    return platforms and is_same_form(one.medium, other.medium, where)


def _platform(one: Pieces, other: Pieces, doubts: tuple[Doubt, ...]) -> tuple[Doubt, ...]:
    return (*doubts, Doubt.PLATFORM_UNSAID) if one.platform is not None and other.platform is None else doubts


def _law(one: str, other: str, doubts: tuple[Doubt, ...]) -> Judged:
    """Return whether two laws are one; a state's law is one of the United States', but Scots law is not English law."""
    if one != other and "US" in (one, other):
        return one.split("-", maxsplit=1)[0] == other.split("-", maxsplit=1)[0], (*doubts, Doubt.WORDS_ONLY)
    return one == other or one.split("-", maxsplit=1)[0] == other, doubts


def _judge_words(topic: Topic, one: Words, other: Words, doubts: tuple[Doubt, ...]) -> Judged:
    mine, theirs = set(one.codes), set(other.codes)
    if topic is Topic.USE_TERRITORY:
        return expand(frozenset(mine)) == expand(frozenset(theirs)), doubts
    if topic is Topic.LAW:
        return _law(one.codes[0], other.codes[0], doubts)
    # Advertising from the creator's account is paid advertising.
    if topic is Topic.USE_CHANNELS and UsageChannel.WHITELISTING.value in mine & theirs:
        mine, theirs = mine - _PAID, theirs - _PAID
    return mine == theirs, doubts
