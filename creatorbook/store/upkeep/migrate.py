"""Bringing an old book to today's schema: the old book or the new one, never between.

A migration never touches the only copy: verified backup, copy, one transaction on the copy, checks (the file's own, and
every row against the old book), then one rename.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from creatorbook.common.errors import BookError
from creatorbook.common.i18n import _
from creatorbook.common.paths import migrations
from creatorbook.common.system_words import system_reason
from creatorbook.store.engine import driver, files
from creatorbook.store.log import changes
from creatorbook.store.sqlite import digests
from creatorbook.store.upkeep import schema
from creatorbook.store.upkeep.backup import write_backup
from creatorbook.store.upkeep.losses import find_losses
from creatorbook.store.upkeep.verify import verify_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from alembic.config import Config
    from sqlalchemy import Connection


def _config(script_location: Path | None) -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(script_location or migrations()).replace("%", "%%"))
    return config


def run_revisions(path: Path, script_location: Path | None, *, forget_undo: bool = False, to: str = "head") -> None:
    """Run Alembic to a revision on a file that nobody else has open, foreign keys off, in one transaction.

    An empty file becomes a new book, and so does none.
    """
    from alembic import command
    from sqlalchemy import create_engine, event
    from sqlalchemy.pool import NullPool

    # A connection to a book makes no file.
    path.touch(mode=0o600)

    def _connect() -> driver.Connection:
        connection = driver.connect(path)
        # Inside a transaction this pragma is ignored without a word; a rebuild would then delete children.
        connection.execute("PRAGMA foreign_keys=OFF")
        return connection

    engine = create_engine("sqlite://", module=driver.dbapi, creator=_connect, poolclass=NullPool)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    # The connection travels in attributes: Alembic's own URL option chokes on a "%" in a path.
    config = _config(script_location)
    with engine.connect() as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, to)
        if forget_undo:
            changes.forget_undo(connection)
        digests.make_all(connection.connection.driver_connection)
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise BookError(
                _("The upgrade was stopped: it would have left {count} broken references.").format(count=len(broken))
            )
        revision = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one()
        connection.exec_driver_sql(f"PRAGMA application_id={driver.APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version={int(revision)}")
    engine.dispose()


def backups_folder(path: Path) -> Path:
    """Return the folder beside the book in which its automatic backups stand."""
    return path.with_name(f"{path.stem} backups")


def upgrade_book(path: Path, found: int, progress: Callable[[str], None], script_location: Path | None = None) -> Path:
    """Bring the book at `path` from schema `found` to head and return its backup; the exclusive lock must be held.

    Raises BookError where any step fails; the book is then the old one, whole.
    """
    try:
        return _upgrade_beside(path, found, progress, script_location)
    except OSError as error:
        raise BookError(
            _("The book could not be upgraded: {reason}. It is as it was.").format(reason=system_reason(error)),
            where=str(path),
        ) from error


def _upgrade_beside(
    path: Path, found: int, progress: Callable[[str], None], script_location: Path | None = None
) -> Path:
    progress(_("Backing up the book"))
    folder = backups_folder(path)
    folder.mkdir(mode=0o700, exist_ok=True)
    live = driver.connect(path)
    try:
        live.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        backup = find_free_name(folder, f"{path.stem} before upgrade from {schema.revision_id(found)}")
        write_backup(live, backup, at=datetime.now(UTC))
        live.execute("PRAGMA journal_mode=DELETE")
    finally:
        live.close()
    progress(_("Upgrading a copy"))
    copy = path.with_name(path.name + ".migrating")
    files.remove_database(copy)
    try:
        files.make_private(copy)
        files.copy_content(backup, copy)
        _upgrade_checked(path, copy, found, script_location)
        progress(_("Putting the upgraded book in place"))
        files.sync_file(copy)
        files.replace_durably(copy, path)
    finally:
        files.remove_database(copy)
    return backup


def _upgrade_checked(old: Path, copy: Path, found: int, script_location: Path | None) -> None:
    try:
        run_revisions(copy, script_location, forget_undo=True)
        rewrites = _declared_rewrites(found, script_location)
    except BookError:
        raise
    except Exception as error:
        raise BookError(
            _("The book could not be upgraded. It is as it was, and a backup is beside it."),
            hint=_("Report this: {reason}").format(reason=f"{type(error).__name__}: {error}"),
        ) from error
    verdict = verify_file(copy)
    if not verdict.is_ok:
        raise BookError(
            _("The upgraded copy failed its checks and was thrown away; the book is as it was."),
            hint=verdict.problems[0],
        )
    losses = find_losses(old, copy, rewrites)
    if losses:
        raise BookError(
            losses[0].sentence(),
            hint=_("The book is as it was. Report this: {reason}").format(reason="; ".join(map(str, losses))),
        )


def _declared_rewrites(found: int, script_location: Path | None) -> dict[str, set[str]]:
    """Return what the revisions after `found` and the upgrade itself declare that they rewrite, table → columns."""
    from alembic.script import ScriptDirectory

    revisions = ScriptDirectory.from_config(_config(script_location)).iterate_revisions(
        "head", schema.revision_id(found)
    )
    declared: dict[str, set[str]] = {}
    for part in (changes.FORGETTING_REWRITES, *(getattr(it.module, "REWRITES", {}) for it in revisions)):
        for table, columns in part.items():
            declared.setdefault(table, set()).update(columns)
    return declared


def find_free_name(folder: Path, stem: str) -> Path:
    """Return a name in the folder that no file has yet: the stem, numbered where it must be."""
    for number in range(1, 10_000):
        candidate = folder / (f"{stem}.creatorbook" if number == 1 else f"{stem} {number}.creatorbook")
        if not candidate.exists():
            return candidate
    raise BookError(_("There are too many backups in this folder."), where=str(folder))


def remove_leftovers(path: Path) -> None:
    """Remove what an interrupted making, upgrade or restore left beside the book; the exclusive lock must be held."""
    for suffix in (".making", ".migrating", ".restoring", ".salvaging"):
        files.remove_database(path.with_name(path.name + suffix))
