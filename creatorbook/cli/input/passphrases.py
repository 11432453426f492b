"""Passphrases for the command line: typed unseen, from the keyring, or from a variable of the environment.

Never as an argument: what stands on a command line can be read by every program of the machine.
"""

from __future__ import annotations

import getpass
import os
import sys
import warnings
from typing import TYPE_CHECKING

from creatorbook.common.errors import BadInput, UsageError
from creatorbook.common.i18n import _
from creatorbook.services.signing import secrets

if TYPE_CHECKING:
    from argparse import ArgumentParser

_FROM = "--passphrase-from"
_ENV = "env:"


def add_passphrase_options(parser: ArgumentParser) -> None:
    """Add the options that say where a passphrase comes from."""
    parser.add_argument(
        _FROM,
        metavar="WHERE",
        default="",
        help=_("keyring, prompt, or env:NAME for a variable; default: the keyring, then the prompt"),
    )
    parser.add_argument("--remember", action="store_true", help=_("keep the passphrase in the system’s keyring"))


def passphrase(certificate: bytes, where: str, *, again: bool = False) -> str:
    """Return the passphrase of a certificate's file; `again` has it typed twice, for a new one.

    Raises UsageError for an unknown place or where nobody can be asked, BadInput where the place holds none.
    """
    if where.startswith(_ENV):
        return _from_environment(where.removeprefix(_ENV))
    if where not in ("", "keyring", "prompt"):
        raise UsageError(
            _("“{typed}” is not a place for a passphrase.").format(typed=where),
            where=_FROM,
            hint=_("Choose one of: {names}.").format(names="keyring, prompt, env:NAME"),
        )
    if where != "prompt" and certificate:
        kept = secrets.read_passphrase(secrets.key_of(certificate))
        if kept is not None:
            return kept
        if where == "keyring":
            raise BadInput(
                _("The keyring has no passphrase for this certificate."),
                where=_FROM,
                hint=_("Sign once with --passphrase-from prompt --remember.")
                if secrets.can_remember()
                else secrets.no_keyring_reason(),
            )
    return _ask_passphrase(again=again)


def _from_environment(name: str) -> str:
    found = os.environ.get(name)
    if found is None:
        raise BadInput(
            _("The environment has no variable “{name}”.").format(name=name), where=_FROM, hint=_("Set it first.")
        )
    return found


def _ask_passphrase(*, again: bool) -> str:
    if not sys.stdin.isatty():
        raise UsageError(
            _("Nobody is here to type the passphrase."),
            where=_FROM,
            hint=_("Use --passphrase-from keyring, or env:NAME for a variable."),
        )
    with warnings.catch_warnings():
        # A terminal that cannot hide what is typed is said so by getpass itself.
        warnings.simplefilter("ignore", getpass.GetPassWarning)
        first = getpass.getpass(_("Passphrase: "))
        if again and getpass.getpass(_("Once more: ")) != first:
            raise BadInput(_("The two passphrases differ."), where="passphrase", hint=_("Try again."))
    return first
