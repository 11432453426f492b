"""Lists: ids in order, by search, filter and sort, all in the database; `rows.fetch` gives the rows of a page."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import UsageError
from creatorbook.common.i18n import _
from creatorbook.common.text import clean
from creatorbook.domain.values.money import Money
from creatorbook.domain.values.spans import Span
from creatorbook.services.fields.kinds import KINDS, Kind
from creatorbook.services.records.notions import Notion, condition_of
from creatorbook.services.records.reading import with_living_owner
from creatorbook.services.records.selects import order_of, title_of
from creatorbook.store import results
from creatorbook.store.query.expressions import Matches, any_of, total
from creatorbook.store.query.expressions import count as row_count
from creatorbook.store.query.select import Order, Select, Table, descending
from creatorbook.store.sqlite import search

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from creatorbook.store.engine.reading import Executes
    from creatorbook.store.query.expressions import Column, Condition, Expression


@dataclass(frozen=True, slots=True)
class Query:
    """What a list shows.

    `filters` maps a field to one value or a tuple of values (enum members, ids of references, codes, bools, None), a
    day to a `Span` of days too;
    `only` is what a figure counts, which no field says. `sort` is (field, descending) in order; empty means the kind's
    own order. Trashed records are shown alone or not at all.
    """

    kind: str
    search: str = ""
    filters: Mapping[str, Any] = field(default_factory=dict)
    sort: tuple[tuple[str, bool], ...] = ()
    trashed: bool = False
    only: Notion | None = None


def _select(query: Query, *columns: Expression) -> Select:
    """Return the select of some columns of what a query finds; raise UsageError for a field that the kind has not."""
    kind = KINDS[query.kind]
    table = Table(kind.id)
    made = Select(columns, table)
    made = made.only_trash() if query.trashed else with_living_owner(made)
    if query.only is not None:
        made = made.where(condition_of(query.only, table))
    return made.where(*_filters(kind, table, query), *_search(kind, table, query))


def _filters(kind: Kind, table: Table, query: Query) -> Iterator[Condition]:
    for name, wanted in query.filters.items():
        if not kind.has(name):
            raise UsageError(_("“{kind}” has no field “{field}”.").format(kind=_(kind.singular), field=name))
        if isinstance(wanted, Span):
            yield from _days_within(table[name], wanted)
            continue
        values = wanted if isinstance(wanted, (tuple, list, frozenset, set)) else (wanted,)
        listed = [value for value in values if value is not None]
        options = [table[name].among(listed)] if listed else []
        if None in values:
            options.append(table[name].is_null())
        yield any_of(*options)


def _days_within(day: Column, span: Span) -> Iterator[Condition]:
    if span.first is not None:
        yield day.at_least(span.first)
    if span.last is not None:
        yield day.at_most(span.last)


def _search(kind: Kind, table: Table, query: Query) -> Iterator[Condition]:
    typed = clean(query.search)
    if not typed:
        return
    if kind.id in search.KINDS and not query.trashed and search.match(typed) is not None:
        yield Matches(table.id, kind.id, typed)
    else:
        yield title_of(kind, table).contains(typed)


def _order_select(query: Query, select: Select) -> Select:
    kind = KINDS[query.kind]
    steps: list[Order] = []
    for name, down in query.sort or kind.sort:
        if not kind.has(name):
            raise UsageError(_("“{kind}” has no field “{field}”.").format(kind=_(kind.singular), field=name))
        steps += order_of(kind, name, descending=down)
    # Keys follow the order of making: what is equal otherwise stands newest first.
    return select.order_by(*steps, descending(select.table.id))


def select_ids(query: Query) -> Select:
    """Return the select of the ids of what the query finds, in no order, for a condition of another one."""
    return _select(query, Table(query.kind).id)


def ids(reading: Executes, query: Query, limit: int | None = None) -> list[str]:
    """Return the ids of what the query finds, in its order; raise UsageError for a field that the kind has not."""
    return results.values(reading, _order_select(query, select_ids(query)).limit(limit))


def days(reading: Executes, query: Query, name: str) -> dict[str, date | None]:
    """Return the day that a field of each record that the query finds holds, by id."""
    table = Table(query.kind)
    found = results.rows(reading, _select(query, table.id, table[name]))
    return {id: date.fromisoformat(day) if day else None for id, day in found}


def count(reading: Executes, query: Query) -> int:
    """Return how many records the query finds."""
    return results.count_rows(reading, _select(query))


def ids_and_values(reading: Executes, query: Query, name: str) -> list[tuple[str, Any]]:
    """Return the id of each record that the query finds, in its order, with the stored value of a field."""
    table = Table(query.kind)
    return [
        (id, value) for id, value in results.rows(reading, _order_select(query, _select(query, table.id, table[name])))
    ]


def totals(reading: Executes, query: Query, name: str) -> tuple[Money, ...]:
    """Return the sums of a money field over what the query finds, one a currency, by currency code."""
    table = Table(query.kind)
    minor, currency = (table[column] for column in KINDS[query.kind].field(name).columns)
    sums = _select(query, currency, total(minor)).where(minor.is_known()).group_by(currency).order_by(currency)
    return tuple(Money(found, code) for code, found in results.rows(reading, sums))


def groups(reading: Executes, query: Query, by: str, name: str) -> dict[str, tuple[int, tuple[Money, ...]]]:
    """Return, by value of a CHOICE field, how many records there are and the sums of a money field, one a currency."""
    table = Table(query.kind)
    minor, currency = (table[column] for column in KINDS[query.kind].field(name).columns)
    sums = _select(query, table[by], currency, total(minor), row_count())
    found: dict[str, tuple[int, tuple[Money, ...]]] = {}
    for value, code, summed, many in results.rows(
        reading, sums.group_by(table[by], currency).order_by(table[by], currency)
    ):
        known, known_sums = found.get(value, (0, ()))
        found[value] = (known + many, (*known_sums, Money(summed, code)) if code is not None else known_sums)
    return found
