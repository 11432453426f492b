"""What a query is made of: columns, values, functions of them, and conditions on them.

Values are what records hold: text, integers, bytes, None, enum members, days, instants and booleans; how each stands in
the database is the dialect's affair. Nothing here is changed once made; the classes are not frozen, compared or shown
because Python writes and compiles a method for each of these, and every command waits for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

Value: TypeAlias = "str | int | bytes | StrEnum | date | None"


class Subquery:
    """A select inside of an expression or a condition; `store.query.select` has the only one."""

    __slots__ = ()


class Operator(StrEnum):
    """How two expressions are compared."""

    EQUALS = "="
    DIFFERS = "<>"
    LESS = "<"
    AT_MOST = "<="
    GREATER = ">"
    AT_LEAST = ">="


class Expression:
    """Something that has a value in each row."""

    def equals(self, other: Expression | Value) -> Condition:
        """Hold where both are the same; a None asks for null."""
        return IsNull(self) if other is None else Comparison(self, Operator.EQUALS, wrap(other))

    def differs(self, other: Expression | Value) -> Condition:
        """Hold where both are known and not the same; a None asks for anything but null."""
        return Not(IsNull(self)) if other is None else Comparison(self, Operator.DIFFERS, wrap(other))

    def less_than(self, other: Expression | Value) -> Condition:
        """Hold where this is less."""
        return Comparison(self, Operator.LESS, wrap(other))

    def at_most(self, other: Expression | Value) -> Condition:
        """Hold where this is less or equal."""
        return Comparison(self, Operator.AT_MOST, wrap(other))

    def greater_than(self, other: Expression | Value) -> Condition:
        """Hold where this is greater."""
        return Comparison(self, Operator.GREATER, wrap(other))

    def at_least(self, other: Expression | Value) -> Condition:
        """Hold where this is greater or equal."""
        return Comparison(self, Operator.AT_LEAST, wrap(other))

    def among(self, values: Iterable[Value] | GivenList | Subquery) -> Condition:
        """Hold where this is one of the values, or one of what a select of one column finds."""
        return Among(self, values if isinstance(values, Subquery | GivenList) else tuple(values))

    def between(self, first: Expression | Value, last: Expression | Value) -> Condition:
        """Hold where this is neither less than the first nor greater than the last."""
        return All((self.at_least(first), self.at_most(last)))

    def is_null(self) -> Condition:
        """Hold where there is no value."""
        return IsNull(self)

    def is_known(self) -> Condition:
        """Hold where there is a value."""
        return Not(IsNull(self))

    def contains(self, text: str) -> Condition:
        """Hold where the text stands in this one, capitals of plain letters aside."""
        return Contains(self, text)


@dataclass(slots=True, eq=False, repr=False)
class Column(Expression):
    """A column of a table of the query."""

    table: str
    name: str


@dataclass(slots=True, eq=False, repr=False)
class Constant(Expression):
    """A value, handed to the database as a parameter."""

    value: Value


@dataclass(slots=True, eq=False, repr=False)
class Given(Expression):
    """A value that is handed over when a prepared select is run, under this name."""

    name: str


@dataclass(slots=True, eq=False, repr=False)
class GivenList:
    """Several values that are handed over when a prepared select is run, under this name."""

    name: str


class Function(StrEnum):
    """The functions that every database has, and the one that a book's connections bring along."""

    LOWER = "lower"
    LENGTH = "length"
    COALESCE = "coalesce"
    NULL_IF = "nullif"
    COUNT = "count"
    SUM = "sum"
    LEAST_OF_ROWS = "min"
    MOST_OF_ROWS = "max"
    NATURAL_KEY = "natural_key"
    GLOB = "glob"


@dataclass(slots=True, eq=False, repr=False)
class Call(Expression):
    """A function of some expressions; a COUNT of none counts rows."""

    function: Function
    arguments: tuple[Expression, ...] = ()
    distinct: bool = False


@dataclass(slots=True, eq=False, repr=False)
class Case(Expression):
    """The value of the first condition that holds, else `otherwise`."""

    branches: tuple[tuple[Condition, Expression], ...]
    otherwise: Expression


@dataclass(slots=True, eq=False, repr=False)
class Difference(Expression):
    """A number less another; null where one of them is."""

    whole: Expression
    part: Expression


@dataclass(slots=True, eq=False, repr=False)
class DaysAfter(Expression):
    """The day that comes a number of days after another; null where one of them is."""

    day: Expression
    days: Expression


