"""An upgrade gives the new book or leaves the old one: whatever fails in it, and however many ask for it at once."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from creatorbook.common.errors import BookError
from creatorbook.store.store import Store
from creatorbook.store.upkeep import migrate, schema
from creatorbook.store.upkeep.backup import check_backup, restore
from tests.children import finish, start
from tests.reliability import second_revision
from tests.store.support import Hand

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def book(book_path: Path) -> Path:
    """Return a book of today's schema with some rows."""
    second_revision.fill(book_path)
    return book_path


@pytest.fixture
def scripts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make this process a program of the next schema for the length of a test."""
    folder = second_revision.write_scripts(tmp_path)
    monkeypatch.setattr(schema, "HEAD", second_revision.NEW)
    monkeypatch.setattr(migrate, "migrations", lambda: folder)
    return folder


def leftovers(book: Path) -> list[str]:
    known = {book.name, f".{book.name}.lock", "migrations", migrate.backups_folder(book).name}
    return [entry.name for entry in book.parent.iterdir() if entry.name not in known]


def test_an_old_book_is_upgraded_when_it_is_opened(book: Path, scripts: Path) -> None:
    before = second_revision.state(book)
    said: list[str] = []
    store = Store(book, said.append)
    assert store.verify().is_ok
    store.close()
    after = second_revision.state(book)
    assert (before["schema"], after["schema"]) == (second_revision.OLD, second_revision.NEW)
    assert after["rows"] == before["rows"]
    assert after["whole"]
    assert len(said) == 3
    assert leftovers(book) == []
    (backup,) = second_revision.backups(book)
    check_backup(backup)
    assert second_revision.state(backup) == before
    # Opening it again finds nothing to do.
    Store(book, said.append).close()
    assert len(said) == 3


def test_the_upgraded_book_can_be_written_to_and_undo_starts_afresh(book: Path, scripts: Path) -> None:
    store = Store(book)
    with store.reading() as reading:
        assert reading.exec_driver_sql("SELECT count(*) FROM change_log WHERE policy <> 'none'").scalar_one() == 0
        assert reading.exec_driver_sql("SELECT count(*) FROM change_log").scalar_one() == 1
        assert reading.exec_driver_sql("SELECT count(*) FROM category").scalar_one() == 7
    store.close()


def test_the_backup_can_be_restored_and_upgraded_again(book: Path, scripts: Path) -> None:
    Store(book).close()
    after = second_revision.state(book)
    restore(second_revision.backups(book)[0], book)
    assert second_revision.state(book)["schema"] == second_revision.OLD
    Store(book).close()
    assert second_revision.state(book) == after
    assert len(second_revision.backups(book)) == 2


def test_a_crashed_book_with_its_wal_is_upgraded_whole(book: Path, scripts: Path, tmp_path: Path) -> None:
    schema.HEAD = second_revision.OLD
    store = Store(book)
    hand = Hand(store)
    hand.brand("Only in the WAL")
    crashed = tmp_path / "crashed.creatorbook"
    for suffix in ("", "-wal"):
        shutil.copyfile(book.with_name(book.name + suffix), crashed.with_name(crashed.name + suffix))
    store.close()
    schema.HEAD = second_revision.NEW
    store = Store(crashed)
    with store.reading() as reading:
        found = reading.exec_driver_sql("SELECT count(*) FROM brand WHERE name = 'Only in the WAL'").scalar_one()
    store.close()
    assert found == 1


@pytest.mark.parametrize("step", [*range(len(second_revision.STATEMENTS)), "end"])
def test_a_failing_statement_leaves_the_old_book(
    book: Path, scripts: Path, monkeypatch: pytest.MonkeyPatch, step: int | str
) -> None:
    before = second_revision.state(book)
    monkeypatch.setenv("FAIL_AT", str(step))
    with pytest.raises(BookError, match="as it was") as caught:
        Store(book)
    assert "told to fail" in caught.value.hint
    assert second_revision.state(book) == before
    assert leftovers(book) == []
    check_backup(second_revision.backups(book)[0])
    # The old program still opens it, and the fixed one upgrades it.
    monkeypatch.setattr(schema, "HEAD", second_revision.OLD)
    Store(book).close()
    monkeypatch.setattr(schema, "HEAD", second_revision.NEW)
    monkeypatch.delenv("FAIL_AT")
    Store(book).close()
    assert second_revision.state(book)["schema"] == second_revision.NEW


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("DELETE FROM brand", "broken references"),
        ("DELETE FROM note", "note"),
        ("DROP TRIGGER search_prefix_update; UPDATE search_doc SET title = 'x'", "search_prefix"),
        ("INSERT INTO attachment_content VALUES ('0', 1, x'00')", "attachment_content"),
    ],
)
def test_an_upgrade_that_would_lose_something_is_thrown_away(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, statement: str, said: str
) -> None:
    folder = second_revision.write_scripts(tmp_path, tuple(statement.split("; ")))
    monkeypatch.setattr(schema, "HEAD", second_revision.NEW)
    monkeypatch.setattr(migrate, "migrations", lambda: folder)
    before = second_revision.state(book)
    with pytest.raises(BookError) as caught:
        Store(book)
    assert said in f"{caught.value.message} {caught.value.hint}"
    assert second_revision.state(book) == before
    assert leftovers(book) == []


def test_a_folder_that_cannot_take_the_backup_is_said(book: Path, scripts: Path) -> None:
    migrate.backups_folder(book).write_text("in the way", encoding="utf-8")
    before = second_revision.state(book)
    with pytest.raises(BookError, match="could not be upgraded"):
        Store(book)
    assert second_revision.state(book) == before


def test_a_book_open_in_an_old_program_is_not_upgraded(
    book: Path, scripts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("creatorbook.store.store._LOCK_SECONDS", 0.5)
    child = start("tests.store.child", "hold", book, stdin=True)
    assert child.stdout is not None
    assert child.stdout.readline()
    with pytest.raises(BookError, match="open"):
        Store(book)
    finish(child)
    assert second_revision.state(book)["schema"] == second_revision.OLD
    Store(book).close()


@pytest.mark.slow
def test_eight_programs_ask_at_once_and_all_get_the_upgraded_book(book: Path, tmp_path: Path) -> None:
    scripts = second_revision.write_scripts(tmp_path)
    children = [start("tests.reliability.upgrading", book, scripts, stdin=True) for _ in range(8)]
    # Each keeps the book open until all have it: whoever comes late must not wait for the first to leave.
    for child in children:
        assert child.stdout is not None
        line = child.stdout.readline().strip()
        assert line == f"open {second_revision.NEW}"
    for child in children:
        finish(child)
    assert len(second_revision.backups(book)) == 1
    assert second_revision.state(book)["whole"]
