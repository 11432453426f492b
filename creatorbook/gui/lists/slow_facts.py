"""What a list shows beside its rows and takes a while: found away from the main thread, for the rows in view."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from creatorbook.common.runner import Job
    from creatorbook.gui.desk.desk import Desk

T = TypeVar("T")


class SlowFacts(QObject, Generic[T]):
    """`find(ids, job)` finds what belongs to these records, by id; `found(ids)` tells of which it is known now.

    After `forget` each is found again when it is next asked for; until then painting shows what was known.
    """

    found = Signal(object)

    def __init__(
        self, desk: Desk, find: Callable[[Collection[str], Job | None], Mapping[str, T]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk, self._find = desk, find
        self._known: dict[str, T] = {}
        self._valid: set[str] = set()
        self._asked: list[str] = []
        self._job: Job | None = None
        # A repaint asks for one row after the other: they are found together.
        self._begin = QTimer(self)
        self._begin.setSingleShot(True)
        self._begin.setInterval(0)
        self._begin.timeout.connect(self._find_asked)

    def forget(self) -> None:
        """Take nothing for valid any more."""
        self._valid.clear()
        self._asked.clear()
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def to_paint(self, id: str) -> T | None:
        """Return what is known of a record without reading the book; what is not known is asked for."""
        if id not in self._valid and id not in self._asked:
            self._asked.append(id)
            self._begin.start()
        return self._known.get(id)

    def now(self, id: str) -> T | None:
        """Return what belongs to a record, found here and now where it is not known."""
        if id not in self._valid:
            self._keep(self._find((id,), None))
        return self._known.get(id)

    def _find_asked(self) -> None:
        if self._job is not None or not self._asked:
            return
        wanted = tuple(self._asked)
        self._job = self._desk.runner.submit(lambda job: self._find(wanted, job), self._on_found, self._on_failed)

    def _keep(self, made: Mapping[str, T]) -> None:
        self._known.update(made)
        self._valid.update(made)

    def _on_found(self, made: Mapping[str, T]) -> None:
        self._job = None
        self._keep(made)
        self._asked = [id for id in self._asked if id not in made]
        self.found.emit(tuple(made))
        if self._asked:
            self._begin.start()

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        self._asked.clear()
        self._desk.fail(error)
