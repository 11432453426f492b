"""The one way in for records: what the table of hooks asks of a kind, for a single record and for many rows alike."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from creatorbook.domain.values.money import Money
from creatorbook.services.fields.bounds import bounded_fields, refuse_values
from creatorbook.services.fields.hooks import HOOKS, NO_HOOKS, Surroundings, load_hook
from creatorbook.services.fields.kinds import KINDS, FieldType
from creatorbook.services.fields.values import empty
from creatorbook.store import results
from creatorbook.store.query.select import select

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date, datetime

    from creatorbook.store.engine.base import Record
    from creatorbook.store.engine.reading import Executes
    from creatorbook.store.writing.uow import UnitOfWork

    Values = Mapping[str, Any]

R = TypeVar("R", bound="Record")


class Gate:
    """Lets the records of one step in, one or ten thousand; a kind without hooks costs a look into a table."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._fillers: dict[str, Callable[[Values], Values]] = {}

    def default_values(self, kind: str, given: Values) -> Values:
        """Return values for fields that were not given."""
        path = HOOKS.get(kind, NO_HOOKS).defaults
        if not path:
            return {}
        filler = self._fillers.get(kind)
        if filler is None:
            filler = self._fillers[kind] = load_hook(path)(self._around)
        return filler(given)

    def check(self, kind: str, values: Values, before: Values | None, former: Values | None = None) -> Values:
        """Return what is to be held otherwise than given; raise CreatorbookError where the record may not stand.

        `before` is None for a new record. `former` are values of the book that one brings along, restored or copied:
        what they hold may stay, as what the record held `before` may.
        """
        refuse_values(kind, values, former if before is None else before, self._around.today)
        hooks = HOOKS.get(kind, NO_HOOKS)
        if not hooks.check or (hooks.of_typed and (self._around.as_written or former is not None)):
            return {}
        held: Values = load_hook(hooks.check)(self._around, values, before)
        return held

    def admit(self, record: Record, former: Values | None = None) -> None:
        """Check a new record that is not written yet, and set what is to be held otherwise; raise CreatorbookError.

        `former` are the values of the record that it is a copy of, None where it is none.
        """
        kind = record.__tablename__
        if HOOKS.get(kind, NO_HOOKS).check or bounded_fields(kind):
            # Before it is written a record holds nothing where nothing was said.
            said = {name: value for name, value in field_values(record).items() if value is not None}
            _set_values(record, self.check(kind, {**_starting_values(kind), **said}, None, former))

    def admit_row(self, kind: str, row: dict[str, Any]) -> None:
        """Fill in and check a new row by the names of its columns; raise CreatorbookError where it may not stand.

        A column that the row names is given, also where it is empty: whoever names it knows that there is nothing.
        """
        hooks = HOOKS.get(kind, NO_HOOKS)
        if hooks.defaults:
            row.update(_to_columns(kind, {k: v for k, v in self.default_values(kind, row).items() if k not in row}))
        if is_gated(kind):
            row.update(_to_columns(kind, self.check(kind, row_values(kind, row), None)))


def complete_given(kind: str, given: Values, before: Values) -> Values:
    """Return the values that are given for a record with what follows from them at once; raise CreatorbookError."""
    path = HOOKS.get(kind, NO_HOOKS).given
    whole: Values = load_hook(path)(given, before) if path else given
    return whole


def is_gated(kind: str) -> bool:
    """Whether anything is asked of the records of a kind beyond the types of their fields."""
    return kind in HOOKS or bool(bounded_fields(kind))


def surroundings(reading: Executes, today: date, now: datetime) -> Surroundings:
    """Return what hooks may ask of a reading; `today` is the user's day, `now` an instant (UTC)."""

    def is_there(kind: str, id: str) -> bool:
        return kind in KINDS and results.value(reading, select(kind, "id").where(id=id).with_trash()) is not None

    return Surroundings(reading, today, now, is_there)


def surroundings_of(uow: UnitOfWork) -> Surroundings:
    """Return what a unit of work gives to hooks."""
    return surroundings(uow.connection, uow.today, uow.now)


