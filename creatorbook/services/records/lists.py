"""Lists: ids in order, by search, filter and sort, all in SQL; rows are fetched a page at a time by `rows.fetch`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import UsageError
from creatorbook.common.i18n import _
from creatorbook.common.text import clean
from creatorbook.domain.values.money import Money
from creatorbook.services.fields.kinds import KINDS, FieldType, Kind
from creatorbook.services.records.rows import title_sql
from creatorbook.store.sqlite import search

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import StrEnum

    from creatorbook.store.engine.reading import Executes

_PLAIN_SORT = {
    FieldType.DAY,
    FieldType.INSTANT,
    FieldType.NUMBER,
    FieldType.PERCENT,
    FieldType.FLAG,
    FieldType.MAYBE,
    FieldType.CHOICE,
}


@dataclass(frozen=True, slots=True)
class Query:
    """What a list shows.

    `filters` maps a field to one value or a tuple of values (enum members, ids of references, codes, bools, None).
    `sort` is (field, descending) in order; empty means the kind's own order. Trashed records are shown alone or not
    at all.
    """

    kind: str
    search: str = ""
    filters: Mapping[str, Any] = field(default_factory=dict)
    sort: tuple[tuple[str, bool], ...] = ()
    trashed: bool = False


def _value(value: Any) -> Any:
    return int(value) if isinstance(value, bool) else getattr(value, "value", value)


def _where(kind: Kind, query: Query) -> tuple[str, list[Any]]:
    clauses = ["t.trashed_at IS NOT NULL" if query.trashed else "t.trashed_at IS NULL"]
    params: list[Any] = []
    if kind.parent and not query.trashed:
        parent = kind.field(kind.parent).kind
        clauses.append(f"EXISTS (SELECT 1 FROM {parent} p WHERE p.id = t.{kind.parent} AND p.trashed_at IS NULL)")
    for name, wanted in query.filters.items():
        if not kind.has(name):
            raise UsageError(_("“{kind}” has no field “{field}”.").format(kind=_(kind.singular), field=name))
        values = wanted if isinstance(wanted, (tuple, list, frozenset, set)) else (wanted,)
        listed = [_value(value) for value in values if value is not None]
        options = [f't."{name}" IN ({", ".join("?" * len(listed))})'] if listed else []
        if None in values:
            options.append(f't."{name}" IS NULL')
        clauses.append(f"({' OR '.join(options) or '0'})")
        params += listed
    typed = clean(query.search)
    if typed:
        found = search.match(typed) if kind.id in search.KINDS and not query.trashed else None
        if found is not None:
            clauses.append(f"t.id IN (SELECT s.record_id FROM search_doc s WHERE {found.where} AND s.kind = ?)")
            params += [*found.params, kind.id]
        else:
            clauses.append(f"instr(lower({title_sql(kind, 't')}), lower(?)) > 0")
            params.append(typed)
    return " AND ".join(clauses), params


def _order(kind: Kind, sort: tuple[tuple[str, bool], ...]) -> str:
    parts = []
    for name, descending in sort or kind.sort:
        if not kind.has(name):
            raise UsageError(_("“{kind}” has no field “{field}”.").format(kind=_(kind.singular), field=name))
        direction = "DESC" if descending else "ASC"
        # What is empty stands last, whichever way the list is turned.
        parts += [f"{expression} {direction} NULLS LAST" for expression in _sort_expressions(kind, name)]
    # Keys follow the order of making: what is equal otherwise stands newest first.
    return ", ".join([*parts, "t.id DESC"])


def _members(kind: Kind, name: str) -> list[StrEnum]:
    enum = kind.field(name).enum
    return [] if enum is None else list(enum)


def _sort_expressions(kind: Kind, name: str) -> list[str]:
    field_type = kind.field(name).type
    if field_type is FieldType.MONEY:
        return [f"t.{name}_currency", f"t.{name}_minor"]
    if field_type is FieldType.CHOICE:
        members: list[StrEnum] = _members(kind, name)  # the order of definition is the order of work
        cases = " ".join(f"WHEN '{member.value}' THEN {index}" for index, member in enumerate(members))
        return [f"CASE t.{name} {cases} END"]
    if field_type in _PLAIN_SORT:
        return [f"t.{name}"]
    if field_type is FieldType.REFERENCE:
        target = KINDS[kind.field(name).kind]
        # The folded title of the search index puts É beside E; trashed records have none and use their own.
        folded = f"SELECT s.title FROM search_doc s WHERE s.record_id = t.{name} AND s.kind = '{target.id}'"
        own = f"SELECT lower({title_sql(target, 'o')}) FROM {target.id} o WHERE o.id = t.{name}"
        return [f"coalesce(({folded}), ({own}))"]
    if name == kind.title and kind.id in search.KINDS:
        folded = f"SELECT s.title FROM search_doc s WHERE s.record_id = t.id AND s.kind = '{kind.id}'"
        return [f"coalesce(({folded}), lower(t.{name}))"]
    return [f"nullif(lower(t.{name}), '')"]


def ids(reading: Executes, query: Query, limit: int | None = None) -> list[str]:
    """Return the ids of what the query finds, in its order; raise UsageError for a field that the kind has not."""
    kind = KINDS[query.kind]
    where, params = _where(kind, query)
    sql = f"SELECT t.id FROM {kind.id} t WHERE {where} ORDER BY {_order(kind, query.sort)}"
    if limit is not None:
        sql += " LIMIT ?"
        params.append(limit)
    return [row[0] for row in reading.exec_driver_sql(sql, tuple(params))]


def count(reading: Executes, query: Query) -> int:
    """Return how many records the query finds."""
    kind = KINDS[query.kind]
    where, params = _where(kind, query)
    return int(reading.exec_driver_sql(f"SELECT count(*) FROM {kind.id} t WHERE {where}", tuple(params)).scalar_one())


def totals(reading: Executes, query: Query, name: str) -> tuple[Money, ...]:
    """Return the sums of a money field over what the query finds, one a currency, by currency code."""
    kind = KINDS[query.kind]
    where, params = _where(kind, query)
    rows = reading.exec_driver_sql(
        f"SELECT t.{name}_currency, sum(t.{name}_minor) FROM {kind.id} t WHERE {where} AND t.{name}_minor IS NOT NULL "
        f"GROUP BY t.{name}_currency ORDER BY t.{name}_currency",
        tuple(params),
    )
    return tuple(Money(minor, currency) for currency, minor in rows)


def groups(reading: Executes, query: Query, by: str, name: str) -> dict[str, tuple[int, tuple[Money, ...]]]:
    """Return, by value of a CHOICE field, how many records there are and the sums of a money field, one a currency."""
    kind = KINDS[query.kind]
    where, params = _where(kind, query)
    found: dict[str, tuple[int, tuple[Money, ...]]] = {}
    for value, currency, minor, rows in reading.exec_driver_sql(
        f"SELECT t.{by}, t.{name}_currency, sum(t.{name}_minor), count(*) FROM {kind.id} t WHERE {where} "
        f"GROUP BY t.{by}, t.{name}_currency ORDER BY t.{by}, t.{name}_currency",
        tuple(params),
    ):
        known, sums = found.get(value, (0, ()))
        found[value] = (known + rows, (*sums, Money(minor, currency)) if currency is not None else sums)
    return found
