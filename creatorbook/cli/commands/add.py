"""`creatorbook add KIND field=value…`: a new record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.cli import exits
from creatorbook.cli.input import fields
from creatorbook.cli.output import records
from creatorbook.cli.output.remarks import remarks
from creatorbook.common.i18n import _
from creatorbook.services.records import rows

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from creatorbook.cli.session import Session


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of add."""
    parser.add_argument("kind", metavar="KIND", help=_("the kind of record, such as brand"))
    parser.add_argument(
        "values",
        metavar="FIELD=VALUE",
        nargs="+",
        help=_("such as name=Aurora or fee=3*250; records are named by id, beginning of an id, or title"),
    )


def run(session: Session, arguments: Namespace) -> int:
    """Add the record and print it."""
    kind = rows.kind_of(arguments.kind)
    with session.open_book() as book:
        values = fields.Words.of(book).values(kind, arguments.values)
        from creatorbook.services.records.editing import AddRecord

        result = book.run(AddRecord(kind.id, values))
        records.print_done(
            session.terminal,
            result.changes.label,
            records.read(book, kind.id, result.value),
            remarks(book, kind.id, result.value),
        )
    return exits.DONE
