"""The lock beside the book: shared by readers and writers, exclusive for whoever replaces the file."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest

from creatorbook.common.errors import BookError
from creatorbook.store.sqlite.lock import BookLock
from creatorbook.store.store import Store
from tests.children import finish, start

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path


def held(book: Path, verb: str = "hold") -> subprocess.Popen[str]:
    child = start("tests.store.child", verb, book, stdin=True)
    assert child.stdout is not None
    assert child.stdout.readline().strip()
    return child


def test_many_programs_share_a_book_and_nobody_replaces_it_meanwhile(book_path: Path) -> None:
    child = held(book_path)
    store = Store(book_path)
    with pytest.raises(BookError, match="open"):
        BookLock(book_path).take(exclusive=True)
    store.close()
    finish(child)
    with BookLock(book_path).take(exclusive=True):
        pass


def test_nobody_opens_a_book_while_it_is_replaced(book_path: Path) -> None:
    child = held(book_path, "hold-exclusively")
    with pytest.raises(BookError, match="upgraded or restored"):
        BookLock(book_path).take(exclusive=False, wait_seconds=0.1)
    finish(child)
    Store(book_path).close()


@pytest.mark.parametrize("verb", ["hold", "hold-exclusively"])
def test_the_lock_of_a_killed_program_is_free(book_path: Path, verb: str) -> None:
    child = held(book_path, verb)
    lock = BookLock(book_path)
    assert lock.is_in_use()
    child.send_signal(signal.SIGKILL)
    child.communicate()
    assert not lock.is_in_use()
    lock.take(exclusive=True).release()
    lock.release()


def test_a_waiting_program_gets_its_turn(book_path: Path) -> None:
    child = held(book_path, "hold-exclusively")
    assert child.stdin is not None
    child.stdin.close()
    child.stdin = None
    BookLock(book_path).take(exclusive=False, wait_seconds=10).release()
    finish(child)


def test_a_failed_opening_gives_the_lock_back(tmp_path: Path) -> None:
    path = tmp_path / "garbage.creatorbook"
    path.write_bytes(b"x" * 5_000)
    with pytest.raises(BookError):
        Store(path)
    assert not BookLock(path).is_in_use()


def test_locks_are_of_their_own_file(tmp_path: Path) -> None:
    assert not BookLock(tmp_path / "none.creatorbook").is_in_use()
    assert list(tmp_path.iterdir()) == []
