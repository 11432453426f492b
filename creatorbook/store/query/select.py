"""A select: what is read, from where, under which conditions, in which order.

What is in the trash is left out of every table of a select, joined ones and those of inner selects included, unless the
select says otherwise: that filter is applied when the select is turned into the database's language, here and nowhere
else.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from creatorbook.store.query.expressions import Column, Condition, Expression, Subquery

if TYPE_CHECKING:
    from creatorbook.store.query.expressions import Value

# Tables that hold no records: nothing in them can be put into the trash. A test compares this with the models.
WITHOUT_TRASH = frozenset({"attachment_content", "change_log", "change_row", "digest_root", "digest_row", "search_doc"})


class Trash(StrEnum):
    """Which rows a select sees: those not in the trash, those of its first table that are, or all."""

    LEFT_OUT = "left_out"
    ALONE = "alone"
    INCLUDED = "included"


@dataclass(slots=True, eq=False, repr=False)
class Table:
    """A table of a query: its attributes and its items are its columns.

    `known_as` is the name under which the query's columns refer to it, another one where a table appears twice.
    """

    table_name: str
    known_as: str = ""

    def __post_init__(self) -> None:
        if not self.known_as:
            object.__setattr__(self, "known_as", self.table_name)

    def __getattr__(self, column: str) -> Column:
        if column.startswith("__"):
            raise AttributeError(column)
        return Column(self.known_as, column)

    def __getitem__(self, column: str) -> Column:
        return Column(self.known_as, column)


@dataclass(slots=True, eq=False, repr=False)
class Join:
    """A table beside the first one; `optional` keeps rows without a partner, `with_trash` finds trashed ones."""

    table: Table
    on: Condition
    optional: bool = False
    with_trash: bool = False


@dataclass(slots=True, eq=False, repr=False)
class Order:
    """One step of the order of rows; rows without a value stand last either way."""

    expression: Expression
    descending: bool = False


@dataclass(slots=True, eq=False, repr=False)
class Select(Subquery):
    """What is read; made by `select` and narrowed by its methods, each of which returns another select."""

    columns: tuple[Expression, ...]
    table: Table
    joins: tuple[Join, ...] = ()
    conditions: tuple[Condition, ...] = ()
    grouping: tuple[Expression, ...] = ()
    ordering: tuple[Order, ...] = ()
    most_rows: int | None = None
    distinct: bool = False
    trash: Trash = Trash.LEFT_OUT

    def join(self, table: Table, on: Condition, *, with_trash: bool = False) -> Select:
        """Read a second table beside; rows without a partner are left out."""
        return replace(self, joins=(*self.joins, Join(table, on, with_trash=with_trash)))

    def join_if_there(self, table: Table, on: Condition, *, with_trash: bool = False) -> Select:
        """Read a second table beside; where there is no partner its columns are null."""
        return replace(self, joins=(*self.joins, Join(table, on, optional=True, with_trash=with_trash)))

    def where(self, *conditions: Condition, **equal: Value) -> Select:
        """Narrow by conditions, all of which must hold; `column=value` speaks of the first table."""
        more = tuple(self.table[name].equals(value) for name, value in equal.items())
        return replace(self, conditions=(*self.conditions, *conditions, *more))

    def group_by(self, *expressions: Expression) -> Select:
        """Return one row for each set of values."""
        return replace(self, grouping=expressions)

    def order_by(self, *expressions: Expression | Order) -> Select:
        """Order the rows; `descending(…)` turns a step around."""
        return replace(self, ordering=tuple(each if isinstance(each, Order) else Order(each) for each in expressions))

    def limit(self, rows: int | None) -> Select:
        """Return at most so many rows."""
        return replace(self, most_rows=rows)

    def unique(self) -> Select:
        """Leave out rows that are like one before."""
        return replace(self, distinct=True)

    def with_trash(self) -> Select:
        """Read what is in the trash as well."""
        return replace(self, trash=Trash.INCLUDED)

    def only_trash(self) -> Select:
        """Read only what is in the trash; other tables are read with theirs."""
        return replace(self, trash=Trash.ALONE)


def select(table: Table | str, *columns: Expression | str) -> Select:
    """Begin a select of some columns of a table; a text names a column of it."""
    of = Table(table) if isinstance(table, str) else table
    return Select(tuple(of[each] if isinstance(each, str) else each for each in columns), of)


def descending(expression: Expression) -> Order:
    """Order by an expression, the greatest first."""
    return Order(expression, descending=True)
