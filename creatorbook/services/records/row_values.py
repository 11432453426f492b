"""The values of a row by field name, each made from its columns when it is asked for: a list shows few of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any, TypeVar

from creatorbook.domain.values.money import Money
from creatorbook.services.fields.formats import plain_text
from creatorbook.services.fields.kinds import KINDS, Field, FieldType
from creatorbook.services.fields.kinds.field import LISTS
from creatorbook.services.fields.values import Ref

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from enum import StrEnum

    Reader = Callable[[Sequence[Any]], Any]

S = TypeVar("S")
T = TypeVar("T")
# Before the fields: the id, the version, whether it is in the trash, when it was added and changed.
FIRST = 5
_REFERRED = 512
_AMOUNTS = 2048


class RowValues(Mapping[str, Any]):
    """Typed values (Money, date, enum members, Ref, tuples of codes) of one result of `record_select`."""

    __slots__ = ("_columns", "_readers")

    def __init__(self, kind_id: str, columns: Sequence[object]) -> None:
        self._readers = READERS[kind_id]
        self._columns = columns

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401  each field has a type of its own
        return self._readers[name](self._columns)

    def __iter__(self) -> Iterator[str]:
        return iter(self._readers)

    def __len__(self) -> int:
        return len(self._readers)


class _Readers(dict[str, "dict[str, Reader]"]):
    """By kind and field what makes a value of the columns of a row; a kind's are made when it is first read."""

    def __missing__(self, kind_id: str) -> dict[str, Reader]:
        found = self[kind_id] = _readers(kind_id)
        return found


READERS = _Readers()


def _readers(kind_id: str) -> dict[str, Reader]:
    found: dict[str, Reader] = {}
    at = FIRST
    for field in KINDS[kind_id].fields:
        found[field.name] = _reader(field, at)
        at += 2 if field.type in (FieldType.MONEY, FieldType.REFERENCE) else 1
    return found


# A page is read again whenever something on it may have changed, and most amounts on it have not.
_amount = lru_cache(maxsize=_AMOUNTS)(Money)


def _reader(field: Field, at: int) -> Reader:
    if field.type is FieldType.MONEY:
        return _of_two(_amount, at)
    if field.type is FieldType.REFERENCE:
        return _of_two(_ref(field.kind), at)
    make = _choice(field) if field.type is FieldType.CHOICE else _ONE_COLUMN.get(field.type)
    return itemgetter(at) if make is None else _of_one(make, at)


def _of_one(make: Callable[[S], object], at: int) -> Callable[[Sequence[S | None]], object]:
    def read(columns: Sequence[S | None]) -> object:
        stored = columns[at]
        return None if stored is None else make(stored)

    return read


def _of_two(make: Callable[[S, T], object], at: int) -> Reader:
    both = itemgetter(at, at + 1)

    def read(columns: Sequence[object]) -> object:
        first, second = both(columns)
        return None if first is None else make(first, second)

    return read


_ONE_COLUMN: dict[FieldType, Callable[[Any], Any]] = {
    FieldType.DAY: date.fromisoformat,
    FieldType.INSTANT: datetime.fromisoformat,
    FieldType.FLAG: bool,
    FieldType.MAYBE: bool,
    **dict.fromkeys(LISTS, lambda value: tuple(json.loads(value))),
}


def _choice(field: Field) -> Callable[[Any], Any]:
    # A table is quicker than the enum's constructor, which is called for every row shown.
    members: dict[str, StrEnum] = {} if field.enum is None else {member.value: member for member in field.enum}
    return members.__getitem__


def _ref(kind_id: str) -> Callable[[str, Any], Ref]:
    field = KINDS[kind_id].field(KINDS[kind_id].title)
    show = _choice(field) if field.type is FieldType.CHOICE else None

    # The same few records are referred to by row after row.
    @lru_cache(maxsize=_REFERRED)
    def _make(record: str, title: str | None) -> Ref:
        return Ref(kind_id, record, plain_text(show(title)) if show and title is not None else title or "")

    return _make
