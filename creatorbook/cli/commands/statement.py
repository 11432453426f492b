"""`creatorbook statement …`: statements of banks, what their lines pay, and what is booked of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from creatorbook.cli import exits
from creatorbook.cli.files import path_of_argument
from creatorbook.cli.money.amounts import find_sums
from creatorbook.cli.output.columns import Cell, Column, table
from creatorbook.common.errors import BadInput, NotFound, UsageError
from creatorbook.common.i18n import _, labelled, mark, ngettext
from creatorbook.domain.values.currencies import CODES
from creatorbook.services.fields import formats
from creatorbook.services.fields.values import value_as_json

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Mapping, Sequence

    from creatorbook.cli.session import Session
    from creatorbook.services.book.book import Book
    from creatorbook.services.invoices.open_sums import OpenSum
    from creatorbook.services.statements.booking import Yes
    from creatorbook.services.statements.files import StatementFile
    from creatorbook.services.statements.keeping import Kept
    from creatorbook.services.statements.lines import Line
    from creatorbook.services.statements.proposing import Proposed

_ACTIONS = ("import", "match", "list", "ignore")
_MARKS = {"comma": ",", "point": "."}
_ORDERS = {"day-first": True, "month-first": False}
_ANSWERS = {
    "statement_ask_amounts": mark("Give --decimal-mark comma or --decimal-mark point."),
    "statement_unclear_amount": mark("Give --decimal-mark comma or --decimal-mark point."),
    "statement_ask_dates": mark("Give --dates day-first or --dates month-first."),
    "statement_no_currency": mark("Give --currency, such as --currency EUR."),
    "statement_columns": mark("Give --column date=… and --column amount=…, by heading or by number from the left."),
    "statement.other_account": mark("If the account is yours too, give --own-account."),
}


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of statement."""
    from creatorbook.exchange.statements.headings import SAID

    parser.add_argument(
        "action",
        choices=_ACTIONS,
        help=_(
            "import: read a file of the bank, and propose what its lines pay; match: propose for the open lines, or "
            "accept; list: all lines; ignore: leave lines aside that pay nothing"
        ),
    )
    parser.add_argument(
        "names",
        metavar="FILE|LINE",
        nargs="*",
        help=_("with import a file: CAMT.053, OFX, QIF, MT940, CSV or xlsx; otherwise ids of lines"),
    )
    parser.add_argument("--creator", default="", help=_("whose account it is; default: the book’s only creator"))
    parser.add_argument("--currency", default="", help=_("the account’s currency, where the file names none"))
    parser.add_argument(
        "--column",
        action="append",
        default=[],
        metavar="NAME=HEADING",
        help=_("what a column of a table is, by its heading or its number: {names}").format(names=", ".join(SAID)),
    )
    parser.add_argument("--sheet", default=None, help=_("the sheet of a workbook"))
    parser.add_argument(
        "--decimal-mark", choices=tuple(_MARKS), help=_("the mark before decimals where “1.500” can be two amounts")
    )
    parser.add_argument(
        "--dates", choices=tuple(_ORDERS), help=_("what comes first where “03/04/2026” can be two days")
    )
    parser.add_argument("--own-account", action="store_true", help=_("the account is the creator’s own too"))
    parser.add_argument("--accept", action="store_true", help=_("book these lines as they are proposed"))
    parser.add_argument("--ready", action="store_true", help=_("book every line whose proposal is ready"))
    parser.add_argument(
        "--for",
        dest="pays",
        action="append",
        default=[],
        metavar="WHAT",
        help=_("book the line for this: an invoice by its number, a payment by its id, or a deal"),
    )
    parser.add_argument("--back", action="store_true", help=_("with ignore: open them again"))


def run(session: Session, arguments: Namespace) -> int:
    """Read, propose, book, list or leave aside."""
    _check(arguments)
    with session.open_book() as book:
        if arguments.action == "import":
            _import(session, book, arguments)
        elif arguments.action == "list":
            _list(session, book)
        elif arguments.action == "ignore":
            _ignore(session, book, arguments)
        elif arguments.accept or arguments.ready or arguments.pays:
            _book(session, book, arguments)
        else:
            _propose(session, book, {})
    return exits.DONE


