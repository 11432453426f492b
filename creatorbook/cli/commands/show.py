"""`creatorbook show KIND ID`: one record, whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.cli import exits
from creatorbook.cli.output import records
from creatorbook.cli.output.listing import belonging, print_table
from creatorbook.common.i18n import _
from creatorbook.services.records import rows

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from creatorbook.cli.session import Session


def configure(parser: ArgumentParser) -> None:
    """Say what show takes."""
    parser.add_argument("kind", metavar="KIND", help=_("the kind of record, such as deal"))
    parser.add_argument("id", metavar="ID", help=_("its id, the beginning of one (8 characters or more), or its title"))


def run(session: Session, arguments: Namespace) -> int:
    """Print the record."""
    kind = rows.kind_of(arguments.kind)
    with session.opened() as book:
        row = records.found(book, kind.id, arguments.id)
        records.print_record(session.terminal, row)
        if not session.json:
            for child, rows_of_it in belonging(book, row):
                session.terminal.line()
                session.terminal.line(_(child.plural), "strong")
                print_table(session.terminal, book, child, rows_of_it, without=child.parent)
    return exits.DONE
