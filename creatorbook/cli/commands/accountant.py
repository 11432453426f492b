"""`creatorbook accountant YEAR`: a year for the accountant, as one ZIP or one of its files."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from creatorbook.cli import exits, files
from creatorbook.cli.output.columns import Column, table
from creatorbook.common.errors import UsageError
from creatorbook.common.i18n import _
from creatorbook.domain.money.bookkeeping import Role
from creatorbook.services.accountant.chart import ROLE_WORDS, SetAccounts, chart_of
from creatorbook.services.fields.values import value_as_json
from creatorbook.services.statements.creators import find_creator

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from pathlib import Path

    from creatorbook.cli.session import Session
    from creatorbook.services.accountant.chart import Chart
    from creatorbook.services.accountant.year import PackedYear
    from creatorbook.services.book.book import Book

_ONLY = ("journal", "fec", "datev")
_TABLES = {".csv", ".xlsx"}


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of accountant."""
    parser.add_argument("year", type=int, metavar="YEAR", nargs="?", help=_("the calendar year"))
    parser.add_argument("--creator", default="", help=_("whose, where the book has several creators"))
    parser.add_argument(
        "--out",
        metavar="FILE",
        help=_("where to write; default: accountant-YEAR.zip, or the name that its form asks for"),
    )
    parser.add_argument(
        "--only",
        choices=_ONLY,
        help=_("one file alone: the journal as .csv or .xlsx, the FEC, or the bookings for DATEV"),
    )
    parser.add_argument(
        "--accounts", action="store_true", help=_("list the accounts, those that are proposed and yours")
    )
    parser.add_argument("--chart", default="", help=_("propose the accounts of this chart: fr, skr03, skr04, plain"))
    parser.add_argument(
        "--account",
        action="append",
        default=[],
        metavar="ROLE=NUMBER",
        help=_("book on this account, such as sales=706100; an empty number gives the proposal back"),
    )
    parser.add_argument("--consultant", type=int, metavar="N", help=_("DATEV: number of the consultant"))
    parser.add_argument("--client", type=int, metavar="N", help=_("DATEV: number of the client"))


def run(session: Session, arguments: Namespace) -> int:
    """Keep what is said of the accounts, then write the year or list the accounts."""
    with session.open_book() as book:
        with book.reading() as reading:
            creator = find_creator(reading, arguments.creator)
        said = SetAccounts(
            creator, arguments.chart, _numbers(arguments.account), arguments.consultant, arguments.client
        )
        changes = bool(said.chart or said.numbers or said.consultant is not None or said.client is not None)
        if changes:
            book.run(said)
        if arguments.year is None:
            if not (arguments.accounts or changes):
                raise UsageError(_("Which year?"), where="YEAR", hint=_("Give a calendar year, such as 2026."))
            with book.reading() as reading:
                _print_accounts(session, chart_of(reading, creator))
            return exits.DONE
        if not date.min.year <= arguments.year < date.max.year:
            raise UsageError(_("Give a calendar year, such as 2026."), where="YEAR")
        return _write(session, book, creator, arguments)


def _numbers(typed: list[str]) -> dict[Role, str]:
    found: dict[Role, str] = {}
    for each in typed:
        role, equals, number = each.partition("=")
        if not equals or role not in {known.value for known in Role}:
            raise UsageError(
                _("“{typed}” names no account.").format(typed=each),
                where="--account",
                hint=_("Choose one of: {known}.").format(known=", ".join(Role)),
            )
        found[Role(role)] = number
    return found


def _print_accounts(session: Session, chart: Chart) -> None:
    if session.json:
        session.terminal.array(
            {"role": role.value, "number": each.number, "name": each.name, "proposed": each.is_proposed}
            for role, each in chart.accounts.items()
        )
        return
    columns = [Column(_("What for")), Column("ROLE"), Column(_("Account"), rigid=True), Column(_("Said by"))]
    rows = [
        (_(ROLE_WORDS[role]), role.value, each.number, _("proposed") if each.is_proposed else _("chosen"))
        for role, each in chart.accounts.items()
    ]
    session.terminal.lines(table(session.terminal, columns, rows))
    session.terminal.line(_("Proposed by: {source}").format(source=chart.source))


def _write(session: Session, book: Book, creator: str, arguments: Namespace) -> int:
    from creatorbook.services.accountant.year import pack_year

    if arguments.only:
        return _write_one(session, book, creator, arguments)
    path = files.writable(files.path_of_argument(arguments.out or f"accountant-{arguments.year}.zip"))
    if path.suffix.lower() != ".zip":
        raise UsageError(_("The whole year is a .zip file."), where="--out")
    with book.reading() as reading:
        packed = pack_year(reading, creator, arguments.year, made_at=book.clock.now())
    files.write_file(path, packed.content, private=True)
    _say(session, packed, path)
    return exits.DONE


def _say(session: Session, packed: PackedYear, path: Path) -> None:
    if session.json:
        session.terminal.value(
            {
                "path": str(path),
                "entries": packed.entries,
                "files": [
                    {"name": each.name, "what": each.what, "size": each.size, "sha256": each.sha256}
                    for each in packed.files
                ],
                "missing": list(packed.missing),
                "left_out": [
                    {
                        "what": each.what,
                        "on": each.on.isoformat(),
                        "amount": value_as_json(each.amount),
                        "why": each.why,
                    }
                    for each in packed.left_out
                ],
            }
        )
        return
    for each in packed.files:
        session.terminal.line(f"  {each.name}  {each.what}")
    for said in packed.missing:
        session.terminal.line(_("Not made: {why}").format(why=said), "warning")
    for left in packed.left_out:
        session.terminal.line(
            _("Left out of the journal: {what}, {amount}. {why}").format(
                what=left.what, amount=left.amount, why=left.why
            ),
            "warning",
        )
    session.terminal.line(_("Written to {path}.").format(path=path), "good")


def _write_one(session: Session, book: Book, creator: str, arguments: Namespace) -> int:
    from creatorbook.services.accountant.files import datev_of, fec_of, journal_csv, journal_xlsx
    from creatorbook.services.accountant.journal import year_journal

    with book.reading() as reading:
        journal, chart = year_journal(reading, creator, arguments.year), chart_of(reading, creator)
        if arguments.only == "fec":
            name, content = fec_of(reading, journal, chart)
        elif arguments.only == "datev":
            name, content = datev_of(reading, journal, chart, made_at=book.clock.now())
        else:
            name = f"journal-{arguments.year}.csv"
            ending = files.path_of_argument(arguments.out or name).suffix.lower()
            if ending not in _TABLES:
                raise UsageError(_("A journal is a .csv or an .xlsx file."), where="--out")
            content = (journal_xlsx if ending == ".xlsx" else journal_csv)(journal, chart)
    path = files.writable(files.path_of_argument(arguments.out or name))
    files.write_file(path, content, private=True)
    if session.json:
        session.terminal.value({"path": str(path), "entries": len(journal.entries)})
    else:
        session.terminal.line(_("Written to {path}.").format(path=path), "good")
    return exits.DONE
