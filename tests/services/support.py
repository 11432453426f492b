"""What the tests of services share: a whole book as values, and files as people have them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from creatorbook.common.paths import resources

if TYPE_CHECKING:
    from pathlib import Path

    from creatorbook.services.book.book import Book

_OWN_TABLES = (
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_%' "
    "AND name NOT LIKE 'digest_%' "
    "AND name <> 'alembic_version'"
)
LOG = frozenset({"change_log", "change_row"})

Dump = dict[str, list[tuple[Any, ...]]]


def rows(book: Book, sql: str, *params: object) -> list[tuple[Any, ...]]:
    """Return what a query finds."""
    with book.reading() as reading:
        return [tuple(row) for row in reading.exec_driver_sql(sql, params)]


def dump(book: Book) -> Dump:
    """Return every row of the book, the change log and the search texts included."""
    found = {name: sorted(rows(book, f'SELECT * FROM "{name}"'), key=repr) for (name,) in rows(book, _OWN_TABLES)}
    found["search_doc"] = sorted(rows(book, "SELECT kind, record_id, title, body FROM search_doc"))
    return found


def content(book: Book) -> Dump:
    """Return every row that undo answers for: not the log, which only grows, nor file contents, which it leaves."""
    return {name: found for name, found in dump(book).items() if name not in LOG | {"attachment_content"}}


def sample(name: str) -> Path:
    """Return a shipped sample file."""
    return resources() / "samples" / name


def count(book: Book, table: str) -> int:
    """Return how many rows a table has."""
    return int(rows(book, f'SELECT count(*) FROM "{table}"')[0][0])
