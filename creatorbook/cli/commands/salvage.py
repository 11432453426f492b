"""`creatorbook salvage BOOK NEW`: saves what can be read of a damaged book into a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.cli import exits
from creatorbook.cli.files import path_of_argument
from creatorbook.common.errors import BadInput
from creatorbook.common.i18n import _, labelled
from creatorbook.common.runner import Job
from creatorbook.common.settings import Settings

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from pathlib import Path

    from creatorbook.cli.session import Session

_NEWEST = "newest"


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of salvage."""
    parser.add_argument("damaged", metavar="BOOK", help=_("the damaged book, of which not a byte is changed"))
    parser.add_argument("new", metavar="NEW", help=_("the new book"))
    parser.add_argument(
        "--backup",
        metavar="FILE",
        help=_("take what cannot be read from this backup; “newest” is the newest that there is"),
    )


def run(session: Session, arguments: Namespace) -> int:
    """Print what was saved, and each record that is not as it was; exit code 1 where there are any."""
    from creatorbook.services.backups.salvaging import fate_words, record_words, salvage, summary_words

    damaged = path_of_argument(arguments.damaged)
    backup = _choose_backup(damaged, arguments.backup)
    job = Job("", session.progress)
    salvaged = salvage(damaged, path_of_argument(arguments.new), backup, session.clock, job)
    terminal = session.terminal
    if session.json:
        terminal.value(
            {
                "file": str(salvaged.path.absolute()),
                "backup": str(backup) if backup is not None else None,
                "whole": salvaged.is_whole,
                "rows": dict(salvaged.rows),
                "records": [
                    {"kind": each.table, "id": each.id, "title": each.title, "fate": each.fate, "detail": each.detail}
                    for each in salvaged.items
                ],
                "lost_pages": salvaged.lost_pages,
                "unread_pieces": salvaged.unread,
                "lost_steps": salvaged.lost_steps,
                "problems": list(salvaged.problems),
            }
        )
    else:
        terminal.line(_("The new book: {path}").format(path=salvaged.path.absolute()), "good")
        for line in summary_words(salvaged):
            terminal.line(line)
        for each in salvaged.items:
            terminal.line("- " + labelled(record_words(each), fate_words(each)))
    return exits.DONE if salvaged.is_whole else exits.NO


def _choose_backup(damaged: Path, typed: str | None) -> Path | None:
    from creatorbook.services.backups.places import all_folders
    from creatorbook.services.backups.salvaging import find_newest_backup

    if typed != _NEWEST:
        return path_of_argument(typed) if typed else None
    kept = find_newest_backup(damaged, all_folders(Settings(), damaged))
    if kept is None:
        raise BadInput(
            _("There is no backup of this book."), where=str(damaged), hint=_("Salvage it without --backup.")
        )
    return kept.path
