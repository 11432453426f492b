"""Every kind of record in one table: its fields, its list, its words."""

from __future__ import annotations

from creatorbook.services.fields.kinds.content import GIFT, MESSAGE, NOTE, POST, TAG
from creatorbook.services.fields.kinds.deals import (
    CONTRACT,
    DEAL,
    DEAL_PERIOD,
    DELIVERABLE,
    EXCLUSIVITY,
    PAYMENT,
    TERMS,
    USAGE_RIGHT,
)
from creatorbook.services.fields.kinds.field import WIDE, Field, FieldType, Kind
from creatorbook.services.fields.kinds.parties import AGENCY, BRAND, CHANNEL, CONTACT, CREATOR
from creatorbook.services.fields.kinds.tasks import TASK
from creatorbook.services.fields.kinds.window import NewAction, Window

KINDS: dict[str, Kind] = {
    kind.id: kind
    for kind in (
        CREATOR,
        CHANNEL,
        BRAND,
        AGENCY,
        CONTACT,
        DEAL,
        DEAL_PERIOD,
        TERMS,
        USAGE_RIGHT,
        EXCLUSIVITY,
        DELIVERABLE,
        PAYMENT,
        POST,
        GIFT,
        CONTRACT,
        MESSAGE,
        NOTE,
        TASK,
        TAG,
    )
}


# What hangs on a record of any kind by its kind and id, rather than by a foreign key.
ABOUT_ANY: tuple[str, ...] = tuple(kind.id for kind in KINDS.values() if kind.is_about_any)


def _parents_first() -> tuple[str, ...]:
    """Return the kinds with what they refer to before them, else in the order of the table."""
    found: dict[str, None] = {}

    def add(kind: Kind) -> None:
        for field in kind.fields:
            if field.kind and field.kind != kind.id:
                add(KINDS[field.kind])
        found.setdefault(kind.id)

    for kind in KINDS.values():
        add(kind)
    return tuple(found)


# In which order rows of several kinds are written: references are checked row by row.
WRITTEN: tuple[str, ...] = _parents_first()

__all__ = ["ABOUT_ANY", "KINDS", "WIDE", "WRITTEN", "Field", "FieldType", "Kind", "NewAction", "Window"]
