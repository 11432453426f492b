"""Whether the values of a book mean what their columns hold: days that exist, instants, choices, readable JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.store.engine.reading import Reading
from creatorbook.store.sqlite.tables import columns_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Column

    from creatorbook.store.engine import driver

# Texts that are read as JSON; an empty one holds nothing.
_JSON = {
    "change_log": ("params",),
    "change_row": ("before", "after"),
    "contract_version": ("data",),
    "invoice": ("data",),
    "rule_note": ("override",),
    "statement_profile": ("mapping",),
}
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Meaningless:
    """A value that says nothing a program could read: its table, the name and value of its row's key, its column."""

    table: str
    key: str
    id: str | int
    column: str


def find_meaningless(connection: driver.Connection, tables: Iterable[str]) -> list[str]:
    """Return a line for each value that says nothing a program could read; at most five of a column are named.

    Of a book of an older schema the columns that it has are looked at.
    """
    found = find_meaningless_values(connection, tables, _SHOWN)
    return [f"{each.table}: {each.id} has a {each.column} that cannot be read" for each in found]


def find_meaningless_values(
    connection: driver.Connection, tables: Iterable[str], limit: int = -1
) -> Iterator[Meaningless]:
    """Yield the values that say nothing a program could read, so many of a column at most; -1 is all."""
    from creatorbook.store.engine.base import Base
    from creatorbook.store.models import load_all

    load_all()
    known = Base.metadata.tables
    for table in tables:
        if table not in known and table not in _JSON:
            continue
        there = set(columns_of(Reading(connection), table))
        # Most tables of most books are empty: one question is enough for those.
        if not there or connection.execute(f'SELECT 1 FROM "{table}" LIMIT 1').fetchone() is None:
            continue
        wanted = [(name, _is_json(name)) for name in _JSON.get(table, ()) if name in there]
        if table in known:
            wanted += [
                (each.name, said) for each in known[table].columns if each.name in there for said in _rules(each)
            ]
        key = next((each for each in ("id", "seq", "change_seq") if each in there), "rowid")
        for name, rule in wanted:
            rows = connection.execute(
                f'SELECT {key} FROM "{table}" WHERE "{name}" IS NOT NULL AND NOT coalesce({rule}, 0) LIMIT ?', (limit,)
            )
            for (id,) in rows.fetchall():
                yield Meaningless(table, key, id, name)


def _rules(column: Column[object]) -> Iterator[str]:
    """Yield the condition that a value of a column must meet, where its type asks for one."""
    from creatorbook.store.engine.types import Choice, Day, Flag, Instant, Words

    name = f'"{column.name}"'
    if isinstance(column.type, Day):
        yield f"date({name}) = {name}"
    elif isinstance(column.type, Instant):
        yield f"{name} GLOB '*Z' AND strftime('%Y-%m-%dT%H:%M:%S', {name}) = substr({name}, 1, 19)"
    elif isinstance(column.type, Flag):
        yield f"{name} IN (0, 1)"
    elif isinstance(column.type, Choice):
        listed = ", ".join(f"'{each.value}'" for each in column.type.enum)
        yield f"{name} IN ({listed})"
    elif isinstance(column.type, Words):
        yield f"json_valid({name}) AND json_type({name}) = 'array'"


def _is_json(name: str) -> str:
    return f'("{name}" = \'\' OR json_valid("{name}"))'
