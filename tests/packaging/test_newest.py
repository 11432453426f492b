"""The script that new books are made with says what the revisions make."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from devtools.revision.newest import script_by_revisions

from creatorbook.common.paths import migrations
from creatorbook.store.engine import driver
from creatorbook.store.sqlite.search import MARK_FOLDING
from creatorbook.store.upkeep import migrate, new_book
from tests.children import PATIENCE

if TYPE_CHECKING:
    from pathlib import Path

MAKE = """
import sys
from pathlib import Path
from creatorbook.store.store import create
create(Path(sys.argv[1]))
print(*sorted({"sqlalchemy", "alembic"} & set(sys.modules)))
"""


def held(path: Path) -> tuple[object, ...]:
    """Return all that a book without records holds: its objects with their statements, its rows, its numbers."""
    connection = driver.connect(path, read_only=True)
    try:
        objects = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY rowid").fetchall()
        tables = [name for kind, name, _table, _sql in objects if kind == "table"]
        rows = {name: connection.execute(f'SELECT * FROM "{name}"').fetchall() for name in tables}
        numbers = [connection.execute(f"PRAGMA {name}").fetchone() for name in ("application_id", "user_version")]
    finally:
        connection.close()
    return sorted(objects, key=str), rows, numbers


def test_the_script_is_that_of_the_revisions() -> None:
    """Where it is not: `dev.py migration --script`."""
    assert (migrations() / new_book.SCRIPT).read_text("utf-8") == script_by_revisions(migrations())


def test_a_book_is_the_same_made_by_the_script_and_by_the_revisions(tmp_path: Path) -> None:
    new_book.make(tmp_path / "by script")
    migrate.run_revisions(tmp_path / "by revisions", None)
    # Only a book that was never written to is known to be folded as today: an upgraded one is folded when it is opened.
    connection = driver.connect(tmp_path / "by revisions")
    connection.execute(MARK_FOLDING)
    connection.close()
    assert held(tmp_path / "by script") == held(tmp_path / "by revisions")


def test_a_book_is_made_without_loading_what_only_migrations_need(tmp_path: Path) -> None:
    book = tmp_path / "mine.creatorbook"
    made = subprocess.run(
        [sys.executable, "-c", MAKE, book], capture_output=True, check=True, text=True, timeout=PATIENCE
    )
    assert book.is_file()
    assert made.stdout.strip() == ""
