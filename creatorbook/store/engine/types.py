"""How values stand in STRICT tables: TEXT, INTEGER and BLOB, nothing else."""

from __future__ import annotations

import json
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import CheckConstraint, Integer, Text
from sqlalchemy.orm import MappedColumn, mapped_column
from sqlalchemy.types import TypeDecorator

from creatorbook.store.engine.instants import instant_text

if TYPE_CHECKING:
    from sqlalchemy.engine import Dialect

E = TypeVar("E", bound=StrEnum)


class Day(TypeDecorator[date]):
    """A day, as ISO text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:  # noqa: ARG002  SQLAlchemy's form
        """Return ISO text."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: Any | None, dialect: Dialect) -> date | None:  # noqa: ARG002  same
        """Return a date."""
        return None if value is None else date.fromisoformat(value)


class Instant(TypeDecorator[datetime]):
    """An instant, as ISO text in UTC with microseconds and a Z, so that text order is time order."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002  same
        """Return ISO text in UTC; raise ValueError for a naive datetime."""
        return None if value is None else instant_text(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002  same
        """Return an aware datetime in UTC."""
        return None if value is None else datetime.fromisoformat(value)


class Choice(TypeDecorator[E]):
    """A member of an enum, by its value."""

    impl = Text
    cache_ok = True

    def __init__(self, enum: type[E]) -> None:
        super().__init__()
        self.enum = enum

    def process_bind_param(self, value: E | None, dialect: Dialect) -> str | None:  # noqa: ARG002  same
        """Return the member's value; raise ValueError for a text that is none."""
        return None if value is None else self.enum(value).value

    def process_result_value(self, value: Any | None, dialect: Dialect) -> E | None:  # noqa: ARG002  same
        """Return the member."""
        return None if value is None else self.enum(value)


class Words(TypeDecorator[tuple[str, ...]]):
    """A short list of texts, as a JSON array."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str | None:  # noqa: ARG002  same
        """Return a JSON array."""
        return None if value is None else json.dumps(list(value), ensure_ascii=False)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> tuple[str, ...] | None:  # noqa: ARG002  same
        """Return a tuple of texts."""
        return None if value is None else tuple(json.loads(value))


class Flag(TypeDecorator[bool]):
    """True or false, as 1 or 0."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:  # noqa: ARG002  same
        """Return 1 or 0."""
        return None if value is None else int(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> bool | None:  # noqa: ARG002  same
        """Return a bool."""
        return None if value is None else bool(value)


def choice(name: str, enum: type[E], *, default: E | None = None, nullable: bool = False) -> MappedColumn[Any]:
    """Return a column that holds a member of `enum` by value, with a named CHECK."""
    listed = ", ".join(f"'{member.value}'" for member in enum)
    return mapped_column(
        Choice(enum), CheckConstraint(f"{name} IN ({listed})", name=name), default=default, nullable=nullable
    )


def text_column(*, nullable: bool = False) -> MappedColumn[Any]:
    """Return a text column, empty unless given."""
    return mapped_column(Text, default=None if nullable else "", nullable=nullable)


def flag(name: str, *, default: bool | None = False, nullable: bool = False) -> MappedColumn[Any]:
    """Return a yes-no column with a named CHECK; nullable means "not known"."""
    return mapped_column(Flag, CheckConstraint(f"{name} IN (0, 1)", name=name), default=default, nullable=nullable)


def words_column() -> MappedColumn[Any]:
    """Return a column of a short list of texts."""
    return mapped_column(Words, default=())


def day() -> MappedColumn[Any]:
    """Return a column of an optional day."""
    return mapped_column(Day, nullable=True, default=None)


def instant() -> MappedColumn[Any]:
    """Return a column of an optional instant."""
    return mapped_column(Instant, nullable=True, default=None)


def whole() -> MappedColumn[Any]:
    """Return a column of a whole number that is always there, 0 unless given."""
    return mapped_column(Integer, nullable=False, default=0)


def number() -> MappedColumn[Any]:
    """Return a column of an optional whole number."""
    return mapped_column(Integer, nullable=True, default=None)
