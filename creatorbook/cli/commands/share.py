"""`creatorbook share …`: who shares in the income of a creator or a deal, what each gets, and what was paid on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.cli import exits, files
from creatorbook.cli.input.options import day, members, reader_of_book
from creatorbook.cli.money.amounts import read_money
from creatorbook.cli.money.shares import (
    parted_as_json,
    parted_line,
    read_share,
    rule_as_json,
    rules_table,
    statement_as_json,
    statements_table,
)
from creatorbook.cli.output import records
from creatorbook.cli.output.columns import table
from creatorbook.common.errors import UsageError
from creatorbook.common.i18n import _
from creatorbook.common.text import fold
from creatorbook.domain.records.money.shares import SplitBase, SplitRole
from creatorbook.services.fields import formats

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from pathlib import Path

    from creatorbook.cli.session import Session
    from creatorbook.services.book.book import Book
    from creatorbook.services.book.reading import Reading
    from creatorbook.services.shares.rules import Rule
    from creatorbook.services.shares.statements import ShareStatement

_ACTIONS = ("set", "list", "settle", "statement")


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of share."""
    parser.epilog = _(
        "Shares of a deal go instead of those of its creator. They are taken of what came in, one after the other in "
        "their order: percentages and sums, then even parts with the creator, then the rest. A share of 0% on a deal "
        "says that nobody shares in it. Shares are removed with: creatorbook trash split ID"
    )
    parser.add_argument(
        "action",
        choices=_ACTIONS,
        help=_(
            "set: say how much somebody gets; list: who shares, and what of a deal; settle: what is open was paid; "
            "statement: what somebody gets of what came in a month"
        ),
    )
    parser.add_argument("who", metavar="NAME", nargs="?", default="", help=_("who gets it"))
    parser.add_argument(
        "what",
        metavar="SHARE|MONTH",
        nargs="?",
        default="",
        help=_("with set: 20%%, 150 EUR for a deal, even or rest; otherwise a month such as 2026-03"),
    )
    parser.add_argument("--deal", default="", help=_("of the income of this deal"))
    parser.add_argument("--creator", default="", help=_("of the income of this creator; default: the book’s only one"))
    parser.add_argument("--role", default="", help=_("agency, manager, creator, lawyer or other"))
    parser.add_argument("--agency", default="", help=_("the agency of the book that it is"))
    parser.add_argument("--with-taxes", action="store_true", help=_("a percentage of what came with taxes"))
    parser.add_argument("--from", dest="first", metavar="DAY", default="", help=_("of deals agreed from this day on"))
    parser.add_argument("--to", dest="last", metavar="DAY", default="", help=_("of deals agreed up to this day"))
    parser.add_argument("--on", metavar="DAY", default="", help=_("with settle: the day it was paid; default: today"))
    parser.add_argument("--amount", metavar="AMOUNT", help=_("with settle: what was paid; default: what is open"))
    parser.add_argument("--note", default="", help=_("with settle: kept with it"))
    parser.add_argument("--out", metavar="FILE", default="", help=_("with statement: write a .pdf or a .csv"))


def run(session: Session, arguments: Namespace) -> int:
    """Set, list, settle or state."""
    if arguments.action != "list" and not arguments.who:
        raise UsageError(_("Name who gets it."), where="NAME")
    with session.open_book() as book:
        return {"set": _set, "list": _list, "settle": _settle, "statement": _state}[arguments.action](
            session, book, arguments
        )


def _set(session: Session, book: Book, arguments: Namespace) -> int:
    """Write a share down, or change the one that the same person has of the same income."""
    from creatorbook.services.records.editing import AddRecord, EditRecord
    from creatorbook.services.shares.rules import read_rules

    reader = reader_of_book(book)
    values = read_share(arguments.what, reader)
    with book.reading() as reading:
        owner = _owner(reading, arguments)
        known = [each for each in read_rules(reading) if fold(each.partner) == fold(arguments.who)]
        if arguments.agency:
            from creatorbook.services.records import rows

            values["agency_id"] = rows.find(reading, "agency", arguments.agency).id
    same = [each for each in known if {"deal_id": each.deal_id, "creator_id": each.creator_id}.items() >= owner.items()]
    if arguments.role:
        (values["role"],) = members(arguments.role, "--role", SplitRole)
    values["base"] = SplitBase.WITH_TAXES if arguments.with_taxes else SplitBase.WITHOUT_TAXES
    for name, typed, option in (("starts_on", arguments.first, "--from"), ("ends_on", arguments.last, "--to")):
        if typed:
            values[name] = day(typed, option, reader)
    # From another day on it is another share: what came before is not shared anew.
    changed = [each for each in same if values.get("starts_on") in (None, each.starts_on)]
    if changed and (len(same) == 1 or "starts_on" in values):
        book.run(EditRecord("split", changed[-1].id, values))
        id = changed[-1].id
    else:
        id = book.run(AddRecord("split", {"partner": arguments.who, **owner, **values})).value
    records.print_done(session.terminal, _("Written down"), records.read(book, "split", id))
    return exits.DONE


