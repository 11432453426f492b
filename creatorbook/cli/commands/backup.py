"""`creatorbook backup FILE`: a verified copy of the book as it is now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.cli import exits
from creatorbook.cli.files import named
from creatorbook.common.i18n import _
from creatorbook.services import formats

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from creatorbook.cli.session import Session


def configure(parser: ArgumentParser) -> None:
    """Say what backup takes."""
    parser.add_argument("file", metavar="FILE", help=_("the new file; a manifest is written beside it"))


def run(session: Session, arguments: Namespace) -> int:
    """Write the backup and print where it is."""
    with session.opened() as book:
        made = book.back_up(named(arguments.file))
    if session.json:
        session.terminal.value(
            {"file": str(made.path.absolute()), "size": made.size, "sha256": made.sha256, "schema": made.schema}
        )
    else:
        session.terminal.line(
            _("The backup is written and checked: {path} ({size} bytes)").format(
                path=made.path.absolute(), size=formats.number(made.size)
            )
        )
    return exits.DONE
