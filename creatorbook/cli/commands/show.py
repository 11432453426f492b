"""`creatorbook show KIND ID`: one record, whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.cli import exits
from creatorbook.cli.output import records
from creatorbook.cli.output.listing import print_table, records_belonging_to
from creatorbook.cli.output.remarks import remarks
from creatorbook.common.i18n import _
from creatorbook.services.fields import formats
from creatorbook.services.fields.spoken_names import list_kinds
from creatorbook.services.records import rows

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from creatorbook.cli.session import Session
    from creatorbook.services.book.book import Book
    from creatorbook.services.records.rows import Row


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of show."""
    parser.add_argument("kind", metavar="KIND", help=_("the kind of record: {names}").format(names=list_kinds()))
    parser.add_argument("id", metavar="ID", help=_("its id, the beginning of one (8 characters or more), or its title"))


def run(session: Session, arguments: Namespace) -> int:
    """Print the record."""
    kind = rows.kind_of(arguments.kind)
    with session.open_book() as book:
        row = records.find_record(book, kind.id, arguments.id)
        records.print_record(session.terminal, book, row)
        if not session.json:
            _print_remarks(session, book, row)
            for child, rows_of_it in records_belonging_to(book, row):
                session.terminal.line()
                session.terminal.line(_(child.plural), "strong")
                print_table(session.terminal, book, child, rows_of_it, without=child.parent)
    return exits.DONE


def _print_remarks(session: Session, book: Book, row: Row) -> None:
    from creatorbook.cli.output.findings import print_findings

    if row.kind == "deal":
        _print_money(session, book, row.id)
    if not row.trashed:
        print_findings(session.terminal, remarks(book, row.kind, row.id))


def _print_money(session: Session, book: Book, deal: str) -> None:
    """Print who gets what of a deal, and what is owed where the brand stops it."""
    from creatorbook.cli.money.shares import parted_line
    from creatorbook.domain.money.checks import kill_fee
    from creatorbook.services.deals import facts
    from creatorbook.services.shares.of_deal import agreed_parts

    with book.reading() as reading:
        found = facts.dossier(reading, deal)
        parted = agreed_parts(reading, found, book.clock.today())
    session.terminal.lines([parted_line(each) for each in parted])
    owed = kill_fee(found.deal.fee, found.terms)
    if owed is not None:
        session.terminal.line(
            _("If the brand stops the deal, {amount} is owed to you.").format(amount=formats.money(owed))
        )
