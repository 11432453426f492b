"""The record that a note or a task is on, named as people name it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from creatorbook.services.records import rows

if TYPE_CHECKING:
    from creatorbook.services.fields.kinds import Kind
    from creatorbook.store.engine.reading import Executes


def find_about(reading: Executes, kind: Kind, values: dict[str, Any]) -> dict[str, Any]:
    """Return the values with the id of the record that they name by id, beginning of an id, or title.

    Raises NotFound for no such record, UsageError for no such kind.
    """
    if not (kind.is_about_any and values.get("record_kind") and values.get("record_id")):
        return values
    about = rows.kind_of(str(values["record_kind"]))
    found = rows.find(reading, about.id, str(values["record_id"]))
    return {**values, "record_kind": about.id, "record_id": found.id}
