"""The statements that turn one set of tables into another, as SQLite asks for them: a changed table is made anew.

SQLite adds columns only behind a table's constraints, and changes nothing else of one. An upgraded book and a new one
must be alike to the letter, so every changed table is rebuilt: make, copy, drop, rename; then its indexes and triggers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy.sql.schema import ScalarElementColumnDefault

from devtools.revision.sql import SQLITE, create_table, lay_out_statement, literal, quote_name

if TYPE_CHECKING:
    from sqlalchemy import MetaData

    from devtools.revision.tables import Table, Tables

_EMPTY = {"TEXT": "''", "INTEGER": "0", "BLOB": "x''"}


@dataclass
class Steps:
    """What a revision does: its statements, what it rewrites or drops, and what its developer must look at."""

    statements: list[str] = field(default_factory=list)
    rewrites: dict[str, tuple[str, ...]] = field(default_factory=dict)
    advice: list[str] = field(default_factory=list)


def find_steps(old: Tables, new: Tables, metadata: MetaData) -> Steps:
    """Return the steps from the tables of the revisions to those of the models, whose defaults fill new columns."""
    steps = Steps()
    rebuilt = [
        name for name, table in new.tables.items() if name in old.tables and not table.is_same_as(old.tables[name])
    ]
    dropped = [name for name in old.tables if name not in new.tables]
    triggers = {
        name: sql
        for name, (_table, sql) in old.triggers.items()
        if any(re.search(rf"\b{re.escape(table)}\b", sql) for table in (*rebuilt, *dropped))
    }
    # A rename fails while a trigger speaks of a table that is not there.
    steps.statements += [f"DROP TRIGGER {name}" for name in triggers]
    for name in rebuilt:
        _rebuild(steps, name, old.tables[name], new.tables[name], metadata)
    for name, table in new.tables.items():
        if name not in old.tables:
            steps.statements += [create_table(table.sql, name), *map(lay_out_statement, table.indexes.values())]
        elif name not in rebuilt:
            _change_indexes(steps, old.tables[name], table)
    for name in dropped:
        steps.statements.append(f"DROP TABLE {quote_name(name)}")
        steps.rewrites[name] = _key(old.tables[name])
        steps.advice.append(f"{name} is dropped with all its rows: where it has another name now, rename it instead.")
    for name, sql in triggers.items():
        if old.triggers[name][0] not in dropped:
            steps.statements.append(sql)
    return steps


def _key(table: Table) -> tuple[str, ...]:
    return tuple(name for name, column in table.columns.items() if column.key) or tuple(table.columns)


def _change_indexes(steps: Steps, old: Table, new: Table) -> None:
    kept = {
        name
        for name, sql in old.indexes.items()
        if lay_out_statement(new.indexes.get(name, "")) == lay_out_statement(sql)
    }
    steps.statements += [f"DROP INDEX {name}" for name in old.indexes if name not in kept]
    steps.statements += [lay_out_statement(sql) for name, sql in new.indexes.items() if name not in kept]


def _rebuild(steps: Steps, name: str, old: Table, new: Table, metadata: MetaData) -> None:
    values = {column: _value_sql(steps, name, column, old, new, metadata) for column in new.columns}
    gone = [column for column in old.columns if column not in new.columns]
    if gone:
        steps.advice.append(f"{name} loses {', '.join(gone)}: where a column has another name now, copy it over.")
    other = [
        column
        for column in new.columns
        if column in old.columns and (values[column] != quote_name(column) or _is_retyped(old, new, column))
    ]
    if gone or other:
        steps.rewrites[name] = (*gone, *other)
    temporary = f"{name}_rebuilt"
    columns = ", ".join(map(quote_name, values))
    steps.statements += [
        create_table(new.sql, temporary),
        lay_out_statement(
            f"INSERT INTO {temporary} ({columns}) SELECT {', '.join(values.values())} FROM {quote_name(name)}"
        ),
    ]
    if "AUTOINCREMENT" in new.sql.upper():
        # The last number given, even where its row is gone.
        steps.statements.append(
            lay_out_statement(
                f"UPDATE sqlite_sequence SET seq = (SELECT seq FROM sqlite_sequence WHERE name = {literal(name)}) "
                f"WHERE name = {literal(temporary)}"
            )
        )
    steps.statements += [
        f"DROP TABLE {quote_name(name)}",
        f"ALTER TABLE {temporary} RENAME TO {quote_name(name)}",
        *map(lay_out_statement, new.indexes.values()),
    ]


def _is_retyped(old: Table, new: Table, column: str) -> bool:
    return old.columns[column].kind != new.columns[column].kind


def _value_sql(steps: Steps, name: str, column: str, old: Table, new: Table, metadata: MetaData) -> str:
    """Return what an old row has in a column of the new table, as SQL."""
    known = old.columns.get(column)
    wanted = new.columns[column]
    if known and (known.required or not wanted.required):
        return quote_name(column)
    default = _default(metadata, name, column)
    if default is None and not wanted.required:
        return "NULL"
    if default is None:
        default = _EMPTY[wanted.kind]
        steps.advice.append(f"{name}.{column} must have a value: old rows get {default}, say what fits.")
    return f"coalesce({quote_name(column)}, {default})" if known else default


def _default(metadata: MetaData, table: str, column: str) -> str | None:
    """Return a model's constant default for a column as SQL, or None where it has none."""
    described = metadata.tables[table].columns[column]
    default = described.default
    if not isinstance(default, ScalarElementColumnDefault):
        return None
    convert = described.type.dialect_impl(SQLITE).bind_processor(SQLITE)
    return literal(convert(default.arg) if convert else default.arg)
