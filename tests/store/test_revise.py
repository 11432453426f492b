"""The next migration is drafted from the models: numbered, plain, without batch mode; refused in an installed copy."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import Column, ForeignKey, Integer, Table, Text

from creatorbook.common.errors import UsageError
from creatorbook.common.paths import migrations
from creatorbook.store import driver, migrate, schema
from creatorbook.store.base import Base
from creatorbook.store.revise import main, next_revision
from creatorbook.store.types import Day
from tests.store.support import schema_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return the migrations folder of a copy of the checkout."""
    (tmp_path / "pyproject.toml").touch()
    folder = tmp_path / "migrations"
    shutil.copytree(migrations(), folder, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


@pytest.fixture
def new_model() -> Iterator[Table]:
    """Map a table and a column that no revision makes, for the length of a test."""
    table = Table(
        "campaign",
        Base.metadata,
        Column("id", Text, primary_key=True),
        Column("brand_id", Text, ForeignKey("brand.id"), nullable=False, index=True),
        Column("starts_on", Day),
        Column("size", Integer, nullable=False),
        sqlite_strict=True,
    )
    column: Column[str] = Column("motto", Text)
    brand = Base.metadata.tables["brand"]
    brand.append_column(column)
    yield table
    Base.metadata.remove(table)
    brand._columns.remove(column)  # SQLAlchemy has no public way back


def test_a_new_table_and_column_are_drafted_and_run(checkout: Path, new_model: Table, tmp_path: Path) -> None:
    written = next_revision("Campaigns of a brand.", checkout)
    assert written == checkout / "versions" / f"{schema.revision_id(schema.HEAD + 1)}_campaigns_of_a_brand.py"
    text = written.read_text(encoding="utf-8")
    assert f'revision = "{schema.revision_id(schema.HEAD + 1)}"' in text.replace("'", '"')
    assert f'down_revision = "{schema.revision_id(schema.HEAD)}"' in text.replace("'", '"')
    assert "batch_alter_table(" not in text
    assert "import creatorbook" not in text
    assert "creatorbook." not in text
    assert "search_" not in text
    book = tmp_path / "book"
    migrate.make(book, checkout)
    connection = driver.connect(book)
    made = schema_of(connection)
    assert connection.execute("PRAGMA user_version").fetchone() == (schema.HEAD + 1,)
    connection.close()
    assert "STRICT" in made["campaign"]
    assert "CONSTRAINT fk_campaign_brand_id_brand FOREIGN KEY" in made["campaign"]
    assert "ix_campaign_brand_id" in made
    assert "motto TEXT" in made["brand"]


def test_without_a_difference_an_empty_revision_is_drafted(checkout: Path, tmp_path: Path) -> None:
    text = next_revision("Move data only", checkout).read_text(encoding="utf-8")
    assert "pass" in text
    assert "op.drop" not in text
    next_revision("And again", checkout)
    migrate.make(tmp_path / "book", checkout)
    assert [path.name for path in sorted((checkout / "versions").glob("0*"))][-2:] == [
        f"{schema.revision_id(schema.HEAD + 1)}_move_data_only.py",
        f"{schema.revision_id(schema.HEAD + 2)}_and_again.py",
    ]


def test_an_installed_copy_and_an_empty_message_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "_migrations"
    shutil.copytree(migrations(), folder, ignore=shutil.ignore_patterns("__pycache__"))
    before = sorted(folder.rglob("*"))
    with pytest.raises(UsageError, match="installed copy"):
        next_revision("Something", folder)
    with pytest.raises(UsageError, match="message"):
        next_revision("  ", folder)
    assert sorted(folder.rglob("*")) == before


def test_the_command_says_what_is_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "needs a message" in capsys.readouterr().err
