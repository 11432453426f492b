"""What a child process may use, and how it keeps to it.

Processor time decides what takes too long: it is the same on a slow machine and on a busy one. The wait is a far
backstop for a child that sleeps. Linux keeps every bound; macOS does not keep that of memory; Windows keeps none, so
that the child watches its processor time itself there.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
import time
from dataclasses import dataclass

NO_TIME = 91
"""The exit code of a child that found its processor time used up."""

MEGABYTE = 1024 * 1024
_LEAST_WAIT = 300  # seconds
_WAIT_FACTOR = 30
_LOOK = 0.2  # seconds between two looks at the clock


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one job may use: `memory` and `answer` in bytes, `seconds` of processor time.

    `wait` is how many seconds may pass before the child is ended whatever it does; None is thirty times the processor
    time, five minutes at least.
    """

    memory: int
    seconds: float
    answer: int = 600 * MEGABYTE
    wait: float | None = None

    @property
    def patience(self) -> float:
        """The seconds to wait for the answer."""
        return max(_LEAST_WAIT, _WAIT_FACTOR * self.seconds) if self.wait is None else self.wait


def keep_within(memory: int, seconds: int) -> None:
    """Bound this process to so many bytes of memory and seconds of processor time, and to writing no file."""
    if sys.platform == "win32":
        watch_time(seconds)
        return
    import resource

    def lower(what: int, value: int) -> None:
        _soft, hard = resource.getrlimit(what)
        resource.setrlimit(what, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))

    lower(resource.RLIMIT_CORE, 0)
    lower(resource.RLIMIT_CPU, seconds)
    lower(resource.RLIMIT_FSIZE, 0)
    if sys.platform != "darwin":
        # macOS does not keep to it, and refuses some values.
        lower(resource.RLIMIT_AS, memory)


def allow_memory() -> None:
    """Give this process its memory back: where none is left, not even the end of it can be said."""
    if sys.platform == "win32":
        return
    import resource

    with contextlib.suppress(OSError, ValueError):
        _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (hard, hard))


def watch_time(seconds: float) -> None:
    """End this process, with NO_TIME, as soon as it has used so many seconds of processor time from now on."""
    end = time.process_time() + seconds

    def watch() -> None:
        while time.process_time() < end:
            time.sleep(_LOOK)
        os._exit(NO_TIME)

    threading.Thread(target=watch, daemon=True).start()
