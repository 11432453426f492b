"""Writes the next migration from what the models say and the newest revision does not: `python -m … "MESSAGE"`.

For a checkout alone; `packaging/dev.py migration` calls it. What comes out is a draft: read it, and try it.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from creatorbook.common.errors import CreatorbookError, UsageError
from creatorbook.common.i18n import _
from creatorbook.common.paths import migrations

if TYPE_CHECKING:
    from collections.abc import Sequence

    from alembic.autogenerate.api import AutogenContext
    from alembic.operations.ops import MigrationScript

_SEARCH = "search_"  # made by triggers and FTS5, unknown to the models


def next_revision(message: str, folder: Path) -> Path:
    """Write the next numbered revision into `folder` (Alembic's script location) and return its file.

    Raises UsageError where the folder is that of an installed copy, or the message is empty.
    """
    if not message.strip():
        raise UsageError(_("A migration needs a message that says what changes."))
    if not (folder.parent / "pyproject.toml").is_file():
        raise UsageError(
            _("Migrations are written in a checkout of the source, not in an installed copy."),
            where=str(folder),
            hint=_("Clone the repository and run packaging/dev.py migration there."),
        )
    from alembic.script import ScriptDirectory

    scripts = ScriptDirectory(str(folder), file_template="%(rev)s_%(slug)s")
    newest = scripts.get_current_head() or "0000"
    found = _differences(folder)
    from alembic.autogenerate import render_python_code

    upgrades = found.upgrade_ops
    code = render_python_code(upgrades, render_item=_plain_type) if upgrades is not None else "pass"
    script = scripts.generate_revision(f"{int(newest) + 1:04d}", message.strip().rstrip("."), upgrades=code)
    if script is None:
        raise UsageError(_("Alembic wrote no revision."), where=str(folder))
    return Path(script.path)


def _differences(folder: Path) -> MigrationScript:
    """Return what the models have and a book made by the revisions of `folder` has not."""
    from alembic.autogenerate import produce_migrations
    from alembic.migration import MigrationContext
    from sqlalchemy import create_engine
    from sqlalchemy.pool import NullPool

    import creatorbook.store.models  # noqa: F401  maps every table
    from creatorbook.store import driver, migrate
    from creatorbook.store.base import Base

    with tempfile.TemporaryDirectory() as temporary:
        book = Path(temporary) / "book"
        migrate.make(book, folder)
        engine = create_engine(
            "sqlite://", module=driver.dbapi, creator=lambda: driver.connect(book), poolclass=NullPool
        )
        with engine.connect() as connection:
            options = {"include_name": _is_ours, "compare_type": True}
            return produce_migrations(MigrationContext.configure(connection, opts=options), Base.metadata)


def _is_ours(name: str | None, kind: str, _parents: Any) -> bool:
    return not (kind == "table" and name is not None and name.startswith(_SEARCH))


def _plain_type(kind: str, item: Any, _context: AutogenContext) -> str | Literal[False]:
    # A revision must not import today's models: our types are written as what SQLite stores.
    if kind == "type" and type(item).__module__.startswith("creatorbook."):
        return f"sa.{type(item.impl).__name__}()"
    return False


def main(arguments: Sequence[str]) -> int:
    """Write the revision that the arguments describe; return an exit code."""
    try:
        written = next_revision(" ".join(arguments), migrations())
    except CreatorbookError as error:
        sys.stderr.write("\n".join(filter(None, (error.message, error.hint))) + "\n")
        return error.exit_code
    sys.stdout.write(f"{written}\n")
    sys.stderr.write(
        _("Read it, raise HEAD in creatorbook/store/schema.py, and name every CHECK that a new column has.") + "\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
