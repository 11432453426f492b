"""`creatorbook settings [KEY=VALUE…]`: shows or changes the settings of the book, and those of the window here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.cli import exits
from creatorbook.cli.input import fields
from creatorbook.cli.output.columns import format_pairs
from creatorbook.common.errors import UsageError
from creatorbook.common.i18n import _, mark
from creatorbook.common.settings import TABLE, Settings
from creatorbook.common.text import fold
from creatorbook.services.book import settings as book_settings

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from creatorbook.cli.session import Session

_NAMES = {
    book_settings.NAME: mark("Name"),
    book_settings.COUNTRY: mark("Country"),
    book_settings.LANGUAGE: mark("Language"),
    book_settings.CURRENCY: mark("Currency"),
    book_settings.HISTORY_DAYS: mark("Days for which a step can be undone (0: for ever)"),
    book_settings.CATEGORY_WORDS: mark("Words of your own for categories"),
    book_settings.LOST_LETTERS: mark("Letters that no font of documents has (replaced, left_out or system)"),
    book_settings.LATE_STEPS: mark("Days on which late payments are reminded of"),
    book_settings.STALE_DAYS: mark("Quiet days until Today asks about a deal"),
    book_settings.TIME_STAMPS: mark("Address of a time-stamping service"),
    book_settings.TIME_STAMP_CONSENT: mark("The fingerprint of what you sign may be sent there"),
}


# What the window looks like on this computer, by the key here; "language" alone is that of the book.
_SCREEN = {"screen_language" if each.key == "language" else each.key: each for each in TABLE if each.label}


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of settings."""
    parser.add_argument(
        "values",
        metavar="KEY=VALUE",
        nargs="*",
        help=_("what to change; keys are: {names}").format(names=", ".join((*_NAMES, *_SCREEN))),
    )


def run(session: Session, arguments: Namespace) -> int:
    """Change what is given, then print the settings."""
    asked = {key: check_value(key, value) for key, value in fields.split(arguments.values)}
    changes = tuple((key, value) for key, value in asked.items() if key in _NAMES)
    here = Settings()
    with session.open_book() as book:
        if changes:
            book.run(book_settings.ChangeSettings(changes))
        with book.reading() as reading:
            kept = book_settings.settings_that_hold(reading)
    for key, value in asked.items():
        if key in _SCREEN:
            here.set(_SCREEN[key].key, value)
    screen = {key: here.get(setting.key) for key, setting in _SCREEN.items()}
    if session.json:
        session.terminal.value({key: kept.get(key, "") for key in _NAMES} | screen)
    else:
        shown = [(_name_key(name, key), kept.get(key, "")) for key, name in _NAMES.items()]
        shown += [
            (_name_key(setting.label, key), _(dict(setting.choices)[screen[key]])) for key, setting in _SCREEN.items()
        ]
        session.terminal.lines(format_pairs(session.terminal, shown))
    return exits.DONE


def _name_key(name: str, key: str) -> str:
    """Return the name of a setting with the word by which it is changed."""
    return _("{name} ({key})").format(name=_(name), key=key)


def check_value(key: str, value: str) -> str:
    """Return the value of a setting as it is kept; one of the window may be given as it is printed.

    Raises UsageError where there is no such setting, or where one of the window cannot be this.
    """
    if key in _SCREEN:
        wanted = fold(value)
        for choice, words in _SCREEN[key].choices:
            if wanted in (choice, fold(words), fold(_(words))):
                return choice
        raise UsageError(
            _("“{key}” cannot be “{value}”.").format(key=key, value=value),
            where=key,
            hint=_("It can be: {values}.").format(values=", ".join(dict(_SCREEN[key].choices))),
        )
    if key not in _NAMES:
        raise UsageError(
            _("There is no setting “{key}”.").format(key=key),
            where=key,
            hint=_("The settings are: {names}.").format(names=", ".join((*_NAMES, *_SCREEN))),
        )
    return value
