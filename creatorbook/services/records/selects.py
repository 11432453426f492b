"""Selects of whole records: what the field table says of a kind, as columns, titles and order of a query."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from creatorbook.services.fields.kinds import KINDS, FieldType, Kind
from creatorbook.store.query.expressions import Call, Case, Constant, Function, Single, Truth, coalesce, lower, natural
from creatorbook.store.query.select import Order, Select, Table, Trash, select
from creatorbook.store.sqlite import search

if TYPE_CHECKING:
    from creatorbook.store.query.expressions import Expression

_PLAIN_SORT = {
    FieldType.DAY,
    FieldType.INSTANT,
    FieldType.NUMBER,
    FieldType.PERCENT,
    FieldType.DURATION,
    FieldType.FLAG,
    FieldType.MAYBE,
}
_SEARCH = Table("search_doc")


def title_of(kind: Kind, table: Table) -> Expression:
    """Return the title of a record of the table, as stored; that of a record in the trash is its title all the same."""
    field = kind.field(kind.title)
    if field.type is not FieldType.REFERENCE:
        return table[field.name]
    target = Table(field.kind, f"{table.known_as}_title")
    title = title_of(KINDS[field.kind], target)
    return Single(select(target, title).where(target.id.equals(table[field.name])).with_trash())


@cache
def record_select(kind_id: str) -> Select:
    """Return the select of whole records of a kind, in the form that `rows.build` reads; its trash is included."""
    kind = KINDS[kind_id]
    table = Table(kind.id)
    columns: list[Expression] = [
        table.id, table.version, Truth(table.trashed_at.is_known()), table.created_at, table.updated_at,
    ]  # fmt: skip
    query = Select((), table, trash=Trash.INCLUDED)
    for index, field in enumerate(kind.fields):
        if field.type is FieldType.MONEY:
            columns += [table[name] for name in field.columns]
        elif field.type is FieldType.REFERENCE:
            target = Table(field.kind, f"r{index}")
            columns += [table[field.name], title_of(KINDS[field.kind], target)]
            # What a record refers to is named even while it is in the trash.
            query = query.join_if_there(target, target.id.equals(table[field.name]), with_trash=True)
        else:
            columns.append(table[field.name])
    return Select(tuple(columns), table, query.joins, trash=Trash.INCLUDED)


def order_of(kind: Kind, name: str, *, descending: bool) -> list[Order]:
    """Return the steps that order records by a field: what is empty stands last, whichever way the list is turned."""
    return [Order(expression, descending) for expression in _sort_expressions(kind, name)]


def _sort_expressions(kind: Kind, name: str) -> list[Expression]:
    table = Table(kind.id)
    field = kind.field(name)
    if field.type is FieldType.MONEY:
        return [table[column] for column in reversed(field.columns)]
    if field.type is FieldType.CHOICE:
        # The order of definition is the order of work.
        members = enumerate(field.enum or ())
        cases = tuple((table[name].equals(member), Constant(index)) for index, member in members)
        return [Case(cases, Constant(None))]
    if field.type in _PLAIN_SORT:
        return [table[name]]
    if field.type is FieldType.REFERENCE:
        target = KINDS[field.kind]
        own = Table(target.id, "own")
        # The folded title of the search index puts É beside E; trashed records have none and use their own.
        title = select(own, lower(title_of(target, own))).where(own.id.equals(table[name])).with_trash()
        return [natural(coalesce(Single(_folded_title(target.id, table[name])), Single(title)))]
    if name == kind.title and kind.id in search.KINDS:
        return [natural(coalesce(Single(_folded_title(kind.id, table.id)), lower(table[name])), table[name])]
    return [natural(Call(Function.NULL_IF, (lower(table[name]), Constant(""))), table[name])]


def _folded_title(kind_id: str, record: Expression) -> Select:
    return select(_SEARCH, "title").where(_SEARCH.record_id.equals(record), kind=kind_id)
