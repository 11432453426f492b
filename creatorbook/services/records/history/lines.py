"""The history of the book or of one record: what was done, when, by whom, and what it changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from creatorbook.common.i18n import _
from creatorbook.services.fields.kinds import KINDS
from creatorbook.services.fields.values import value_as_json
from creatorbook.services.records.history.values import value_in_image
from creatorbook.services.wording.steps import step_words
from creatorbook.store.log.history import changes_of_row, newest_changes

if TYPE_CHECKING:
    from datetime import datetime

    from creatorbook.store.engine.reading import Executes
    from creatorbook.store.log.history import Change, RowInChange
    from creatorbook.store.log.images import Image

_NOTHING: tuple[object, ...] = (None, "", ())


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of one record, by its name, before and after; None where there was nothing."""

    name: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One change: its number, instant (UTC), user, translated label, kind (do, undo, redo) and whether it was undone.

    `before` and `after` are the row as stored, where the history of one record of `record_kind` was asked for;
    `thinned` says that the change is so old that they are no longer kept.
    """

    seq: int
    at: datetime
    actor: str
    label: str
    kind: str
    undone: bool
    before: Image | None = None
    after: Image | None = None
    thinned: bool = False
    record_kind: str = ""

    @property
    def fields(self) -> tuple[FieldChange, ...]:
        """The fields that it changed, named and told as the record tells them, and whether it went to the trash."""
        old, new = self.before or {}, self.after or {}
        known = KINDS[self.record_kind].fields if self.record_kind in KINDS else ()
        found = [FieldChange(field.name, value_in_image(field, old), value_in_image(field, new)) for field in known]
        if old and new:
            found.append(FieldChange("trashed", bool(old.get("trashed_at")), bool(new.get("trashed_at"))))
        return tuple(
            each
            for each in found
            if each.before != each.after and not (each.before in _NOTHING and each.after in _NOTHING)
        )

    def to_json(self) -> dict[str, Any]:
        """Return the line as JSON holds it."""
        return {
            "seq": self.seq,
            "at": self.at.isoformat().replace("+00:00", "Z"),
            "actor": self.actor,
            "label": self.label,
            "kind": self.kind,
            "undone": self.undone,
            "fields": [
                {"name": each.name, "before": value_as_json(each.before), "after": value_as_json(each.after)}
                for each in self.fields
            ],
            "thinned": self.thinned,
        }


def _line(change: Change, row: RowInChange | None = None, kind: str = "") -> HistoryLine:
    shown = step_words(change.label, change.params)
    if change.kind != "do" and change.of_label is not None:
        turn = _("Undo: {step}") if change.kind == "undo" else _("Redo: {step}")
        shown = turn.format(step=step_words(change.of_label, change.of_params))
    before, after, thinned = (None, None, False) if row is None else (row.before, row.after, row.is_thinned)
    undone = change.state != "done"
    return HistoryLine(change.seq, change.at, change.actor, shown, change.kind, undone, before, after, thinned, kind)


def book_history(reading: Executes, limit: int = 100) -> list[HistoryLine]:
    """Return the newest changes of the book, newest first."""
    return [_line(each) for each in newest_changes(reading, limit)]


def record_history(reading: Executes, kind: str, record_id: str, limit: int = 100) -> list[HistoryLine]:
    """Return the newest changes of one record with what they changed, newest first."""
    return [_line(each.change, each, kind) for each in changes_of_row(reading, kind, record_id, limit)]
