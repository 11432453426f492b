"""Checks the open book for damage where nobody waits for it: quickly when it was opened, all of it once a week."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from creatorbook.common.errors import CreatorbookError
from creatorbook.common.runner import Cancelled
from creatorbook.gui.backups.aside import Aside

if TYPE_CHECKING:
    from collections.abc import Callable

    from creatorbook.common.settings import Settings
    from creatorbook.services.book.book import Book

_REST_MS = 10_000
_KEY = "checked"
_DAYS = 7


class Checking(QObject):
    """Waits until the window has come to rest, then hourly for the week to be over; `close` ends it before the book.

    It has a thread of its own, and takes no lock that anybody who writes would wait for. `found(problems)` tells what
    is damaged, each time with other problems.
    """

    found = Signal(object)

    def __init__(self, book: Book, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book, self._settings = book, settings
        self._said: tuple[str, ...] = ()
        self._is_quick_done = False
        self._aside = Aside(_REST_MS, self.check_if_due, self)

    def begin(self) -> None:
        """Start waiting."""
        self._aside.begin()

    def close(self) -> None:
        """Stop what is under way."""
        self._aside.close()

    def wait(self) -> None:
        """Wait for what is under way."""
        self._aside.wait()

    def check_if_due(self) -> None:
        """Begin the quick check of a book just opened, else the full one where a week has passed since the last."""
        if self._aside.is_under_way():
            return
        if self._is_week_over():
            self._start(self._check_all)
        elif not self._is_quick_done:
            self._start(self._check_quickly)
        self._is_quick_done = True

    def _start(self, check: Callable[[], tuple[str, ...]]) -> None:
        self._aside.start("creatorbook-checking", partial(self._run, check))

    def _is_week_over(self) -> bool:
        last = self._settings.get(_KEY).get(str(self._book.path), "")
        try:
            return (self._book.clock.today() - date.fromisoformat(last)).days >= _DAYS
        except (TypeError, ValueError):
            return True

    def _run(self, check: Callable[[], tuple[str, ...]]) -> None:
        try:
            problems = check()
        except (Cancelled, CreatorbookError):
            # Nobody asked for it: a book that cannot be read just now is checked another time.
            return
        if problems and problems != self._said:
            self._said = problems
            self.found.emit(problems)

    def _check_quickly(self) -> tuple[str, ...]:
        return self._book.check_quickly(self._aside.job)

    def _check_all(self) -> tuple[str, ...]:
        verdict = self._book.verify(self._aside.job, aside=True)
        days: dict[str, str] = self._settings.get(_KEY)
        if verdict.is_ok:
            self._settings.set(_KEY, {**days, str(self._book.path): self._book.clock.today().isoformat()})
        return verdict.problems