def _owner(reading: Reading, arguments: Namespace) -> dict[str, str]:
    from creatorbook.services.records import rows
    from creatorbook.services.statements.creators import find_creator

    if arguments.deal and arguments.creator:
        raise UsageError(_("A share is of a deal or of a creator, not of both."), where="--creator")
    if arguments.deal:
        return {"deal_id": rows.find(reading, "deal", arguments.deal).id}
    return {"creator_id": find_creator(reading, arguments.creator)}


def _list(session: Session, book: Book, arguments: Namespace) -> int:
    """Print who shares; of a deal what each gets of what was agreed."""
    from creatorbook.services.records import rows
    from creatorbook.services.records.short_ids import short_ids
    from creatorbook.services.shares.rules import read_rules

    with book.reading() as reading:
        if arguments.deal:
            return _list_deal(session, book, reading, rows.find(reading, "deal", arguments.deal).id)
        found = read_rules(reading)
        if arguments.creator:
            creator = rows.find(reading, "creator", arguments.creator).id
            found = [each for each in found if each.creator_id == creator]
        owners = _titles(reading, found)
        short = short_ids(reading, "split", [each.id for each in found])
    if arguments.who:
        found = [each for each in found if fold(each.partner).startswith(fold(arguments.who))]
    if session.json:
        session.terminal.array(rule_as_json(each) for each in found)
    elif not found:
        session.terminal.line(_("Nobody shares in the income."))
    else:
        session.terminal.lines(table(session.terminal, *rules_table(found, owners, short)))
    return exits.DONE


def _titles(reading: Reading, found: list[Rule]) -> dict[str, str]:
    from creatorbook.services.records import rows

    deals = rows.fetch(reading, "deal", [each.deal_id for each in found if each.deal_id])
    creators = rows.fetch(reading, "creator", [each.creator_id for each in found if each.creator_id])
    return {id: row.title for id, row in {**deals, **creators}.items()}


def _list_deal(session: Session, book: Book, reading: Reading, deal: str) -> int:
    from creatorbook.services.deals import facts
    from creatorbook.services.shares.of_deal import agreed_parts

    found = agreed_parts(reading, facts.dossier(reading, deal), book.clock.today())
    if session.json:
        session.terminal.array(parted_as_json(each) for each in found)
    elif not found:
        session.terminal.line(_("Nobody shares in this deal."))
    else:
        session.terminal.lines([parted_line(each) for each in found])
    return exits.DONE


def _statements(reading: Reading, arguments: Namespace) -> tuple[ShareStatement, ...]:
    from creatorbook.services.records import rows
    from creatorbook.services.shares.statements import find_statements

    creator = rows.find(reading, "creator", arguments.creator).id if arguments.creator else ""
    return find_statements(reading, arguments.who, arguments.what, creator)


def _settle(session: Session, book: Book, arguments: Namespace) -> int:
    from creatorbook.services.shares.settling import SettleShares

    reader = reader_of_book(book)
    with book.reading() as reading:
        found = _statements(reading, arguments)
    creators = {each.creator_id: each.creator for each in found}
    if len(creators) > 1:
        raise UsageError(
            _("Of whose income? There is some of {names}.").format(names=", ".join(sorted(creators.values()))),
            where="--creator",
        )
    if not found:
        raise UsageError(_("Nothing came in that month that is shared."), where="MONTH")
    command = SettleShares(
        found[0].creator_id,
        found[0].person,
        arguments.what,
        day(arguments.on, "--on", reader) if arguments.on else None,
        read_money(arguments.amount, "--amount", reader),
        arguments.note,
    )
    result = book.run(command)
    if session.json:
        records.print_step(session.terminal, result.changes)
    for each in () if session.json else result.value:
        session.terminal.line(
            _("{amount} settled with {name}.").format(amount=formats.money(each), name=found[0].partner), "good"
        )
    return exits.DONE


def _state(session: Session, book: Book, arguments: Namespace) -> int:
    path = _target(arguments.out) if arguments.out else None
    with book.reading() as reading:
        found = _statements(reading, arguments)
        if path is not None:
            _write(reading, found, path, book)
    if session.json:
        session.terminal.array(statement_as_json(each) for each in found)
    elif path is not None:
        session.terminal.line(_("Written to {path}.").format(path=path), "good")
    elif not found:
        session.terminal.line(_("Nothing came in that month that is shared."))
    else:
        session.terminal.lines(table(session.terminal, *statements_table(found)))
    return exits.DONE


def _target(typed: str) -> Path:
    path = files.writable(files.path_of_argument(typed))
    if path.suffix.lower() not in (".pdf", ".csv"):
        raise UsageError(_("A statement of shares is a .pdf or a .csv file."), where="--out")
    return path


def _write(reading: Reading, found: tuple[ShareStatement, ...], path: Path, book: Book) -> None:
    from creatorbook.services.shares.papers import statement_pdf, statements_csv

    if path.suffix.lower() == ".csv":
        files.write_file(path, statements_csv(found))
        return
    if len(found) != 1:
        raise UsageError(_("A PDF is of one month and one creator: name them."), where="--out")
    files.write_file(path, statement_pdf(reading, found[0], book.clock.today()))
