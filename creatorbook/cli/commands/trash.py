"""`creatorbook trash KIND ID…`: puts records into the trash, in one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.cli import exits
from creatorbook.cli.output import records
from creatorbook.common.i18n import _
from creatorbook.services.fields.spoken_names import list_kinds
from creatorbook.services.records import rows

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from creatorbook.cli.session import Session


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of trash."""
    parser.add_argument("kind", metavar="KIND", help=_("the kind of record: {names}").format(names=list_kinds()))
    parser.add_argument("ids", metavar="ID", nargs="+", help=_("ids, beginnings of ids, or titles"))


def run(session: Session, arguments: Namespace) -> int:
    """Put the records, and what belongs to them, into the trash."""
    from creatorbook.services.records.editing import TrashRecords

    kind = rows.kind_of(arguments.kind)
    with session.open_book() as book:
        ids = tuple(dict.fromkeys(records.find_record(book, kind.id, typed).id for typed in arguments.ids))
        result = book.run(TrashRecords(kind.id, ids))
        records.print_step(session.terminal, result.changes, gone=result.value)
    return exits.DONE
