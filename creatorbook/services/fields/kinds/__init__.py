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
        TAG,
    )
}

__all__ = ["KINDS", "WIDE", "Field", "FieldType", "Kind"]
