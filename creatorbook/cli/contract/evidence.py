"""`creatorbook contract evidence CONTRACT`: what is known of its versions and signatures, as a PDF of its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from creatorbook.cli import exits, files
from creatorbook.cli.contract.found import add_language_option, add_out_option
from creatorbook.cli.contract.sign import add_contract_argument, find_contract
from creatorbook.common.i18n import _
from creatorbook.common.text import safe_name
from creatorbook.services.signing.evidence import (
    EvidenceWithCopy,
    KeepEvidence,
    describe_joined,
    evidence_pdf,
    evidence_with_copy,
)

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from creatorbook.cli.session import Session


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of evidence."""
    add_contract_argument(parser)
    add_language_option(parser)
    parser.add_argument("--keep", action="store_true", help=_("keep it in the book too, beside the signed copies"))
    parser.add_argument(
        "--with-copy",
        action="store_true",
        help=_(
            "as one file with the newest signed copy: behind its pages, or with the copy attached where pages added "
            "would show as a change to a certificate signature"
        ),
    )
    add_out_option(parser)


def run(session: Session, arguments: Namespace) -> int:
    """Write the page, and keep it where that is asked."""
    with session.open_book() as book:
        contract = find_contract(book, arguments.contract)
        name = safe_name(_("{number} evidence").format(number=contract["number"]) + ".pdf", "evidence.pdf")
        out = files.writable(files.path_of_argument(arguments.out) if arguments.out else Path(name))
        with book.reading() as reading:
            wanted = evidence_with_copy if arguments.with_copy else evidence_pdf
            made = wanted(reading, contract.id, book.clock.now(), arguments.language)
        kept = book.run(KeepEvidence(contract.id, name, made.pdf)).value if arguments.keep else None
    files.write_file(out, made.pdf)
    if session.json:
        session.terminal.value(
            {
                "id": contract.id,
                "number": contract["number"],
                "sha256": made.sha256,
                "pages": made.pages,
                "joined": made.joined.value if isinstance(made, EvidenceWithCopy) else None,
                "attachment": kept,
                "file": str(out.absolute()),
            }
        )
    else:
        session.terminal.line(_("PDF saved: {path}").format(path=out.absolute()))
        if isinstance(made, EvidenceWithCopy):
            session.terminal.line(describe_joined(made.joined))
    return exits.DONE
