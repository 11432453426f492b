"""The codec: what dataclasses it knows, and the four ways through it."""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

from creatorbook.common.codec._parts import Blobs, Bytes, Choice, Maybe, Moment, Own, Row, Scalar, Table
from creatorbook.common.codec._record import BROKEN, OneOf, Record
from creatorbook.common.codec.errors import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from creatorbook.common.codec._parts import Part
    from creatorbook.common.codec.form import Form

T = TypeVar("T")

_HEAD = 8  # bytes that say how long the JSON is which bytes are packed behind
_SCALARS = (str, int, float, bool)


class Codec:
    """Writes and reads dataclasses whose annotations name these classes, apart from those of their own modules.

    `forms` are the classes that are written in a form of their own. Where it is `brief`, fields at their default are
    left out. A field that is missing takes its default, one that is not known is refused.
    """

    def __init__(
        self, classes: Iterable[type] = (), forms: Mapping[type, Form] | None = None, *, brief: bool = False
    ) -> None:
        self._brief = brief
        self._names: dict[str, object] = {kind.__name__: kind for kind in (date, datetime, *classes)}
        self._known: dict[object, Part] = {kind: Own(form) for kind, form in (forms or {}).items()}

    def dump(self, value: object) -> str:
        """Return canonical JSON: sorted keys, ASCII, so that equal values are equal texts.

        Raises TypeError where a value is not what its annotation says, or is bytes.
        """
        return json.dumps(self.plain(value), sort_keys=True, ensure_ascii=True, separators=(",", ":"))

    def plain(self, value: object) -> Any:
        """Return what `dump` writes, as what JSON is made of; raises TypeError as it does."""
        return self._part(type(value)).write(value, None)

    def load(self, kind: type[T], text: str | bytes) -> T:
        """Return the dataclass that `dump` wrote; raises Unreadable, UnknownField among them."""
        return typing.cast("T", self._read(kind, text, memoryview(b"")))

    def pack(self, value: object) -> list[bytes]:
        """Return a dataclass as pieces of bytes to be written one after the other; raises TypeError as `dump` does."""
        blobs = Blobs()
        plain = self._part(type(value)).write(value, blobs)
        text = json.dumps(plain, ensure_ascii=True, separators=(",", ":")).encode()
        return [len(text).to_bytes(_HEAD, "big"), text, *blobs.parts]

    def unpack(self, kind: type[T], data: bytes) -> T:
        """Return the dataclass whose pieces `pack` gave; raises Unreadable."""
        end = _HEAD + int.from_bytes(data[:_HEAD], "big")
        return typing.cast("T", self._read(kind, data[_HEAD:end], memoryview(data)[end:]))

    def _read(self, kind: type, text: str | bytes, blobs: memoryview) -> object:
        part = self._part(kind)
        try:
            return part.read(json.loads(text), blobs)
        except Unreadable:
            raise
        except BROKEN as error:
            raise Unreadable(str(error)) from error

    def _part(self, hint: Any) -> Part:
        """Return what writes and reads values of an annotation; raises TypeError for one that is not provided for."""
        known = self._known.get(hint)
        if known is None:
            known = self._known[hint] = self._make_part(hint)
        return known

    def _make_part(self, hint: Any) -> Part:
        origin, inner = typing.get_origin(hint), typing.get_args(hint)
        if origin in (types.UnionType, typing.Union):
            return self._union([each for each in inner if each is not types.NoneType], types.NoneType in inner)
        if origin is tuple and inner[1:] == (Ellipsis,):
            return Row(self._part(inner[0]))
        if origin is dict and inner[0] is str:
            return Table(self._part(inner[1]))
        if isinstance(hint, type) and origin is None:
            return self._make_class_part(hint)
        raise TypeError(f"no annotation that can be written: {hint!r}")

    def _make_class_part(self, kind: type) -> Part:
        if kind in _SCALARS:
            return Scalar((kind,))
        if kind is bytes:
            return Bytes()
        if issubclass(kind, date):
            return Moment(kind)
        if issubclass(kind, StrEnum):
            return Choice(kind)
        if dataclasses.is_dataclass(kind):
            return self._record(kind)
        raise TypeError(f"no class that can be written: {kind.__name__}")

    def _record(self, kind: Any) -> Record:
        hints = typing.get_type_hints(kind, localns=self._names)
        parts = {each.name: self._part(hints[each.name]) for each in dataclasses.fields(kind)}
        return Record(kind, parts, brief=self._brief)

    def _union(self, kinds: list[Any], optional: bool) -> Part:
        if len(kinds) == 1:
            part = self._part(kinds[0])
        elif all(kind in _SCALARS for kind in kinds):
            part = Scalar(tuple(kinds))
        elif all(dataclasses.is_dataclass(kind) for kind in kinds):
            part = OneOf({kind.__name__: self._record(kind) for kind in kinds})
        else:
            raise TypeError(f"no annotation that can be written: one of {kinds!r}")
        return Maybe(part) if optional else part
