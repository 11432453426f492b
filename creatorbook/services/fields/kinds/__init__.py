"""Every kind of record in one table: its fields, its list, its words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from creatorbook.services.fields.kinds.field import WIDE, Field, FieldType, Kind
from creatorbook.services.fields.kinds.window import NewAction, Window

if TYPE_CHECKING:
    from collections.abc import Iterator

# In the order of lists and helps: where each kind's row stands.
_ROWS = {
    "creator": "parties:CREATOR",
    "channel": "parties:CHANNEL",
    "brand": "parties:BRAND",
    "agency": "parties:AGENCY",
    "contact": "parties:CONTACT",
    "deal": "deals:DEAL",
    "deal_period": "deals:DEAL_PERIOD",
    "terms": "deals:TERMS",
    "usage_right": "deals:USAGE_RIGHT",
    "exclusivity": "deals:EXCLUSIVITY",
    "deliverable": "deals:DELIVERABLE",
    "payment": "deals:PAYMENT",
    "split": "money:SPLIT",
    "split_settlement": "money:SPLIT_SETTLEMENT",
    "expense": "money:EXPENSE",
    "earning": "money:EARNING",
    "invoice": "invoices:INVOICE",
    "post": "content:POST",
    "gift": "content:GIFT",
    "contract": "deals:CONTRACT",
    "message": "content:MESSAGE",
    "note": "content:NOTE",
    "task": "tasks:TASK",
    "tag": "content:TAG",
}


class _Kinds(Mapping[str, Kind]):
    """The kinds by id; a row is loaded when it is asked for, since a command needs one or two of them."""

    def __init__(self) -> None:
        self._loaded: dict[str, Kind] = {}

    def __getitem__(self, id: str) -> Kind:
        found = self._loaded.get(id)
        if found is None:
            module, name = _ROWS[id].split(":")
            found = self._loaded[id] = getattr(import_module(f"{__name__}.{module}"), name)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(_ROWS)

    def __len__(self) -> int:
        return len(_ROWS)

    def __contains__(self, id: object) -> bool:
        return id in _ROWS


KINDS: Mapping[str, Kind] = _Kinds()


@cache
def about_any() -> tuple[str, ...]:
    """Return the kinds that hang on a record of any kind by its kind and id, rather than by a foreign key."""
    return tuple(kind.id for kind in KINDS.values() if kind.is_about_any)


@cache
def parents_first() -> tuple[str, ...]:
    """Return the kinds with what they refer to before them, else in the order of the table.

    In this order rows of several kinds are written: references are checked row by row.
    """
    found: dict[str, None] = {}

    def add(kind: Kind) -> None:
        for field in kind.fields:
            if field.kind and field.kind != kind.id:
                add(KINDS[field.kind])
        found.setdefault(kind.id)

    for kind in KINDS.values():
        add(kind)
    return tuple(found)


__all__ = ["KINDS", "WIDE", "Field", "FieldType", "Kind", "NewAction", "Window", "about_any", "parents_first"]
