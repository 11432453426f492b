"""Records to bytes and back, between the child process that reads a file and the one that asked.

JSON with tagged values, attachments behind it as they are: unlike pickle, what comes back can only be records.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from creatorbook.domain.records.deals import Stage
from creatorbook.domain.records.gifts import Expectation, GiftFate
from creatorbook.domain.values.money import Money
from creatorbook.domain.values.platforms import Medium, Platform
from creatorbook.exchange.base import records
from creatorbook.exchange.base.problems import Notice
from creatorbook.exchange.contract_pages import pages as contract_pages

if TYPE_CHECKING:
    from collections.abc import Callable

_CLASSES: dict[str, Any] = {
    kind.__name__: kind
    for kind in (
        records.ImportedContact, records.ImportedBrand, records.ImportedDeal, records.ImportedGift,
        records.ImportedMessage, records.ImportedAttachment, records.MailAddress, records.Handle, records.Column,
        records.ParsedFile, records.ReadOptions, Notice, Money, records.FileKind, Stage, Expectation, GiftFate, Medium,
        Platform, contract_pages.ContractText,
    )
}  # fmt: skip
_HEAD = 8
_BARE = frozenset({str, int, float, bool})


def encode_parts(value: object) -> list[bytes]:
    """Return a record, or a dict of plain values, as pieces of bytes to be written one after the other."""
    blobs = _Blobs()
    text = json.dumps(_plain(value, blobs), ensure_ascii=True, separators=(",", ":")).encode()
    return [len(text).to_bytes(_HEAD, "big"), text, *blobs.parts]


def encode(value: object) -> bytes:
    """Return a record, or a dict of plain values, as bytes."""
    return b"".join(encode_parts(value))


def decode(data: bytes) -> Any:
    """Return what `encode` was given; raises ValueError, KeyError or TypeError for anything else."""
    size = int.from_bytes(data[:_HEAD], "big")
    blobs = memoryview(data)[_HEAD + size :]

    def rebuild(tagged: dict[str, Any]) -> Any:
        if "@" not in tagged:
            return tagged
        name, given = tagged["@"], tagged["v"]
        if name == "bytes":
            return bytes(blobs[given[0] : given[0] + given[1]])
        if name == "tuple":
            return tuple(given)
        if name == "day":
            return date.fromisoformat(given)
        if name == "instant":
            return datetime.fromisoformat(given)
        return _CLASSES[name](*given) if isinstance(given, list) else _CLASSES[name](given)

    return json.loads(data[_HEAD : _HEAD + size], object_hook=rebuild)


@dataclass
class _Blobs:
    """The bytes that follow the text, and how many there are so far."""

    parts: list[bytes] = field(default_factory=list)
    size: int = 0

    def add(self, part: bytes) -> list[int]:
        """Keep these bytes and return where they begin and how many they are."""
        start = self.size
        self.parts.append(part)
        self.size += len(part)
        return [start, len(part)]


def _plain(value: Any, blobs: _Blobs) -> Any:
    # By exact type first: nearly every value is a text, a number or nothing, and an enum is none of these exactly.
    if value is None or type(value) in _BARE:
        return value
    if isinstance(value, int | float | str) and not isinstance(value, StrEnum):
        return value
    if isinstance(value, dict):
        return {key: _plain(item, blobs) for key, item in value.items()}
    name, given = _tagged(value, blobs)
    return {"@": name, "v": given}


@cache
def _parts(kind: str) -> Callable[[Any], tuple[Any, ...]]:
    """Return what reads the fields of a record of this class in their order."""
    names = [part.name for part in fields(_CLASSES[kind])]
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)


def _tagged(value: Any, blobs: _Blobs) -> tuple[str, Any]:
    if isinstance(value, tuple):
        return "tuple", [_plain(item, blobs) for item in value]
    if isinstance(value, StrEnum):
        return type(value).__name__, value.value
    if isinstance(value, bytes):
        return "bytes", blobs.add(value)
    if isinstance(value, datetime):
        return "instant", value.isoformat()
    if isinstance(value, date):
        return "day", value.isoformat()
    name = type(value).__name__
    if is_dataclass(value) and name in _CLASSES:
        return name, [_plain(part, blobs) for part in _parts(name)(value)]
    raise TypeError(f"not a record: {type(value).__name__}")
