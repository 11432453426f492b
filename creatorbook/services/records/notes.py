"""Notes and tasks: what one is on has to be there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import NotFound
from creatorbook.common.i18n import _
from creatorbook.services.records import rows
from creatorbook.services.records.about import in_trash

if TYPE_CHECKING:
    from collections.abc import Mapping

    from creatorbook.services.fields.hooks import Surroundings


def check_record_named(
    around: Surroundings, values: Mapping[str, Any], before: Mapping[str, Any] | None
) -> Mapping[str, Any]:
    """Raise where a new or moved note or task is on what is not there (NotFound) or is in the trash (BadInput).

    On none there is nothing to check.
    """
    on = (values["record_kind"] or "", values["record_id"] or "")
    is_as_before = before is not None and (before["record_kind"] or "", before["record_id"] or "") == on
    if not any(on) or is_as_before:
        return {}
    if not around.is_there(*on):
        raise NotFound(_("There is no such record."), where=" ".join(on))
    kind, record = on
    # One that the same step is about to write is not to be read yet, and in no trash.
    row = rows.fetch(around.reading, kind, [record]).get(record)
    if row is not None and row.trashed:
        raise in_trash(row.title, "record_id")
    return {}
