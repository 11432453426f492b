"""When Python looks for garbage: not while many objects are made that all live.

The collector walks over all of them again and again then, and finds nothing: a fifth of an import went into it.
"""

from __future__ import annotations

import gc
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_lock = threading.Lock()
_within = 0
_collects = False


@contextmanager
def garbage_uncollected() -> Iterator[None]:
    """Look for no garbage within, whatever the thread; as before after the last one has left.

    What nobody refers to any more is freed at once all the same; only circles wait.
    """
    _enter()
    try:
        yield
    finally:
        _leave()


def _enter() -> None:
    global _within, _collects  # noqa: PLW0603  the collector is one a process
    with _lock:
        if not _within:
            _collects = gc.isenabled()
            gc.disable()
        _within += 1


def _leave() -> None:
    global _within  # noqa: PLW0603  the collector is one a process
    with _lock:
        _within -= 1
        if not _within and _collects:
            gc.enable()
