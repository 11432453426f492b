"""How values look: the colour of a stage, of a state, of a day that is past."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from creatorbook.domain.records.contracts import ContractState
from creatorbook.domain.records.deals import Stage
from creatorbook.domain.records.gifts import Expectation, GiftFate
from creatorbook.domain.records.terms import DeliverableState
from creatorbook.domain.values.platforms import PostState

if TYPE_CHECKING:
    from datetime import date
    from enum import StrEnum

_WEEK = timedelta(days=7)

# By class first: members of different choices may be equal as texts ("live").
_ROLES: dict[type[StrEnum], dict[str, str]] = {
    Stage: {stage.value: f"stage_{stage.value}" for stage in Stage},
    ContractState: {
        ContractState.DRAFT: "idle",
        ContractState.ISSUED: "info",
        ContractState.SIGNED_BY_ONE: "warn",
        ContractState.SIGNED: "ok",
        ContractState.ENDED: "idle",
        ContractState.WITHDRAWN: "danger",
    },
    DeliverableState: {
        DeliverableState.TO_DO: "idle",
        DeliverableState.DRAFTED: "info",
        DeliverableState.IN_REVIEW: "warn",
        DeliverableState.APPROVED: "ok",
        DeliverableState.DELIVERED: "ok",
        DeliverableState.CANCELLED: "danger",
    },
    PostState: {PostState.PLANNED: "idle", PostState.LIVE: "ok", PostState.REMOVED: "danger"},
    Expectation: {
        Expectation.ASKED: "warn",
        Expectation.EXPECTED: "warn",
        Expectation.SUGGESTED: "warn",
        Expectation.NOTHING: "ok",
        Expectation.UNKNOWN: "idle",
    },
    GiftFate: {
        GiftFate.KEPT: "ok",
        GiftFate.TO_RETURN: "warn",
        GiftFate.RETURNED: "idle",
        GiftFate.SOLD: "info",
        GiftFate.GIVEN_AWAY: "idle",
    },
}


def colour_role_of(value: StrEnum | None) -> str:
    """Return the colour role of a member of a choice, "" for one that has no colour."""
    return _ROLES.get(type(value), {}).get(str(value), "") if value is not None else ""


def role_of_day(day: date | None, today: date) -> str:
    """Return the colour role of a day by which something is to be done."""
    if day is None:
        return "text_muted"
    if day < today:
        return "danger"
    return "warn" if day - today <= _WEEK else "text"
