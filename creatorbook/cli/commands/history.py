"""`creatorbook history [KIND ID]`: what was done to the book or to one record, newest first; `--thin` drops images."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.cli import exits
from creatorbook.cli.input.options import read_whole_number
from creatorbook.cli.output import records
from creatorbook.cli.output.columns import Cell, Column, table
from creatorbook.common.errors import UsageError
from creatorbook.common.i18n import _, ngettext
from creatorbook.services.book.settings import read_history_days
from creatorbook.services.fields import formats
from creatorbook.services.records import rows
from creatorbook.services.records.history.lines import book_history, record_history
from creatorbook.services.records.history.words import words_of_changes

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Sequence

    from creatorbook.cli.session import Session
    from creatorbook.services.records.history.lines import HistoryLine
    from creatorbook.services.records.history.words import FieldWords

_NEWEST = 100


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of history."""
    parser.add_argument("kind", metavar="KIND", nargs="?", help=_("the kind of one record, such as deal"))
    parser.add_argument("id", metavar="ID", nargs="?", help=_("its id, the beginning of one, or its title"))
    parser.add_argument("--limit", metavar="N", help=_("at most so many lines (100)"))
    parser.add_argument(
        "--thin",
        action="store_true",
        help=_("drop what was there before steps that are too old to be undone; the steps stay in the history"),
    )


def run(session: Session, arguments: Namespace) -> int:
    """Print the lines of the history, or thin it."""
    if arguments.thin:
        return _thin(session, arguments)
    if arguments.kind and not arguments.id:
        raise UsageError(_("Name the record as well as its kind."), where="history", hint="creatorbook history --help")
    limit = _NEWEST if arguments.limit is None else read_whole_number(arguments.limit, "--limit")
    kind = rows.kind_of(arguments.kind) if arguments.kind else None
    with session.open_book() as book:
        row = records.find_record(book, kind.id, arguments.id) if kind else None
        with book.reading() as reading:
            lines = book_history(reading, limit) if row is None else record_history(reading, row.kind, row.id, limit)
            words = [()] * len(lines) if row is None else words_of_changes(reading, row.kind, lines)
    if session.json:
        session.terminal.array(line.to_json() for line in lines)
    else:
        _print(session, lines, words)
    return exits.DONE


def _thin(session: Session, arguments: Namespace) -> int:
    if arguments.kind:
        raise UsageError(
            _("The history is thinned as a whole."), where="--thin", hint=_("Leave out the record: history --thin.")
        )
    if arguments.limit is not None:
        raise UsageError(
            _("A limit is for the lines that are shown."), where="--limit", hint=_("Leave it out: history --thin.")
        )
    with session.open_book() as book:
        with book.reading() as reading:
            days = read_history_days(reading)
        thinned = book.thin_history()
    terminal = session.terminal
    if session.json:
        terminal.value({"days": days, "rows": thinned.rows, "bytes": thinned.size})
    elif not days:
        terminal.line(_("This book keeps everything: its setting history_days is 0."))
    elif not thinned.rows:
        text = ngettext(
            "There is nothing to drop: no step older than {days} day can be undone.",
            "There is nothing to drop: no step older than {days} days can be undone.",
            days,
        )
        terminal.line(text.format(days=formats.number(days)))
    else:
        terminal.line(_thinned_words(thinned.rows, thinned.size, days))
    return exits.DONE


def _thinned_words(count: int, size: int, days: int) -> str:
    # Two numbers, each with a plural of its own.
    rows = ngettext("{count} row", "{count} rows", count).format(count=formats.number(count))
    text = ngettext(
        "Dropped what was in {rows} before steps older than {days} day: {size} KB.",
        "Dropped what was in {rows} before steps older than {days} days: {size} KB.",
        days,
    )
    return text.format(rows=rows, days=formats.number(days), size=formats.number(-(-size // 1000)))


def _print(session: Session, lines: Sequence[HistoryLine], words: Sequence[Sequence[FieldWords]]) -> None:
    terminal = session.terminal
    columns = [Column(_("When"), rigid=True), Column(_("Who")), Column(_("What")), Column("")]
    cells = [
        [formats.instant(line.at), line.actor, line.label, _what_changed(line, changed)]
        for line, changed in zip(lines, words, strict=True)
    ]
    terminal.lines(table(terminal, columns, cells))


def _what_changed(line: HistoryLine, changed: Sequence[FieldWords]) -> Cell | str:
    if line.undone and line.kind == "do":
        return Cell(_("undone"), "muted")
    if line.thinned:
        return Cell(_("What it changed is no longer kept."), "muted")
    return _("; ").join(each.text for each in changed)
