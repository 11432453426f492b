"""`creatorbook trash KIND ID…`: puts records into the trash, in one step; `trash empty` erases what is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.cli import exits
from creatorbook.cli.commands.trash_empty import empty_trash
from creatorbook.cli.output import records
from creatorbook.common.errors import UsageError
from creatorbook.common.i18n import _
from creatorbook.services.fields.spoken_names import list_kinds
from creatorbook.services.records import rows
from creatorbook.services.records.trash import PaperOut

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from creatorbook.cli.session import Session

EMPTY = "empty"


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of trash."""
    kinds = _("the kind of record: {names}; or “empty”, to erase for good what is in the trash")
    parser.add_argument("kind", metavar="KIND", help=kinds.format(names=list_kinds()))
    parser.add_argument("ids", metavar="ID", nargs="*", help=_("ids, beginnings of ids, or titles"))
    parser.add_argument("--issued", action="store_true", help=_("also where a contract goes that was issued or signed"))
    parser.add_argument("--yes", action="store_true", help=_("empty the trash without asking"))


def run(session: Session, arguments: Namespace) -> int:
    """Put the records, and what belongs to them, into the trash; or empty it."""
    if arguments.kind == EMPTY and not arguments.ids:
        with session.open_book() as book:
            return empty_trash(session, book, yes=arguments.yes)
    if arguments.yes:
        raise UsageError(_("Only emptying the trash is asked about."), where="--yes", hint="creatorbook trash empty")
    kind = rows.kind_of(arguments.kind)
    if not arguments.ids:
        raise UsageError(
            _("This is needed too: {names}.").format(names="ID"),
            where="creatorbook trash",
            hint=_("See: {command} --help").format(command="creatorbook trash"),
        )
    from creatorbook.services.records.editing import TrashRecords

    with session.open_book() as book:
        ids = tuple(dict.fromkeys(records.find_record(book, kind.id, typed).id for typed in arguments.ids))
        try:
            result = book.run(TrashRecords(kind.id, ids, arguments.issued))
        except PaperOut as out:
            out.hint = _("Give --issued to put it in the trash all the same.")
            raise
        records.print_step(session.terminal, result.changes, gone=result.value)
    return exits.DONE
