"""The history of the book or of one record: what was done, when, by whom, and what it changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from creatorbook.common.i18n import _
from creatorbook.services.wording.steps import step_words
from creatorbook.store.log.history import changes_of_row, newest_changes

if TYPE_CHECKING:
    from datetime import datetime

    from creatorbook.store.engine.reading import Executes
    from creatorbook.store.log.history import Change
    from creatorbook.store.log.images import Image

# What every write changes and nobody asks about.
_BOOKKEEPING = frozenset({"version", "created_at", "updated_at"})


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One column of one row, as stored, before and after; None where there was nothing."""

    name: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One change: its number, instant (UTC), user, translated label, kind (do, undo, redo) and whether it was undone.

    `fields` are the columns it changed, where the history of one record was asked for; `thinned` says that it is so old
    that they are no longer kept.
    """

    seq: int
    at: datetime
    actor: str
    label: str
    kind: str
    undone: bool
    fields: tuple[FieldChange, ...] = ()
    thinned: bool = False

    def to_json(self) -> dict[str, Any]:
        """Return the line as JSON holds it."""
        return {
            "seq": self.seq,
            "at": self.at.isoformat().replace("+00:00", "Z"),
            "actor": self.actor,
            "label": self.label,
            "kind": self.kind,
            "undone": self.undone,
            "fields": [{"name": each.name, "before": each.before, "after": each.after} for each in self.fields],
            "thinned": self.thinned,
        }


def _line(change: Change, fields: tuple[FieldChange, ...] = (), *, thinned: bool = False) -> HistoryLine:
    shown = step_words(change.label, change.params)
    if change.kind != "do" and change.of_label is not None:
        turn = _("Undo: {step}") if change.kind == "undo" else _("Redo: {step}")
        shown = turn.format(step=step_words(change.of_label, change.of_params))
    undone = change.state != "done"
    return HistoryLine(change.seq, change.at, change.actor, shown, change.kind, undone, fields, thinned)


def book_history(reading: Executes, limit: int = 100) -> list[HistoryLine]:
    """Return the newest changes of the book, newest first."""
    return [_line(each) for each in newest_changes(reading, limit)]


def record_history(reading: Executes, kind: str, record_id: str, limit: int = 100) -> list[HistoryLine]:
    """Return the newest changes of one record with the columns they changed, newest first."""
    return [
        _line(each.change, _fields(each.before or {}, each.after or {}), thinned=each.is_thinned)
        for each in changes_of_row(reading, kind, record_id, limit)
    ]


def _fields(old: Image, new: Image) -> tuple[FieldChange, ...]:
    names = [name for name in (new or old) if name not in _BOOKKEEPING and name != "id"]
    return tuple(
        FieldChange(name, old.get(name), new.get(name))
        for name in names
        if old.get(name) != new.get(name) and (old.get(name), new.get(name)) not in ((None, ""), ("", None))
    )
