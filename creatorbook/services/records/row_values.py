"""The values of a row by field name, each made from its columns when it is asked for: a list shows few of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from creatorbook.domain.values.money import Money
from creatorbook.services.fields.formats import plain_text
from creatorbook.services.fields.kinds import KINDS, Field, FieldType
from creatorbook.services.fields.values import Ref

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from enum import StrEnum

# Before the fields: the id, the version, whether it is in the trash, when it was added and changed.
FIRST = 5
_TUPLES = (FieldType.COUNTRIES, FieldType.CHOICES, FieldType.WORDS)


class RowValues(Mapping[str, Any]):
    """Typed values (Money, date, enum members, Ref, tuples of codes) of one result of `record_select`."""

    __slots__ = ("_columns", "_made", "_makers")

    def __init__(self, kind_id: str, columns: Sequence[object]) -> None:
        self._makers = _makers(kind_id)
        self._columns = columns
        self._made: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401  each field has a type of its own
        made = self._made
        if name not in made:
            at, width, make = self._makers[name]
            first = self._columns[at]
            if first is None or make is None:
                made[name] = first
            elif width == 1:
                made[name] = make(first)
            else:
                made[name] = make(first, self._columns[at + 1])
        return made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)


@cache
def _makers(kind_id: str) -> dict[str, tuple[int, int, Callable[..., Any] | None]]:
    """Return where each field's columns begin, how many there are, and what makes its value of them."""
    makers: dict[str, tuple[int, int, Callable[..., Any] | None]] = {}
    at = FIRST
    for field in KINDS[kind_id].fields:
        width = 2 if field.type in (FieldType.MONEY, FieldType.REFERENCE) else 1
        makers[field.name] = (at, width, _maker(field))
        at += width
    return makers


def _maker(field: Field) -> Callable[..., Any] | None:
    if field.type is FieldType.MONEY:
        return Money
    if field.type is FieldType.REFERENCE:
        return _ref(field.kind)
    if field.type is FieldType.CHOICE:
        return _choice(field)
    return _ONE_COLUMN.get(field.type)


_ONE_COLUMN: dict[FieldType, Callable[[Any], Any]] = {
    FieldType.DAY: date.fromisoformat,
    FieldType.INSTANT: datetime.fromisoformat,
    FieldType.FLAG: bool,
    FieldType.MAYBE: bool,
    **dict.fromkeys(_TUPLES, lambda value: tuple(json.loads(value))),
}


def _choice(field: Field) -> Callable[[Any], Any]:
    # A table is quicker than the enum's constructor, which is called for every row shown.
    members: dict[str, StrEnum] = {} if field.enum is None else {member.value: member for member in field.enum}
    return members.__getitem__


def _ref(kind_id: str) -> Callable[[str, Any], Ref]:
    field = KINDS[kind_id].field(KINDS[kind_id].title)
    show = _choice(field) if field.type is FieldType.CHOICE else None

    def _make(record: str, title: str | None) -> Ref:
        return Ref(kind_id, record, plain_text(show(title)) if show and title is not None else title or "")

    return _make
