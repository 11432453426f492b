"""What was found in a contract: a value, where it stands, what it is about, and what is doubtful about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from creatorbook.domain.values.money import Money

if TYPE_CHECKING:
    from datetime import date

    from creatorbook.domain.contract_reading.text.passages import Passage
    from creatorbook.domain.values.platforms import Medium, Platform

_DAYS = {"day": (1, 1), "week": (7, 7), "month": (30, 31), "year": (360, 366)}
_HOURS_A_DAY = 24
_BEFORE, _AFTER = 60, 12
POSTED = "posted"
"""What is beside a day taken for the contract's first or last though it only tells when something is posted."""


class Topic(StrEnum):
    """What a contract and a deal are compared in; in the order in which it is shown."""

    FEE = "fee"
    INSTALMENT = "instalment"
    PAYMENT_DAYS = "payment_days"
    START = "start"
    END = "end"
    DELIVERABLE = "deliverable"
    DRAFT_ON = "draft_on"
    POST_ON = "post_on"
    APPROVAL = "approval"
    REVIEW_DAYS = "review_days"
    REVISIONS = "revisions"
    USE_DURATION = "use_duration"
    USE_END = "use_end"
    USE_CHANNELS = "use_channels"
    USE_TERRITORY = "use_territory"
    EXCLUSIVITY = "exclusivity"
    EXCLUSIVITY_DURATION = "exclusivity_duration"
    EXCLUSIVITY_END = "exclusivity_end"
    PRODUCT_VALUE = "product_value"
    AFFILIATE = "affiliate"
    KILL_FEE = "kill_fee"
    NOTICE = "notice"
    LAW = "law"


class Doubt(StrEnum):
    """Why a line is not certain."""

    SEVERAL = "several"
    WEAK = "weak"
    DATE_ORDER = "date_order"
    DOLLARS = "dollars"
    TAXES_INCLUDED = "taxes_included"
    END_OF_MONTH = "end_of_month"
    WORKING_DAYS = "working_days"
    ABOUT_SAME = "about_same"
    ADDED_UP = "added_up"
    WORDS_ONLY = "words_only"
    PLATFORM_UNSAID = "platform_unsaid"
    CURE_TIME = "cure_time"
    AFTER_TERM = "after_term"
    MONTH_ONLY = "month_only"
    RECKONED = "reckoned"
    RECOGNISED = "recognised"


class Span(NamedTuple):
    """Characters of a passage's text: from `start` to before `end`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Percent:
    """A share in basis points: 5000 is 50 %."""

    bp: int


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time as written: `unit` is "hour", "day", "week", "month" or "year"; `count` None is for ever.

    `working` counts working days only; `month_end` runs from, or to, the end of the month.
    """

    count: int | None
    unit: str = "day"
    working: bool = False
    month_end: bool = False

    @property
    def is_endless(self) -> bool:
        """Whether it never ends."""
        return self.count is None

    @property
    def days(self) -> tuple[int, int] | None:
        """The least and the most days it can be; None is for ever."""
        if self.count is None:
            return None
        if self.unit == "hour":
            day = -(-self.count // _HOURS_A_DAY)
            return day, day
        least, most = _DAYS[self.unit]
        if self.unit == "month" and self.count % 12 == 0:
            least, most = _DAYS["year"]
            return self.count // 12 * least, self.count // 12 * most
        return self.count * least, self.count * most

    @property
    def usual_days(self) -> int | None:
        """The days it is usually taken for: a month 30, a year 365; None is for ever."""
        span = self.days
        if span is None or self.count is None:
            return None
        if self.unit == "year":
            return self.count * 365
        if self.unit == "month":
            return self.count // 12 * 365 + self.count % 12 * 30
        return span[0]


@dataclass(frozen=True, slots=True)
class Pieces:
    """So many deliverables of a form; `platform` None where it is not said."""

    medium: Medium
    count: int
    platform: Platform | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """A value in words or codes: channels, territories, a category, a law; sorted, without doubles."""

    codes: tuple[str, ...]
    text: str = ""


Value = Money | Percent | Duration | Pieces | Words | int | bool
"""What can be found; days are `datetime.date` beside these."""


@dataclass(frozen=True, slots=True)
class Found:
    """A value found: in which passage, at which characters, how sure it is about its topic (0 to 1 and more)."""

    topic: Topic | str
    value: Value | date
    passage: Passage
    span: Span
    score: float = 1.0
    doubts: tuple[Doubt, ...] = ()
    extra: str = ""
    order: int = 0

    @property
    def page(self) -> int:
        """The page that it stands on, from 1."""
        return self.passage.page

    @property
    def sentence(self) -> str:
        """The sentence that it stands in, or the cells around it, on one line."""
        return quote_passage(self.passage, self.span)


def quote_passage(passage: Passage, span: Span) -> str:
    """Return what a person reads of a place: the sentence; of a table the cell with those before and after it."""
    if not passage.table:
        return " ".join(passage.text.split())
    text = passage.text
    start = text.rfind("\n", 0, max(0, span.start - _BEFORE)) + 1
    end = text.find("\n", min(len(text), span.end + _AFTER))
    return " · ".join(" ".join(cell.split()) for cell in text[start : end if end >= 0 else len(text)].split("\n"))