def _check(arguments: Namespace) -> None:
    """Raise UsageError for options that say nothing together."""
    if arguments.action == "import" and len(arguments.names) != 1:
        raise UsageError(_("Name one file of the bank."), where="FILE")
    if arguments.action == "ignore" and not arguments.names:
        raise UsageError(_("Name the lines."), where="LINE")
    books = arguments.accept or arguments.ready or bool(arguments.pays)
    if books and arguments.action != "match":
        raise UsageError(_("Lines are booked with: creatorbook statement match"), where="--accept")
    if arguments.accept and (not arguments.names or arguments.ready):
        raise UsageError(_("Name the lines that are booked, or give --ready for all that are ready."), where="--accept")
    if arguments.pays and len(arguments.names) != 1:
        raise UsageError(_("Name the one line that pays it."), where="--for")


def _import(session: Session, book: Book, arguments: Namespace) -> None:
    from creatorbook.common.errors import CreatorbookError
    from creatorbook.services.book import settings
    from creatorbook.services.statements.creators import find_creator
    from creatorbook.services.statements.files import read_statement_file
    from creatorbook.services.statements.keeping import KeepStatement

    try:
        with book.reading() as reading:
            creator = find_creator(reading, arguments.creator)
            usual = settings.usual_currency(reading)
            file = read_statement_file(reading, path_of_argument(arguments.names[0]), _options(arguments, usual))
        kept = book.run(KeepStatement(file, creator, arguments.own_account)).value
    except CreatorbookError as problem:
        if problem.code in _ANSWERS:
            problem.hint = _(_ANSWERS[problem.code])
        raise
    _propose(session, book, _told(file, kept))
    if not session.json:
        _print_kept(session, file, kept)


def _options(arguments: Namespace, usual: str) -> Any:  # noqa: ANN401  the class is loaded with the readers of files
    from creatorbook.exchange.base.records import ReadOptions
    from creatorbook.exchange.statements.headings import SAID

    named = {}
    for each in arguments.column:
        name, equals, heading = each.partition("=")
        if not equals or name.strip() not in SAID or not heading.strip():
            raise UsageError(
                _("“{typed}” does not say what a column is.").format(typed=each),
                where="--column",
                hint=_("Write NAME=HEADING, with one of: {names}.").format(names=", ".join(SAID)),
            )
        named[name.strip()] = heading.strip()
    currency = arguments.currency.strip().upper()
    if currency and currency not in CODES:
        raise UsageError(_("“{typed}” is not a currency that is known.").format(typed=currency), where="--currency")
    return ReadOptions(
        currency=currency or usual,
        currency_said=bool(currency),
        columns=named,
        sheet=arguments.sheet,
        decimal_mark=_MARKS.get(arguments.decimal_mark, ""),
        day_first=_ORDERS.get(arguments.dates),
    )


def _told(file: StatementFile, kept: Kept) -> dict[str, Any]:
    return {
        "file": file.name,
        "format": file.format,
        "accounts": list(kept.accounts),
        "new": kept.new,
        "known": kept.known,
        "pending": kept.pending,
        "notices": [
            {"code": notice.code, "text": notice.message, "where": notice.where, "hint": notice.hint}
            for notice in file.notices
        ],
    }


def _print_kept(session: Session, file: StatementFile, kept: Kept) -> None:
    new = ngettext("{count} line is new", "{count} lines are new", kept.new).format(count=kept.new)
    known = ngettext("{count} was known", "{count} were known", kept.known).format(count=kept.known)
    session.terminal.line(f"{file.name} ({file.format}): {new}, {known}.", "strong")
    for notice in file.notices:
        session.terminal.line(f"  - {labelled(notice.where, notice.message) if notice.where else notice.message}")
        if notice.hint:
            session.terminal.line(f"    {notice.hint}", "muted")


def _propose(session: Session, book: Book, head: Mapping[str, Any]) -> None:
    from creatorbook.services.statements.proposing import propose

    with book.reading() as reading:
        proposed = propose(reading, book.clock.today())
    if session.json:
        session.terminal.value({**head, "lines": [_as_json(each) for each in proposed]})
        return
    if not proposed:
        session.terminal.line(_("No line of a statement is open."), "good")
        return
    columns = [
        Column(_("Line"), rigid=True),
        Column(_("Day"), right=True, rigid=True),
        Column(_("Amount"), right=True, rigid=True),
        Column(_("From")),
        Column(_("Pays")),
        Column(_("How sure"), rigid=True),
        Column(_("Why")),
    ]
    session.terminal.lines(table(session.terminal, columns, [_cells(each) for each in proposed]))


def _cells(proposed: Proposed) -> list[str | Cell]:
    from creatorbook.domain.money.matching.sides import Certainty
    from creatorbook.services.statements.words import CERTAINTIES, reasons_text

    line, proposal = proposed.line, proposed.proposal
    roles = {Certainty.READY: "good", Certainty.LIKELY: "", Certainty.MAYBE: "muted"}
    return [
        line.short_id,
        formats.day(line.booked_on),
        formats.money(line.amount),
        line.counterparty or line.text,
        ", ".join(each.title for each in proposed.sums),
        "" if proposal is None else Cell(_(CERTAINTIES[proposal.certainty]), roles[proposal.certainty]),
        "" if proposal is None else reasons_text(proposal),
    ]


