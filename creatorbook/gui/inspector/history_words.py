"""The history of a record in words: stored columns become the fields a person knows, before and after."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import NotFound
from creatorbook.common.i18n import _
from creatorbook.domain.values.money import Money
from creatorbook.services.fields import formats
from creatorbook.services.fields.kinds import KINDS, FieldType
from creatorbook.services.records import rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from creatorbook.services.book.reading import Executes
    from creatorbook.services.fields.kinds import Field
    from creatorbook.services.records.history import FieldChange
    from creatorbook.services.records.rows import Row

_LONGEST = 120
_LISTS = (FieldType.COUNTRIES, FieldType.CHOICES, FieldType.WORDS)


def changes(
    reading: Executes, kind: str, fields: Sequence[FieldChange], record: Row | None = None
) -> list[tuple[str, str, str]]:
    """Return (field, before, after) as a person reads them; columns that no field shows are left out.

    `record` is the record as it is now: it knows the currency of an amount of which only the number has changed.
    """
    if kind not in KINDS:
        return []
    by_name = {each.name: each for each in fields}
    found = []
    for field in KINDS[kind].fields:
        sides = tuple(_side(reading, field, by_name, side, record) for side in ("before", "after"))
        if sides[0] != sides[1]:
            found.append((_(field.label), _cut(sides[0]), _cut(sides[1])))
    if "trashed_at" in by_name:
        gone = by_name["trashed_at"].after is not None
        found.append((_("Trash"), "", _("put away") if gone else _("taken out")))
    return found


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _side(reading: Executes, field: Field, by_name: dict[str, FieldChange], side: str, record: Row | None) -> str:
    def value_of(name: str) -> Any:  # noqa: ANN401  a column of any type
        found = by_name.get(name)
        return None if found is None else getattr(found, side)

    if field.type is FieldType.MONEY:
        minor, currency = value_of(f"{field.name}_minor"), value_of(f"{field.name}_currency")
        now = record[field.name] if record is not None else None
        if minor is None:
            return str(currency or "")
        currency = currency or (now.currency if now is not None else "")
        return formats.money(Money(minor, currency)) if currency else formats.number(minor)
    value = value_of(field.name)
    if value is None or value == "":
        return ""
    return _format_value(reading, field, value)


def _format_value(reading: Executes, field: Field, value: Any) -> str:  # noqa: ANN401, PLR0911  one line a type reads best
    if field.type is FieldType.REFERENCE:
        try:
            return rows.get(reading, field.kind, value).title
        except NotFound:
            return _("a record that is gone")
    if field.type is FieldType.CHOICE and field.enum is not None:
        return formats.format_value(field, field.enum(value))
    if field.type is FieldType.DAY:
        return formats.day(date.fromisoformat(value))
    if field.type is FieldType.INSTANT:
        return formats.instant(datetime.fromisoformat(value))
    if field.type in (FieldType.FLAG, FieldType.MAYBE):
        return _("Yes") if value else _("No")
    if field.type in _LISTS:
        return formats.format_value(field, tuple(json.loads(value)))
    return formats.format_value(field, value)
