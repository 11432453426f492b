"""What a post settles: a deliverable is delivered once as many of its posts are out as were promised."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from creatorbook.domain.records.terms import DeliverableState
from creatorbook.domain.values.platforms import PostState
from creatorbook.services.fields.days import past_day
from creatorbook.services.fields.gate import field_values, save_record
from creatorbook.store import results
from creatorbook.store.query.expressions import count
from creatorbook.store.query.select import select

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from creatorbook.store.writing.uow import UnitOfWork

_SETTLED = frozenset({DeliverableState.DELIVERED, DeliverableState.CANCELLED})


def settle_deliverable(uow: UnitOfWork, post: Mapping[str, Any], before: Mapping[str, Any] | None) -> None:
    """Mark the deliverable of a post that goes live as delivered, on the day of the last of its posts.

    A deliverable that was delivered or cancelled is left as it is; so is one of which more posts are owed.
    """
    from creatorbook.store.models import Deliverable

    id = post["deliverable_id"]
    is_out = post["state"] is not PostState.PLANNED
    was_out = before is not None and before["state"] is not PostState.PLANNED and before["deliverable_id"] == id
    if not id or not is_out or was_out:
        return
    owed = uow.get(Deliverable, id)
    if owed.trashed_at is not None or owed.state in _SETTLED:
        return
    out = select("post", count()).where(deliverable_id=id)
    out = out.where(out.table.state.differs(PostState.PLANNED))
    if results.value(uow.connection, out) < (owed.count or 1):
        return
    values = field_values(owed)
    owed.state = DeliverableState.DELIVERED
    owed.delivered_on = owed.delivered_on or _day_out(uow, post)
    save_record(uow, owed, values)


def _day_out(uow: UnitOfWork, post: Mapping[str, Any]) -> date:
    published: datetime | None = post["published_at"]
    return uow.today if published is None else past_day(published, uow.today)
