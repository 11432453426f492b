"""`creatorbook pay DEAL`: enter what came in, by default what is open, today; and what is done with too much of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from creatorbook.cli import exits
from creatorbook.cli.input.options import day, reader_of_book
from creatorbook.cli.money.amounts import find_sums, json_lines, read_money, text_of
from creatorbook.cli.money.invoice_lines import print_sums, sum_as_json
from creatorbook.cli.output import records
from creatorbook.cli.output.columns import Column, format_pairs, table
from creatorbook.common.errors import UsageError
from creatorbook.common.i18n import _
from creatorbook.domain.records.money.receipts import AllocationKind
from creatorbook.services.fields import formats
from creatorbook.services.fields.values import value_as_json
from creatorbook.services.invoices.money_line import line_words, money_lines
from creatorbook.services.invoices.open_sums import Which, sums_owed
from creatorbook.services.money.received import find_received, received_sums
from creatorbook.services.money.receiving import (
    ApplyCredit,
    RecordPayment,
    RecordPayments,
    Refund,
    TakeBackReceived,
    WriteOff,
)
from creatorbook.services.records.refused_lines import naming_line
from creatorbook.services.records.short_ids import short_ids

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from creatorbook.cli.session import Session
    from creatorbook.services.book.book import Book
    from creatorbook.services.fields.values import Reader
    from creatorbook.services.invoices.open_sums import OpenSum
    from creatorbook.services.money.receiving import Recorded

_REST = ("discount", "rounding", "write-off")
_FROM = "--from"


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of pay."""
    parser.epilog = _(
        "What is paid is an invoice by its number, a payment by its id, or a deal: the first of it that is due. Exit "
        "code 1 where nothing is open or more came than is. Lines of JSON have the keys what, amount, on, fee, "
        "withheld, rate, rest, credit, note, and are entered all or none."
    )
    parser.add_argument("what", metavar="WHAT", nargs="*", help=_("invoices, payments or deals that were paid"))
    parser.add_argument(
        "--amount", metavar="AMOUNT", help=_("what came, such as 600 or 600 USD; default: what is open")
    )
    parser.add_argument("--on", metavar="DAY", help=_("the day it came; default: today"))
    parser.add_argument("--fee", metavar="AMOUNT", help=_("what a bank or a house kept back of it"))
    parser.add_argument("--withheld", metavar="AMOUNT", help=_("what the payer kept back for the state"))
    parser.add_argument("--rate", metavar="RATE", help=_("what one unit of what came was worth in the currency owed"))
    parser.add_argument("--rest", choices=_REST, help=_("what becomes of what stays open"))
    parser.add_argument("--credit", action="store_true", help=_("keep what is too much as credit of the payer"))
    parser.add_argument("--note", metavar="TEXT", default="", help=_("kept with it"))
    parser.add_argument("--write-off", action="store_true", help=_("give up what is open"))
    parser.add_argument("--refund", metavar="AMOUNT", help=_("what was sent back"))
    parser.add_argument("--use-credit", metavar="ID", help=_("pay it with the credit left of a sum that came"))
    parser.add_argument("--take-back", metavar="ID", help=_("take back a sum that was entered"))
    parser.add_argument("--list", action="store_true", help=_("what is to come, instead"))
    parser.add_argument("--line", action="store_true", help=_("where the money of a deal is, from its fee to the bank"))
    parser.add_argument("--received", action="store_true", help=_("what came in, instead"))
    parser.add_argument(_FROM, dest="source", metavar="FILE", help=_("payments as JSON lines; - is standard input"))


def run(session: Session, arguments: Namespace) -> int:
    """Enter, list, or put right."""
    with session.open_book() as book:
        if arguments.list:
            return _list(session, book, arguments)
        if arguments.line:
            return _line(session, book, arguments)
        if arguments.received:
            return _received(session, book)
        if arguments.source:
            return _enter_lines(session, book, arguments.source)
        if arguments.take_back:
            with book.reading() as reading:
                received = find_received(reading, arguments.take_back)
            records.print_step(session.terminal, book.run(TakeBackReceived(received)).changes)
            return exits.DONE
        if not arguments.what:
            raise UsageError(_("Name what was paid: an invoice, a payment or a deal."), where="WHAT")
        return _enter(session, book, arguments)


def _enter(session: Session, book: Book, arguments: Namespace) -> int:
    reader = reader_of_book(book)
    found = [each for typed in arguments.what for each in find_sums(book, typed)]
    targets = tuple(each.target for each in found)
    if arguments.write_off:
        for target in targets:
            result = book.run(WriteOff(target, arguments.note))
        records.print_step(session.terminal, result.changes)
        return exits.DONE
    if arguments.refund:
        amount = read_money(arguments.refund, "--refund", reader)
        if amount is None or len(targets) != 1:
            raise UsageError(_("Name one thing of which money was sent back."), where="WHAT")
        back = book.run(Refund(amount, target=targets[0], note=arguments.note))
        records.print_step(session.terminal, back.changes)
        return exits.DONE
    if arguments.use_credit:
        with book.reading() as reading:
            received = find_received(reading, arguments.use_credit)
        used = book.run(ApplyCredit(received, targets))
        records.print_step(session.terminal, used.changes)
        return exits.DONE
    given = {
        name: getattr(arguments, name) or "" for name in ("amount", "on", "fee", "withheld", "rate", "rest", "note")
    }
    command = _command(found, given, reader, credit=arguments.credit)
    _say(session, [book.run(command).value], found)
    return exits.DONE