def _as_json(proposed: Proposed) -> dict[str, Any]:
    line, proposal = proposed.line, proposed.proposal
    return {
        **_line_as_json(line),
        "certainty": None if proposal is None else proposal.certainty.value,
        "reasons": [] if proposal is None else [reason.value for reason in proposal.reasons],
        "pays": [
            {
                "kind": owed.kind,
                "id": owed.id,
                "number": owed.number,
                "title": owed.title,
                "paid": value_as_json(part.paid),
                "differences": {kind.value: value_as_json(money) for kind, money in part.differences},
            }
            for owed, part in zip(proposed.sums, proposal.parts if proposal is not None else (), strict=True)
        ],
        "credit": None if proposal is None else value_as_json(proposal.left),
    }


def _line_as_json(line: Line) -> dict[str, Any]:
    return {
        "id": line.id,
        "account": line.account,
        "booked_on": line.booked_on.isoformat(),
        "amount": value_as_json(line.amount),
        "fee": value_as_json(line.fee),
        "original": value_as_json(line.original),
        "counterparty": line.counterparty,
        "counterparty_account": line.counterparty_account,
        "text": line.text,
        "reference": line.reference,
        "state": line.state.value,
    }


def _book(session: Session, book: Book, arguments: Namespace) -> None:
    from creatorbook.services.statements.booking import BookLines, accept, ready
    from creatorbook.services.statements.lines import find_line
    from creatorbook.services.statements.proposing import propose

    pays = [each for typed in arguments.pays for each in find_sums(book, typed)]
    with book.reading() as reading:
        named = [find_line(reading, typed) for typed in arguments.names]
        proposed = propose(reading, book.clock.today())
        said: Sequence[Yes]
        if pays:
            said = [_say_yes(named[0], pays)]
        elif arguments.ready:
            said = ready(proposed)
        else:
            by_line = {each.line.id: each for each in proposed}
            missing = [line for line in named if line.id not in by_line]
            if missing:
                raise NotFound(_("The line is not open."), where=f"LINE {missing[0].short_id}")
            said = [accept(by_line[line.id]) for line in named]
    booked = book.run(BookLines(tuple(said))).value if said else ()
    if session.json:
        session.terminal.value({"received": list(booked)})
        return
    text = ngettext("{count} line is entered as received.", "{count} lines are entered as received.", len(booked))
    session.terminal.line(text.format(count=len(booked)), "good" if booked else "")


def _say_yes(line: Line, pays: Sequence[OpenSum]) -> Yes:
    from creatorbook.services.statements.booking import Yes

    if any(each.creator_id != line.creator_id for each in pays):
        raise BadInput(_("The account is another creator’s."), where="--for")
    return Yes(line, tuple(each.target for each in pays), fee=line.fee, brand_id=pays[0].brand_id)


def _list(session: Session, book: Book) -> None:
    from creatorbook.services.statements.lines import all_lines

    with book.reading() as reading:
        found = all_lines(reading)
    if session.json:
        session.terminal.array(_line_as_json(line) for line in found)
        return
    columns = [
        Column(_("Line"), rigid=True),
        Column(_("Day"), right=True, rigid=True),
        Column(_("Amount"), right=True, rigid=True),
        Column(_("From")),
        Column(_("Text")),
        Column(_("State"), rigid=True),
    ]
    rows = [
        [
            line.short_id,
            formats.day(line.booked_on),
            formats.money(line.amount),
            line.counterparty,
            line.text,
            _(_STATES[line.state.value]),
        ]
        for line in found
    ]
    session.terminal.lines(table(session.terminal, columns, rows))


_STATES = {"open": mark("open"), "booked": mark("entered"), "ignored": mark("left aside")}


def _ignore(session: Session, book: Book, arguments: Namespace) -> None:
    from creatorbook.services.statements.keeping import IgnoreLines
    from creatorbook.services.statements.lines import find_line

    with book.reading() as reading:
        ids = tuple(find_line(reading, typed).id for typed in arguments.names)
    changed = book.run(IgnoreLines(ids, arguments.back)).value
    if session.json:
        session.terminal.value({"changed": changed})
        return
    text = ngettext("{count} line is changed.", "{count} lines are changed.", changed)
    session.terminal.line(text.format(count=changed))
