"""The read door of the services: records of a kind by conditions on their fields; what is in the trash stays there.

The window and the command line ask here, by kind and field names; the store turns it into the words of its database.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from creatorbook.services.fields.kinds import KINDS
from creatorbook.services.records import rows
from creatorbook.services.records.selects import record_select
from creatorbook.store import results
from creatorbook.store.query.expressions import Exists, GivenList
from creatorbook.store.query.select import Select, Table, Trash, select
from creatorbook.store.sqlite.statement import prepare

if TYPE_CHECKING:
    from collections.abc import Iterable

    from creatorbook.services.records.rows import Row
    from creatorbook.store.engine.reading import Executes
    from creatorbook.store.query.expressions import Condition, Value
    from creatorbook.store.sqlite.statement import Statement


def live(reading: Executes, kind: str, *conditions: Condition, **equal: Value) -> list[Row]:
    """Return the records of a kind that are not in the trash and fit, in the order of their making."""
    query = _narrow(record_select(kind), *conditions, **equal).order_by(Table(kind).id)
    return [rows.build(kind, columns) for columns in results.iterate(reading, query)]


def prepare_live(kind: str, *conditions: Condition) -> Statement:
    """Return the select of `live` written once, for `built` to run often; its conditions may have holes."""
    return prepare(_narrow(record_select(kind), *conditions).order_by(Table(kind).id))


def built(reading: Executes, kind: str, statement: Statement, **given: Value | Iterable[str]) -> list[Row]:
    """Run what `prepare_live` wrote."""
    return [rows.build(kind, columns) for columns in results.iterate(reading, statement, **given)]


def live_of(reading: Executes, kind: str, column: str, values: Iterable[str]) -> list[Row]:
    """Return the records of a kind that are not in the trash and whose column is one of the values, oldest first."""
    return built(reading, kind, _of(kind, column), values=list(values))


def ids(reading: Executes, kind: str, *conditions: Condition, limit: int | None = None, **equal: Value) -> list[str]:
    """Return the ids of the records of a kind that are not in the trash and fit, in the order of their making."""
    query = select(kind, "id").where(*conditions, **equal)
    return results.values(reading, query.order_by(query.table.id).limit(limit))


def with_living_owner(query: Select) -> Select:
    """Leave out of a select of one kind what belongs to a record in the trash."""
    kind = KINDS[query.table.table_name]
    if not kind.parent:
        return query
    parent = Table(kind.field(kind.parent).kind, "parent")
    return query.where(Exists(select(parent, "id").where(parent.id.equals(query.table[kind.parent]))))


@cache
def _of(kind: str, column: str) -> Statement:
    return prepare_live(kind, Table(kind)[column].among(GivenList("values")))


def _narrow(query: Select, *conditions: Condition, **equal: Value) -> Select:
    return replace(query, trash=Trash.LEFT_OUT).where(*conditions, **equal)
