"""Facts and captions in short, for the tests of disclosure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from creatorbook.domain.disclosure.captions.shown import Shown
from creatorbook.domain.disclosure.captions.verdict import CaptionRules, assess
from creatorbook.domain.disclosure.facts import DisclosureFacts, Relationship, Value
from creatorbook.domain.records.gifts import Expectation
from creatorbook.domain.values.platforms import Medium, Platform
from creatorbook.domain.values.ties import Tie
from tests.domain.support import rulebook

if TYPE_CHECKING:
    from creatorbook.domain.disclosure.captions.verdict import Assessment
    from creatorbook.domain.values.label_positions import LabelPosition

ON = date(2026, 11, 2)

NOTHING = DisclosureFacts(
    value=frozenset(),
    tie=frozenset(),
    affiliate=False,
    control=False,
    expectation=Expectation.NOTHING,
    relationship=Relationship.NONE,
)
RELATIONS: dict[str, DisclosureFacts] = {
    "nothing": NOTHING,
    "paid": replace(
        NOTHING,
        value=frozenset({Value.MONEY}),
        control=True,
        expectation=Expectation.ASKED,
        relationship=Relationship.LIVE,
    ),
    "gift": replace(NOTHING, value=frozenset({Value.PRODUCT})),
    "asked": replace(NOTHING, value=frozenset({Value.PRODUCT}), expectation=Expectation.ASKED),
    "loan": replace(NOTHING, value=frozenset({Value.LOAN}), expectation=Expectation.EXPECTED),
    "invited": replace(NOTHING, value=frozenset({Value.INVITATION})),
    "affiliate": replace(NOTHING, value=frozenset({Value.COMMISSION}), affiliate=True),
    "own": replace(NOTHING, tie=frozenset({Tie.OWN_BRAND})),
    "family": replace(NOTHING, tie=frozenset({Tie.FAMILY})),
    "employed": replace(NOTHING, tie=frozenset({Tie.EMPLOYER})),
    "ambassador": DisclosureFacts(tie=frozenset(), affiliate=False, relationship=Relationship.LIVE),
    "recent": replace(NOTHING, relationship=Relationship.ENDED, ended_on=date(2026, 6, 30)),
    "long ago": replace(NOTHING, relationship=Relationship.ENDED, ended_on=date(2024, 6, 30)),
    "gift?": replace(NOTHING, value=frozenset({Value.PRODUCT}), expectation=Expectation.UNKNOWN, control=None),
    "value?": replace(NOTHING, value=None),
    "unknown": DisclosureFacts(),
}


def facts(relation: str, countries: str, **changed: Any) -> DisclosureFacts:
    """Make the facts of a feed post on Instagram in English, but for what is said."""
    values: dict[str, Any] = {
        "audience_countries": frozenset(countries.split()),
        "creator_country": "FR",
        "language": "en",
        "platform": Platform.INSTAGRAM,
        "medium": Medium.FEED_POST,
    }
    return replace(RELATIONS[relation], **{**values, **changed})


@cache
def rules(on: date = ON) -> CaptionRules:
    """Return the shipped rules of a day, ready for captions."""
    return CaptionRules(rulebook(), on)


def check(
    caption: str,
    given: DisclosureFacts,
    position: LabelPosition | None = None,
    *,
    switch_on: bool | None = None,
    outside: bool = False,
    on: date = ON,
) -> Assessment:
    """Judge a caption under the shipped rules."""
    return assess(given, Shown(caption, position, switch_on, outside=outside), rules(on))
