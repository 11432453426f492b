"""A dataclass among the parts: its fields by name, and one of several dataclasses by its own."""

from __future__ import annotations

import dataclasses
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from creatorbook.common.codec._parts import misfit, plain_type, unexpected_value
from creatorbook.common.codec.errors import UnknownField, Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from creatorbook.common.codec._parts import Blobs, Part

BROKEN = (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError)
_TAG = "@"
_UNSET = object()


class Record:
    """A dataclass: its fields by name, of which those missing take their defaults."""

    def __init__(self, kind: Any, parts: Mapping[str, Part], *, brief: bool) -> None:
        self.kind = kind
        self._brief = brief
        # Most values are texts and numbers that stand as they are: no call for each of them.
        self._parts = {name: (part, plain_type(part)) for name, part in parts.items()}
        fields = dataclasses.fields(kind)
        self._fields = [(each.name, *self._parts[each.name], _default(each)) for each in fields]
        self._values = _values_getter([each.name for each in fields])

    def write(self, value: Any, blobs: Blobs | None) -> dict[str, object]:
        if type(value) is not self.kind:
            raise misfit(self.kind.__name__, value)
        plain: dict[str, object] = {}
        brief = self._brief
        for (name, part, exact, default), item in zip(self._fields, self._values(value), strict=True):
            if not brief or (item is not default and item != default):
                plain[name] = item if type(item) is exact else part.write(item, blobs)
        return plain

    def read(self, value: Any, blobs: memoryview) -> object:
        if type(value) is not dict:
            raise unexpected_value(self.kind.__name__, value)
        given = {}
        for name, item in value.items():
            known = self._parts.get(name)
            if known is None:
                raise UnknownField(name)
            part, exact = known
            if type(item) is exact:
                given[name] = item
                continue
            try:
                given[name] = part.read(item, blobs)
            except Unreadable as error:
                raise error.inside(name) from error.__cause__
            except BROKEN as error:
                raise Unreadable(str(error)).inside(name) from error
        return self.kind(**given)


class OneOf:
    """One of several dataclasses, known by its name."""

    def __init__(self, records: dict[str, Record]) -> None:
        self._records = records

    def write(self, value: Any, blobs: Blobs | None) -> object:
        record = self._records.get(type(value).__name__)
        if record is None:
            raise misfit(" or ".join(self._records), value)
        return {_TAG: record.kind.__name__, **record.write(value, blobs)}

    def read(self, value: Any, blobs: memoryview) -> object:
        if type(value) is not dict or value.get(_TAG) not in self._records:
            raise unexpected_value(" or ".join(self._records), value)
        return self._records[value.pop(_TAG)].read(value, blobs)


def _values_getter(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    if len(names) > 1:
        return attrgetter(*names)
    # Of a single name it would return no tuple.
    return lambda value: tuple([getattr(value, name) for name in names])


def _default(each: dataclasses.Field[Any]) -> object:
    if each.default_factory is not dataclasses.MISSING:
        return each.default_factory()
    return _UNSET if each.default is dataclasses.MISSING else each.default
