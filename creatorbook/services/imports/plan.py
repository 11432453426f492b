"""A plan of an import: rows to add and empty fields to fill, gathered before anything is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from creatorbook.common.ids import new_id
from creatorbook.services.fields.kinds import WRITTEN
from creatorbook.services.imports.summary import Tally

if TYPE_CHECKING:
    from datetime import date, datetime

    from creatorbook.domain.values.money import Money
    from creatorbook.exchange.base.records import ImportedAttachment
    from creatorbook.store.writing.uow import UnitOfWork

# What hangs on records of any kind comes after them.
ORDER = (*WRITTEN, "attachment", "tagging", "imported_key")
# What is counted for a person; the rest comes along.
COUNTED = frozenset(ORDER) - {"tagging", "imported_key", "tag"}

# What a form holds to one line of this length, so that an imported record can be edited.
_SHORT = frozenset({"name", "title", "role", "description", "stage_reason", "subject"})
_LONGEST = 200


def money_columns(name: str, money: Money | None) -> dict[str, Any]:
    """Return the two columns of an amount."""
    return {} if money is None else {f"{name}_minor": money.minor, f"{name}_currency": money.currency}


@dataclass
class Plan:
    """Rows to add by table, in order, and fields to set on records of the book by (table, id).

    `whole` are records by kind that are added as people add them, each with its line, its key and its values.

    `today` is the user's day, `now` the instant of the import.
    """

    today: date
    now: datetime
    rows: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    changes: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    contents: dict[str, ImportedAttachment] = field(default_factory=dict)
    tallies: dict[str, Tally] = field(default_factory=dict)
    whole: dict[str, list[tuple[int, str, dict[str, Any]]]] = field(default_factory=dict)
    _new: dict[str, dict[str, Any]] = field(default_factory=dict)
    _found: dict[tuple[str, str], bool] = field(default_factory=dict)

    def begin_file(self) -> None:
        """Start the counts of the next file."""
        self.tallies = {}
        self._found = {}

    def end_file(self) -> dict[str, Tally]:
        """Return the counts of the file, by kind in the order of writing."""
        for (table, _record), filled in self._found.items():
            tally = self.tally(table)
            tally.completed += filled
            tally.matched += not filled
        return {kind: self.tallies[kind] for kind in ORDER if kind in self.tallies}

    def tally(self, kind: str) -> Tally:
        """Return the counts of a kind in the present file."""
        found = self.tallies.get(kind)
        if found is None:
            found = self.tallies[kind] = Tally()
        return found

    def add(self, table: str, **values: object) -> str:
        """Add a row with these columns and return its new key."""
        record = new_id()
        row: dict[str, Any] = {"id": record, **values}
        for name in _SHORT & row.keys():
            if len(row[name]) > _LONGEST:
                row[name] = row[name][: _LONGEST - 1] + "…"
        self.rows.setdefault(table, []).append(row)
        if table in COUNTED:
            self._new[record] = row
            self.tally(table).added += 1
        return record

    def add_whole(self, kind: str, line: int, key: str, values: dict[str, Any]) -> None:
        """Add a record by field name, with all that its kind checks and fills in."""
        self.whole.setdefault(kind, []).append((line, key, values))
        self.tally(kind).added += 1

    def note(self, kind: str, record: str, text: str) -> None:
        """Add a note on a record, unless there is nothing to say."""
        if text.strip():
            self.add("note", record_kind=kind, record_id=record, text=text)

    def complete(self, table: str, record: str, known: dict[str, Any], offered: dict[str, Any]) -> None:
        """Fill what a record leaves empty with what the file offers; nothing that is there is overwritten.

        `known` is what the record holds and is brought up to date. Each record is counted once a file.
        """
        fill = {name: value for name, value in offered.items() if value and not known.get(name)}
        known.update(fill)
        row = self._new.get(record)
        if row is not None:
            row.update(fill)
            return
        if fill:
            self.changes.setdefault((table, record), {}).update(fill)
        self._found[table, record] = bool(fill) or self._found.get((table, record), False)

    def write(self, uow: UnitOfWork) -> None:
        """Write the plan through a unit of work."""
        from creatorbook.services.records.attachments import keep_content
        from creatorbook.services.records.editing import model

        for content in self.contents.values():
            keep_content(uow, content.content)
        for table in ORDER:
            rows = self.rows.get(table)
            if rows:
                uow.insert_many(model(table), rows)
        self._write_whole(uow)
        for (table, record), values in self.changes.items():
            found = uow.get(model(table), record)
            for name, value in values.items():
                setattr(found, name, value)

    def _write_whole(self, uow: UnitOfWork) -> None:
        from creatorbook.services.records.editing import model
        from creatorbook.services.records.many import AddRecords

        for kind, lines in self.whole.items():
            ids = AddRecords(kind, [(line, values) for line, _key, values in lines]).execute(uow)
            keys = [
                {"id": new_id(), "key": key, "record_kind": kind, "record_id": record}
                for record, (_line, key, _values) in zip(ids, lines, strict=True)
            ]
            uow.insert_many(model("imported_key"), keys)
