"""`creatorbook due`: what is late and what comes, each line with its day and its record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.cli import exits
from creatorbook.cli.input.options import day, read_whole_number
from creatorbook.cli.output.columns import Column, table
from creatorbook.cli.output.reminders import cells, columns
from creatorbook.common.i18n import _
from creatorbook.services.fields import formats
from creatorbook.services.records.short_ids import short_ids
from creatorbook.services.reminders.today import list_due

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Sequence
    from datetime import date

    from creatorbook.cli.session import Session
    from creatorbook.services.book.book import Book
    from creatorbook.services.reminders.today import Line

_FURTHEST = 36_500  # a hundred years: further days may lie beyond the calendar


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of due."""
    parser.add_argument(
        "--on", metavar="DATE", help=_("as seen on this day, such as 2026-12-31 or fri; default: today")
    )
    parser.add_argument(
        "--within",
        metavar="DAYS",
        help=_("what comes within so many days; default: what each kind of reminder finds early"),
    )
    parser.add_argument(
        "--figures", action="store_true", help=_("the figures instead: deals, what is waiting to be paid, gifts")
    )


def run(session: Session, arguments: Namespace) -> int:
    """Print what needs the user, late first."""
    today = session.clock.today()
    on = today if arguments.on is None else day(arguments.on, "--on", today)
    within = None if arguments.within is None else min(read_whole_number(arguments.within, "--within"), _FURTHEST)
    with session.open_book() as book:
        if arguments.figures:
            _print_figures(session, book, on)
            return exits.DONE
        with book.reading() as reading:
            lines = list_due(reading, on, within)
        if session.json:
            session.terminal.array(line.to_json() for line in lines)
        else:
            _print(session, book, lines)
    return exits.DONE


def _print(session: Session, book: Book, lines: Sequence[Line]) -> None:
    terminal = session.terminal
    if not lines:
        terminal.line(_("Nothing is due: all is done."), "good")
        return
    short: dict[str, str] = {}
    with book.reading() as reading:
        for kind in {line.subject[0] for line in lines}:
            short |= short_ids(reading, kind, [line.subject[1] for line in lines if line.subject[0] == kind])
    shown = [[*cells(line), f"{line.subject[0]} {short[line.subject[1]]}"] for line in lines]
    terminal.lines(table(terminal, [*columns(), Column(_("Record"), rigid=True)], shown))


def _print_figures(session: Session, book: Book, on: date) -> None:
    from creatorbook.services.reminders.figures import figures

    with book.reading() as reading:
        found = figures(reading, on)
    if session.json:
        session.terminal.array(each.to_json() for each in found)
        return
    shown = [
        [each.label, formats.number(each.count), " + ".join(formats.money(one) for one in each.sums)] for each in found
    ]
    columns = [Column(_("Figure")), Column(_("Count"), right=True), Column(_("Sum"), right=True)]
    session.terminal.lines(table(session.terminal, columns, shown))
