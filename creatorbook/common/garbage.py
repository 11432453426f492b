"""When Python looks for garbage: not while many objects are made that all live, nor in any thread that comes along.

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
_pauses = 0
_collects = False


@contextmanager
def garbage_uncollected() -> Iterator[None]:
    """Look for no garbage within, whatever the thread; as before after the last one has left.

    What nobody refers to any more is freed at once all the same; only circles wait.
    """
    pause_collecting()
    try:
        yield
    finally:
        resume_collecting()


def pause_collecting() -> None:
    """Look for no garbage, whatever the thread, until as many have resumed as have paused."""
    global _pauses, _collects  # noqa: PLW0603  the collector is one a process
    with _lock:
        if not _pauses:
            _collects = gc.isenabled()
            gc.disable()
        _pauses += 1


def resume_collecting() -> None:
    """Take one pause back."""
    global _pauses  # noqa: PLW0603  the collector is one a process
    with _lock:
        _pauses -= 1
        if not _pauses and _collects:
            gc.enable()
