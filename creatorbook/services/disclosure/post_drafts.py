"""Posts being written: the values of a form, in the book or not yet, as the snapshot that rules can judge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from creatorbook.services.fields import snapshots
from creatorbook.services.fields.snapshots import id_of
from creatorbook.services.fields.values import Ref
from creatorbook.services.records import lists, rows
from creatorbook.services.records.lists import Query

if TYPE_CHECKING:
    from collections.abc import Mapping

    from creatorbook.domain.records.posts import Post
    from creatorbook.store.engine.reading import Executes


def snapshot(reading: Executes, values: Mapping[str, Any], id: str = "") -> Post:
    """Return the post that these values make, by the names of the field table; references are ids or Refs.

    What is not said comes from the deal, as it will when the post is kept: the creator and the brand. `id` is "" for
    a post that is not in the book. Raises NotFound for a record that is gone.
    """
    deal_id, brand_id, creator_id = (id_of(values.get(name)) for name in ("deal_id", "brand_id", "creator_id"))
    if deal_id is not None:
        deal = rows.get(reading, "deal", deal_id)
        brand_id = brand_id or id_of(deal["brand_id"])
        creator_id = creator_id or id_of(deal["creator_id"])
    known = {"creator_id": creator_id or first_creator(reading), "brand_id": brand_ref(reading, brand_id)}
    return snapshots.post({**values, **known}, id)


def first_creator(reading: Executes) -> str:
    """Return the id of the creator that stands where none is said: the first of the book, "" where it has none."""
    return next(iter(lists.ids(reading, Query("creator"), 1)), "")


def brand_ref(reading: Executes, brand_id: str | None) -> Ref | None:
    """Return the reference to a brand with the name it has now; raise NotFound where it is gone."""
    return None if brand_id is None else Ref("brand", brand_id, rows.get(reading, "brand", brand_id).title)
