"""The next migration is drafted from the models as revisions are written here, and upgrades an old book by it."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from devtools.revision.draft import main, write_revision
from devtools.revision.sql import tokens
from devtools.revision.tables import tables_by_models
from devtools.shell import TroubleError
from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, Table, Text

from creatorbook.common.paths import migrations
from creatorbook.store.engine import driver
from creatorbook.store.engine.base import Base
from creatorbook.store.engine.types import Day, Words
from creatorbook.store.models import Brand, load_all
from creatorbook.store.store import Store
from creatorbook.store.upkeep import migrate, schema
from tests.reliability import second_revision
from tests.store.support import schema_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import MetaData

ROOT = Path(__file__).resolve().parents[2]
NEXT = schema.revision_id(schema.HEAD + 1)


class Checkout:
    """The migrations of a checkout of the test's own, its HEAD, and models that may be changed."""

    def __init__(self, folder: Path) -> None:
        self.migrations = folder / "migrations"
        shutil.copytree(migrations(), self.migrations, ignore=shutil.ignore_patterns("__pycache__"))
        self.head = folder / "schema.py"
        self.head.write_text(f"BEFORE = 1\nHEAD = {schema.HEAD}\nAFTER = 9\n", encoding="utf-8")
        load_all()  # a table is in the metadata from when something named it
        self.models = deepcopy(Base.metadata)

    def write(self, message: str) -> tuple[str, list[str]]:
        written, advice = write_revision(message, self.migrations, self.head, self.models)
        return written.read_text(encoding="utf-8"), advice


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """Return a checkout whose models are those of the newest revision."""
    return Checkout(tmp_path)


def drop_column(table: Table, name: str) -> None:
    table._columns.remove(table.columns[name])  # SQLAlchemy has no public way


def grow(models: MetaData) -> None:
    Table(
        "campaign",
        models,
        Column("id", Text, primary_key=True),
        Column("brand_id", Text, ForeignKey("brand.id"), nullable=False, index=True),
        Column("starts_on", Day),
        Column("order", Integer, nullable=False),
        CheckConstraint(" OR ".join(f'"order" = {number}' for number in range(20)), name="order"),
        sqlite_strict=True,
    )
    models.tables["brand"].append_column(Column("motto", Text, nullable=False, default="l’été: “oui” 'non'"))
    models.tables["brand"].append_column(Column("colours", Words, nullable=False, default=("a",)))
    models.tables["brand"].append_column(Column("rank", Integer, nullable=False))
    models.tables["brand"].append_column(Column("since", Day))


def shrink(models: MetaData) -> None:
    drop_column(models.tables["creator"], "phone")
    models.remove(models.tables["rule_note"])


def tighten(models: MetaData) -> None:
    brand = models.tables["brand"]
    brand.columns["payment_days"].nullable = False
    brand.append_constraint(CheckConstraint("length(name) < 500", name="name"))


def retype(models: MetaData) -> None:
    cover = models.tables["creator"].columns["document_cover"]
    cover.type = Text()
    cover.constraints.clear()


def index(models: MetaData) -> None:
    note = models.tables["note"]
    note.indexes.discard(next(iter(note.indexes)))
    Index("ix_note_text", note.columns["text"], note.columns["id"])


def log(models: MetaData) -> None:
    models.tables["change_log"].append_column(Column("machine", Text, nullable=False, default=""))


CHANGES: dict[Callable[[MetaData], None], dict[str, tuple[str, ...]]] = {
    grow: {},
    shrink: {"creator": ("phone",), "rule_note": ("id",)},
    tighten: {"brand": ("payment_days",)},
    retype: {"creator": ("document_cover",)},
    index: {},
    log: {},
}


