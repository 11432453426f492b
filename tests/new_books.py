"""New books for tests: each kind of book is made once a process, and copied for every test that wants one."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from creatorbook.services.book.book import Book
from creatorbook.services.sample.add import AddSample

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from creatorbook.common.clock import Clock

T = TypeVar("T")

_folder = tempfile.TemporaryDirectory(prefix="creatorbook-tests-")
_made: dict[tuple[object, ...], tuple[Path, Any]] = {}


def _leave_empty(_book: Book) -> None:
    """Fill nothing in."""


def new_book(path: Path, settings: Mapping[str, str], clock: Clock) -> Book:
    """Return a new, empty book at `path`, open; to be closed by the caller."""
    return filled_book(path, settings, clock, _leave_empty)[0]


def filled_book(path: Path, settings: Mapping[str, str], clock: Clock, fill: Callable[[Book], T]) -> tuple[Book, T]:
    """Return a new book at `path`, open, with what `fill` puts into it, and what `fill` returned.

    Books with the same settings, day and filling are copies of one, ids and history included.
    """
    key = (tuple(sorted(settings.items())), clock.now(), fill)
    if key not in _made:
        made = Path(_folder.name) / f"{len(_made)}.creatorbook"
        with Book.create(made, settings, clock) as book:
            _made[key] = made, fill(book)
    made, returned = _made[key]
    shutil.copyfile(made, path)
    return Book(path, clock), returned


def add_sample(book: Book) -> None:
    """Fill a book with the sample."""
    book.run(AddSample())
