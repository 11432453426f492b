"""The window's runner: work goes to one worker thread, its result comes back to the main thread.

Results travel as objects by a queued signal: an int in a signal is 32 bits, and money is not. Receivers are held
weakly, so that work that ends after its page is gone calls nobody.
"""

from __future__ import annotations

import queue
import threading
import time
import weakref
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from shiboken6 import isValid

from creatorbook.common.garbage import garbage_uncollected
from creatorbook.common.runner import Cancelled, Job
from creatorbook.gui.desk.guard import report_fault

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
_CLOSE_SECONDS = 20.0
# Seconds of a turn of the event loop after which what is still to be delivered waits for the next one.
_A_WHILE = 0.010


@dataclass(frozen=True, slots=True)
class _Call:
    """One call to make on the main thread; the receiver is a weak method, or a plain function."""

    receiver: Callable[[], Callable[..., None] | None]
    arguments: tuple[Any, ...]


def _weak_reference(receiver: Callable[..., None] | None) -> Callable[[], Callable[..., None] | None]:
    if receiver is None:
        return _no_receiver
    if hasattr(receiver, "__self__"):
        return weakref.WeakMethod(receiver)
    return lambda: receiver


def _no_receiver() -> None:
    return None


def is_there(receiver: Callable[..., None]) -> bool:
    """Return whether there is somebody left to call: a page or a dialog may have gone while its work was under way."""
    owner = getattr(receiver, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)


class GuiRunner(QObject):
    """Runs work in order on one worker thread; made and closed on the main thread.

    `busy_changed(bool)` tells that work has begun or that the last of it has ended. Of work that has a label, which a
    person waits for, `began(Job)`, `progressed(Job, done, total)` and `ended(Job)` tell.
    """

    busy_changed = Signal(bool)
    began = Signal(object)
    progressed = Signal(object, object, object)
    ended = Signal(object)
    _call = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._jobs: set[Job] = set()
        self._unreported: Callable[[Exception], None] | None = None
        self._closed = False
        self._call.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._undelivered: deque[_Call] = deque()
        self._spent = 0.0
        self._next_turn = QTimer(self)
        self._next_turn.setSingleShot(True)
        self._next_turn.setInterval(0)
        self._next_turn.timeout.connect(self._on_next_turn)
        self._thread = threading.Thread(target=self._work, name="creatorbook-worker", daemon=True)

    def on_unhandled(self, receiver: Callable[[Exception], None]) -> None:
        """Send errors of work that was given no `failed` to `receiver`."""
        self._unreported = receiver

    @property
    def is_busy(self) -> bool:
        """Whether any work is under way or waiting."""
        return bool(self._jobs)

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
        """Run `work(job)` on the worker, then `done(value)` or `failed(error)` on the main thread.

        `done`, `failed`, `progress` and `stopped` are bound methods, held weakly. A cancelled job calls `stopped` where
        that was given: `done` then means that it was too late to stop. Else it calls none.
        """
        callback, telling = _weak_reference(progress), weakref.WeakMethod(self._tell_progress)

        def report(steps: int, total: int) -> None:
            if label:
                self._call.emit(_Call(telling, (job, steps, total)))
            if progress is not None:
                self._call.emit(_Call(callback, (steps, total)))

        job = Job(label, report if label or progress is not None else None)
        if self._closed:
            job.cancel()
            return job
        hears_late = stopped is not None
        done_weak, stopped_weak = _weak_reference(done), _weak_reference(stopped)
        failed_weak = _weak_reference(failed) if failed is not None else self._unhandled
        ended = weakref.WeakMethod(self._on_ended)

        def task() -> None:
            try:
                job.check()
                call = _Call(done_weak, (work(job),))
            except Cancelled:
                call = _Call(stopped_weak, ())
            except Exception as error:  # noqa: BLE001  every error goes to the one who asked for the work
                call = _Call(failed_weak, (error,))
            if hears_late or not job.cancelled:
                self._call.emit(call)
            self._call.emit(_Call(ended, (job,)))

        self._begin(job, task)
        return job

    def _begin(self, job: Job, task: Callable[[], None]) -> None:
        self._jobs.add(job)
        if len(self._jobs) == 1:
            self.busy_changed.emit(True)
        if job.label:
            self.began.emit(job)
        self._queue.put(task)
        if self._thread.ident is None:
            # Begun with the first work: a thread that waits would cost the first paint some milliseconds.
            self._thread.start()

    def close(self, *, finish: bool = False) -> None:
        """Finish the work under way, end the thread; results are no longer delivered.

        What waits is dropped, or done too where `finish`.
        """
        if self._closed:
            return
        self._closed = True
        if not finish:
            for job in tuple(self._jobs):
                job.cancel()
        self._queue.put(None)
        if self._thread.ident is not None:
            self._thread.join(_CLOSE_SECONDS)
        self._jobs.clear()

    def _unhandled(self) -> Callable[..., None] | None:
        return self._unreported

    def _work(self) -> None:
        while (task := self._queue.get()) is not None:
            # Also where no session collects, as before a book is open and after: what is left of a window that was
            # closed is taken apart by the main thread, never by this one.
            with garbage_uncollected():
                task()

    def _tell_progress(self, job: Job, done: int, total: int) -> None:
        self.progressed.emit(job, done, total)

    def _on_ended(self, job: Job) -> None:
        self._jobs.discard(job)
        if job.label:
            self.ended.emit(job)
        if not self._jobs:
            self.busy_changed.emit(False)

    def _take(self, call: _Call) -> None:
        self._undelivered.append(call)
        self._deliver_some()

    def _deliver_some(self) -> None:
        """Deliver what has come, in order; when that has taken a while the rest waits for the next turn of the loop.

        What a write has changed comes back to a page, its list and every part of the inspector at once: between them
        the window paints and answers.
        """
        while self._undelivered and self._spent < _A_WHILE:
            began = time.thread_time()
            self._deliver(self._undelivered.popleft())
            self._spent += time.thread_time() - began
        self._next_turn.start()

    def _on_next_turn(self) -> None:
        self._spent = 0.0
        if self._undelivered:
            self._deliver_some()

    def _deliver(self, call: _Call) -> None:
        if self._closed:
            return
        receiver = call.receiver()
        if receiver is None or not is_there(receiver):
            return
        try:
            receiver(*call.arguments)
        except Exception as error:  # noqa: BLE001  a slot that fails is reported, the others still run
            report_fault(getattr(receiver, "__qualname__", "result"), error)
