"""What a sub-command works with: the book, the clock, the terminal."""

from __future__ import annotations

import sys
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.cli.files import path_of_argument
from creatorbook.common.errors import BookError
from creatorbook.common.i18n import _
from creatorbook.common.settings import Settings, unkept_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from creatorbook.cli.output.terminal import Terminal
    from creatorbook.common.clock import Clock
    from creatorbook.services.book.book import Book


@dataclass(frozen=True, slots=True)
class Session:
    """One run of a sub-command."""

    clock: Clock
    terminal: Terminal
    book_option: str | None = None

    @property
    def json(self) -> bool:
        """Whether JSON is asked for."""
        return self.terminal.as_json

    @property
    def book_path(self) -> Path:
        """The book given, or the one opened last; raises BookError where there is neither."""
        given = self.book_option or Settings().get("last_book")
        if not given:
            raise BookError(
                _("No book is given, and none was opened before."),
                where="--book",
                hint=_("Name one with --book FILE, or make one with: creatorbook init FILE"),
            )
        return path_of_argument(given)

    @contextmanager
    def open_book(self) -> Iterator[Book]:
        """Open the book for as long as the block lasts, and remember it as the one opened last.

        One that may not be written to is opened for reading, which is said on standard error, but with --json.
        """
        from creatorbook.services.book.book import Book
        from creatorbook.services.book.last_seen import missing_words, note_seen

        path = self.book_path
        with Book(path, self.clock, self.report_progress, may_be_read_only=True) as book:
            if book.backup is None:
                remember(path)
                settings = Settings()
                self._say(unkept_words(settings) if not settings.can_be_kept else "")
                self._say(missing_words(settings, book))
            # Whoever writes for long at this moment does it himself, or the next command does.
            with suppress(BookError):
                book.refresh_search()
            if book.is_read_only and not self.json:
                print(
                    _("The book is read-only where it is kept: nothing can be changed in it.")
                    if book.backup is None
                    else _("This is a backup: it is looked at, and nothing is changed in it."),
                    file=sys.stderr,
                )
            yield book
            note_seen(Settings(), book)

    def _say(self, text: str) -> None:
        """Say on standard error what a person should know beside the answer; nothing with --json."""
        if text and not self.json:
            print(text, file=sys.stderr)

    def progress(self, done: int, total: int) -> None:
        """Report on standard error how far long work is, every tenth of it; nothing with --json."""
        step = max(1, total // 10)
        if not self.json and done and (done % step == 0 or done == total):
            print(_("{done} of {total}").format(done=done, total=total), file=sys.stderr)

    def report_progress(self, text: str) -> None:
        """Report on standard error what takes its time; nothing with --json, whose standard error is one object."""
        if not self.json:
            print(text + "…", file=sys.stderr)


def remember(path: Path) -> None:
    """Keep the book as the one opened last."""
    try:
        str(path).encode()
    except UnicodeEncodeError:
        # A name in no encoding at all cannot be written down.
        return
    settings = Settings()
    # Written only where it changes: the window keeps its own things in the same file.
    if settings.get("last_book") != str(path.absolute()):
        settings.remember_opened(path)
