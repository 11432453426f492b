"""`creatorbook settings [KEY=VALUE…]`: shows or changes the settings of the book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.cli import exits
from creatorbook.cli.input import fields
from creatorbook.cli.output.columns import format_pairs
from creatorbook.common.errors import UsageError
from creatorbook.common.i18n import _, mark
from creatorbook.services.book import settings as book_settings

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Sequence

    from creatorbook.cli.session import Session

_NAMES = {
    book_settings.NAME: mark("Name"),
    book_settings.COUNTRY: mark("Country"),
    book_settings.LANGUAGE: mark("Language"),
    book_settings.CURRENCY: mark("Currency"),
    book_settings.HISTORY_DAYS: mark("Days for which a step can be undone (0: for ever)"),
    book_settings.CATEGORY_WORDS: mark("Words of your own for categories"),
}


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of settings."""
    parser.add_argument(
        "values",
        metavar="KEY=VALUE",
        nargs="*",
        help=_("what to change; keys are: {names}").format(names=", ".join(_NAMES)),
    )


def run(session: Session, arguments: Namespace) -> int:
    """Change what is given, then print the settings."""
    changes = _changes(arguments.values)
    with session.open_book() as book:
        if changes:
            book.run(book_settings.ChangeSettings(changes))
        with book.reading() as reading:
            kept = book_settings.settings(reading)
            kept[book_settings.HISTORY_DAYS] = str(book_settings.read_history_days(reading))
    if session.json:
        session.terminal.value({key: kept.get(key, "") for key in _NAMES})
    else:
        shown = [(_(name), kept.get(key, "")) for key, name in _NAMES.items()]
        session.terminal.lines(format_pairs(session.terminal, shown))
    return exits.DONE


def _changes(words: Sequence[str]) -> tuple[tuple[str, str], ...]:
    changes = dict(fields.split(words))
    for key in changes:
        if key not in _NAMES:
            raise UsageError(
                _("There is no setting “{key}”.").format(key=key),
                where=key,
                hint=_("The settings are: {names}.").format(names=", ".join(_NAMES)),
            )
    return tuple(changes.items())
