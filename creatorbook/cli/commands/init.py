"""`creatorbook init FILE`: makes a new book."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from creatorbook.cli import exits
from creatorbook.cli.files import path_of_argument
from creatorbook.cli.session import remember
from creatorbook.common.i18n import _

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from creatorbook.cli.session import Session


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of init."""
    parser.add_argument("file", metavar="FILE", help=_("where the book is made, such as mine.creatorbook"))
    parser.add_argument("--country", default="", help=_("where you live: its name or two letters, such as FR"))
    parser.add_argument("--language", default="", help=_("your language: its name or two letters, such as fr"))
    parser.add_argument(
        "--currency", default="", help=_("your currency, such as EUR; that of your country unless given")
    )
    parser.add_argument("--name", default="", help=_("your name, which is that of the book too"))


def run(session: Session, arguments: Namespace) -> int:
    """Make the book and remember it as the one opened last."""
    from creatorbook.domain.values.currencies import USUAL_CURRENCY
    from creatorbook.services.book import settings as book_settings
    from creatorbook.services.book.book import Book

    path = path_of_argument(arguments.file)
    given = {key: getattr(arguments, key) for key in ("name", "country", "language", "currency")}
    with Book.create(path, {key: value for key, value in given.items() if value}, session.clock) as book:
        with book.reading() as reading:
            kept = book_settings.settings(reading)
        remember(path)
    if session.json:
        session.terminal.value({"book": str(path.absolute()), **{key: kept.get(key, "") for key in given}})
    else:
        session.terminal.line(_("The book is made: {path}").format(path=path.absolute()))
        if kept.get(book_settings.CURRENCY, USUAL_CURRENCY) != USUAL_CURRENCY and not given["currency"]:
            text = _("Amounts without a currency are in {currency}, that of the country. Change it with: {command}")
            command = "creatorbook settings currency=EUR"
            session.terminal.line(text.format(currency=kept[book_settings.CURRENCY], command=command))
        if not kept.get(book_settings.COUNTRY):
            text = _(
                "No country is set. Until it is, contracts propose no governing law, some rules about labels cannot be "
                "decided, and a date such as 3/4 is read with the day first. Set it with: {commands}"
            )
            name = shlex.quote(kept.get(book_settings.NAME) or _("Me"))
            commands = f"creatorbook settings country=FR; creatorbook edit creator {name} country=FR"
            session.terminal.line(text.format(commands=commands), "warning")
    return exits.DONE
