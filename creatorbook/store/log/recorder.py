"""Keeps the image of every row that a unit of work changes, before and after."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import event, inspect
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm.attributes import set_committed_value
from sqlalchemy.orm.base import NO_VALUE

from creatorbook.store.engine.base import Record
from creatorbook.store.log.images import Image, RowChange

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from sqlalchemy.orm import Mapper, ORMExecuteState, Session

_DIALECT = sqlite.dialect()


@cache
def _columns(mapper: Mapper[Any]) -> tuple[tuple[str, str, Callable[[Any], Any] | None], ...]:
    return tuple(
        (prop.key, prop.columns[0].name, prop.columns[0].type.dialect_impl(_DIALECT).bind_processor(_DIALECT))
        for prop in mapper.column_attrs
    )


def _image(record: Record, *, old: bool) -> Image:
    state = inspect(record)
    committed = state.committed_state
    image: Image = {}
    for key, column, process in _columns(state.mapper):
        value = committed.get(key, state.dict.get(key)) if old else state.dict.get(key)
        if value is NO_VALUE:
            raise RuntimeError(f"{column} was overwritten unread; its old value cannot be recorded")
        image[column] = process(value) if process is not None else value
    return image


def _read_nulls(record: Record) -> None:
    # A column that was not given is NULL in the row and unread in the object; setting it next would lose that.
    state = inspect(record)
    for key, _column, _process in _columns(state.mapper):
        if key not in state.dict:
            set_committed_value(record, key, None)


class Recorder:
    """Listens to one session; `rows()` returns what changed, each row once, in order of first change.

    Rows made in bulk are named in `made` by table: their images are read from the table when the unit ends, so what
    happens to them within the unit needs no image of its own.
    """

    def __init__(self, session: Session, now: datetime) -> None:
        self._now = now
        self._before: dict[Record, Image] = {}
        self._rows: dict[tuple[str, str], RowChange] = {}
        self.made: dict[str, dict[str, None]] = {}
        event.listen(session, "before_flush", self._before_flush)
        event.listen(session, "after_flush", self._after_flush)
        event.listen(session, "do_orm_execute", self._refuse_bulk)

    def rows(self) -> list[RowChange]:
        """Return the changed rows; a row made and deleted again is none."""
        return [row for row in self._rows.values() if row.before is not None or row.after is not None]

    def add_made(self, table: str, ids: Iterable[str]) -> None:
        """Name rows that were made in bulk."""
        self.made.setdefault(table, {}).update(dict.fromkeys(ids))

    def add(self, row: RowChange) -> None:
        """Add a change; a row already changed keeps its first `before`."""
        if row.id in self.made.get(row.table, ()):
            return
        key = (row.table, row.id)
        first = self._rows.get(key)
        self._rows[key] = row if first is None else RowChange(row.table, row.id, first.before, row.after)

    def _refuse_bulk(self, state: ORMExecuteState) -> None:
        if state.is_update or state.is_delete or state.is_insert:
            raise RuntimeError("a bulk statement passes by the recorder: change objects, or use insert_many")

    def _before_flush(self, session: Session, _context: object, _instances: object) -> None:
        self._before.clear()
        for record in session.new:
            if isinstance(record, Record):
                if inspect(record).dict.get("created_at") is None:
                    record.created_at = self._now
                record.updated_at = self._now
        for record in session.dirty:
            if isinstance(record, Record) and session.is_modified(record):
                self._before[record] = _image(record, old=True)
                record.updated_at = self._now
        for record in session.deleted:
            if isinstance(record, Record):
                self._before[record] = _image(record, old=True)

    def _after_flush(self, session: Session, _context: object) -> None:
        for record in session.new:
            if isinstance(record, Record):
                self.add(RowChange(record.__tablename__, record.id, None, _image(record, old=False)))
                _read_nulls(record)
        for record in session.dirty:
            if isinstance(record, Record) and record in self._before:
                self.add(RowChange(record.__tablename__, record.id, self._before[record], _image(record, old=False)))
        for record in session.deleted:
            if isinstance(record, Record):
                self.add(RowChange(record.__tablename__, record.id, self._before[record], None))
