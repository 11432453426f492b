"""The script of today's schema, written from a book that the revisions made: what a new book is made with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from creatorbook.store.upkeep.new_book import SCRIPT
from devtools.revision.sql import literal
from devtools.revision.tables import book_by_revisions

if TYPE_CHECKING:
    from pathlib import Path

    from creatorbook.store.engine import driver

_HEADER = "-- What the revisions make, in one script. Written by `dev.py migration`; not to be edited by hand.\n"
# What a full-text table keeps its content in; it makes these itself.
_SHADOWS = ("data", "idx", "docsize", "config", "content")
_FULL_TEXT = re.compile(r"CREATE VIRTUAL TABLE (\w+) USING fts5")


def write_script(folder: Path) -> Path:
    """Write the script of the newest schema beside the revisions in Alembic's `folder`; return its file."""
    path = folder / SCRIPT
    path.write_text(script_by_revisions(folder), encoding="utf-8", newline="\n")
    return path


def script_by_revisions(folder: Path) -> str:
    """Return the statements that make a book as the revisions in Alembic's `folder` make it."""
    with book_by_revisions(folder) as connection:
        return _HEADER + "".join(f"{statement};\n" for statement in _statements(connection))


def _statements(connection: driver.Connection) -> list[str]:
    found = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid").fetchall()
    full_text = {match[1] for _name, sql in found if (match := _FULL_TEXT.match(sql))}
    made_by_sqlite = {f"{name}_{part}" for name in full_text for part in _SHADOWS} | {"sqlite_sequence"}
    statements = [sql for name, sql in found if name not in made_by_sqlite]
    for name in sorted(full_text):
        options = connection.execute(f"SELECT k, v FROM {name}_config WHERE k <> 'version' ORDER BY k")
        statements += [
            f"INSERT INTO {name}({name}, rank) VALUES({literal(key)}, {literal(value)})" for key, value in options
        ]
    (revision,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    statements.append(f"INSERT INTO alembic_version(version_num) VALUES({literal(revision)})")
    for pragma in ("application_id", "user_version"):
        (number,) = connection.execute(f"PRAGMA {pragma}").fetchone()
        statements.append(f"PRAGMA {pragma}={number}")
    return statements
