"""An upgrade keeps every row and value that its revisions do not declare they rewrite, and holds no book in memory."""

from __future__ import annotations

import hashlib
import random
import shutil
import tracemalloc
from typing import TYPE_CHECKING

import alembic.command  # noqa: F401  loaded before memory is watched
import pytest

from creatorbook.common.errors import BookError
from creatorbook.store.engine import driver
from creatorbook.store.sqlite import digests
from creatorbook.store.store import Store
from creatorbook.store.upkeep import migrate, schema
from tests.reliability import second_revision

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from creatorbook.store.engine.driver import Connection

    Become = Callable[..., None]

NOTE = """
CREATE TABLE note_new (
    record_kind TEXT NOT NULL, record_id TEXT NOT NULL, text TEXT, id TEXT NOT NULL,
    version {version} NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, trashed_at TEXT,
    CONSTRAINT pk_note PRIMARY KEY (id)
) STRICT
"""
COLUMNS = "record_kind, record_id, {text}, {key}, version, created_at, updated_at, trashed_at"


def rebuilt_note(*, version: str = "INTEGER", text: str = "text", where: str = "true") -> tuple[str, ...]:
    return (
        NOTE.format(version=version),
        f"INSERT INTO note_new SELECT {COLUMNS.format(text=text, key='id')} FROM note WHERE {where}",
        "DROP TABLE note",
        "ALTER TABLE note_new RENAME TO note",
        "CREATE INDEX ix_note_record ON note (record_kind, record_id)",
    )


@pytest.fixture
def book(book_path: Path) -> Path:
    """Return a book of today's schema with 120 brands, deals and notes, and a creator."""
    second_revision.fill(book_path)
    return book_path


@pytest.fixture
def become(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Become:
    """Return what makes this process a program whose next revision does these statements."""

    def _become(statements: tuple[str, ...], rewrites: dict[str, tuple[str, ...]] | None = None) -> None:
        folder = second_revision.write_scripts(tmp_path, statements, rewrites or {})
        monkeypatch.setattr(schema, "HEAD", second_revision.NEW)
        monkeypatch.setattr(migrate, "migrations", lambda: folder)

    return _become


def rows(book: Path, sql: str) -> list[tuple[object, ...]]:
    connection: Connection = driver.connect(book, read_only=True)
    try:
        return list(connection.execute(sql))
    finally:
        connection.close()


LOSSES = {
    "a row is lost": (("DELETE FROM note WHERE rowid = 7",), "lost 1 row of “note”"),
    "a lost row is made up for in number": (
        (
            f"INSERT INTO note SELECT {COLUMNS.format(text='text', key='upper(id)')} FROM note WHERE rowid = 7",
            "DELETE FROM note WHERE rowid = 7",
        ),
        "lost 1 row of “note”",
    ),
    "keys change": (("UPDATE note SET id = upper(id)",), "lost 120 rows of “note”"),
    "a rebuild forgets rows": (rebuilt_note(where="rowid % 2"), "lost 60 rows of “note”"),
    "a value changes": (("UPDATE brand SET name = 'Printemps' WHERE name = 'Été 3'",), "changed 1 row of “brand”"),
    "only the case of a value changes": (("UPDATE brand SET name = upper(name)",), "changed 120 rows of “brand”"),
    "a column is emptied": (("UPDATE creator SET phone = ''",), "changed 1 row of “creator”"),
    "a rebuild forgets a value": (rebuilt_note(text="NULL"), "changed 120 rows of “note”"),
    "a number becomes its text": (rebuilt_note(version="TEXT"), "changed 120 rows of “note”"),
    "the log is rewritten": (("UPDATE change_log SET label = 'x'",), "changed 1 row of “change_log”"),
    "an image of a row is lost": (("DELETE FROM change_row WHERE position = 0",), "lost 1 row of “change_row”"),
    "a column is dropped": (("ALTER TABLE creator DROP COLUMN phone",), "dropped “creator.phone”"),
    "a column is renamed": (("ALTER TABLE creator RENAME COLUMN phone TO tel",), "dropped “creator.phone”"),
    "a table is dropped": (("DROP TABLE rule_note",), "dropped “rule_note”"),
}


@pytest.mark.parametrize("what", LOSSES)
def test_an_undeclared_loss_stops_the_upgrade(book: Path, become: Become, what: str) -> None:
    statements, said = LOSSES[what]
    before = second_revision.state(book)
    become(statements)
    with pytest.raises(BookError) as caught:
        Store(book)
    assert said in caught.value.message
    assert "as it was" in caught.value.hint
    assert second_revision.state(book) == before


def test_every_table_that_would_lose_is_reported(book: Path, become: Become) -> None:
    become(
        ("DELETE FROM note WHERE rowid < 4", "UPDATE note SET text = '' WHERE rowid = 9", "UPDATE brand SET name = ''")
    )
    with pytest.raises(BookError) as caught:
        Store(book)
    assert caught.value.hint.endswith("brand: 0 gone, 120 changed; note: 3 gone, 1 changed")


def test_what_a_revision_declares_it_may_rewrite_and_drop(book: Path, become: Become) -> None:
    become(
        (
            "UPDATE brand SET category = upper(category)",
            "ALTER TABLE creator DROP COLUMN phone",
            "DELETE FROM note WHERE rowid % 2",
            "DROP TABLE rule_note",
        ),
        {"brand": ("category",), "creator": ("phone",), "note": ("id",), "rule_note": ("id",)},
    )
    Store(book).close()
    assert rows(book, "SELECT count(*) FROM brand WHERE category GLOB 'C[0-9]'") == [(120,)]
    assert rows(book, "SELECT count(*) FROM note") == [(60,)]


def test_the_other_columns_of_a_rewritten_table_are_still_compared(book: Path, become: Become) -> None:
    become(("UPDATE brand SET category = 'x', name = 'y' WHERE name = 'Été 3'",), {"brand": ("category",)})
    with pytest.raises(BookError, match="changed 1 row of “brand”"):
        Store(book)


def test_an_upgrade_holds_one_attachment_in_memory_and_not_the_book(book: Path, become: Become) -> None:
    size, count = 4 * 1024 * 1024, 16
    bare = book.with_name("bare.creatorbook")
    shutil.copy(book, bare)
    contents = [random.Random(number).randbytes(size) for number in range(count)]
    connection = driver.connect(book)
    connection.executemany(
        "INSERT INTO attachment_content VALUES (?, ?, ?)",
        [(hashlib.sha256(content).hexdigest(), size, content) for content in contents],
    )
    digests.make_all(connection)
    connection.close()
    del contents
    become(("ALTER TABLE brand ADD COLUMN motto TEXT NOT NULL DEFAULT ''",))
    # An upgrade of the same book without attachments first: what is loaded once is no part of what is held.
    Store(bare).close()
    tracemalloc.start()
    try:
        Store(book).close()
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert rows(book, "SELECT count(*) FROM attachment_content") == [(count,)]
    assert book.stat().st_size > size * count
    assert peak < 4 * size
