"""What a deal, a brand or a gift has to do with content: what is owed, the posts, the gifts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.services.records.reading import live
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from creatorbook.services.records.rows import Row
    from creatorbook.store.engine.reading import Executes

# The field of what belongs to a record, by the kinds of both.
_FIELDS = {
    ("deal", "deliverable"): "deal_id",
    ("deal", "post"): "deal_id",
    ("deal", "gift"): "deal_id",
    ("brand", "post"): "brand_id",
    ("brand", "gift"): "brand_id",
}


def content_of(reading: Executes, of: str, record_id: str, kind: str) -> list[Row]:
    """Return what of a kind belongs to a record of another, the oldest first; nothing where no field says so."""
    field = _FIELDS.get((of, kind))
    if field is not None:
        return live(reading, kind, **{field: record_id})
    if (of, kind) == ("brand", "deliverable"):
        deals = select("deal", "id").where(brand_id=record_id)
        return live(reading, kind, Table(kind).deal_id.among(deals))
    if (of, kind) == ("gift", "post"):
        gifts = select("gift", "shown_in_post_id").where(id=record_id).with_trash()
        return live(reading, kind, Table(kind).id.among(gifts))
    return []