def add_record(uow: UnitOfWork, record: R, former: Values | None = None) -> R:
    """Check a new record, add it, and do what follows; raise CreatorbookError where it may not stand.

    `former` are the values of the record that it is a copy of, None where it is none.
    """
    uow.flush()
    Gate(surroundings_of(uow)).admit(record, former)
    return write_record(uow, record)


def write_record(uow: UnitOfWork, record: R) -> R:
    """Add a new record that a gate let in, and do what follows."""
    uow.add(record)
    run_after_write(uow, record.__tablename__, field_values(record), None)
    return record


def save_record(uow: UnitOfWork, record: Record, before: Values, *, as_written: bool = False) -> None:
    """Check a record that was `before` as it is now, write it, and do what follows; raise CreatorbookError.

    `as_written` says that what changed is of somebody's file.
    """
    kind = record.__tablename__
    uow.flush()
    gate = Gate(replace(surroundings_of(uow), as_written=as_written))
    _set_values(record, gate.check(kind, field_values(record), before))
    uow.flush()
    run_after_write(uow, kind, field_values(record), before)


def check_restored(uow: UnitOfWork, record: Record) -> None:
    """Raise CreatorbookError where a record that comes back may not stand as it is.

    Its values were let in once, whatever is refused today: asked is what else it has to agree with.
    """
    uow.flush()
    values = field_values(record)
    Gate(replace(surroundings_of(uow), as_written=True)).check(record.__tablename__, values, None, values)


def insert_rows(uow: UnitOfWork, model: type[Record], rows: Sequence[dict[str, Any]]) -> None:
    """Fill in, check and insert many new rows of one kind; raise CreatorbookError for the first that may not stand.

    What follows is left to `follow_rows`, once all that belongs to them is written too.
    """
    gate = Gate(surroundings_of(uow))
    for row in rows if is_gated(model.__tablename__) else ():
        gate.admit_row(model.__tablename__, row)
    uow.insert_many(model, rows)


def follow_rows(uow: UnitOfWork, rows: Mapping[str, Sequence[Values]]) -> None:
    """Do what follows for new rows, by kind, that were written many at once."""
    for kind in rows:
        if HOOKS.get(kind, NO_HOOKS).after:
            for row in rows[kind]:
                run_after_write(uow, kind, row_values(kind, row), None)


def run_after_write(uow: UnitOfWork, kind: str, values: Values, before: Values | None) -> None:
    """Do what a kind does once a record is written; `before` is None for a new one."""
    for path in HOOKS.get(kind, NO_HOOKS).after:
        load_hook(path)(uow, values, before)


def run_after_trash(uow: UnitOfWork, record: Record, stamp: datetime | None) -> None:
    """Do what a kind does once a record went to the trash, or came back from there; see `Hooks.trashed`."""
    path = HOOKS.get(record.__tablename__, NO_HOOKS).trashed
    if path:
        load_hook(path)(uow, record, stamp)


def field_values(record: Record) -> dict[str, Any]:
    """Return what a record holds by the names of its fields, with its `id`."""
    values = {known.name: getattr(record, known.name) for known in KINDS[record.__tablename__].fields}
    values["id"] = record.id or ""
    return values


def row_values(kind: str, row: Values) -> dict[str, Any]:
    """Return what a row by the names of its columns says by those of its fields; what it leaves out is as it starts."""
    values = {**_starting_values(kind), **row}
    for name in _amounts(kind):
        minor = row.get(f"{name}_minor")
        values[name] = None if minor is None else Money(minor, row[f"{name}_currency"])
    return values


def _set_values(record: Record, values: Values) -> None:
    for name, value in values.items():
        if getattr(record, name) != value:
            setattr(record, name, value)


def _to_columns(kind: str, values: Values) -> dict[str, Any]:
    columns = dict(values)
    for name in _amounts(kind):
        if name in columns:
            money = columns.pop(name)
            columns[f"{name}_minor"] = None if money is None else money.minor
            columns[f"{name}_currency"] = None if money is None else money.currency
    return columns


@cache
def _starting_values(kind: str) -> Values:
    return {known.name: empty(known) if known.default is None else known.default for known in KINDS[kind].fields}


@cache
def _amounts(kind: str) -> tuple[str, ...]:
    amounts = (known for known in KINDS[kind].fields if known.type is FieldType.MONEY)
    return tuple(known.name for known in amounts if not known.currency)
