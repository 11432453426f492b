"""Notes and tasks: what one is on has to be there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import NotFound
from creatorbook.common.i18n import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from creatorbook.services.fields.hooks import Surroundings


def check_record_named(
    around: Surroundings, values: Mapping[str, Any], before: Mapping[str, Any] | None
) -> Mapping[str, Any]:
    """Raise NotFound where the record that a note or a task is on is not there; on none there is nothing to check."""
    on = (values["record_kind"] or "", values["record_id"] or "")
    is_as_before = before is not None and (before["record_kind"] or "", before["record_id"] or "") == on
    if any(on) and not is_as_before and not around.is_there(*on):
        raise NotFound(_("There is no such record."), where=" ".join(on))
    return {}
