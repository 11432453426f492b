"""The facts that decide a disclosure, kept apart, each of which may be unknown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from creatorbook.domain.records.gifts import Expectation
from creatorbook.domain.values.contexts import BrandShown, PlainContext

if TYPE_CHECKING:
    from datetime import date

    from creatorbook.domain.values.platforms import Medium, Platform
    from creatorbook.domain.values.ties import Tie


class Value(StrEnum):
    """What of value passed from the brand to the creator."""

    MONEY = "money"
    PRODUCT = "product"
    SERVICE = "service"
    INVITATION = "invitation"
    LOAN = "loan"
    COMMISSION = "commission"
    DISCOUNT = "discount"
    PRIZE = "prize"


class Relationship(StrEnum):
    """The dealings with the brand around the post: they outlive the posts that were agreed."""

    LIVE = "live"
    ENDED = "ended"
    NONE = "none"
    UNKNOWN = "unknown"


class Fact(StrEnum):
    """The name of a fact, as rules and questions use it."""

    VALUE = "value"
    TIE = "tie"
    AFFILIATE = "affiliate"
    CONTROL = "control"
    EXPECTATION = "expectation"
    RELATIONSHIP = "relationship"
    CREATOR_COUNTRY = "creator_country"
    PLATFORM = "platform"
    MEDIUM = "medium"
    AUDIENCE = "audience"
    SHOWS = "shows"
    PLAIN = "plain"


NOTHING = "none"
YES, NO = "yes", "no"
RECENT, PAST = "recent", "past"
# The text itself says that the brand is the creator's own.
SAID_OWN = "said"


@dataclass(frozen=True, slots=True)
class DisclosureFacts:
    """What is known about one post; None, UNKNOWN and "" are "not known", an empty set is "known to be none".

    Countries are ISO 3166-1 alpha-2, `language` is ISO 639-1, `ended_on` the last day of an ended relationship.
    `says_own`: the text itself tells that the brand is the creator's own.
    """

    value: frozenset[Value] | None = None
    tie: frozenset[Tie] | None = None
    affiliate: bool | None = None
    control: bool | None = None
    expectation: Expectation = Expectation.UNKNOWN
    relationship: Relationship = Relationship.UNKNOWN
    ended_on: date | None = None
    creator_country: str = ""
    audience_countries: frozenset[str] = frozenset()
    language: str = ""
    platform: Platform | None = None
    medium: Medium | None = None
    brand_name: str = ""
    shows: BrandShown = BrandShown.UNKNOWN
    plain: PlainContext = PlainContext.UNKNOWN
    says_own: bool = False

    @property
    def is_unpaid(self) -> bool:
        """Whether it is known that nothing was received and nothing binds the creator to the brand."""
        nothing = self.value == frozenset() and self.tie == frozenset() and self.affiliate is not True
        return nothing and self.relationship is Relationship.NONE

    def known_values(self, fact: Fact, on: date, recent_days: int | None) -> frozenset[str] | None:
        """Return the values of a fact as rules compare them, None where it is not known.

        An ended relationship is `recent` within `recent_days` before the day, else `past`.
        """
        if fact is Fact.RELATIONSHIP:
            return self._relationship(on, recent_days)
        affiliate = True if self.value and Value.COMMISSION in self.value else self.affiliate
        expectation = "" if self.expectation is Expectation.UNKNOWN else self.expectation
        return {
            Fact.VALUE: _set(self.value),
            Fact.TIE: _set(self.tie),
            Fact.AFFILIATE: _flag_values(affiliate),
            Fact.CONTROL: _flag_values(self.control),
            Fact.EXPECTATION: _single_value(expectation),
            Fact.CREATOR_COUNTRY: _single_value(self.creator_country),
            Fact.PLATFORM: _single_value(self.platform),
            Fact.MEDIUM: _single_value(self.medium),
            Fact.AUDIENCE: self.audience_countries or None,
            # What is plain frees from a label only where somebody says so: not known is the same as no.
            Fact.SHOWS: frozenset({str(self.shows)}),
            Fact.PLAIN: frozenset({self._plain()}),
        }[fact]

    def _plain(self) -> str:
        return SAID_OWN if self.says_own and self.plain is PlainContext.UNKNOWN else str(self.plain)

    def _relationship(self, on: date, recent_days: int | None) -> frozenset[str] | None:
        if self.relationship is Relationship.UNKNOWN:
            return None
        if self.relationship is not Relationship.ENDED:
            return frozenset({self.relationship.value})
        if recent_days is None:
            return frozenset({PAST})
        if self.ended_on is None:
            return None
        return frozenset({RECENT if on - self.ended_on <= timedelta(days=recent_days) else PAST})


def _set(values: frozenset[Value] | frozenset[Tie] | None) -> frozenset[str] | None:
    if values is None:
        return None
    return frozenset(str(value) for value in values) or frozenset({NOTHING})


def _flag_values(value: bool | None) -> frozenset[str] | None:
    return None if value is None else frozenset({YES if value else NO})


def _single_value(value: str | None) -> frozenset[str] | None:
    return frozenset({str(value)}) if value else None
