"""What stands for a value that is lost: nothing where a column allows it, else what a new record begins with."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from creatorbook.common.i18n import _
from creatorbook.common.ids import new_id, new_version
from creatorbook.store.engine.base import Base
from creatorbook.store.engine.instants import instant_text
from creatorbook.store.engine.types import Choice, Day, Instant, Words
from creatorbook.store.models import load_all

if TYPE_CHECKING:
    from sqlalchemy import Column

    from creatorbook.store.salvage.cells import Value
    from creatorbook.store.salvage.shapes import Shape

_NAMES = ("name", "title", "subject", "text")


def blank_value(table: str, column: str, *, required: bool) -> Value:
    """Return what a column holds instead of a value that is lost."""
    if not required:
        return None
    load_all()
    found = Base.metadata.tables[table].columns.get(column)
    if found is None:
        return ""
    if column == "version" or found.foreign_keys:
        return new_version() if column == "version" else new_id()
    now = datetime.now(UTC)
    kinds: tuple[tuple[type, str], ...] = (
        (Instant, instant_text(now)),
        (Day, now.date().isoformat()),
        (Words, "[]"),
    )
    return next((value for kind, value in kinds if isinstance(found.type, kind)), _beginning(found))


def stand_in(shape: Shape, id: str) -> dict[str, Value]:
    """Return a row of an id that others refer to and whose own row is lost: its name says so."""
    row: dict[str, Value] = {
        name: blank_value(shape.table, name, required=shape.required[place])
        for place, name in enumerate(shape.columns)
        if shape.required[place]
    }
    named = next((name for name in _NAMES if name in shape.columns), "")
    if named:
        row[named] = _("Lost in the damage")
    return {**row, "id": id}


def _beginning(column: Column[object]) -> Value:
    default = getattr(column.default, "arg", None)
    value = getattr(default, "value", default)
    if isinstance(value, bool | int | str):
        return int(value) if isinstance(value, bool) else value
    if isinstance(column.type, Choice):
        return str(next(iter(column.type.enum.__members__.values())).value)
    return 0 if column.type.python_type in (int, bool) else ""
