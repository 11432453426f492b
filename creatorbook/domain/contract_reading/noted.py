"""What a contract was read to say: values by topic, and remarks; no pattern is loaded with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from creatorbook.domain.contract_reading.values.found import quote_passage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from creatorbook.domain.contract_reading.text.passages import Passage
    from creatorbook.domain.contract_reading.values.found import Found, Span, Topic


class Remark(StrEnum):
    """What is remarked."""

    ASSIGNMENT = "assignment"
    MORAL_RIGHTS = "moral_rights"
    PERPETUAL = "perpetual"
    AI_TRAINING = "ai_training"
    INDEMNITY = "indemnity"
    UNLIMITED_LIABILITY = "unlimited_liability"
    PENALTY = "penalty"
    AUTOMATIC_RENEWAL = "automatic_renewal"
    PAID_WHEN_PAID = "paid_when_paid"
    BRAND_MAY_CHANGE = "brand_may_change"
    SUBLICENCE = "sublicence"
    NO_DISPARAGEMENT = "no_disparagement"
    ENDS_AT_WILL = "ends_at_will"
    HIDE_LABEL = "hide_label"
    VIEWS_CUT = "views_cut"
    MAY_WITHHOLD = "may_withhold"
    UNLIMITED_WORK = "unlimited_work"
    KEPT_UP = "kept_up"
    ARBITRATION = "arbitration"


@dataclass(frozen=True, slots=True)
class Noted:
    """A remark and where it stands."""

    remark: Remark
    passage: Passage
    span: Span

    @property
    def page(self) -> int:
        """The page that it stands on, from 1."""
        return self.passage.page

    @property
    def sentence(self) -> str:
        """The sentence that it stands in, or the cells around it, on one line."""
        return quote_passage(self.passage, self.span)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: `found` has each topic's values, the surest first; `language` is that of most of the text."""

    passages: tuple[Passage, ...]
    language: str
    found: Mapping[Topic, tuple[Found, ...]] = field(default_factory=dict)
    remarks: tuple[Noted, ...] = ()

    def of(self, topic: Topic) -> tuple[Found, ...]:
        """Return what was found on a topic, the surest first."""
        return self.found.get(topic, ())
