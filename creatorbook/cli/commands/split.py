"""`creatorbook split DEAL "50% on signature, 50% 30 days after invoice"`: the fee in instalments, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.cli import exits
from creatorbook.cli.output import records
from creatorbook.common.i18n import _

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from creatorbook.cli.session import Session


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of split."""
    parser.add_argument("deal", metavar="DEAL", help=_("the deal: its id, the beginning of one, or its title"))
    words = _("how it is paid, such as “50% on signature, 50% 30 days after invoice”")
    # To argparse a single one would begin a value to be filled in.
    parser.add_argument("words", metavar="WORDS", help=words.replace("%", "%%"))


def run(session: Session, arguments: Namespace) -> int:
    """Put the instalments that the words mean in the place of those of the deal, and print how many there are."""
    from creatorbook.services.deals.terms_proposals import SetInstalments

    with session.open_book() as book:
        deal = records.find_record(book, "deal", arguments.deal)
        result = book.run(SetInstalments(deal.id, arguments.words))
        records.print_step(session.terminal, result.changes, payments=result.value)
    return exits.DONE
