"""Laws by country or platform, each read from its file when it is first asked for: few are needed at a time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

K = TypeVar("K")
V = TypeVar("V")


class OnDemand(Mapping[K, V]):
    """A mapping whose values are made by their readers, once each; the readers' errors come with the first asking."""

    def __init__(self, readers: Mapping[K, Callable[[], V]]) -> None:
        self._readers = dict(readers)
        self._read: dict[K, V] = {}

    def __getitem__(self, key: K) -> V:
        if key not in self._read:
            self._read[key] = self._readers[key]()
        return self._read[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._readers)

    def __len__(self) -> int:
        return len(self._readers)

    def __contains__(self, key: object) -> bool:
        return key in self._readers
