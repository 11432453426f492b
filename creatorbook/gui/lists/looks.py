"""How values look: the colour of a stage, of a state, of a day that is past."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.common.i18n import _, ngettext
from creatorbook.domain.records.contracts import ContractState
from creatorbook.domain.records.deals import ENDED, Stage
from creatorbook.domain.records.gifts import Expectation, GiftFate
from creatorbook.domain.records.terms import SETTLED, DeliverableState
from creatorbook.domain.values.platforms import PostState
from creatorbook.services.fields import formats

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from enum import StrEnum

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
        GiftFate.RAFFLED: "idle",
        GiftFate.USED_UP: "idle",
    },
}


_OVER: dict[type, frozenset[StrEnum]] = {
    Stage: frozenset(ENDED),
    DeliverableState: SETTLED,
    GiftFate: frozenset(GiftFate) - {GiftFate.TO_RETURN},
}


def colour_role_of(value: StrEnum | None) -> str:
    """Return the colour role of a member of a choice, "" for one that has no colour."""
    return _ROLES.get(type(value), {}).get(str(value), "") if value is not None else ""


def is_over(values: Mapping[str, object]) -> bool:
    """Return whether one of the values of a record says that nothing is to be done with it any more."""
    for value in values.values():
        # A loop, not a generator: it is asked for every cell with a day.
        over = _OVER.get(value.__class__)
        if over is not None and value in over:
            return True
    return False


def due_words(day: date, today: date) -> str:
    """Return a day by which something is to be done, as people say it: how late it is, or when it comes."""
    days = (today - day).days
    if days > 0:
        return late_by(days)
    if days >= -1:
        return _("Tomorrow") if days else _("Today")
    return formats.day_near(day, today, weekday=True)


def late_by(days: int) -> str:
    """Return by how many days something is late."""
    return ngettext("{count} day late", "{count} days late", days).format(count=days)


def late_day(words: str) -> str:
    """Return the words of a day with one that says that what was due by it is late: the colour alone tells nothing."""
    return _("{day}, late").format(day=words)


def role_of_day(day: date | None, today: date) -> str:
    """Return the colour role of a day by which something is to be done."""
    if day is None:
        return "text_muted"
    if day < today:
        return "danger"
    return "warn" if day == today else "text"
