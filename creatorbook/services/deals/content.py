"""What a deal, a brand or a gift has to do with content: what is owed, the posts, the gifts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from creatorbook.services.records import rows
from creatorbook.services.records.reading import live
from creatorbook.store.query.expressions import any_of
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


def values_for_content(reading: Executes, of: str, record_id: str) -> dict[str, Any]:
    """Return what new content of a deal, a brand or a gift begins with: whose it is; raises NotFound."""
    if of == "brand":
        return {"brand_id": record_id}
    row = rows.get(reading, of, record_id)
    values: dict[str, Any] = {"creator_id": row["creator_id"], "brand_id": row["brand_id"]}
    if of == "deal":
        values["deal_id"] = record_id
    elif row["deal_id"] is not None:
        values["deal_id"] = row["deal_id"].id
    return values


def content_of(reading: Executes, of: str, record_id: str, kind: str) -> list[Row]:
    """Return what of a kind belongs to a record of another, the oldest first; nothing where no field says so."""
    field = _FIELDS.get((of, kind))
    if field is not None:
        return live(reading, kind, **{field: record_id})
    if (of, kind) == ("brand", "deliverable"):
        deals = select("deal", "id").where(brand_id=record_id)
        return live(reading, kind, Table(kind).deal_id.among(deals))
    if (of, kind) == ("gift", "post"):
        return posts_of_gift(reading, record_id)
    return []


def posts_of_gift(reading: Executes, gift_id: str) -> list[Row]:
    """Return the posts that showed a gift, the first one that it names and all further ones, as one list."""
    first = select("gift", "shown_in_post_id").where(id=gift_id).with_trash()
    further = select("gift_showing", "post_id").where(gift_id=gift_id)
    post = Table("post")
    return live(reading, "post", any_of(post.id.among(first), post.id.among(further)))
