"""Deals: their kinds, their stages, and the moves between stages."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from creatorbook.domain.records.parties import Agency, Brand, Contact, Creator
    from creatorbook.domain.values.money import Money


class OwnAction(StrEnum):
    """A next action that the program proposes: kept by this text, and said in the language of the reader."""

    ANSWER = "Answer"


def as_own_action(text: str) -> str:
    """Return the member of OwnAction that a next action is, else the text."""
    return OwnAction(text) if text in set(OwnAction) else text


class DealKind(StrEnum):
    """What sort of collaboration it is."""

    ONE_OFF = "one_off"
    PROGRAMME = "programme"
    AFFILIATE = "affiliate"
    AMBASSADOR = "ambassador"
    GIFT_WITH_POST = "gift_with_post"


class Stage(StrEnum):
    """How far a deal has come; the order of definition is the order of the board."""

    LEAD = "lead"
    NEGOTIATING = "negotiating"
    CONTRACTED = "contracted"
    IN_PRODUCTION = "in_production"
    IN_REVIEW = "in_review"
    LIVE = "live"
    INVOICED = "invoiced"
    PAID = "paid"
    CLOSED = "closed"
    PASSED = "passed"
    LOST = "lost"


ENDED = frozenset({Stage.CLOSED, Stage.PASSED, Stage.LOST})

# Stages in which something was agreed, whether it is finished or not.
AGREED = frozenset(
    {Stage.CONTRACTED, Stage.IN_PRODUCTION, Stage.IN_REVIEW, Stage.LIVE, Stage.INVOICED, Stage.PAID, Stage.CLOSED}
)
# Stages in which a deal is still being talked about: a signature agrees it, whoever moves its stage, and when.
TALKED_ABOUT = frozenset({Stage.LEAD, Stage.NEGOTIATING})


def is_agreed(stage: Stage, signed_on: date | None) -> bool:
    """Return whether something was agreed in a deal: its stage says so, or it is signed."""
    return stage in AGREED or (stage in TALKED_ABOUT and signed_on is not None)


# Stages in which a deal is talked about or worked on, once somebody answered.
UNDER_WAY = frozenset(Stage) - ENDED - {Stage.LEAD, Stage.PAID}


def is_under_way(stage: Stage, signed_on: date | None) -> bool:
    """Return whether a deal is talked about or worked on: answered, not paid yet, and not over."""
    return stage in UNDER_WAY or (stage is Stage.LEAD and signed_on is not None)


@dataclass(frozen=True, slots=True)
class Period:
    """One period of a yearly programme; both days are included, None where open."""

    label: str
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class DealFacts:
    """A deal as the rules see it; `fee` excludes taxes, days are included, `periods` are in order.

    The agency is an intermediary of the brand, the agent one of the creator.
    """

    id: str
    title: str
    kind: DealKind
    stage: Stage
    creator: Creator
    brand: Brand | None = None
    agency: Agency | None = None
    agent: Agency | None = None
    contact: Contact | None = None
    stage_reason: str = ""
    objective: str = ""
    fee: Money | None = None
    signed_on: date | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    periods: tuple[Period, ...] = ()
    next_action: str = ""
    next_action_on: date | None = None

    @property
    def is_agreed(self) -> bool:
        """Whether something was agreed in the deal."""
        return is_agreed(self.stage, self.signed_on)
