"""SQL is written in the store alone, and what only SQLite understands in the rooms that are SQLite's."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import pytest

from tests.rules.source import Module, modules

if TYPE_CHECKING:
    from collections.abc import Iterator

# Capital letters, as the store writes SQL: prose does not.
STATEMENT = re.compile(
    r"^\s*(SELECT|INSERT (INTO|OR)|UPDATE .+ SET|DELETE FROM|WITH \w+ AS|PRAGMA"
    r"|CREATE (TEMP|TABLE|VIRTUAL|INDEX|UNIQUE)|DROP (TABLE|INDEX)"
    r"|ALTER TABLE|ATTACH|VACUUM|BEGIN (DEFERRED|IMMEDIATE)|(LEFT )?JOIN \w+)\b"
    r"|\b(FROM \w+ (\w+ )?(WHERE|JOIN|ORDER BY|LIMIT)|ORDER BY \w+|GROUP BY \w+|IS (NOT )?NULL|(NOT )?EXISTS \()",
)
CLAUSE = re.compile(r"\bt\.\w+ *(=|<|>|IN\b|BETWEEN\b|IS\b)|= \?(\W|$)|\bIN \(\?")
SQLITE = re.compile(
    r"\b(json_each|json_object|json_extract|julianday|rowid|MATCH|PRAGMA|sqlite_master|fts5)\b|pragma_|NULLS LAST"
)
EXECUTE = "exec_driver_sql"
STORE = "creatorbook/store/"
OF_SQLITE = (f"{STORE}sqlite/", f"{STORE}engine/", f"{STORE}upkeep/", f"{STORE}salvage/")


def texts(module: Module) -> Iterator[tuple[int, str]]:
    """Yield every text of a module with its line, docstrings aside."""
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    said = {
        id(node.body[0].value)
        for node in module.nodes
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in module.nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node.lineno, node.value


def sql(module: Module) -> Iterator[str]:
    """Yield what looks like SQL, and what would run it."""
    for line, text in texts(module):
        if any(shape.search(text) for shape in (STATEMENT, CLAUSE, SQLITE)):
            yield f"{module.path}:{line}: {text[:60]!r}"
    for node in module.nodes:
        if isinstance(node, ast.Attribute) and node.attr == EXECUTE:
            yield f"{module.path}:{node.lineno}: {EXECUTE}"
    if "sqlalchemy.text" in set(module.imports()):
        yield f"{module.path}: sqlalchemy.text"


def sqlite_words(module: Module) -> Iterator[str]:
    """Yield what only SQLite understands."""
    for line, text in texts(module):
        if SQLITE.search(text):
            yield f"{module.path}:{line}: {text[:60]!r}"


def test_no_sql_is_written_above_the_store() -> None:
    above = [module for module in modules() if not module.path.startswith(STORE)]
    assert len(above) > 100
    assert [found for module in above for found in sql(module)] == []


def test_what_only_sqlite_understands_stands_in_its_rooms() -> None:
    elsewhere = [
        module for module in modules() if module.path.startswith(STORE) and not module.path.startswith(OF_SQLITE)
    ]
    assert len(elsewhere) > 20
    assert [found for module in elsewhere for found in sqlite_words(module)] == []


@pytest.mark.parametrize(
    "source",
    [
        'run("SELECT id FROM deal")',
        'run(f"SELECT id FROM {table} WHERE x")',
        'run("  UPDATE deal SET title = 1")',
        'run("DELETE FROM deal")',
        'run("PRAGMA data_version")',
        'run("WITH found AS (…)")',
        'live(reading, "gift", "t.deal_id = ?")',
        'live(reading, "gift", "t.deal_id IN (…)")',
        'where = "trashed_at IS NULL"',
        'where = f"{column} = ?"',
        'order = "ORDER BY name"',
        'run("x IN (SELECT value FROM json_each(?))")',
        'age = "julianday(at)"',
        "reading.exec_driver_sql(words)",
        "from sqlalchemy import text",
    ],
)
def test_sql_is_known_by_its_shape(source: str) -> None:
    assert list(sql(Module("creatorbook/services/made.py", source, ast.parse(source))))


@pytest.mark.parametrize(
    "source",
    [
        '_("Select a deal from the list where you want it.")',
        'hint = "Update the rules, or delete from the list"',
        'words = "It is null and void."',
        'def found():\n    """SELECT … FROM deal"""',
        'call("select", "deal")',
    ],
)
def test_prose_is_no_sql(source: str) -> None:
    assert not list(sql(Module("creatorbook/services/made.py", source, ast.parse(source))))
