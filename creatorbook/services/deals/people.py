"""The people at a brand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.store import results
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from creatorbook.store.engine.reading import Executes


def people_of(reading: Executes, brand_id: str, limit: int) -> list[str]:
    """Return the names of a brand's people in their order, at most so many."""
    contact = Table("contact")
    named = select(contact, "name").where(brand_id=brand_id).order_by(contact.name)
    return results.values(reading, named.limit(limit))
