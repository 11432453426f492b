"""Deliverables: what is typed for one may list several, and one is delivered once as many posts are out as promised."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import BadInput
from creatorbook.common.i18n import _
from creatorbook.domain.records.terms import SETTLED, DeliverableState
from creatorbook.domain.values.platforms import PostState
from creatorbook.services.fields.days import past_day
from creatorbook.services.fields.gate import field_values, save_record
from creatorbook.services.fields.words import word_for
from creatorbook.store import results
from creatorbook.store.query.expressions import count
from creatorbook.store.query.select import select

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from creatorbook.exchange.base.records import ImportedPiece
    from creatorbook.services.fields.hooks import Surroundings
    from creatorbook.store.writing.uow import UnitOfWork

# Where a part of a list begins with how many there are: "10 min" inside one says how long it is.
_COUNTED = re.compile(r"(?:^|[,;+&/\n]|\b(?:and|et|und|y)\b)\s*[0-9]{1,3}\s*[x×]?\s*[^\W\d]", re.IGNORECASE)


def check_deliverable(
    _around: Surroundings, deliverable: Mapping[str, Any], before: Mapping[str, Any] | None
) -> Mapping[str, Any]:
    """Raise BadInput for a description that lists several deliverables: as one they would be counted, and due, once."""
    text = deliverable["description"]
    if not text or (before is not None and before["description"] == text):
        return {}
    # What reads lists takes a while to load.
    from creatorbook.exchange.sheets.pieces import read_pieces

    pieces, is_all = read_pieces(text)
    if is_all and len(pieces) > 1 and len(_COUNTED.findall(text)) > 1:
        raise BadInput(
            _("“{text}” lists {count} deliverables: {names}.").format(
                text=text, count=len(pieces), names=", ".join(_name_piece(piece) for piece in pieces)
            ),
            where="description",
            hint=_("Add one after the other, each with its own format and number."),
        )
    return {}


def _name_piece(piece: ImportedPiece) -> str:
    form = piece.medium or piece.platform
    return f"{piece.count} × {word_for(form)}" if form is not None else str(piece.count)


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
    if owed.trashed_at is not None or owed.state in SETTLED:
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
