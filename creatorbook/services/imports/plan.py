"""A plan of an import: rows to add and empty fields to fill, gathered before anything is written."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import CreatorbookError
from creatorbook.common.i18n import _, labelled
from creatorbook.common.ids import new_id
from creatorbook.exchange.base.problems import Notice, Remarks
from creatorbook.services.fields.bounds import bounded_fields
from creatorbook.services.fields.gate import (
    Gate,
    complete_given,
    field_values,
    follow_rows,
    is_gated,
    save_record,
    surroundings,
)
from creatorbook.services.fields.kinds import parents_first
from creatorbook.services.imports.summary import Tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from creatorbook.domain.values.money import Money
    from creatorbook.exchange.base.records import ImportedAttachment
    from creatorbook.services.records.many import AddRecords, ReadyRecords
    from creatorbook.store.engine.reading import Executes
    from creatorbook.store.log.changes import Written
    from creatorbook.store.writing.bulk import ReadyRows
    from creatorbook.store.writing.uow import UnitOfWork

# What hangs on records of any kind comes after them.
ORDER = (*parents_first(), "attachment", "tagging", "imported_key")
# What is counted for a person; the rest comes along.
COUNTED = frozenset(ORDER) - {"tagging", "imported_key", "tag"}

# What an entry names beside itself stays where the entry is refused: others of the file may name it too.
_TOGETHER = {"post_waits": "posts_wait"}
_NAMED = frozenset({"agency", "brand", "contact", "tag", "tagging"})
# Where an entry of a file stands, by the file's format.
_PLACES = {"csv": "line", "xlsx": "row", "vcard": "whole_card", "eml": "mail", "mbox": "mail"}

# What a form holds to one line of this length, so that an imported record can be edited.
_SHORT = frozenset({"name", "title", "role", "description", "stage_reason", "subject"})
_LONGEST = 200


def money_columns(name: str, money: Money | None) -> dict[str, Any]:
    """Return the two columns of an amount."""
    return {} if money is None else {f"{name}_minor": money.minor, f"{name}_currency": money.currency}


@dataclass
class Plan:
    """Rows to add by table, in order, and fields to set on records of the book by (table, id).

    `whole` are records by kind that are added as people add them, each with its line, its key and its values;
    `restored` are ids by table of what comes out of the trash; `said` counts the remarks on the present file by code,
    those too that are too many to be kept; `left_rows` are its entries of which nothing came in.

    `reading` is the book as it is, `today` the user's day, `now` the instant of the import. A row is filled in and
    checked when it is planned, so that a preview says what is refused.
    """

    reading: Executes
    today: date
    now: datetime
    rows: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    changes: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    contents: dict[str, ImportedAttachment] = field(default_factory=dict)
    tallies: dict[str, Tally] = field(default_factory=dict)
    whole: dict[str, list[tuple[int, str, dict[str, Any]]]] = field(default_factory=dict)
    restored: dict[str, list[str]] = field(default_factory=dict)
    _new: dict[str, dict[str, Any]] = field(default_factory=dict)
    _found: dict[tuple[str, str], bool] = field(default_factory=dict)
    said: Counter[str] = field(default_factory=Counter)
    _remarks: Remarks = field(default_factory=Remarks)
    _place: str = ""
    _row: int = 0
    left_rows: set[int] = field(default_factory=set)
    _of_row: list[tuple[str, str]] = field(default_factory=list)
    _ready: list[ReadyRows] = field(default_factory=list)
    _ready_whole: dict[str, tuple[AddRecords, ReadyRecords]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Open the gate that every row of the import goes through."""
        around = surroundings(self.reading, self.today, self.now)
        self._gate = Gate(
            replace(
                around,
                is_there=lambda kind, record: record in self._new or around.is_there(kind, record),
                comes_back=lambda kind, record: record in self.restored.get(kind, ()),
                to_come=lambda _kind, record: self._new.get(record),
                as_written=True,
            )
        )

    def begin_file(self, format: str) -> None:
        """Start the counts of the next file."""
        self.tallies = {}
        self._found = {}
        self._remarks = Remarks()
        self.said = Counter()
        self.left_rows = set()
        self._place = _PLACES.get(format, "")

    def begin_row(self, number: int) -> None:
        """Start the next entry of the file, which stands at this line, row, card or mail."""
        self._row = number
        self._of_row.clear()

    def remark(self, code: str, **params: str) -> None:
        """Say something of the present entry of the file."""
        self.said[code] += 1
        if self.said[code] > 1 and code in _TOGETHER:
            # Said once for all: the same of forty rows would hide what is said of one.
            self._remarks.put_together(code, Notice(_TOGETHER[code], {"count": self.said[code]}))
            return
        self._remarks.keep(Notice(code, dict(params), self._place, self._row))

    def check(self, table: str, **values: object) -> None:
        """Raise CreatorbookError where a row with these columns might not stand, although none is planned."""
        self._gate.admit_row(table, {"id": new_id(), **values})

    def refuse_change(self, kind: str, before: Mapping[str, Any], changed: Mapping[str, Any]) -> bool:
        """Say why a record of the book may not become what the present entry offers, and return whether it may not.

        `before` are its values, `changed` those that would be set, both by the names of the fields.
        """
        if not is_gated(kind):
            return False
        try:
            self._gate.check(kind, {**before, **changed}, before)
        except CreatorbookError as error:
            self.remark("row_refused", reason=f"{error.message} {error.hint}".strip())
            return True
        return False

    def refuse_row(self, kind: str, error: CreatorbookError) -> None:
        """Leave the present entry out and say why; the firms and people that it names stay."""
        for table, record in reversed(self._of_row):
            if table not in _NAMED:
                self.rows[table].pop()
                if self._new.pop(record, None) is not None:
                    self.tally(table).added -= 1
        self.leave_row_out(kind)
        self.remark("row_refused", reason=f"{error.message} {error.hint}".strip())

    def leave_row_out(self, kind: str) -> None:
        """Count the present entry as one of which nothing came in."""
        self.tally(kind).skipped += 1
        self.left_rows.add(self._row)

    def notices(self) -> tuple[Notice, ...]:
        """Return what had to be said of the entries of the present file."""
        return self._remarks.all()

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
        """Add a row with these columns and return its new key; raise CreatorbookError where it may not stand."""
        record = new_id()
        row: dict[str, Any] = {"id": record, **values}
        for name in _SHORT & row.keys():
            if len(row[name]) > _LONGEST:
                row[name] = row[name][: _LONGEST - 1] + "…"
        later = self.say_days_to_come(self.take_days_to_come(table, row))
        if is_gated(table):
            self._gate.admit_row(table, row)
        self.rows.setdefault(table, []).append(row)
        self._of_row.append((table, record))
        if table in COUNTED:
            self._new[record] = row
            self.tally(table).added += 1
        self.note(table, record, "\n".join(later))
        return record

    def take_days_to_come(self, table: str, row: dict[str, Any]) -> list[tuple[str, date]]:
        """Take the days to come of what has happened out of a row; return them, each after its label."""
        taken = []
        for known in bounded_fields(table):
            day = row.get(known.name)
            if known.past and isinstance(day, date) and day > self.today:
                row[known.name] = None
                taken.append((_(known.label), day))
        return taken

    def say_days_to_come(self, taken: Iterable[tuple[str, date]]) -> list[str]:
        """Say of the present entry which days were taken out of it; return them as lines of a note."""
        lines = []
        for label, day in taken:
            lines.append(labelled(label, day.isoformat()))
            self.remark("future_day", column=label, text=day.isoformat())
        return lines

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

    def overwrite(self, table: str, record: str, values: dict[str, Any]) -> None:
        """Set columns of a record of the book, whatever they hold; it is counted as completed where there are any."""
        if values:
            self.changes.setdefault((table, record), {}).update(values)
        self._found[table, record] = bool(values) or self._found.get((table, record), False)

    def is_of_book(self, record: str) -> bool:
        """Whether a record is in the book already, and not brought by this import."""
        return record not in self._new

    def restore(self, table: str, record: str) -> None:
        """Take a record out of the trash, with what went there with it."""
        self.restored.setdefault(table, []).append(record)
        self.tally(table).restored += 1

    def make_ready(self) -> None:
        """Bring the rows into the form in which they are stored, so that the write itself is short."""
        from creatorbook.store.models import model_of
        from creatorbook.store.writing.bulk import make_ready

        self._ready = [make_ready(model_of(table), self.rows[table]) for table in ORDER if self.rows.get(table)]
        for kind, lines in self.whole.items():
            from creatorbook.services.records.many import AddRecords

            command = AddRecords(kind, [(line, values) for line, _key, values in lines])
            self._ready_whole[kind] = (command, command.make_plan(self.reading, self.today, self.now))

    def is_current(self, since: Written) -> bool:
        """Whether the records that are added as people add them would be made alike now that others wrote this."""
        return all(ready.is_current(since) for _command, ready in self._ready_whole.values())

    def write(self, uow: UnitOfWork) -> dict[str, tuple[str, ...]]:
        """Write the plan, which is ready, through a unit of work; return the ids of the new records by kind."""
        from creatorbook.services.records.attachments import keep_content
        from creatorbook.services.records.editing import RestoreRecords
        from creatorbook.store.models import model_of

        for kind, ids in self.restored.items():
            # What a file names is wanted, whoever else has its name.
            RestoreRecords(kind, tuple(dict.fromkeys(ids)), beside=True).execute(uow)
        for content in self.contents.values():
            keep_content(uow, content.content)
        for rows in self._ready:
            uow.insert_ready(rows)
        whole = self._write_whole(uow)
        for (table, record), values in self.changes.items():
            found = uow.get(model_of(table), record)
            before = field_values(found) if is_gated(table) else None
            for name, value in complete_given(table, values, before or {}).items():
                setattr(found, name, value)
            if before is not None:
                save_record(uow, found, before, as_written=True)
        follow_rows(uow, self.rows)
        plain = {kind: tuple(row["id"] for row in rows) for kind, rows in self.rows.items() if kind in COUNTED}
        return plain | whole

    def _write_whole(self, uow: UnitOfWork) -> dict[str, tuple[str, ...]]:
        from creatorbook.store.models import model_of

        added = {}
        for kind, (command, ready) in self._ready_whole.items():
            added[kind] = records = command.write_plan(uow, ready)
            keys = [
                {"id": new_id(), "key": key, "record_kind": kind, "record_id": record}
                for record, (_line, key, _values) in zip(records, self.whole[kind], strict=True)
            ]
            uow.insert_many(model_of("imported_key"), keys)
        return added
