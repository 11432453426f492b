"""`creatorbook contract ACTION …`: from the terms to the contract that is signed, renewed and ended."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from creatorbook.cli.contract.actions import ACTIONS
from creatorbook.common.i18n import _

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from creatorbook.cli.session import Session


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of contract: an action, and the arguments of that."""
    from creatorbook.cli.input.parser import add_common

    actions = parser.add_subparsers(dest="action", metavar=_("ACTION"), title=_("actions"), required=True)
    for entry in ACTIONS:
        text = _(entry.help)
        made = actions.add_parser(entry.name, help=text, description=text[:1].upper() + text[1:] + ".")
        import_module(entry.module).configure(made)
        add_common(made, top=False)


def run(session: Session, arguments: Namespace) -> int:
    """Do the action."""
    entry = next(entry for entry in ACTIONS if entry.name == arguments.action)
    code: int = import_module(entry.module).run(session, arguments)
    return code
