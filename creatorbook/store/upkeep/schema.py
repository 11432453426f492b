"""Which schema a book has: its mark, its number, and the head that this program knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.common.errors import BookError
from creatorbook.common.i18n import _
from creatorbook.store.engine import driver

if TYPE_CHECKING:
    from pathlib import Path

# The number of the newest revision in migrations/versions; a test holds the two together. Kept here so that opening a
# book of the right schema needs no Alembic.
HEAD = 9


def number(connection: driver.Connection, path: Path) -> int:
    """Return the schema number of the book, 0 for an empty file.

    Raises BookError where the file is some other database, or a book of a newer program (both numbers are said).
    """
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (found,) = connection.execute("PRAGMA user_version").fetchone()
    if application == 0 and found == 0:
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if tables == 0:
            return 0
    if application != driver.APPLICATION_ID:
        raise BookError(
            _("This file is a database, but not a Creatorbook book."), where=str(path), hint=_("Choose another file.")
        )
    if found > HEAD:
        raise BookError(
            _("This book was written by a newer Creatorbook (schema {found}; this one knows {known}).").format(
                found=found, known=HEAD
            ),
            where=str(path),
            hint=_("Install the newest Creatorbook. The book was not changed."),
        )
    return int(found)


def revision_id(schema: int) -> str:
    """Return Alembic's revision id of a schema number: 1 is "0001"."""
    return f"{schema:04d}"
