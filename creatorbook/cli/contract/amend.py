"""`creatorbook contract amend DEAL`: what changed since, as a new version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.cli import exits, files
from creatorbook.cli.contract.found import (
    NotIssued,
    add_accept_option,
    add_deal_argument,
    add_out_option,
    deal_of,
    findings_of,
)
from creatorbook.cli.contract.issue import print_issued
from creatorbook.common.errors import AnswerIsNo
from creatorbook.services.contracts.issuing import AmendContract

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from creatorbook.cli.session import Session


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of amend."""
    add_deal_argument(parser)
    add_out_option(parser)
    add_accept_option(parser)


def run(session: Session, arguments: Namespace) -> int:
    """Issue the new version."""
    with session.open_book() as book:
        deal = deal_of(book, arguments.deal)
        out = files.writable(files.path_of_argument(arguments.out)) if arguments.out else None
        try:
            issued = book.run(AmendContract(deal.id, tuple(arguments.accept))).value
        except AnswerIsNo as error:
            raise NotIssued(error, findings_of(book, deal, "")) from error
    print_issued(session, issued, deal.id, out)
    return exits.DONE
