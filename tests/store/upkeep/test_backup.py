"""Backups: whole or absent, noticed when altered, restored over whatever was there."""

from __future__ import annotations

import json
import random
import shutil
from typing import TYPE_CHECKING

import pytest

from creatorbook.common.errors import BadInput, BookError
from creatorbook.store.engine import driver
from creatorbook.store.store import Store
from creatorbook.store.upkeep import schema
from creatorbook.store.upkeep.backup import check_backup, restore
from creatorbook.store.upkeep.manifest import manifest_path
from creatorbook.store.upkeep.verify import verify_file
from tests.children import run, start
from tests.store.support import Hand

if TYPE_CHECKING:
    from pathlib import Path

    from tests.store.support import Dump


@pytest.fixture
def backup(hand: Hand, tmp_path: Path) -> Path:
    """Return a backup of a book of three brands."""
    for name in ("Ombelle", "Été", "R&D"):
        hand.brand(name)
    target = tmp_path / "backup.creatorbook"
    hand.store.back_up(target)
    return target


def names(folder: Path) -> set[str]:
    return {entry.name for entry in folder.iterdir()}


def content(path: Path) -> Dump:
    store = Store(path, may_be_read_only=True)
    dump = Hand(store).dump()
    store.close()
    return dump


def test_a_backup_of_a_live_book_is_whole_and_has_a_manifest(hand: Hand, backup: Path) -> None:
    check_backup(backup)
    manifest = json.loads(manifest_path(backup).read_text(encoding="utf-8"))
    assert (manifest["file"], manifest["size"], manifest["schema"]) == (backup.name, backup.stat().st_size, schema.HEAD)
    assert content(backup) == hand.dump()
    assert not [name for name in names(backup.parent) if ".part" in name]


def test_a_taken_name_and_a_missing_folder_are_refused(hand: Hand, backup: Path) -> None:
    before = backup.read_bytes()
    with pytest.raises(BadInput):
        hand.store.back_up(backup)
    with pytest.raises(BadInput):
        hand.store.back_up(backup.parent / "nowhere" / "b.creatorbook")
    assert backup.read_bytes() == before


def test_a_failed_backup_leaves_nothing(book_path: Path) -> None:
    before = names(book_path.parent)
    # The system refuses what goes beyond a limit of the file's size, and there is room on the disk.
    assert run("tests.store.child", "full-backup", book_path).startswith("BookError: The disk did not take")
    assert names(book_path.parent) - before <= {f".{book_path.name}.lock"}


def test_a_backup_of_a_damaged_book_is_not_kept(hand: Hand, tmp_path: Path) -> None:
    with hand.store.writing() as connection:
        connection.exec_driver_sql("INSERT INTO attachment_content VALUES ('0', 3, CAST('abc' AS BLOB))")
    with pytest.raises(BookError, match="damaged"):
        hand.store.back_up(tmp_path / "backup.creatorbook")
    assert not [name for name in names(tmp_path) if name.startswith("backup")]


def test_what_an_interrupted_backup_leaves_is_never_taken(backup: Path, book_path: Path) -> None:
    part = backup.with_name(backup.name + ".part")
    shutil.copyfile(backup, part)
    with pytest.raises(BookError, match="interrupted"):
        check_backup(part)
    with pytest.raises(BookError, match="interrupted"):
        restore(part, book_path.with_name("new.creatorbook"))


def test_a_stale_part_does_not_stop_the_next_backup(hand: Hand, tmp_path: Path) -> None:
    hand.brand()
    target = tmp_path / "again.creatorbook"
    target.with_name(target.name + ".part").write_bytes(b"half a backup")
    hand.store.back_up(target)
    check_backup(target)
    assert not target.with_name(target.name + ".part").exists()


def test_every_altered_byte_is_noticed(backup: Path) -> None:
    whole = backup.read_bytes()
    rng = random.Random(3)
    for _number in range(40):
        altered = bytearray(whole)
        altered[rng.randrange(len(whole))] ^= 1 << rng.randrange(8)
        backup.write_bytes(altered)
        with pytest.raises(BookError, match="changed since"):
            check_backup(backup)
    backup.write_bytes(whole[:-4096])
    with pytest.raises(BookError):
        check_backup(backup)
    backup.write_bytes(whole)
    check_backup(backup)


@pytest.mark.parametrize("manifest", ["", "{", "[]", "{}", "\x00", '{"sha256": null}'])
def test_an_unreadable_manifest_is_an_altered_backup(backup: Path, manifest: str) -> None:
    manifest_path(backup).write_text(manifest, encoding="utf-8")
    with pytest.raises(BookError, match="changed since"):
        check_backup(backup)


