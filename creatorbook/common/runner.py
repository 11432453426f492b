"""What to run away from the person's hands: one protocol, two runners.

The window has a runner of its own (a worker thread); the command line and the tests run at once, in line.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class Cancelled(Exception):
    """The work was asked to stop; raised inside the work by Job.check."""


class Job:
    """One piece of work: the work reports progress on it, the one who waits may cancel it."""

    def __init__(self, label: str = "", on_progress: Callable[[int, int], None] | None = None) -> None:
        self.label = label
        self._on_progress = on_progress
        self._cancelled = threading.Event()

    @property
    def cancelled(self) -> bool:
        """Whether somebody asked the work to stop."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Ask the work to stop at its next check; work that never checks runs to its end."""
        self._cancelled.set()

    def check(self) -> None:
        """Raise Cancelled where the work was asked to stop."""
        if self._cancelled.is_set():
            raise Cancelled(self.label)

    def progress(self, done: int, total: int) -> None:
        """Report that `done` of `total` steps are done (0 of 0: unknown); raises Cancelled like check."""
        self.check()
        if self._on_progress is not None:
            self._on_progress(done, total)


class Runner(Protocol):
    """Runs work and hands its result, or its error, back to where it was asked for."""

    def submit(
        self,
        work: Callable[[Job], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        *,
        label: str = "",
        progress: Callable[[int, int], None] | None = None,
        stopped: Callable[[], None] | None = None,
    ) -> Job:
        """Run `work`, then call `done(value)` or `failed(error)`; a cancelled job calls only `stopped()`.

        `label` names what a person waits for, in words of the screen; work without one is never told of.
        """

    def close(self) -> None:
        """Finish what has begun, drop what has not, and take no more work."""
