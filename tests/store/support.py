"""A hand that writes, undoes and looks at a store the way the services do."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from creatorbook.store.log import changes, steps
from creatorbook.store.log.policy import Undo
from creatorbook.store.models import Brand, Creator, Deal
from creatorbook.store.upkeep import verify

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date
    from pathlib import Path

    from creatorbook.store.engine import driver
    from creatorbook.store.store import Store
    from creatorbook.store.writing.uow import UnitOfWork

# What undo never touches: it only grows, or is derived.
OUTSIDE_UNDO = frozenset({"change_log", "change_row", "alembic_version"})

_OWN_TABLES = (
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_%' "
    "AND name NOT LIKE 'digest_%'"
)

Dump = dict[str, list[tuple[Any, ...]]]


def _in_order(rows: Iterable[Any]) -> list[tuple[Any, ...]]:
    return sorted((tuple(row) for row in rows), key=repr)


class MovingClock:
    """A clock that a test moves forward."""

    def __init__(self) -> None:
        self.instant = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

    def forward(self, seconds: float) -> None:
        self.instant += timedelta(seconds=seconds)

    def now(self) -> datetime:
        return self.instant

    def today(self) -> date:
        return self.instant.date()


class Hand:
    """One program's access to a book."""

    def __init__(self, store: Store, origin: str = "here", actor: str = "tester") -> None:
        self.store = store
        self.origin = origin
        self.actor = actor
        self.clock = MovingClock()

    def entry(self, label: str = "Work", policy: str = "record", merge_key: str = "") -> changes.Entry:
        return changes.Entry(label, {}, Undo(policy), self.actor, self.origin, self.clock.now(), merge_key)

    def do(
        self, work: Callable[[UnitOfWork], Any], *, label: str = "Work", policy: str = "record", merge_key: str = ""
    ) -> dict[str, frozenset[str]]:
        """Write in one unit of work; return the ids touched by table."""

        def whole(uow: UnitOfWork) -> changes.Entry:
            work(uow)
            return self.entry(label, policy, merge_key)

        return self.store.write(self.clock, whole)[1]

    def whose(self) -> steps.Whose:
        return steps.Whose(self.actor, self.origin)

    def undo(self, *, anyone: bool = False, only: int | None = None) -> dict[str, set[str]]:
        with self.store.writing() as connection:
            return steps.undo(connection, self.entry("Undo"), self.whose(), anyone=anyone, only=only)[1]

    def redo(self, *, anyone: bool = False, only: int | None = None) -> dict[str, set[str]]:
        with self.store.writing() as connection:
            return steps.redo(connection, self.entry("Redo"), self.whose(), anyone=anyone, only=only)[1]

    def rows(self, sql: str, *params: object) -> list[tuple[Any, ...]]:
        with self.store.reading() as reading:
            return [tuple(row) for row in reading.exec_driver_sql(sql, params)]

    def dump(self) -> Dump:
        """Return every row that undo is answerable for, the search texts included."""
        with self.store.reading() as reading:
            names = [name for (name,) in reading.exec_driver_sql(_OWN_TABLES) if name not in OUTSIDE_UNDO]
            found = {name: _in_order(reading.exec_driver_sql(f'SELECT * FROM "{name}"')) for name in names}
            texts = reading.exec_driver_sql("SELECT kind, record_id, title, body FROM search_doc")
            found["search_doc"] = _in_order(texts)
        return found

    def creator(self, **values: object) -> str:
        """Add a creator and return the id."""
        return self._add(lambda uow: uow.add(Creator(**{"name": "Zoé", **values})))

    def brand(self, name: str = "Ombelle", **values: object) -> str:
        """Add a brand and return the id."""
        return self._add(lambda uow: uow.add(Brand(name=name, **values)))

    def deal(self, creator: str, brand: str, title: str = "Spring", **values: object) -> str:
        """Add a deal and return the id."""
        return self._add(lambda uow: uow.add(Deal(creator_id=creator, brand_id=brand, title=title, **values)))

    def _add(self, make: Callable[[UnitOfWork], Any]) -> str:
        made: list[str] = []
        self.do(lambda uow: made.append(make(uow).id), label="Add")
        # Where the search index had to be mended it was made twice.
        return made[-1]


def problems(path: Path) -> tuple[str, ...]:
    """Return what `verify` finds in a book that nobody has open."""
    return verify.verify_file(path).problems


def schema_of(connection: driver.Connection) -> dict[str, str]:
    """Return name → SQL of everything in the schema, white space aside."""
    return {
        name: " ".join(sql.split())
        for name, sql in connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    }