def test_what_is_no_backup_is_said(backup: Path, tmp_path: Path) -> None:
    manifest_path(backup).unlink()
    check_backup(backup)
    with pytest.raises(BookError, match="no such"):
        check_backup(tmp_path / "none.creatorbook")
    empty = tmp_path / "empty.creatorbook"
    empty.touch()
    with pytest.raises(BookError, match="empty"):
        check_backup(empty)
    (tmp_path / "text.txt").write_text("x" * 5_000, encoding="utf-8")
    with pytest.raises(BookError, match="not a Creatorbook book"):
        check_backup(tmp_path / "text.txt")


def test_restoring_brings_the_old_rows_back(hand: Hand, backup: Path, book_path: Path) -> None:
    before = hand.dump()
    hand.brand("After the backup")
    hand.store.close()
    restore(backup, book_path)
    assert content(book_path) == before
    assert verify_file(book_path).is_ok
    # The backup is still the backup.
    check_backup(backup)


def test_restoring_where_there_is_no_book(hand: Hand, backup: Path, tmp_path: Path) -> None:
    target = tmp_path / "new.creatorbook"
    restore(backup, target)
    assert content(target) == hand.dump()
    assert target.stat().st_mode & 0o077 == 0


def test_a_backup_that_was_looked_at_is_restored_and_one_that_was_written_to_is_not(
    hand: Hand, backup: Path, tmp_path: Path
) -> None:
    before = backup.read_bytes()
    assert content(backup) == hand.dump()
    assert backup.read_bytes() == before
    with pytest.raises(BookError, match="is a backup"):
        Store(backup)
    looked = Store(backup, may_be_read_only=True)
    with pytest.raises(BookError, match="is a backup"):
        Hand(looked).brand("Written into the backup")
    looked.close()
    # As a program does that does not know of manifests.
    connection = driver.connect(backup)
    driver.use_wal(connection)
    connection.close()
    assert backup.read_bytes() != before
    restore(backup, tmp_path / "again.creatorbook")
    assert content(tmp_path / "again.creatorbook") == hand.dump()
    connection = driver.connect(backup)
    connection.execute("UPDATE brand SET name = 'Written into the backup'")
    connection.close()
    with pytest.raises(BookError, match="changed since it was made"):
        restore(backup, tmp_path / "third.creatorbook")


def test_a_stale_wal_beside_the_book_does_not_reach_the_restored_one(
    hand: Hand, backup: Path, book_path: Path, tmp_path: Path
) -> None:
    before = hand.dump()
    # What a crash leaves: the book and its WAL, full of work that is not yet in the book.
    for number in range(50):
        hand.brand(f"In the WAL {number}")
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    for suffix in ("", "-wal"):
        shutil.copyfile(book_path.with_name(book_path.name + suffix), crashed / (book_path.name + suffix))
    # And the WAL of quite another book, where the book itself is gone.
    orphan = tmp_path / "orphan"
    orphan.mkdir()
    shutil.copyfile(book_path.with_name(book_path.name + "-wal"), orphan / (book_path.name + "-wal"))
    hand.store.close()
    for folder in (crashed, orphan):
        target = folder / book_path.name
        restore(backup, target)
        assert content(target) == before
        assert verify_file(target).is_ok


def test_restoring_over_a_damaged_book(hand: Hand, backup: Path, book_path: Path) -> None:
    before = hand.dump()
    hand.store.close()
    book_path.write_bytes(b"damaged" * 10_000)
    restore(backup, book_path)
    assert content(book_path) == before


def test_a_book_open_elsewhere_is_not_replaced(hand: Hand, backup: Path, book_path: Path) -> None:
    hand.brand("Still here")
    assert "open" in run("tests.store.child", "restore", book_path)
    with pytest.raises(BookError, match="open"):
        restore(backup, book_path)
    assert hand.rows("SELECT count(*) FROM brand WHERE name = 'Still here'") == [(1,)]
    assert not [name for name in names(book_path.parent) if "restoring" in name]


def test_an_open_book_is_no_backup(hand: Hand, backup: Path, book_path: Path) -> None:
    with pytest.raises(BookError, match="open, not a backup"):
        restore(book_path, book_path.with_name("copy.creatorbook"))
    # Its locks still hold: another program cannot write while we do.
    with hand.store.writing() as connection:
        connection.exec_driver_sql("UPDATE brand SET name = 'mine'")
        other = driver.connect(book_path)
        other.execute("PRAGMA busy_timeout=0")
        with pytest.raises(driver.dbapi.OperationalError, match="locked"):
            other.execute("UPDATE brand SET name = 'theirs'")
        other.close()


def test_backups_under_a_write_load_are_whole(hand: Hand, book_path: Path, tmp_path: Path) -> None:
    child = start("tests.reliability.writer", book_path)
    assert child.stdout is not None
    assert child.stdout.readline()
    try:
        for number in range(5):
            target = tmp_path / f"backup {number}.creatorbook"
            hand.store.back_up(target)
            check_backup(target)
    finally:
        child.kill()
        child.communicate()
