"""What one annotation is written and read by, except for a dataclass."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Protocol

from creatorbook.common.codec.errors import Unreadable

if TYPE_CHECKING:
    from datetime import date

    from creatorbook.common.codec.form import Form


class Part(Protocol):
    def write(self, value: Any, blobs: Blobs | None) -> object: ...

    def read(self, value: Any, blobs: memoryview) -> object: ...


@dataclass
class Blobs:
    """The bytes that follow the text, and how many there are so far."""

    parts: list[bytes] = field(default_factory=list)
    size: int = 0

    def add(self, part: bytes) -> list[int]:
        """Keep these bytes and return where they begin and how many they are."""
        start = self.size
        self.parts.append(part)
        self.size += len(part)
        return [start, len(part)]


def plain_type(part: Part) -> type | None:
    """Return the type whose values stand as they are, both ways, None for a part that has to look at each."""
    if isinstance(part, Maybe):
        return plain_type(part.part)
    if isinstance(part, Scalar) and len(part.kinds) == 1:
        return part.kinds[0]
    return None


def unexpected_value(what: str, value: object) -> Unreadable:
    return Unreadable(f"{what} was expected, not {type(value).__name__}")


def misfit(kind: str, value: object) -> TypeError:
    return TypeError(f"no {kind}: {type(value).__name__}")


@dataclass(frozen=True, slots=True)
class Own:
    """What writes and reads itself by a form of its own."""

    form: Form

    def write(self, value: Any, _blobs: Blobs | None) -> object:
        return self.form.write(value)

    def read(self, value: Any, _blobs: memoryview) -> object:
        return self.form.read(value)


@dataclass(frozen=True, slots=True)
class Scalar:
    """What JSON has a word for."""

    kinds: tuple[type, ...]

    def write(self, value: Any, _blobs: Blobs | None) -> object:
        # By exact type: bool is an int to Python, and must not pass for one.
        if type(value) in self.kinds:
            return value
        if isinstance(value, StrEnum) and str in self.kinds:
            return value.value
        raise misfit(self._type_names, value)

    def read(self, value: Any, _blobs: memoryview) -> object:
        if type(value) not in self.kinds:
            raise unexpected_value(self._type_names, value)
        return value

    @property
    def _type_names(self) -> str:
        return " or ".join(kind.__name__ for kind in self.kinds)


@dataclass(frozen=True, slots=True)
class Maybe:
    """A part, or nothing."""

    part: Part

    def write(self, value: Any, blobs: Blobs | None) -> object:
        return None if value is None else self.part.write(value, blobs)

    def read(self, value: Any, blobs: memoryview) -> object:
        return None if value is None else self.part.read(value, blobs)


@dataclass(frozen=True, slots=True)
class Bytes:
    """Bytes, by where they stand behind the text."""

    def write(self, value: Any, blobs: Blobs | None) -> object:
        if type(value) is not bytes or blobs is None:
            raise misfit("bytes that are packed", value)
        return blobs.add(value)

    def read(self, value: Any, blobs: memoryview) -> object:
        start, size = value
        if type(start) is not int or type(size) is not int or not 0 <= start <= start + size <= len(blobs):
            raise Unreadable("bytes are missing")
        return bytes(blobs[start : start + size])


@dataclass(frozen=True, slots=True)
class Moment:
    """A day or an instant, in ISO 8601."""

    kind: type[date]

    def write(self, value: Any, _blobs: Blobs | None) -> object:
        if type(value) is not self.kind:
            raise misfit(self.kind.__name__, value)
        return value.isoformat()

    def read(self, value: Any, _blobs: memoryview) -> object:
        if type(value) is not str:
            raise unexpected_value(self.kind.__name__, value)
        try:
            return self.kind.fromisoformat(value)
        except ValueError as error:
            raise Unreadable(str(error)) from error


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice of an enum of texts."""

    kind: type[StrEnum]

    def write(self, value: Any, _blobs: Blobs | None) -> object:
        if type(value) is not self.kind:
            raise misfit(self.kind.__name__, value)
        return value.value

    def read(self, value: Any, _blobs: memoryview) -> object:
        if type(value) is not str:
            raise unexpected_value(self.kind.__name__, value)
        try:
            return self.kind(value)
        except ValueError as error:
            raise Unreadable(str(error)) from error


@dataclass(frozen=True, slots=True)
class Row:
    """Parts of one form in a row."""

    part: Part

    def write(self, value: Any, blobs: Blobs | None) -> object:
        if type(value) is not tuple:
            raise misfit("tuple", value)
        write = self.part.write
        return [write(item, blobs) for item in value]

    def read(self, value: Any, blobs: memoryview) -> object:
        if type(value) is not list:
            raise unexpected_value("a list", value)
        read = self.part.read
        return tuple([read(item, blobs) for item in value])


@dataclass(frozen=True, slots=True)
class Table:
    """Parts of one form by text."""

    part: Part

    def write(self, value: Any, blobs: Blobs | None) -> object:
        if type(value) is not dict or not all(type(key) is str for key in value):
            raise misfit("mapping of texts", value)
        return {key: self.part.write(item, blobs) for key, item in value.items()}

    def read(self, value: Any, blobs: memoryview) -> object:
        if type(value) is not dict:
            raise unexpected_value("a mapping", value)
        return {key: self.part.read(item, blobs) for key, item in value.items()}
