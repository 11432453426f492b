"""Backups make themselves when they are due, are thinned, and are swept after programs that were killed."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from creatorbook.common.clock import FixedClock
from creatorbook.common.errors import BadInput, BookError
from creatorbook.services.backups.keeping import keep_backup, look_at_place
from creatorbook.services.backups.listing import Origin, list_backups, usual_folder
from creatorbook.services.book.book import Book, restore
from creatorbook.services.records.editing import AddRecord
from creatorbook.store.sqlite.lock import BookLock
from creatorbook.store.upkeep.backup import check_backup
from creatorbook.store.upkeep.manifest import manifest_path

if TYPE_CHECKING:
    from pathlib import Path

MORNING = datetime(2026, 3, 2, 9, tzinfo=UTC)


def add_brand(book: Book, name: str) -> None:
    book.run(AddRecord("brand", {"name": name}))


def at(book: Book, instant: datetime) -> None:
    book.clock = FixedClock(instant)


def test_a_session_that_changed_something_leaves_a_checked_copy(book: Book) -> None:
    first = keep_backup(book)
    assert first is not None
    assert (first.path.parent, first.origin) == (usual_folder(book.path), Origin.AUTOMATIC)
    check_backup(first.path)
    # Nothing was changed: there is nothing to keep.
    assert keep_backup(book) is None
    add_brand(book, "Ombelle")
    # While the book stays open, only a new day asks for one.
    assert keep_backup(book, session_ended=False) is None
    second = keep_backup(book)
    assert second is not None
    assert second.seq > first.seq
    assert [each.path for each in list_backups(book, [usual_folder(book.path)])] == [second.path]
    add_brand(book, "Pixelo")
    at(book, MORNING + timedelta(days=1))
    assert keep_backup(book, session_ended=False) is not None


def test_copies_by_hand_and_of_other_books_are_never_thinned(book: Book, tmp_path: Path) -> None:
    folder = tmp_path / "disk"
    folder.mkdir()
    by_hand = folder / f"{book.path.stem} mine.creatorbook"
    book.back_up(by_hand)
    other = folder / "other.creatorbook"
    with Book.create(tmp_path / "other.creatorbook", {"country": "FR"}, book.clock) as second:
        second.back_up(other, automatic=True)
    for day in range(9):
        at(book, MORNING + timedelta(days=day))
        add_brand(book, f"Brand {day}")
        assert keep_backup(book, folder) is not None
    found = list_backups(book, [folder])
    assert len([each for each in found if each.origin is Origin.AUTOMATIC]) == 7
    assert by_hand.exists()
    assert other.exists()
    assert all(manifest_path(each.path).exists() for each in found)
    assert sum(path.suffix == ".json" for path in folder.iterdir()) == len(found) + 1


def test_a_chosen_place_that_is_gone_is_said_and_the_usual_one_is_made(book: Book, tmp_path: Path) -> None:
    gone = tmp_path / "stick"
    with pytest.raises(BadInput, match="not there"):
        keep_backup(book, gone)
    assert not gone.exists()
    assert not look_at_place(book.path, gone).is_there
    place = look_at_place(book.path, None)
    assert place.is_there
    assert place.same_disk


def test_what_killed_runs_left_is_swept_when_it_is_old(book: Book) -> None:
    folder = usual_folder(book.path)
    folder.mkdir()
    names = ("a.creatorbook.part", "a.creatorbook.part-journal", "a.creatorbook.json.part", "b.creatorbook.part")
    for name in names:
        (folder / name).write_bytes(b"half")
    mine = folder / "a.creatorbook.notes"
    mine.write_bytes(b"mine")
    for name in (*names[:3], mine.name):
        os.utime(folder / name, (1_000_000_000, 1_000_000_000))
    keep_backup(book)
    assert [name for name in names if (folder / name).exists()] == ["b.creatorbook.part"]
    assert mine.exists()


def test_two_programs_do_not_back_up_at_once(book: Book) -> None:
    folder = usual_folder(book.path)
    folder.mkdir()
    with BookLock(folder / "backups").take(exclusive=True):
        assert keep_backup(book) is None
    assert keep_backup(book) is not None


def test_what_a_restore_put_aside_is_listed_as_it_is(book: Book) -> None:
    kept = keep_backup(book)
    assert kept is not None
    add_brand(book, "Ombelle")
    path, clock = book.path, book.clock
    book.close()
    restore(kept.path, path)
    with Book(path, clock) as again:
        found = {each.origin: each for each in list_backups(again, [usual_folder(path)])}
    assert set(found) == {Origin.AUTOMATIC, Origin.BEFORE_RESTORE}
    assert not found[Origin.BEFORE_RESTORE].is_checked


def test_a_backup_is_looked_at_and_no_byte_of_it_changes(book: Book) -> None:
    add_brand(book, "Ombelle")
    kept = keep_backup(book)
    assert kept is not None
    before = kept.path.read_bytes()
    there = sorted(path.name for path in kept.path.parent.iterdir())
    with pytest.raises(BookError, match="backup"):
        Book(kept.path, book.clock)
    with Book(kept.path, book.clock, may_be_read_only=True) as looked_at:
        assert looked_at.is_read_only
        assert looked_at.backup is not None
        assert looked_at.verify().is_ok
        with pytest.raises(BookError, match="backup"):
            add_brand(looked_at, "Pixelo")
    assert kept.path.read_bytes() == before
    assert sorted(path.name for path in kept.path.parent.iterdir()) == there
