"""Notes: each stands on a record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from creatorbook.services.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from creatorbook.store.models import Note
    from creatorbook.store.uow import UnitOfWork


@RULES.on("check", "note")
def check_note(uow: UnitOfWork, note: Note, before: Mapping[str, Any] | None) -> None:
    """Raise NotFound where the record that a note is on is not there."""
    from creatorbook.services.records import existing

    if before is None or (before["record_kind"], before["record_id"]) != (note.record_kind, note.record_id):
        existing(uow, note.record_kind, note.record_id)
