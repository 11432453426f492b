"""A model of a disk that loses power: what was synced stays, what was not is kept or lost sector by sector.

The order of un-synced writes is not kept, which is what SQLite allows for. Directory operations are durable after a
sync of the folder; before that, a random prefix of them is. It is a model of a disk, not a disk.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

SECTOR = 512
FOLDER = "."
_DIRECTORY_KINDS = frozenset("CUR")


@dataclass(frozen=True, slots=True)
class Operation:
    """One recorded call; see recorder.c for the kinds."""

    kind: str
    name: str
    position: int
    data: bytes
    file: int = 0


def read_log(log: bytes) -> Iterator[Operation]:
    """Yield the operations of a recorder's log."""
    at = 0
    while at < len(log):
        kind = chr(log[at])
        (name_length,) = struct.unpack_from("=I", log, at + 1)
        at += 5
        name = log[at : at + name_length].decode()
        at += name_length
        position, length = struct.unpack_from("=QQ", log, at)
        at += 16
        yield Operation(kind, name, position, log[at : at + length])
        at += length


@dataclass
class Disk:
    """What is durable, and what still hangs in the caches, in order."""

    durable_names: dict[str, int] = field(default_factory=dict)
    durable_data: dict[int, bytearray] = field(default_factory=dict)
    pending: list[Operation] = field(default_factory=list)
    names: dict[str, int] = field(default_factory=dict)
    files: int = 0

    def apply(self, operation: Operation) -> None:
        """Take one operation into the caches, or write them out where it is a sync."""
        if operation.kind == "S":
            self._sync(operation.name)
            return
        if operation.kind == "C":
            self.files += 1
            self.names[operation.name] = self.files
        file = self.names.get(operation.name, 0)
        if file == 0:
            return
        self.pending.append(Operation(operation.kind, operation.name, operation.position, operation.data, file))
        if operation.kind in "UR":
            del self.names[operation.name]
        if operation.kind == "R":
            self.names[operation.data.decode()] = file

    def _sync(self, name: str) -> None:
        left = []
        for operation in self.pending:
            in_folder = operation.kind in _DIRECTORY_KINDS
            if in_folder and name == FOLDER:
                _change_names(self.durable_names, operation)
            elif not in_folder and operation.file == self.names.get(name):
                _change_data(self.durable_data.setdefault(operation.file, bytearray()), operation)
            else:
                left.append(operation)
        self.pending = left

    def after_power_cut(self, rng: random.Random) -> dict[str, bytes]:
        """Return the files, by name, as one power cut at this moment may leave them."""
        names = dict(self.durable_names)
        data = {file: bytearray(content) for file, content in self.durable_data.items()}
        in_folder = [operation for operation in self.pending if operation.kind in _DIRECTORY_KINDS]
        for operation in in_folder[: rng.randint(0, len(in_folder))]:
            _change_names(names, operation)
        kept = rng.choice((0.0, 0.5, 0.9, 1.0))
        for operation in self.pending:
            if operation.kind == "W":
                for sector in _sectors(operation):
                    if rng.random() < kept:
                        _change_data(data.setdefault(operation.file, bytearray()), sector)
            elif operation.kind == "T" and rng.random() < kept:
                _change_data(data.setdefault(operation.file, bytearray()), operation)
        return {name: bytes(data.get(file, b"")) for name, file in names.items()}


def _change_names(names: dict[str, int], operation: Operation) -> None:
    if operation.kind == "C":
        names[operation.name] = operation.file
    elif operation.kind == "U":
        names.pop(operation.name, None)
    elif names.pop(operation.name, None) is not None:
        names[operation.data.decode()] = operation.file


def _change_data(content: bytearray, operation: Operation) -> None:
    size = operation.position
    if len(content) < size:
        content.extend(bytes(size - len(content)))
    if operation.kind == "T":
        del content[size:]
    else:
        content[size : size + len(operation.data)] = operation.data


def _sectors(operation: Operation) -> Iterator[Operation]:
    start, end = operation.position, operation.position + len(operation.data)
    while start < end:
        stop = min((start // SECTOR + 1) * SECTOR, end)
        part = operation.data[start - operation.position : stop - operation.position]
        yield Operation("W", operation.name, start, part, operation.file)
        start = stop
