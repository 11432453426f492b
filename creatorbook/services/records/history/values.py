"""What a field held in the image of a row that a step kept, as the record itself tells it."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING

from creatorbook.domain.values.money import Money
from creatorbook.services.fields.kinds import FieldType
from creatorbook.services.fields.kinds.field import LISTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from creatorbook.services.fields.kinds import Field
    from creatorbook.store.log.images import Image


def value_in_image(field: Field, image: Image) -> object:
    """Return the value of a field as a row holds it, but an id for a record referred to; None where there is none."""
    if field.type is FieldType.MONEY:
        minor, currency = (image.get(column) for column in field.columns)
        return Money(minor, currency) if minor is not None and currency else None
    value = image.get(field.name)
    read = _STORED.get(field.type)
    return value if value is None or value == "" or read is None else read(field, value)


def read_choice(field: Field, stored: object) -> object:
    """Return the member of a choice, or what is stored where a newer program wrote one that this does not know."""
    return field.enum(str(stored)) if field.enum is not None and stored in set(field.enum) else stored


_STORED: dict[FieldType, Callable[[Field, object], object]] = {
    FieldType.CHOICE: read_choice,
    FieldType.DAY: lambda _field, stored: date.fromisoformat(str(stored)),
    FieldType.INSTANT: lambda _field, stored: datetime.fromisoformat(str(stored)),
    FieldType.FLAG: lambda _field, stored: bool(stored),
    FieldType.MAYBE: lambda _field, stored: bool(stored),
    **dict.fromkeys(LISTS, lambda _field, stored: tuple(json.loads(str(stored)))),
}
