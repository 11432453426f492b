"""The history of the book or of one record: what was done, when, by whom, and what it changed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from creatorbook.common.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from creatorbook.store.engine.reading import Executes

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

    `fields` are the columns it changed, where the history of one record was asked for.
    """

    seq: int
    at: datetime
    actor: str
    label: str
    kind: str
    undone: bool
    fields: tuple[FieldChange, ...] = ()

    def plain(self) -> dict[str, Any]:
        """Return the line as JSON holds it."""
        return {
            "seq": self.seq,
            "at": self.at.isoformat().replace("+00:00", "Z"),
            "actor": self.actor,
            "label": self.label,
            "kind": self.kind,
            "undone": self.undone,
            "fields": [{"name": each.name, "before": each.before, "after": each.after} for each in self.fields],
        }


def _line(columns: Sequence[Any], what: tuple[str, str] | None) -> HistoryLine:
    seq, at, actor, label, params, kind, state = columns
    shown = _(label).format(**json.loads(params))
    if kind != "do" and what is not None:
        step, step_params = what
        shown = f"{shown}: {_(step).format(**json.loads(step_params))}"
    return HistoryLine(seq, datetime.fromisoformat(at), actor, shown, kind, state != "done")


def book_history(reading: Executes, limit: int = 100) -> list[HistoryLine]:
    """Return the newest changes of the book, newest first."""
    found = reading.exec_driver_sql(
        "SELECT c.seq, c.at, c.actor, c.label, c.params, c.kind, c.state, s.label, s.params FROM change_log c "
        "LEFT JOIN change_log s ON s.seq = c.of_step ORDER BY c.seq DESC LIMIT ?",
        (limit,),
    )
    return [_line(row[:7], None if row[7] is None else (row[7], row[8])) for row in found]


def record_history(reading: Executes, kind: str, record_id: str, limit: int = 100) -> list[HistoryLine]:
    """Return the newest changes of one record with the columns they changed, newest first."""
    found = reading.exec_driver_sql(
        "SELECT c.seq, c.at, c.actor, c.label, c.params, c.kind, c.state, r.before, r.after FROM change_row r "
        "JOIN change_log c ON c.seq = r.change_seq WHERE r.row_id = ? AND r.table_name = ? "
        "ORDER BY c.seq DESC LIMIT ?",
        (record_id, kind, limit),
    )
    lines = []
    for row in found:
        line = _line(row[:7], None)
        lines.append(
            HistoryLine(line.seq, line.at, line.actor, line.label, line.kind, line.undone, _fields(row[7], row[8]))
        )
    return lines


def _fields(before: str | None, after: str | None) -> tuple[FieldChange, ...]:
    old: dict[str, Any] = {} if before is None else json.loads(before)
    new: dict[str, Any] = {} if after is None else json.loads(after)
    names = [name for name in (new or old) if name not in _BOOKKEEPING and name != "id"]
    return tuple(
        FieldChange(name, old.get(name), new.get(name))
        for name in names
        if old.get(name) != new.get(name) and (old.get(name), new.get(name)) not in ((None, ""), ("", None))
    )
