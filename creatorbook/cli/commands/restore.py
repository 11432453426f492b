"""`creatorbook restore KIND ID…`: takes records out of the trash, in one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.cli import exits
from creatorbook.cli.output import records
from creatorbook.common.errors import AnswerIsNo, NotFound
from creatorbook.common.i18n import _
from creatorbook.common.text import clean, fold
from creatorbook.services.fields.spoken_names import list_kinds
from creatorbook.services.records import lists, rows
from creatorbook.services.records.lists import Query
from creatorbook.services.records.trash import NamesakeThere

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from creatorbook.cli.session import Session
    from creatorbook.services.book.book import Book


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of restore."""
    parser.add_argument("kind", metavar="KIND", help=_("the kind of record: {names}").format(names=list_kinds()))
    parser.add_argument("ids", metavar="ID", nargs="+", help=_("ids, beginnings of ids, or titles"))
    parser.add_argument("--beside", action="store_true", help=_("also where another record has the name meanwhile"))


def run(session: Session, arguments: Namespace) -> int:
    """Take the records, and what went with them, out of the trash."""
    from creatorbook.services.records.editing import RestoreRecords

    kind = rows.kind_of(arguments.kind)
    with session.open_book() as book:
        ids = tuple(dict.fromkeys(_find_trashed(book, kind.id, typed) for typed in arguments.ids))
        try:
            result = book.run(RestoreRecords(kind.id, ids, arguments.beside))
        except NamesakeThere as taken:
            taken.hint = _("Give --beside to have both.")
            raise
        records.print_step(session.terminal, result.changes, back=result.value)
    return exits.DONE


def _find_trashed(book: Book, kind_id: str, argument: str) -> str:
    """Return the id of a record in the trash; of two of one name the one in the trash is meant.

    Raises NotFound where several there have the name, or where none is there.
    """
    typed = clean(argument)
    with book.reading() as reading:
        ids = lists.ids(reading, Query(kind_id, search=typed, trashed=True))
        by_id = rows.fetch(reading, kind_id, ids)
    exact = [record for record, row in by_id.items() if fold(row.title) == fold(typed)]
    if len(exact) > 1:
        raise NotFound(
            _("“{name}” could mean several records.").format(name=typed),
            where=kind_id,
            hint=_("Say which: ") + ", ".join(exact),
        )
    if exact:
        return exact[0]
    row = records.find_record(book, kind_id, typed)
    if not row.trashed:
        raise AnswerIsNo(_("“{name}” is not in the trash.").format(name=row.title), where=f"{kind_id} {row.id}")
    return row.id
