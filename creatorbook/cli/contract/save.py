"""`creatorbook contract save DEAL`: the PDF of an issued version, as it went out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from creatorbook.cli import exits, files
from creatorbook.cli.contract.found import add_deal_argument, add_out_option, contract_of, deal_of
from creatorbook.common.i18n import _
from creatorbook.common.text import safe_name
from creatorbook.services.contracts import drafts as contracts
from creatorbook.services.signing.signatures import read_signed_copy, signing_state, version_to_sign

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from creatorbook.cli.session import Session


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of save."""
    add_deal_argument(parser)
    parser.add_argument(
        "--version", dest="ordinal", metavar="N", type=int, help=_("which version; default: the newest")
    )
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--signed", action="store_true", help=_("the newest signed copy instead"))
    which.add_argument(
        "--to-sign",
        action="store_true",
        help=_("the version for others to sign: with fields for name, date and signature"),
    )
    add_out_option(parser)


def run(session: Session, arguments: Namespace) -> int:
    """Write the bytes that were issued."""
    with session.open_book() as book:
        deal = deal_of(book, arguments.deal)
        contract = contract_of(book, deal)
        with book.reading() as reading:
            if arguments.signed:
                pdf = read_signed_copy(
                    reading, contract.id, arguments.ordinal or signing_state(reading, contract.id).version
                )
            elif arguments.to_sign:
                pdf = version_to_sign(reading, contract.id, arguments.ordinal)
            else:
                pdf = contracts.issued_pdf(reading, contract.id, arguments.ordinal)
    number = contract["number"]
    path = files.writable(
        files.path_of_argument(arguments.out) if arguments.out else Path(safe_name(f"{number}.pdf", "contract.pdf"))
    )
    files.write_file(path, pdf)
    if session.json:
        session.terminal.value({"id": contract.id, "deal_id": deal.id, "number": number, "file": str(path.absolute())})
    else:
        session.terminal.line(_("PDF saved: {path}").format(path=path.absolute()))
    return exits.DONE
