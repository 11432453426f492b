"""Garbage is looked for in the main thread alone: a worker may not take a circle apart that holds parts of the window.

Python collects in whichever thread happens to make the next object. What Qt made for the screen and is destroyed
elsewhere, while the main thread paints, ends the process.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

from creatorbook.common.garbage import pause_collecting, resume_collecting

_EVERY_MS = 1000


class Collector(QObject):
    """Collects in the pauses of the main thread, from `begin` to `end`, as soon as Python itself would have."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._begun = False
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.collect)

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

    def collect(self) -> None:
        """Collect the oldest generation that is due, with those younger than it."""
        for generation, (made, due) in reversed(list(enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)))):
            if due and made > due:
                gc.collect(generation)
                return
