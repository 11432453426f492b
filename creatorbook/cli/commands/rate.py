"""`creatorbook rate import|set|list`: rates between currencies, from the European Central Bank's file or typed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from creatorbook.cli import exits
from creatorbook.cli.input.options import day, reader_of_book
from creatorbook.cli.input.parser import add_common
from creatorbook.cli.output.columns import Column, table
from creatorbook.common.errors import UsageError
from creatorbook.common.i18n import _, mark
from creatorbook.services.fields import formats
from creatorbook.services.money.rate_files import read_rate_file
from creatorbook.services.money.rates import KeepRates, SetRate, list_rates

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable

    from creatorbook.cli.session import Session
    from creatorbook.services.book.book import Book

_SHOWN = 40


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of rate."""
    actions = parser.add_subparsers(dest="action", metavar=_("ACTION"), title=_("actions"), required=True)
    for name, (text, add, _do) in _ACTIONS.items():
        said = _(text)
        made = actions.add_parser(name, help=said, description=f"{said[:1].upper()}{said[1:]}.")
        add(made)
        add_common(made, top=False)


def _add_import(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help=_("the file, as it was downloaded"))
    parser.add_argument(
        "--currency", action="append", default=[], metavar="CODE", help=_("of this currency too, and of all days")
    )


def _add_set(parser: ArgumentParser) -> None:
    parser.add_argument("base", metavar="BASE", help=_("one of this currency, such as EUR"))
    parser.add_argument("currency", metavar="CURRENCY", help=_("was worth so much of this one"))
    parser.add_argument("rate", metavar="RATE", help=_("the rate, such as 1.0823"))
    parser.add_argument("--on", metavar="DATE", help=_("on this day; default: today"))
    parser.add_argument("--source", default="", help=_("who said so, such as your bank"))


def _add_list(parser: ArgumentParser) -> None:
    parser.add_argument("--currency", default="", metavar="CODE", help=_("only of this one"))
    parser.add_argument("--limit", type=int, default=_SHOWN, metavar="N", help=_("at most so many"))


def run(session: Session, arguments: Namespace) -> int:
    """Do what was asked with the rates."""
    with session.open_book() as book:
        return _ACTIONS[arguments.action][2](session, book, arguments)


def _import(session: Session, book: Book, arguments: Namespace) -> int:
    path = Path(arguments.file)
    named = tuple(code.strip().upper() for code in arguments.currency)
    kept = book.run(KeepRates(read_rate_file(path), named)).value
    if session.json:
        session.terminal.value(
            {
                "new": kept.new,
                "known": kept.known,
                "currencies": list(kept.currencies),
                "first": kept.first.isoformat() if kept.first else None,
                "last": kept.last.isoformat() if kept.last else None,
            }
        )
        return exits.DONE
    if kept.first is not None and kept.last is not None:
        session.terminal.line(
            _("Kept {count} rates of {currencies}, from {first} to {last}.").format(
                count=formats.number(kept.new),
                currencies=", ".join(kept.currencies),
                first=formats.day(kept.first),
                last=formats.day(kept.last),
            ),
            "good",
        )
    else:
        session.terminal.line(_("Nothing new: {count} rates were known.").format(count=formats.number(kept.known)))
    return exits.DONE


def _set(session: Session, book: Book, arguments: Namespace) -> int:
    on = day(arguments.on, "--on", reader_of_book(book)) if arguments.on else book.clock.today()
    sides = (arguments.base.strip().upper(), arguments.currency.strip().upper())
    source = arguments.source or _("typed")
    book.run(SetRate(*sides, on, arguments.rate, source))
    with book.reading() as reading:
        kept = next(each for each in list_rates(reading, currency=sides[1]) if each.rate_on == on)
    if session.json:
        session.terminal.value({"base": sides[0], "currency": sides[1], "on": on.isoformat(), "rate": f"{kept.rate:f}"})
    else:
        session.terminal.line(_("Kept: {rate}").format(rate=kept.said), "good")
    return exits.DONE


def _list(session: Session, book: Book, arguments: Namespace) -> int:
    if arguments.limit < 1:
        raise UsageError(_("Give a number above zero."), where="--limit")
    with book.reading() as reading:
        found = list_rates(reading, currency=arguments.currency.strip().upper(), most=arguments.limit)
    if session.json:
        session.terminal.array(
            {
                "base": each.base,
                "currency": each.currency,
                "on": each.rate_on.isoformat(),
                "rate": f"{each.rate:f}",
                "source": each.source,
            }
            for each in found
        )
        return exits.DONE
    if not found:
        session.terminal.line(_("No rate is in the book."))
        return exits.DONE
    columns = [
        Column(_("Day"), right=True, rigid=True),
        Column(_("One of"), rigid=True),
        Column(_("Is so many"), rigid=True),
        Column(_("Rate"), right=True, rigid=True),
        Column(_("Source")),
    ]
    rows = [(formats.day(each.rate_on), each.base, each.currency, f"{each.rate:f}", each.source) for each in found]
    session.terminal.lines(table(session.terminal, columns, rows))
    return exits.DONE


_ACTIONS: dict[str, tuple[str, Callable[[ArgumentParser], None], Callable[[Session, Book, Namespace], int]]] = {
    "import": (mark("keep the rates of eurofxref-hist.zip, .csv or .xml"), _add_import, _import),
    "set": (mark("keep a rate that you know"), _add_set, _set),
    "list": (mark("list what is kept, the newest first"), _add_list, _list),
}
