"""What the gifts of a list owe: judged away from the main thread as they come into view, once each, and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.common.errors import CreatorbookError
from creatorbook.gui.lists.slow_facts import SlowFacts

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtCore import QObject

    from creatorbook.common.runner import Job
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.disclosure.duties import Verdict


class GiftVerdicts(SlowFacts["Verdict | None"]):
    """The verdict on each gift, None for one that is gone.

    A gift of a deal speaks for the deal's other gifts too: after any change all are judged again.
    """

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(desk, self._judge, parent)

    def _judge(self, ids: Collection[str], job: Job | None) -> dict[str, Verdict | None]:
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
