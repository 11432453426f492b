"""New books for tests: each kind of book is made once a process, and copied for every test that wants one."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from creatorbook.services.book.book import Book

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from creatorbook.common.clock import Clock

_folder = tempfile.TemporaryDirectory(prefix="creatorbook-tests-")
_made: dict[tuple[object, ...], Path] = {}


def new_book(
    path: Path, settings: Mapping[str, str], clock: Clock, fill: Callable[[Book], object] | None = None
) -> Book:
    """Return a new book at `path`, open, filled by `fill` where it is given; to be closed by the caller.

    Books with the same settings, day and filling are copies of one, ids and history included.
    """
    key = (tuple(sorted(settings.items())), clock.now(), fill)
    if key not in _made:
        made = Path(_folder.name) / f"{len(_made)}.creatorbook"
        with Book.create(made, settings, clock) as book:
            if fill is not None:
                fill(book)
        _made[key] = made
    shutil.copyfile(_made[key], path)
    return Book(path, clock)
