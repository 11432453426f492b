"""The doors by which a record comes into a book, each taking the same values by the names of the field table."""

from __future__ import annotations

import csv
import json
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from creatorbook.app import main
from creatorbook.common.errors import CreatorbookError
from creatorbook.domain.values.money import Money
from creatorbook.services import imports
from creatorbook.services.book.command import Command
from creatorbook.services.fields.gate import follow_rows, insert_rows
from creatorbook.services.fields.kinds import KINDS
from creatorbook.services.fields.values import empty
from creatorbook.services.records import editing
from creatorbook.store.models import model_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    import pytest

    from creatorbook.common.clock import Clock
    from creatorbook.store.writing.uow import UnitOfWork
    from tests.services.desk import Desk

    Values = Mapping[str, Any]


@dataclass(frozen=True)
class AddRows(Command[str]):
    """Insert a row as the sample does; returns its id."""

    kind: str
    values: Values
    code = "test.rows"

    def execute(self, uow: UnitOfWork) -> str:
        from creatorbook.common.ids import new_id

        row = {"id": new_id(), **_columns(self.values)}
        insert_rows(uow, model_of(self.kind), [row])
        follow_rows(uow, {self.kind: [row]})
        return str(row["id"])


@dataclass(frozen=True)
class Overwrite(Command[None]):
    """Write values past every rule, as an older version of the program may have."""

    kind: str
    id: str
    values: Values
    code = "test.overwrite"

    def execute(self, uow: UnitOfWork) -> None:
        columns = _columns(self.values)
        given = ", ".join(f"{name} = ?" for name in columns)
        stored = (*map(_stored, columns.values()), self.id)
        uow.connection.exec_driver_sql(f'UPDATE "{self.kind}" SET {given} WHERE id = ?', stored)


class Doors:
    """Every way in, by name; each returns the id of the record that came in, or raises CreatorbookError."""

    def __init__(self, desk: Desk, path: Path, capsys: pytest.CaptureFixture[str], clock: Clock) -> None:
        self._desk, self._path, self._capsys, self._clock = desk, path, capsys, clock

    def add(self, kind: str, base: Values, more: Values) -> str:
        return self._desk.add(kind, **{**base, **more})

    def form(self, kind: str, base: Values, more: Values) -> str:
        """Add as a form does, which names every field that holds something, empty texts included."""
        shown = {
            field.name: field.default if field.default is not None else empty(field)
            for field in KINDS[kind].fields
            if field.name not in ("creator_id", "language", "received_on", "audience_countries")
        }
        values = {name: value for name, value in {**shown, **base, **more}.items() if value is not None}
        return self._desk.book.run(editing.AddRecord(kind, values)).value

    def edit(self, kind: str, base: Values, more: Values) -> str:
        record = self._desk.add(kind, **base)
        self._desk.edit(kind, record, **more)
        return record

    def command_line(self, kind: str, base: Values, more: Values) -> str:
        words = [f"{name}={_typed(value)}" for name, value in {**base, **more}.items()]
        return str(self._run("add", kind, *words)["id"])

    def command_line_edit(self, kind: str, base: Values, more: Values) -> str:
        record = self._desk.add(kind, **base)
        return str(self._run("edit", kind, record, *(f"{name}={_typed(value)}" for name, value in more.items()))["id"])

    def json_lines(self, kind: str, base: Values, more: Values) -> str:
        """Add by the command line from a file of JSON Lines."""
        path = self._path.with_suffix(".jsonl")
        given = {name: _typed(value) for name, value in {**base, **more}.items()}
        path.write_text(json.dumps(given), encoding="utf-8")
        with _in_line("line 1"):
            (record,) = self._run("add", kind, "--from", str(path))["ids"]
        return str(record)

    def table(self, kind: str, base: Values, more: Values) -> str:
        """Import a sheet whose columns are fields of the kind."""
        path = self._path.with_suffix(".csv")
        given = {name: _typed(value) for name, value in {**base, **more}.items()}
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([given.keys(), given.values()])
        before = set(self._desk.ids(kind))
        with _in_line("line 2"):
            imports.import_files(self._desk.book, [path], kind)
        (record,) = set(self._desk.ids(kind)) - before
        return record

    def rows(self, kind: str, base: Values, more: Values) -> str:
        given = {**base, **more}
        if KINDS[kind].has("creator_id"):
            given.setdefault("creator_id", self._desk.creator)
        return self._desk.book.run(AddRows(kind, given)).value

    def restore(self, kind: str, base: Values, more: Values) -> str:
        """Restore what an older book may hold in its trash."""
        record = self._desk.add(kind, **base)
        self._desk.book.run(editing.TrashRecords(kind, (record,)))
        self._desk.book.run(Overwrite(kind, record, more))
        self._desk.book.run(editing.RestoreRecords(kind, (record,)))
        return record

    def _run(self, *words: str) -> dict[str, Any]:
        self._capsys.readouterr()
        code = main(["--book", str(self._path), "--lang", "en", *words, "--json"], self._clock)
        said = self._capsys.readouterr()
        if code:
            error = json.loads(said.err)
            raise CreatorbookError(error["error"], where=error["where"], hint=error["hint"], code=error["code"])
        answer: dict[str, Any] = json.loads(said.out)
        return answer


@contextmanager
def _in_line(number: str) -> Iterator[None]:
    """Hold a refusal to naming the line, and pass on what else it names."""
    try:
        yield
    except CreatorbookError as refused:
        line, _comma, refused.where = refused.where.partition(", ")
        assert line == number
        raise


def _columns(values: Values) -> dict[str, Any]:
    columns: dict[str, Any] = {}
    for name, value in values.items():
        if isinstance(value, Money):
            columns |= {f"{name}_minor": value.minor, f"{name}_currency": value.currency}
        else:
            columns[name] = value
    return columns


def _typed(value: object) -> str:
    if isinstance(value, Money):
        return f"{value.minor / 100} {value.currency}"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.value if isinstance(value, StrEnum) else str(value)


def _stored(value: object) -> object:
    if isinstance(value, tuple):
        return json.dumps(value)
    return value.isoformat() if isinstance(value, date) else value
