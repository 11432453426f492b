"""Does one thing again and again on a disk that is full after ever more bytes: `python -m … WHAT FOLDER`.

Prints one JSON. The limit is on the size of each file that the process writes, which any user can set.
"""

from __future__ import annotations

import json
import resource
import shutil
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import CreatorbookError
from creatorbook.store.engine import driver
from creatorbook.store.store import Store, create
from creatorbook.store.upkeep.backup import check_backup, restore
from creatorbook.store.upkeep.verify import verify_file
from tests.children import say
from tests.reliability.second_revision import become_newer, fill, state, write_scripts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

STEP = 24_000
BOOK = "book.creatorbook"
BACKUP = "backup.creatorbook"


@contextmanager
def full_after(size: int) -> Iterator[None]:
    """Let no file grow beyond `size` bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def make(folder: Path) -> None:
    """Make a book."""
    create(folder / BOOK)


def back_up(folder: Path) -> None:
    """Back a book up."""
    store = Store(folder / BOOK)
    try:
        store.back_up(folder / BACKUP)
    finally:
        store.close()


def bring_back(folder: Path) -> None:
    """Restore a backup over a book."""
    restore(folder / BACKUP, folder / BOOK)


def upgrade(folder: Path) -> None:
    """Open a book of today's schema as a program of the next."""
    Store(folder / BOOK).close()


WORKS: dict[str, Callable[[Path], None]] = {
    "make": make,
    "back-up": back_up,
    "restore": bring_back,
    "upgrade": upgrade,
}


def prepare(what: str, template: Path, folder: Path) -> None:
    """Put what the work needs into an empty folder."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    if what != "make":
        shutil.copyfile(template, folder / BOOK)
    if what == "restore":
        shutil.copyfile(template.with_name(BACKUP), folder / BACKUP)


def left_over(folder: Path) -> list[str]:
    """Return the files that have no business there."""
    # SQLite's own two files beside a book are its business; the next opening puts them away.
    known = {BOOK, f".{BOOK}.lock", f"{BOOK}-wal", f"{BOOK}-shm", BACKUP, f"{BACKUP}.json"}
    return [
        path.name
        for path in folder.rglob("*")
        if path.is_file() and path.name not in known and "before upgrade" not in path.name
    ]


def judge(what: str, folder: Path, before: dict[str, Any] | None) -> list[str]:
    """Return what is wrong after a refusal."""
    wrong = left_over(folder)
    if before is None:
        wrong += ["a book was left"] if (folder / BOOK).exists() else []
    elif state(folder / BOOK) != before:
        wrong.append("the book is another")
    if what == "back-up":
        wrong += [path.name for path in folder.glob(f"{BACKUP}*")]
    for backup in folder.glob("* backups/*.creatorbook"):
        check_backup(backup)
    return wrong


def main(what: str, scratch: Path) -> dict[str, Any]:
    """Return how often the work was refused before it fitted, and what each refusal left that it should not."""
    template, folder = scratch / "template.creatorbook", scratch / "work"
    create(template)
    fill(template)
    store = Store(template)
    store.back_up(scratch / BACKUP)
    store.close()
    if what == "upgrade":
        become_newer(write_scripts(scratch))
    before = None if what == "make" else state(template)
    result: dict[str, Any] = {"refused": 0, "sentences": [], "wrong": []}
    for size in range(0, 4_000_000, STEP):
        prepare(what, template, folder)
        try:
            with full_after(size):
                WORKS[what](folder)
        except CreatorbookError as error:
            result["refused"] += 1
            result["sentences"] = sorted({*result["sentences"], error.message})
            result["wrong"] += judge(what, folder, before)
            continue
        break
    result["whole"] = verify_file(folder / BOOK).is_ok
    return result


if __name__ == "__main__":
    driver.assert_library()
    say(json.dumps(main(sys.argv[1], Path(sys.argv[2]))))
