"""What the store's tests do in a process of its own: `python -m tests.store.child VERB BOOK`."""

from __future__ import annotations

import os
import resource
import sys
from pathlib import Path

from creatorbook.common.errors import CreatorbookError
from creatorbook.store.sqlite.lock import BookLock
from creatorbook.store.store import Store, create
from creatorbook.store.upkeep.backup import restore
from tests.bound import run_bound
from tests.children import say
from tests.store.support import Hand


def said(error: CreatorbookError) -> str:
    return f"{type(error).__name__}: {error.message}"


def without_overrides() -> None:
    """Start again as a root that permissions bind, where we are root."""
    if os.geteuid() == 0 and "BOUND" not in os.environ:
        os.environ["BOUND"] = "yes"
        run_bound("tests.store.child", *sys.argv[1:])


def hold(book: Path) -> None:
    """Keep the book open until stdin ends."""
    store = Store(book)
    say("open")
    sys.stdin.read()
    store.close()


def hold_exclusively(book: Path) -> None:
    with BookLock(book).take(exclusive=True):
        say("locked")
        sys.stdin.read()


def open_it(book: Path) -> None:
    without_overrides()
    try:
        store = Store(book)
    except CreatorbookError as error:
        say(said(error))
        return
    try:
        Hand(store).brand("Written")
        say("written")
    except CreatorbookError as error:
        say(said(error))
    finally:
        store.close()


def make_it(book: Path) -> None:
    without_overrides()
    try:
        create(book)
        say("made")
    except CreatorbookError as error:
        say(said(error))


def fill(book: Path) -> None:
    """Write until the disk is full, then say how the book is, and write again with room."""
    store = Store(book)
    hand = Hand(store)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_500_000, hard))
    written = 0
    try:
        while written < 1_000:
            hand.brand("x" * 20_000)
            written += 1
    except CreatorbookError as error:
        say(said(error))
    say(written, hand.rows("SELECT count(*) FROM brand")[0][0], store.verify().is_ok)
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    hand.brand("room again")
    say(hand.rows("SELECT count(*) FROM brand")[0][0])
    store.close()


def full_backup(book: Path) -> None:
    store = Store(book)
    hand = Hand(store)
    for _number in range(30):
        hand.brand("x" * 20_000)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    try:
        store.back_up(book.with_name("backup.creatorbook"))
        say("done")
    except CreatorbookError as error:
        say(said(error))
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    store.close()


def restore_it(book: Path) -> None:
    try:
        restore(book.with_name("backup.creatorbook"), book)
        say("restored")
    except CreatorbookError as error:
        say(said(error))


VERBS = {
    "hold": hold,
    "hold-exclusively": hold_exclusively,
    "open": open_it,
    "make": make_it,
    "fill": fill,
    "full-backup": full_backup,
    "restore": restore_it,
}

if __name__ == "__main__":
    VERBS[sys.argv[1]](Path(sys.argv[2]))
