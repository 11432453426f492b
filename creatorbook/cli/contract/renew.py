"""`creatorbook contract renew DEAL`: the same terms in a new deal, with later days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.cli import exits
from creatorbook.cli.contract.found import add_deal_argument, contract_of, deal_of
from creatorbook.cli.output import records
from creatorbook.common.i18n import _
from creatorbook.services.contracts.life import RenewContract
from creatorbook.services.fields.values import value_as_json

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from creatorbook.cli.session import Session


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of renew."""
    add_deal_argument(parser)
    parser.add_argument("--months", metavar="N", type=int, help=_("how long; default: as the terms say, or as before"))


def run(session: Session, arguments: Namespace) -> int:
    """Make the new deal and its draft."""
    with session.open_book() as book:
        contract = contract_of(book, deal_of(book, arguments.deal))
        renewed = book.run(RenewContract(contract.id, months=arguments.months)).value
        deal = records.read(book, "deal", renewed.deal_id)
    if session.json:
        session.terminal.value(
            {
                "deal_id": deal.id,
                "contract_id": renewed.contract_id,
                "renews": contract["number"],
                "starts_on": value_as_json(deal["starts_on"]),
                "ends_on": value_as_json(deal["ends_on"]),
            }
        )
    else:
        session.terminal.line(
            _("“{title}” continues from {starts_on}: the new deal is {id}.").format(
                title=deal.title, starts_on=deal["starts_on"], id=deal.id
            )
        )
    return exits.DONE
