"""Posts being written: the values of a form, in the book or not yet, as the snapshot that rules can judge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from creatorbook.domain.records.posts import Post
from creatorbook.domain.values.platforms import Medium, Platform, PostState
from creatorbook.services.fields.values import Ref
from creatorbook.services.records import lists, rows
from creatorbook.services.records.lists import Query

if TYPE_CHECKING:
    from collections.abc import Mapping

    from creatorbook.store.engine.reading import Executes


def snapshot(reading: Executes, values: Mapping[str, Any], id: str = "") -> Post:
    """Return the post that these values make, by the names of the field table; references are ids or Refs.

    What is not said comes from the deal, as it will when the post is kept: the creator and the brand. `id` is "" for
    a post that is not in the book. Raises NotFound for a record that is gone.
    """
    deal_id, brand_id, creator_id = (_id(values.get(name)) for name in ("deal_id", "brand_id", "creator_id"))
    if deal_id is not None:
        deal = rows.get(reading, "deal", deal_id)
        brand_id = brand_id or _id(deal["brand_id"])
        creator_id = creator_id or _id(deal["creator_id"])
    if creator_id is None:
        creator_id = next(iter(lists.ids(reading, Query("creator"), 1)), "")
    planned, published = values.get("planned_at"), values.get("published_at")
    return Post(
        id,
        creator_id,
        values.get("platform") or Platform.INSTAGRAM,
        values.get("medium") or Medium.FEED_POST,
        deal_id=deal_id,
        deliverable_id=_id(values.get("deliverable_id")),
        brand_id=brand_id,
        brand_name=rows.get(reading, "brand", brand_id).title if brand_id else "",
        state=values.get("state") or PostState.PLANNED,
        planned_at=planned.astimezone() if planned is not None else None,
        published_at=published.astimezone() if published is not None else None,
        caption=values.get("caption") or "",
        language=values.get("language") or "",
        audience_countries=frozenset(values.get("audience_countries") or ()),
        platform_switch=values.get("platform_switch"),
        label_position=values.get("label_position") or "",
        label_words=values.get("label_words") or "",
    )


def _id(value: Any) -> str | None:
    return value.id if isinstance(value, Ref) else value or None
