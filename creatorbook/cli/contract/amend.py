"""`creatorbook contract amend DEAL`: what changed since, as a new version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.cli import exits, files
from creatorbook.cli.contract.found import NotIssued, deal_of, findings_of, takes_deal, takes_out
from creatorbook.cli.contract.issue import tell
from creatorbook.common.errors import AnswerIsNo
from creatorbook.services.contracts.issuing import AmendContract

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from creatorbook.cli.session import Session


def configure(parser: ArgumentParser) -> None:
    """Say what amend takes."""
    takes_deal(parser)
    takes_out(parser)


def run(session: Session, arguments: Namespace) -> int:
    """Issue the new version."""
    with session.opened() as book:
        deal = deal_of(book, arguments.deal)
        out = files.writable(files.named(arguments.out)) if arguments.out else None
        try:
            issued = book.run(AmendContract(deal.id)).value
        except AnswerIsNo as error:
            raise NotIssued(error, findings_of(book, deal, "")) from error
    tell(session, issued, deal.id, out)
    return exits.DONE