def assert_clean(text: str) -> None:
    for command in (("check", "--no-cache"), ("format", "--check", "--no-cache")):
        done = subprocess.run(
            [sys.executable, "-m", "ruff", *command, "--stdin-filename", "migrations/versions/0009_it.py", "-"],
            cwd=ROOT,
            input=text,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, f"{done.stdout}{done.stderr}\n{text}"


def schema_in(book: Path) -> dict[str, str]:
    connection = driver.connect(book, read_only=True)
    try:
        return schema_of(connection)
    finally:
        connection.close()


def one(book: Path, sql: str) -> tuple[object, ...]:
    connection = driver.connect(book, read_only=True)
    try:
        return tuple(connection.execute(sql).fetchone())
    finally:
        connection.close()


def upgrade(book: Path, scripts: Path, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Open the book as a program that knows these revisions."""
    monkeypatch.setattr(schema, "HEAD", number)
    monkeypatch.setattr(migrate, "migrations", lambda: scripts)
    store = Store(book)
    assert store.verify().is_ok
    store.close()


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_drafted_revision_is_clean_and_makes_an_old_book_like_a_new_one_and_like_the_models(
    checkout: Checkout,
    book_path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[MetaData], None],
) -> None:
    second_revision.fill(book_path)
    change(checkout.models)
    text, _advice = checkout.write("What changes")
    assert_clean(text)
    names = {
        target.id: ast.literal_eval(node.value)
        for node in ast.parse(text).body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    assert names.get("REWRITES", {}) == CHANGES[change]
    new = tmp_path / "new"
    migrate.run_revisions(new, checkout.migrations)
    upgrade(book_path, checkout.migrations, schema.HEAD + 1, monkeypatch)
    upgraded = schema_in(book_path)
    assert upgraded == schema_in(new)
    wanted = tables_by_models(checkout.models)
    assert {name: tokens(upgraded[name]) for name in wanted.tables} == {
        name: tokens(table.sql) for name, table in wanted.tables.items()
    }
    indexes = [name for table in wanted.tables.values() for name in table.indexes]
    assert sorted(indexes) == sorted(name for name in upgraded if name.startswith("ix_"))


def test_old_rows_get_the_models_defaults(checkout: Checkout, book_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    second_revision.fill(book_path)
    grow(checkout.models)
    _text, advice = checkout.write("Brands have mottos")
    assert any("brand.rank must have a value" in line for line in advice)
    upgrade(book_path, checkout.migrations, schema.HEAD + 1, monkeypatch)
    assert one(book_path, "SELECT DISTINCT motto, colours, rank, since FROM brand") == (
        "l’été: “oui” 'non'",
        '["a"]',
        0,
        None,
    )


def test_a_value_that_must_be_there_from_now_on_is_filled_in(
    checkout: Checkout, book_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    second_revision.fill(book_path)
    tighten(checkout.models)
    checkout.write("Days of payment are known")
    upgrade(book_path, checkout.migrations, schema.HEAD + 1, monkeypatch)
    assert one(book_path, "SELECT min(name), max(payment_days) FROM brand") == ("Été 0", 0)


def test_a_rebuilt_log_goes_on_counting(checkout: Checkout, book_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    second_revision.fill(book_path)
    connection = driver.connect(book_path)
    connection.execute("UPDATE sqlite_sequence SET seq = 77 WHERE name = 'change_log'")
    connection.close()
    log(checkout.models)
    checkout.write("Changes name their machine")
    upgrade(book_path, checkout.migrations, schema.HEAD + 1, monkeypatch)
    assert one(book_path, "SELECT seq FROM sqlite_sequence WHERE name = 'change_log'") == (77,)


def test_triggers_of_and_about_a_rebuilt_table_stay(
    checkout: Checkout, book_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = (
        "CREATE TRIGGER brand_named AFTER INSERT ON brand BEGIN SELECT 1; END",
        "CREATE TRIGGER deal_made AFTER INSERT ON deal BEGIN UPDATE brand SET name = name WHERE id = new.brand_id; END",
        "CREATE TRIGGER note_made AFTER INSERT ON note BEGIN SELECT 1; END",
    )
    (checkout.migrations / "versions" / f"{NEXT}_triggers.py").write_text(
        f"from alembic import op\nrevision = {NEXT!r}\ndown_revision = {schema.revision_id(schema.HEAD)!r}\n"
        f"def upgrade() -> None:\n    for it in {made!r}:\n        op.execute(it)\n",
        encoding="utf-8",
    )
    second_revision.fill(book_path)
    grow(checkout.models)
    text, _advice = checkout.write("Brands have mottos")
    assert f'revision = "{schema.revision_id(schema.HEAD + 2)}"' in text
    assert "note_made" not in text
    upgrade(book_path, checkout.migrations, schema.HEAD + 2, monkeypatch)
    found = schema_in(book_path)
    assert {tuple(tokens(found[name])) for name in ("brand_named", "deal_made", "note_made")} == {
        tuple(tokens(sql)) for sql in made
    }


def test_the_number_and_the_head_go_up_by_one_each_time(checkout: Checkout, tmp_path: Path) -> None:
    text, _advice = checkout.write("  move data\nonly, après l’été. ")
    assert text.startswith('"""Move data only, après l’été."""\n')
    assert "STATEMENTS: tuple[str, ...] = ()" in text
    assert_clean(text)
    text, _advice = checkout.write("And again " + "and again " * 9)
    assert f'down_revision = "{NEXT}"' in text
    assert_clean(text)
    migrate.run_revisions(tmp_path / "book", checkout.migrations)
    assert checkout.head.read_text(encoding="utf-8") == f"BEFORE = 1\nHEAD = {schema.HEAD + 2}\nAFTER = 9\n"
    assert [path.name for path in sorted((checkout.migrations / "versions").glob("0*"))][-2:] == [
        f"{NEXT}_move_data_only_apres_l_ete.py",
        f"{schema.revision_id(schema.HEAD + 2)}_and_again_and_again_and_again_and_again.py",
    ]


@pytest.mark.parametrize("message", ["", "  .", "x" * 120, 'say "yes"', "back\\slash"])
def test_a_message_that_is_no_docstring_is_refused(checkout: Checkout, message: str) -> None:
    before = sorted(checkout.migrations.rglob("*.py"))
    with pytest.raises(TroubleError):
        checkout.write(message)
    assert sorted(checkout.migrations.rglob("*.py")) == before


def test_without_a_head_to_raise_nothing_is_written(checkout: Checkout) -> None:
    checkout.head.write_text("HEAD = newest()\n", encoding="utf-8")
    before = sorted(checkout.migrations.rglob("*.py"))
    with pytest.raises(TroubleError, match="nothing was written"):
        checkout.write("Something")
    # A Python that may keep what it compiled does so here.
    assert sorted(checkout.migrations.rglob("*.py")) == before


def test_the_command_says_what_is_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "needs a message" in capsys.readouterr().err


GROWN = '''

class Campaign(Record):
    """What several deals of a brand are part of."""

    __tablename__ = "campaign"

    brand_id: Mapped[str] = reference_column("brand")
    platform: Mapped[Platform] = choice("platform", Platform, default=Platform.OTHER)
    starts_on: Mapped[date | None] = day()
'''
NEW_PROGRAM = """
import sys
from pathlib import Path
from creatorbook.store.upkeep import new_book
from creatorbook.store.store import Store
store = Store(Path(sys.argv[1]))
assert store.verify().is_ok
store.close()
new_book.make(Path(sys.argv[2]))
print(new_book.__file__)
"""


@pytest.mark.slow
def test_a_checkout_with_new_models_gets_a_revision_that_its_linters_and_its_books_take(
    book_path: Path, tmp_path: Path
) -> None:
    tree = tmp_path / "checkout"
    tree.mkdir()
    for name in ("creatorbook", "migrations", "packaging"):
        shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tree)
    models = sys.modules[Brand.__module__]
    source = tree / Path(str(models.__file__)).relative_to(ROOT)
    column = "    born_on: Mapped[date | None] = day()\n"
    text = source.read_text(encoding="utf-8")
    assert text.count(column) == 1
    source.write_text(
        text.replace(column, f'{column}    loud: Mapped[bool] = flag("loud")\n') + GROWN, encoding="utf-8"
    )
    second_revision.fill(book_path)

    def run(*command: str | Path) -> str:
        done = subprocess.run(
            [sys.executable, *command], cwd=tree, capture_output=True, encoding="utf-8", check=False, timeout=600
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    written = Path(run("packaging/revise.py", "campaigns, and loud creators").strip())
    assert written == tree / "migrations" / "versions" / f"{NEXT}_campaigns_and_loud_creators.py"
    run("-m", "ruff", "check", "--no-cache", "migrations", "creatorbook/store")
    run("-m", "ruff", "format", "--check", "--no-cache", "migrations", "creatorbook/store")
    run("-m", "mypy", "--cache-dir", tree / "cache", written)
    program = tree / "program.py"  # beside the package, so that this checkout's is the one imported
    program.write_text(NEW_PROGRAM, encoding="utf-8")
    assert run(program, book_path, tmp_path / "new").strip().startswith(str(tree))
    assert schema_in(book_path) == schema_in(tmp_path / "new")
    assert one(book_path, "PRAGMA user_version") == (schema.HEAD + 1,)
    assert one(book_path, "SELECT name, phone, loud FROM creator") == ("Zoé", "+33 6", 0)
