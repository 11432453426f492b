"""Deals: their kinds, their stages, and the moves between stages."""

from __future__ import annotations

from enum import StrEnum


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
