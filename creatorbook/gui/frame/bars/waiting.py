"""What a person waits for: after a moment a bar at the foot of the window says what it is, how far it is, and stops it.

Work that has a label is what one waits for, whoever asked for it; work without one is never told of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from creatorbook.common.i18n import _
from creatorbook.gui.parts.basic import button
from creatorbook.gui.parts.foot_box import FootBox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from creatorbook.common.runner import Job
    from creatorbook.gui.desk.run import GuiRunner

# What is done by then was not waited for.
WAIT_MS = 300
_WIDE = 120


class WaitBar(FootBox):
    """What is under way, how far it is where that is known, and Cancel: `stopped()` tells that it was pressed.

    It stands where a toast stands too: what is done is said when nothing is waited for.
    """

    stopped = Signal()

    def __init__(self, host: QWidget) -> None:
        super().__init__(host, least=_WIDE, beside=3 * _WIDE)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("Progress"))
        self.bar.setFixedWidth(_WIDE)
        self.cancel = button(_("Cancel"), self._stop, "toast")
        self.add_part(self.bar)
        self.add_part(self.cancel)

    def show_work(self, text: str, done: int, total: int) -> None:
        """Say what is under way; 0 of 0 is not known."""
        self.show_progress(done, total)
        self.cancel.setEnabled(True)
        self.say(text)

    def show_progress(self, done: int, total: int) -> None:
        """Show how far it is; 0 of 0 is not known."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _stop(self) -> None:
        self.cancel.setEnabled(False)
        self.stopped.emit()


class Waiting(QObject):
    """Shows on a bar what the runners are at and what they have been at for a moment; Cancel stops that job."""

    def __init__(self, host: QWidget, runners: Sequence[GuiRunner]) -> None:
        super().__init__(host)
        self._host = host
        self._jobs: dict[Job, tuple[int, int]] = {}
        self._shown: Job | None = None
        self.bar: WaitBar | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self._show_next)
        for runner in runners:
            runner.began.connect(self._on_began)
            runner.progressed.connect(self._on_progressed)
            runner.ended.connect(self._on_ended)

    def _on_began(self, job: Job) -> None:
        self._jobs[job] = (0, 0)
        if not self._timer.isActive():
            self._timer.start()

    def _on_progressed(self, job: Job, done: int, total: int) -> None:
        if job in self._jobs:
            self._jobs[job] = (done, total)
        if job is self._shown and self.bar is not None:
            self.bar.show_progress(done, total)

    def _on_ended(self, job: Job) -> None:
        self._jobs.pop(job, None)
        if job is self._shown:
            self._shown = None
            self._show_next()
        elif not self._jobs:
            self._timer.stop()

    def _show_next(self) -> None:
        """Show the work that has waited longest and was not stopped; hide the bar where there is none."""
        job = next((each for each in self._jobs if not each.cancelled), None) if self._shown is None else self._shown
        if job is None:
            if self.bar is not None:
                self.bar.hide()
            return
        if job is self._shown:
            return
        if self.bar is None:
            self.bar = WaitBar(self._host)
            self.bar.stopped.connect(self._stop)
        self._shown = job
        self.bar.show_work(job.label, *self._jobs[job])

    def _stop(self) -> None:
        if self._shown is not None:
            self._shown.cancel()
