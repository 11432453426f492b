"""`creatorbook contract mark DEAL STATE`: what became of an issued contract."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.cli import exits
from creatorbook.cli.contract.found import add_deal_argument, contract_of, deal_of
from creatorbook.cli.input.options import day, reader_of_book
from creatorbook.cli.output.findings import print_findings
from creatorbook.cli.output.remarks import remarks
from creatorbook.common.i18n import _
from creatorbook.domain.records.contracts import ContractState
from creatorbook.services.contracts.life import MarkContract
from creatorbook.services.disclosure.duties import finding_as_json
from creatorbook.services.fields.words import word_for

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from creatorbook.cli.session import Session

_STATES = (ContractState.SIGNED_BY_ONE, ContractState.SIGNED, ContractState.ENDED, ContractState.WITHDRAWN)


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of mark."""
    add_deal_argument(parser)
    parser.add_argument(
        "state",
        metavar="STATE",
        choices=[state.value for state in _STATES],
        help=_("what became of it: {states}").format(states=", ".join(state.value for state in _STATES)),
    )
    parser.add_argument("--on", metavar="DAY", help=_("the day of the last signature; default: today"))


def run(session: Session, arguments: Namespace) -> int:
    """Set the state."""
    with session.open_book() as book:
        contract = contract_of(book, deal_of(book, arguments.deal))
        on = day(arguments.on, "--on", reader_of_book(book)) if arguments.on else None
        state = ContractState(arguments.state)
        book.run(MarkContract(contract.id, state, on))
        found = remarks(book, "contract", contract.id)
    if session.json:
        said = {"id": contract.id, "number": contract["number"], "state": state.value}
        session.terminal.value({**said, "findings": [finding_as_json(each) for each in found]})
    else:
        session.terminal.line(
            _("Contract {number}: {state}.").format(number=contract["number"], state=word_for(state).lower())
        )
        print_findings(session.terminal, found)
    return exits.DONE
