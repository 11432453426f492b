"""What the gifts of a list owe: judged away from the main thread as they come into view, once each, and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from creatorbook.common.errors import CreatorbookError

if TYPE_CHECKING:
    from collections.abc import Collection

    from creatorbook.common.runner import Job
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.disclosure.duties import Verdict


class GiftVerdicts(QObject):
    """`judged(ids)` tells of which gifts the verdict is known now.

    After `forget` each gift is judged again when it is next asked for; until then painting shows what was known.
    """

    judged = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._known: dict[str, Verdict | None] = {}
        self._valid: set[str] = set()
        self._asked: list[str] = []
        self._job: Job | None = None
        # A repaint asks for one gift after the other: they are judged together.
        self._begin = QTimer(self)
        self._begin.setSingleShot(True)
        self._begin.setInterval(0)
        self._begin.timeout.connect(self._judge_asked)

    def forget(self) -> None:
        """Take no verdict for valid any more: a gift of a deal speaks for the deal's other gifts too."""
        self._valid.clear()
        self._asked.clear()
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def verdict_to_paint(self, id: str) -> Verdict | None:
        """Return what is known of a gift without reading the book; what is not known is asked for."""
        if id not in self._valid and id not in self._asked:
            self._asked.append(id)
            self._begin.start()
        return self._known.get(id)

    def verdict(self, id: str) -> Verdict | None:
        """Return the verdict on a gift, judged here and now where it is not known; None for one that is gone."""
        if id not in self._valid:
            self._keep(self._judge((id,)))
        return self._known[id]

    def _judge_asked(self) -> None:
        if self._job is not None or not self._asked:
            return
        wanted = tuple(self._asked)
        self._job = self._desk.runner.submit(lambda job: self._judge(wanted, job), self._on_judged, self._on_failed)

    def _judge(self, ids: Collection[str], job: Job | None = None) -> dict[str, Verdict | None]:
        from creatorbook.services.disclosure.duties import gift_verdict

        today = self._desk.clock.today()
        made: dict[str, Verdict | None] = {}
        with self._desk.book.reading() as reading:
            for id in ids:
                if job is not None:
                    job.check()
                try:
                    made[id] = gift_verdict(reading, id, today)
                except CreatorbookError:
                    # Put away by another program a moment ago; the list is read again at once.
                    made[id] = None
        return made

    def _keep(self, made: dict[str, Verdict | None]) -> None:
        self._known.update(made)
        self._valid.update(made)

    def _on_judged(self, made: dict[str, Verdict | None]) -> None:
        self._job = None
        self._keep(made)
        self._asked = [id for id in self._asked if id not in made]
        self.judged.emit(tuple(made))
        if self._asked:
            self._begin.start()

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        self._asked.clear()
        self._desk.fail(error)