def _command(found: list[OpenSum], given: dict[str, str], reader: Reader, *, credit: bool) -> RecordPayment:
    return RecordPayment(
        tuple(each.target for each in found),
        read_money(given["amount"], "--amount", reader),
        day(given["on"], "--on", reader) if given["on"] else None,
        read_money(given["fee"], "--fee", reader),
        read_money(given["withheld"], "--withheld", reader),
        given["rate"],
        rest=AllocationKind(given["rest"].replace("-", "_")) if given["rest"] else None,
        credit=credit,
        note=given["note"],
    )


def _enter_lines(session: Session, book: Book, source: str) -> int:
    reader = reader_of_book(book)
    commands, sums = [], []
    for number, line in json_lines(source, _FROM):
        with naming_line(number):
            if text_of(line, "rest") not in ("", *_REST, "write_off"):
                raise UsageError(_("“rest” is discount, rounding or write-off."), where="rest")
            found = list(find_sums(book, text_of(line, "what")))
            names = ("amount", "on", "fee", "withheld", "rate", "rest", "note")
            given = {name: text_of(line, name) for name in names}
            commands.append((number, _command(found, given, reader, credit=line.get("credit") is True)))
            sums += found
    made = book.run(RecordPayments(tuple(commands))).value
    _say(session, made, sums)
    return exits.DONE


def _say(session: Session, made: list[Recorded] | tuple[Recorded, ...], found: list[OpenSum]) -> None:
    if session.json:
        session.terminal.array(_as_json(each) for each in made)
        return
    for each in made:
        said = _("{amount} came in.").format(amount=formats.money(each.amount))
        session.terminal.line(f"{said}  {each.received_id}")
        if each.credit:
            session.terminal.line(_("Credit of the payer: {amount}").format(amount=formats.money(each.credit)))
    for title in dict.fromkeys(each.title for each in found):
        session.terminal.line(f"  {title}", "muted")


def _as_json(made: Recorded) -> dict[str, Any]:
    return {
        "id": made.received_id,
        "amount": value_as_json(made.amount),
        "credit": value_as_json(made.credit),
        "allocations": list(made.allocation_ids),
    }


def _list(session: Session, book: Book, arguments: Namespace) -> int:
    deal = records.find_record(book, "deal", arguments.what[0]).id if arguments.what else ""
    with book.reading() as reading:
        found = sums_owed(reading, book.clock.today(), deal=deal, which=Which.ALL if deal else Which.OPEN)
    if session.json:
        session.terminal.array(sum_as_json(each) for each in found)
    else:
        print_sums(session.terminal, found)
    return exits.DONE


def _line(session: Session, book: Book, arguments: Namespace) -> int:
    if len(arguments.what) != 1:
        raise UsageError(_("Name one deal."), where="WHAT")
    deal = records.find_record(book, "deal", arguments.what[0]).id
    with book.reading() as reading:
        found = money_lines(reading, deal, book.clock.today())
    steps = line_words()
    if session.json:
        session.terminal.array({name: value_as_json(getattr(each, name)) for name in steps} for each in found)
        return exits.DONE
    for each in found:
        shown = [
            (word, formats.money(getattr(each, name))) for name, word in steps.items() if getattr(each, name).minor
        ]
        session.terminal.lines(format_pairs(session.terminal, shown))
    if not found:
        session.terminal.line(_("Nothing is owed."))
    return exits.DONE


def _received(session: Session, book: Book) -> int:
    with book.reading() as reading:
        found = received_sums(reading)
        short = short_ids(reading, "received", [each.id for each in found])
    if session.json:
        session.terminal.array(
            {
                "id": each.id,
                "received_on": each.received_on.isoformat(),
                "brand_id": each.brand_id,
                "amount": value_as_json(each.amount),
                "credit": value_as_json(each.credit),
                "counterparty": each.counterparty,
                "reference": each.reference,
            }
            for each in found
        )
        return exits.DONE
    columns = [
        Column(_("Id"), rigid=True),
        Column(_("Day"), rigid=True),
        Column(_("Brand")),
        Column(_("Amount"), right=True, rigid=True),
        Column(_("Credit"), right=True, rigid=True),
    ]
    cells = [
        (
            short[each.id],
            formats.day(each.received_on),
            each.brand,
            formats.money(each.amount),
            formats.money(each.credit) if each.credit else "",
        )
        for each in found
    ]
    session.terminal.lines(table(session.terminal, columns, cells))
    return exits.DONE
