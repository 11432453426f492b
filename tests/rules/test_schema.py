"""The migrated schema is the models' schema, to the letter; and it keeps the house's rules on tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

from creatorbook.common.paths import migrations
from creatorbook.store import models
from creatorbook.store.engine import driver
from creatorbook.store.engine.base import Base
from creatorbook.store.upkeep import schema

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Engine


def memory() -> driver.Connection:
    return driver.dbapi.connect(":memory:", isolation_level=None, check_same_thread=False)


def engine_on(connection: driver.Connection) -> Engine:
    return create_engine("sqlite://", module=driver.dbapi, creator=lambda: connection, poolclass=StaticPool)


def objects(connection: driver.Connection) -> dict[str, str]:
    """Return name → SQL of every table and index of ours, normalised."""
    return {
        name: re.sub(r"\s*([(),])\s*", r"\1", " ".join(sql.replace('"', "").split()))
        for name, sql in connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        if not name.startswith(("search_", "sqlite_", "alembic_"))
    }


@pytest.fixture(scope="module")
def migrated(template_book: Path) -> Iterator[driver.Connection]:
    connection = driver.connect(template_book, read_only=True)
    yield connection
    connection.close()


@pytest.fixture(scope="module")
def modelled() -> Iterator[driver.Connection]:
    connection = memory()
    engine = engine_on(connection)
    models.load_all()
    Base.metadata.create_all(engine)
    yield connection
    engine.dispose()
    connection.close()


def test_migrations_and_models_make_the_same_tables(migrated: driver.Connection, modelled: driver.Connection) -> None:
    by_migration, by_models = objects(migrated), objects(modelled)
    assert sorted(by_migration) == sorted(by_models)
    different = {name: (sql, by_models[name]) for name, sql in by_migration.items() if sql != by_models[name]}
    assert different == {}


def test_alembic_sees_no_difference(migrated: driver.Connection) -> None:
    def ours(name: str | None, kind: str, _parents: Any) -> bool:
        return not (kind == "table" and name is not None and name.startswith("search_"))

    engine = engine_on(migrated)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": ours, "compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_head_is_the_newest_revision_and_numbers_have_no_gap(migrated: driver.Connection) -> None:
    files = sorted(path.name for path in (migrations() / "versions").glob("*.py"))
    numbers = [int(name.split("_")[0]) for name in files]
    assert numbers == list(range(1, schema.HEAD + 1))
    assert migrated.execute("PRAGMA user_version").fetchone() == (schema.HEAD,)
    assert migrated.execute("PRAGMA application_id").fetchone() == (driver.APPLICATION_ID,)
    assert migrated.execute("SELECT version_num FROM alembic_version").fetchone() == (schema.revision_id(schema.HEAD),)
    for name in files:
        text = (migrations() / "versions" / name).read_text(encoding="utf-8")
        number = int(name.split("_")[0])
        assert f'revision = "{number:04d}"' in text
        before = f'"{number - 1:04d}"' if number > 1 else "None"
        assert f"down_revision = {before}" in text


def tables(connection: driver.Connection) -> list[str]:
    return [
        name
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        if name != "alembic_version" and not re.match(r"sqlite_|search_(trigram|prefix)", name)
    ]


def test_every_table_is_strict(migrated: driver.Connection) -> None:
    strict = {name: flag for _schema, name, _kind, _columns, _rowid, flag in migrated.execute("PRAGMA table_list")}
    assert [name for name in tables(migrated) if not strict[name]] == []


def test_columns_are_text_whole_numbers_or_bytes(migrated: driver.Connection) -> None:
    kinds = {
        f"{table}.{column}": kind
        for table in tables(migrated)
        for _number, column, kind, *_rest in migrated.execute(f'PRAGMA table_info("{table}")')
    }
    assert {name: kind for name, kind in kinds.items() if kind not in {"TEXT", "INTEGER", "BLOB"}} == {}
    assert {
        name for name, kind in kinds.items() if name.endswith(("_minor", "_bp", "version")) and kind != "INTEGER"
    } == set()


def test_every_constraint_has_a_name_by_the_convention(migrated: driver.Connection) -> None:
    unnamed = {}
    for name, sql in objects(migrated).items():
        named = len(re.findall(r"CONSTRAINT (?:pk|fk|uq|ck)_\w+ (?:PRIMARY KEY|FOREIGN KEY|UNIQUE|CHECK)", sql))
        all_of_them = len(re.findall(r"\b(?:PRIMARY KEY|FOREIGN KEY|UNIQUE|CHECK)\b", sql.replace("CREATE UNIQUE", "")))
        if sql.startswith("CREATE TABLE") and named != all_of_them:
            unnamed[name] = sql
    # SQLite has no other place for AUTOINCREMENT than beside the column.
    assert sorted(unnamed) == ["change_log"]


def test_every_reference_has_an_index(migrated: driver.Connection) -> None:
    bare = []
    for table in tables(migrated):
        leading = {
            migrated.execute(f'PRAGMA index_info("{index}")').fetchall()[0][2]
            for _number, index, *_rest in migrated.execute(f'PRAGMA index_list("{table}")')
        }
        bare += [
            f"{table}.{column}"
            for _id, _seq, _parent, column, *_rest in migrated.execute(f'PRAGMA foreign_key_list("{table}")')
            if column not in leading
        ]
    assert bare == []


def test_references_are_never_cascades(migrated: driver.Connection) -> None:
    # A cascade would delete rows behind the recorder's back: undo could not bring them back.
    actions = {
        (table, on_update, on_delete)
        for table in tables(migrated)
        for _id, _seq, _parent, _from, _to, on_update, on_delete, _match in migrated.execute(
            f'PRAGMA foreign_key_list("{table}")'
        )
    }
    assert {action for action in actions if action[1:] != ("NO ACTION", "NO ACTION")} == set()


def test_an_amount_without_its_currency_is_refused(modelled: driver.Connection) -> None:
    pairs = [
        (table.name, column.name)
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if column.name.endswith("_minor")
    ]
    assert pairs
    by_models = objects(modelled)
    for table, column in pairs:
        name = column.removesuffix("_minor")
        assert f"CHECK(({name}_minor IS NULL)=({name}_currency IS NULL))" in by_models[table].replace(
            " = ", "="
        ).replace("CHECK (", "CHECK(")