@dataclass(slots=True, eq=False, repr=False)
class InDocument(Expression):
    """What stands at a path of keys inside a column that holds JSON, null where nothing does."""

    document: Expression
    path: tuple[str, ...]


@dataclass(slots=True, eq=False, repr=False)
class Truth(Expression):
    """A condition as a value: 1 where it holds, else 0."""

    condition: Condition


@dataclass(slots=True, eq=False, repr=False)
class Unindexed(Expression):
    """The value of an expression that no index is searched for: most rows have what is asked, and are read anyway."""

    value: Expression


@dataclass(slots=True, eq=False, repr=False)
class Single(Expression):
    """The one value that a select of one column and one row finds, null where it finds none."""

    select: Subquery


class Condition:
    """Something that holds in a row or does not."""


@dataclass(slots=True, eq=False, repr=False)
class Comparison(Condition):
    """Two expressions compared."""

    left: Expression
    operator: Operator
    right: Expression


@dataclass(slots=True, eq=False, repr=False)
class Among(Condition):
    """An expression that is one of several values; of an empty set none holds."""

    expression: Expression
    values: tuple[Value, ...] | GivenList | Subquery


@dataclass(slots=True, eq=False, repr=False)
class IsNull(Condition):
    """An expression without a value."""

    expression: Expression


@dataclass(slots=True, eq=False, repr=False)
class Contains(Condition):
    """A text that stands in an expression, capitals of plain letters aside."""

    expression: Expression
    text: str


@dataclass(slots=True, eq=False, repr=False)
class Not(Condition):
    """The opposite of a condition."""

    condition: Condition


@dataclass(slots=True, eq=False, repr=False)
class All(Condition):
    """Holds where every condition holds; of none, always."""

    conditions: tuple[Condition, ...]


@dataclass(slots=True, eq=False, repr=False)
class AnyOf(Condition):
    """Holds where one condition holds; of none, never."""

    conditions: tuple[Condition, ...]


@dataclass(slots=True, eq=False, repr=False)
class Exists(Condition):
    """Holds where a select finds a row."""

    select: Subquery


@dataclass(slots=True, eq=False, repr=False)
class Matches(Condition):
    """Holds for the records of a kind that full-text search finds for what was typed."""

    record: Expression
    kind: str
    typed: str


def wrap(value: Expression | Value) -> Expression:
    """Return an expression as it is, and a value as a constant."""
    return value if isinstance(value, Expression) else Constant(value)


def all_of(*conditions: Condition) -> Condition:
    """Hold where every condition holds."""
    return All(conditions)


def any_of(*conditions: Condition) -> Condition:
    """Hold where one of the conditions holds."""
    return AnyOf(conditions)


def lower(expression: Expression) -> Expression:
    """Return a text without capitals of plain letters."""
    return Call(Function.LOWER, (expression,))


def natural(expression: Expression, written: Expression | None = None) -> Expression:
    """Return what a folded text is ordered by, the numbers in it by how much they are.

    `written` is the text as it stands in a column: where that has no figure the folded one is its own key, and nothing
    but the database is asked.
    """
    key = Call(Function.NATURAL_KEY, (expression,))
    if written is None:
        return key
    has_figure = Comparison(Call(Function.GLOB, (Constant("*[0-9]*"), written)), Operator.EQUALS, Constant(1))
    return Case(((has_figure, key),), expression)


def coalesce(*expressions: Expression | Value) -> Expression:
    """Return the first that is not null."""
    return Call(Function.COALESCE, tuple(wrap(each) for each in expressions))


def count(expression: Expression | None = None, *, distinct: bool = False) -> Expression:
    """Return how many rows there are, or in how many the expression has a value."""
    return Call(Function.COUNT, () if expression is None else (expression,), distinct)


def less(whole: Expression, part: Expression) -> Expression:
    """Return a number less another."""
    return Difference(whole, part)


def total(expression: Expression) -> Expression:
    """Return the sum over the rows, null where there are none."""
    return Call(Function.SUM, (expression,))


def least(expression: Expression) -> Expression:
    """Return the smallest value of the rows."""
    return Call(Function.LEAST_OF_ROWS, (expression,))


def most(expression: Expression) -> Expression:
    """Return the greatest value of the rows."""
    return Call(Function.MOST_OF_ROWS, (expression,))
