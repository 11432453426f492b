"""`creatorbook repeat DELIVERABLE --months N`: what is owed every month, made in one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.cli import exits
from creatorbook.cli.output import records
from creatorbook.common.i18n import _

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from creatorbook.cli.session import Session


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of repeat."""
    parser.add_argument("deliverable", metavar="DELIVERABLE", help=_("the first of them, by its id"))
    parser.add_argument(
        "--months", type=int, required=True, metavar="N", help=_("how many months there are in all, the first included")
    )


def run(session: Session, arguments: Namespace) -> int:
    """Add the deliverables of the months that follow, and print how many came."""
    from creatorbook.services.deals.terms_proposals import RepeatMonthly

    with session.open_book() as book:
        first = records.find_record(book, "deliverable", arguments.deliverable)
        result = book.run(RepeatMonthly(first.id, arguments.months))
        records.print_step(session.terminal, result.changes, added=result.value)
    return exits.DONE
