"""Garbage is looked for in the main thread alone: a worker may not take a circle apart that holds parts of the window.

Python collects in whichever thread happens to make the next object. What Qt made for the screen and is destroyed
elsewhere, while the main thread paints, ends the process.
"""

from __future__ import annotations

import gc
import time

from PySide6.QtCore import QObject, QTimer

from creatorbook.common.garbage import pause_collecting, resume_collecting

_EVERY_MS = 1000
# Nobody works at the window where the main thread took less of a second than this, in seconds.
_AT_REST = 0.02
# As many more than are due, and older ones are looked at whatever is being done.
_OVERDUE = 10


class Collector(QObject):
    """Collects in the pauses of the main thread, from `begin` to `end`, as soon as Python itself would have.

    Objects that are not young are many: whoever types while they are looked at would feel it, so they wait for a rest.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._begun = False
        self._worked = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._look)

    def begin(self) -> None:
        """Take the collecting over."""
        pause_collecting()
        self._begun = True
        self._timer.start()

    def end(self) -> None:
        """Give it back to Python."""
        if self._begun:
            self._begun = False
            self._timer.stop()
            resume_collecting()

    def _look(self) -> None:
        """Take no time that a person may be waiting for."""
        worked = time.thread_time()
        at_rest = worked - self._worked < _AT_REST
        self.collect(at_rest=at_rest)
        # What collecting took is no work.
        self._worked = time.thread_time()

    def collect(self, *, at_rest: bool = True) -> None:
        """Collect the oldest generation that is due, with those younger than it; all but the youngest `at_rest`."""
        for generation, (made, due) in reversed(list(enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)))):
            waits = generation > 0 and not at_rest and made <= due * _OVERDUE
            if due and made > due and not waits:
                gc.collect(generation)
                return
