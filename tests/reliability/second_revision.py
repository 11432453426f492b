"""A next schema of the tests' own: what an upgrade can do to a book, and how to tell.

It makes a table, moves data, adds and drops columns, and rebuilds a table that others would refer to.
"""

from __future__ import annotations

import hashlib
import shutil
from typing import TYPE_CHECKING, Any

from creatorbook.common.ids import new_id
from creatorbook.common.paths import migrations
from creatorbook.store.engine import driver
from creatorbook.store.models import Brand, Creator, Deal, Note
from creatorbook.store.store import Store
from creatorbook.store.upkeep import migrate, schema
from tests.store.support import Hand, schema_of

if TYPE_CHECKING:
    from pathlib import Path

    from creatorbook.store.writing.uow import UnitOfWork

OLD = schema.HEAD
NEW = OLD + 1

STATEMENTS = (
    """
    CREATE TABLE category (
        id TEXT NOT NULL, brands INTEGER NOT NULL, CONSTRAINT pk_category PRIMARY KEY (id)
    ) STRICT
    """,
    "INSERT INTO category SELECT category, count(*) FROM brand GROUP BY category",
    "ALTER TABLE brand ADD COLUMN motto TEXT NOT NULL DEFAULT ''",
    "UPDATE brand SET motto = upper(name)",
    "ALTER TABLE creator DROP COLUMN phone",
    """
    CREATE TABLE note_new (
        record_kind TEXT NOT NULL, record_id TEXT NOT NULL, text TEXT NOT NULL, id TEXT NOT NULL,
        version INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, trashed_at TEXT,
        pinned INTEGER NOT NULL, CONSTRAINT pk_note PRIMARY KEY (id)
    ) STRICT
    """,
    """
    INSERT INTO note_new
    SELECT record_kind, record_id, text, id, version, created_at, updated_at, trashed_at, 0 FROM note
    """,
    "DROP TABLE note",
    "ALTER TABLE note_new RENAME TO note",
    "CREATE INDEX ix_note_record ON note (record_kind, record_id)",
)

# What STATEMENTS drop on purpose.
REWRITES: dict[str, tuple[str, ...]] = {"creator": ("phone",)}

_REVISION = '''"""The next schema."""

import os

from alembic import op

revision = "{new}"
down_revision = "{old}"

STATEMENTS = {statements!r}
REWRITES = {rewrites!r}


def upgrade() -> None:
    """Fail before the statement that FAIL_AT names, where it is set."""
    for number, statement in enumerate(STATEMENTS):
        if os.environ.get("FAIL_AT") == str(number):
            raise RuntimeError("told to fail")
        op.execute(statement)
    if os.environ.get("FAIL_AT") == "end":
        raise RuntimeError("told to fail")
'''


def write_scripts(
    folder: Path, statements: tuple[str, ...] = STATEMENTS, rewrites: dict[str, tuple[str, ...]] = REWRITES
) -> Path:
    """Write a copy of the migrations with one revision more; return its folder."""
    scripts = folder / "migrations"
    shutil.copytree(migrations(), scripts, ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / "versions" / f"{schema.revision_id(NEW)}_the_next_schema.py").write_text(
        _REVISION.format(
            statements=statements, rewrites=rewrites, new=schema.revision_id(NEW), old=schema.revision_id(OLD)
        ),
        encoding="utf-8",
    )
    return scripts


def become_newer(scripts: Path) -> None:
    """Make this process a program that knows the next schema."""
    schema.HEAD = NEW
    migrate.migrations = lambda: scripts  # type: ignore[attr-defined]  # the name as migrate imported it


def fill(book: Path) -> None:
    """Write some rows of every sort that the revision touches."""
    store = Store(book)

    def work(uow: UnitOfWork) -> None:
        creator = uow.add(Creator(name="Zoé", phone="+33 6"))
        brands = [new_id() for _ in range(120)]
        uow.insert_many(
            Brand, [{"id": key, "name": f"Été {n}", "category": f"c{n % 7}"} for n, key in enumerate(brands)]
        )
        uow.insert_many(
            Deal, [{"id": new_id(), "creator_id": creator.id, "brand_id": key, "title": "Spring"} for key in brands]
        )
        uow.insert_many(
            Note, [{"id": new_id(), "record_kind": "brand", "record_id": key, "text": "x" * 500} for key in brands]
        )

    Hand(store).do(work)
    store.close()


def state(book: Path) -> dict[str, Any]:
    """Return the schema number, the schema, and a digest of the rows both schemas share; check the file's pages."""
    connection = driver.connect(book)
    try:
        (problem,) = connection.execute("PRAGMA integrity_check").fetchone()
        rows = [
            connection.execute(sql).fetchall()
            for sql in (
                "SELECT id, name, category, version FROM brand ORDER BY id",
                "SELECT * FROM deal ORDER BY id",
                "SELECT record_kind, record_id, text, id, version FROM note ORDER BY id",
                "SELECT id, name FROM creator",
                "SELECT kind, record_id, title, body FROM search_doc ORDER BY 1, 2",
            )
        ]
        (number,) = connection.execute("PRAGMA user_version").fetchone()
        return {
            "whole": problem == "ok",
            "schema": number,
            "tables": schema_of(connection),
            "rows": hashlib.sha256(repr(rows).encode()).hexdigest(),
        }
    finally:
        connection.close()


def backups(book: Path) -> list[Path]:
    """Return the backups that upgrades have left beside the book."""
    return sorted(migrate.backups_folder(book).glob("*.creatorbook"))
