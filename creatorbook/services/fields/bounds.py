"""Values that can be read and cannot be meant: numbers out of bounds, and days to come of what has happened.

Said beside the field as it is typed, and asked again of every record at every door.
"""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING

from creatorbook.common.errors import BadInput
from creatorbook.common.i18n import _
from creatorbook.services.fields.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from creatorbook.services.fields.kinds import Field


def refuse_value(field: Field, value: object, today: date) -> None:
    """Raise BadInput for a value of a field that cannot be meant on the day."""
    if isinstance(value, date) and not isinstance(value, datetime) and field.past and value > today:
        raise BadInput(
            _("“{field}” is a day to come.").format(field=_(field.label)),
            where=field.name,
            hint=_("Write it once it has happened: today or before."),
        )
    if isinstance(value, int) and not isinstance(value, bool):
        low, high = field.bounds
        if (low is not None and value < low) or (high is not None and value > high):
            raise BadInput(
                _("“{field}” cannot be {value}.").format(field=_(field.label), value=value),
                where=field.name,
                hint=_bounds_hint(low, high),
            )


def refuse_values(kind: str, values: Mapping[str, object], before: Mapping[str, object] | None, today: date) -> None:
    """Raise BadInput for a value of a record that cannot be meant on the day; what it held `before` may stay."""
    for field in bounded_fields(kind):
        value = values.get(field.name)
        if value is not None and (before is None or before.get(field.name) != value):
            refuse_value(field, value, today)


@cache
def bounded_fields(kind: str) -> tuple[Field, ...]:
    """Return the fields of a kind of which not every value can be meant."""
    known = KINDS.get(kind)
    return tuple(field for field in known.fields if field.past or field.bounds != (None, None)) if known else ()


def _bounds_hint(low: int | None, high: int | None) -> str:
    if low is None:
        return _("Choose a number up to {high}.").format(high=high)
    if high is None:
        return _("Choose a number from {low} on.").format(low=low)
    return _("Choose a number from {low} to {high}.").format(low=low, high=high)
