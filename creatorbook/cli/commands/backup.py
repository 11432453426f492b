"""`creatorbook backup FILE`: a verified copy of the book as it is now; and `--restore`, which puts one back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.cli import exits
from creatorbook.cli.files import path_of_argument
from creatorbook.common.i18n import _
from creatorbook.services.fields import formats

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from pathlib import Path

    from creatorbook.cli.session import Session


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of backup."""
    parser.add_argument("file", metavar="FILE", help=_("the new file; a manifest is written beside it"))
    parser.add_argument(
        "--restore", action="store_true", help=_("put this backup in the place of the book, which is kept beside")
    )


def run(session: Session, arguments: Namespace) -> int:
    """Write the backup and print where it is; or put one back."""
    if arguments.restore:
        return _restore(session, path_of_argument(arguments.file))
    with session.open_book() as book:
        made = book.back_up(path_of_argument(arguments.file))
    if session.json:
        session.terminal.value(
            {"file": str(made.path.absolute()), "size": made.size, "sha256": made.sha256, "schema": made.schema}
        )
    else:
        session.terminal.line(
            _("Backup saved and checked: {path} ({size} bytes)").format(
                path=made.path.absolute(), size=formats.number(made.size)
            )
        )
    return exits.DONE


def _restore(session: Session, backup: Path) -> int:
    from creatorbook.services.book.book import restore

    path = session.book_path
    kept = restore(backup, path)
    if session.json:
        session.terminal.value(
            {"file": str(path.absolute()), "restored": str(backup.absolute()), "kept": str(kept or "")}
        )
        return exits.DONE
    session.terminal.line(_("The book is as it was in the backup: {path}").format(path=path.absolute()))
    if kept is not None:
        session.terminal.line(_("What it was before is kept: {path}").format(path=kept.absolute()))
    return exits.DONE
