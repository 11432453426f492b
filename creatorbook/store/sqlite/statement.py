"""From a select to SQLite's words and its parameters; every value is a parameter, every name is checked."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING, Any

from creatorbook.store.engine.instants import instant_text
from creatorbook.store.query import expressions as ex
from creatorbook.store.query.select import WITHOUT_TRASH, Select, Trash
from creatorbook.store.sqlite import search

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from creatorbook.store.query.select import Order, Table

# Up to so many values are parameters of their own; more travel as one list.
_FEW = 16


@dataclass(frozen=True, slots=True)
class Statement:
    """A select written once, to be run often; its holes are filled by name each time."""

    text: str
    _parameters: tuple[Any, ...]

    def bind(self, given: Mapping[str, Any]) -> tuple[Any, ...]:
        """Return the parameters of one run; raise KeyError for a hole without a value."""
        return tuple(_fill_parameter(each, given) for each in self._parameters)


def prepare(query: Select) -> Statement:
    """Return a select as a statement that may have holes; raise ValueError for a name that is none."""
    writer = _Writer()
    text = writer.select(query)
    return Statement(text, tuple(writer.parameters))


def _fill_parameter(parameter: Any, given: Mapping[str, Any]) -> Any:
    if isinstance(parameter, ex.Given):
        return stored_value(given[parameter.name])
    if isinstance(parameter, ex.GivenList):
        return _list_as_json(given[parameter.name])
    return parameter


def _list_as_json(values: Iterable[ex.Value]) -> str:
    return json.dumps([stored_value(each) for each in values])


def stored_value(value: ex.Value) -> str | int | bytes | None:
    """Return a value as it stands in a STRICT table."""
    if type(value) is str:
        return value
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, datetime):
        return instant_text(value)
    if isinstance(value, date):
        return value.isoformat()
    return value


def _quote(name: str) -> str:
    if not name.isidentifier():
        raise ValueError(f"{name!r} is no name of a column or table")
    return f'"{name}"'


@dataclass(slots=True)
class _Writer:
    """Writes one statement; parameters are gathered in the order in which they are written."""

    parameters: list[Any] = field(default_factory=list)

    def select(self, query: ex.Subquery) -> str:
        if not isinstance(query, Select):
            raise TypeError(type(query).__name__)
        columns = ", ".join(self.expression(each) for each in query.columns)
        parts = [f"SELECT {'DISTINCT ' if query.distinct else ''}{columns} FROM {_table_clause(query.table)}"]
        for join in query.joins:
            on = [self.condition(join.on)]
            if query.trash is Trash.LEFT_OUT and not join.with_trash:
                on += _live(join.table)
            parts.append(f"{'LEFT ' if join.optional else ''}JOIN {_table_clause(join.table)} ON {' AND '.join(on)}")
        where = self._trash(query) + [self.condition(each) for each in query.conditions]
        if where:
            parts.append(f"WHERE {' AND '.join(where)}")
        if query.grouping:
            parts.append(f"GROUP BY {', '.join(self.expression(each) for each in query.grouping)}")
        if query.ordering:
            parts.append(f"ORDER BY {', '.join(self._order(each) for each in query.ordering)}")
        if query.most_rows is not None:
            parts.append(f"LIMIT {self._parameter(query.most_rows)}")
        return " ".join(parts)

    @staticmethod
    def _trash(query: Select) -> list[str]:
        if query.trash is Trash.INCLUDED or query.table.table_name in WITHOUT_TRASH:
            return []
        if query.trash is Trash.ALONE:
            return [f"{_quote(query.table.known_as)}.trashed_at IS NOT NULL"]
        return _live(query.table)

    def _order(self, order: Order) -> str:
        written = self.expression(order.expression)
        if isinstance(order.expression, ex.Column) and order.expression.name == "id":
            # A key is never null, and with a word on nulls its index would not serve.
            return f"{written} {'DESC' if order.descending else 'ASC'}"
        return f"{written} {'DESC' if order.descending else 'ASC'} NULLS LAST"

    def _parameter(self, value: ex.Value) -> str:
        self.parameters.append(stored_value(value))
        return "?"

    def expression(self, what: ex.Expression) -> str:  # noqa: C901, PLR0911  one return a kind of expression
        match what:
            case ex.Column(table, name):
                return f"{_quote(table)}.{_quote(name)}"
            case ex.Constant(value):
                return self._parameter(value)
            case ex.Given():
                self.parameters.append(what)
                return "?"
            case ex.Call(function, arguments, distinct):
                inside = ", ".join(self.expression(each) for each in arguments) or "*"
                return f"{function}({'DISTINCT ' if distinct else ''}{inside})"
            case ex.Case(branches, otherwise):
                whens = " ".join(
                    f"WHEN {self.condition(condition)} THEN {self.expression(value)}" for condition, value in branches
                )
                return f"CASE {whens} ELSE {self.expression(otherwise)} END"
            case ex.Difference(whole, part):
                return f"({self.expression(whole)} - {self.expression(part)})"
            case ex.DaysAfter(day, days):
                return f"date({self.expression(day)}, '+' || {self.expression(days)} || ' days')"
            case ex.InDocument(document, path):
                written = self.expression(document)
                return f"json_extract({written}, {self._parameter('.'.join(('$', *path)))})"
            case ex.Truth(condition):
                return f"({self.condition(condition)})"
            case ex.Unindexed(value):
                return f"+{self.expression(value)}"
            case ex.Single(query):
                return f"({self.select(query)})"
        raise TypeError(type(what).__name__)

    def condition(self, what: ex.Condition) -> str:  # noqa: PLR0911  one return a kind of condition
        match what:
            case ex.Comparison(left, operator, right):
                return f"{self.expression(left)} {operator} {self.expression(right)}"
            case ex.IsNull(expression):
                return f"{self.expression(expression)} IS NULL"
            case ex.Among(expression, values):
                return self._among(expression, values)
            case ex.Contains(expression, text):
                return f"instr(lower({self.expression(expression)}), lower({self._parameter(text)})) > 0"
            case ex.Not(condition):
                return f"NOT ({self.condition(condition)})"
            case ex.All(conditions):
                return self._joined(conditions, " AND ", "1")
            case ex.AnyOf(conditions):
                return self._joined(conditions, " OR ", "0")
            case ex.Exists(query):
                return f"EXISTS ({self.select(query)})"
            case ex.Matches(record, kind, typed):
                return self._matches(record, kind, typed)
        raise TypeError(type(what).__name__)

    def _joined(self, conditions: Iterable[ex.Condition], word: str, none: str) -> str:
        return f"({word.join(self.condition(each) for each in conditions) or none})"

    def _among(self, expression: ex.Expression, values: tuple[ex.Value, ...] | ex.GivenList | ex.Subquery) -> str:
        written = self.expression(expression)
        if isinstance(values, ex.GivenList):
            self.parameters.append(values)
            return f"{written} IN (SELECT value FROM json_each(?))"
        if isinstance(values, ex.Subquery):
            return f"{written} IN ({self.select(values)})"
        if len(values) <= _FEW:
            return f"{written} IN ({', '.join(self._parameter(each) for each in values)})"
        self.parameters.append(_list_as_json(values))
        return f"{written} IN (SELECT value FROM json_each(?))"

    def _matches(self, record: ex.Expression, kind: str, typed: str) -> str:
        found = search.match(typed)
        if found is None:
            return "1"
        written = self.expression(record)
        self.parameters += [*found.params, kind]
        return f"{written} IN (SELECT s.record_id FROM search_doc s WHERE {found.where} AND s.kind = ?)"


def _table_clause(table: Table) -> str:
    name, known_as = _quote(table.table_name), _quote(table.known_as)
    return name if name == known_as else f"{name} AS {known_as}"


def _live(table: Table) -> list[str]:
    return [] if table.table_name in WITHOUT_TRASH else [f"{_quote(table.known_as)}.trashed_at IS NULL"]
