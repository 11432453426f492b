"""`creatorbook redo`: repeats the step undone last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.cli import exits
from creatorbook.cli.output.another import hint_at_anyone
from creatorbook.cli.output.records import print_step
from creatorbook.common.i18n import _

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from creatorbook.cli.session import Session


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of redo."""
    parser.add_argument(
        "--anyone", action="store_true", help=_("another person’s step as well, where there is none of your own left")
    )


def run(session: Session, arguments: Namespace) -> int:
    """Repeat the step and print its label; exit code 1 where there is none, or where something stands in its way."""
    with session.open_book() as book, hint_at_anyone("redo"):
        print_step(session.terminal, book.redo(anyone=arguments.anyone).changes, _("Done again: {label}"))
    return exits.DONE
