"""Deliverables: what is owed to the brand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.domain.records.terms import DeliverableState

if TYPE_CHECKING:
    from datetime import date

    from creatorbook.domain.values.platforms import Medium, Platform


@dataclass(frozen=True, slots=True)
class Deliverable:
    """Pieces of one form on one platform: `draft_due_on` is for the review, `due_on` for publication or delivery.

    `tags` are handles and tags that the post names; `place` and `hours` are those of an appearance in person.
    """

    id: str
    deal_id: str
    platform: Platform
    medium: Medium
    count: int = 1
    description: str = ""
    draft_due_on: date | None = None
    due_on: date | None = None
    state: DeliverableState = DeliverableState.TO_DO
    delivered_on: date | None = None
    approved_on: date | None = None
    tags: tuple[str, ...] = ()
    link: str = ""
    code: str = ""
    place: str = ""
    hours: str = ""
