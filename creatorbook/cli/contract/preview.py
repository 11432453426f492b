"""`creatorbook contract preview DEAL`: the draft as a PDF."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from creatorbook.cli import exits, files
from creatorbook.cli.contract.found import deal_of, takes_deal, takes_language, takes_out
from creatorbook.common.i18n import _
from creatorbook.common.text import safe_name
from creatorbook.services.contracts import drafts as contracts

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from creatorbook.cli.session import Session


def configure(parser: ArgumentParser) -> None:
    """Say what preview takes."""
    takes_deal(parser)
    takes_language(parser)
    takes_out(parser)


def run(session: Session, arguments: Namespace) -> int:
    """Write the draft."""
    with session.opened() as book:
        deal = deal_of(book, arguments.deal)
        name = safe_name(_("{title} (draft)").format(title=deal.title) + ".pdf", "draft.pdf")
        path = files.writable(files.named(arguments.out) if arguments.out else Path(name), replace=".pdf")
        with book.reading() as reading:
            drawn = contracts.preview(reading, deal.id, arguments.language, book.clock.today())
    files.write(path, drawn.pdf)
    if session.json:
        session.terminal.value(
            {"deal_id": deal.id, "file": str(path.absolute()), "pages": drawn.pages, "sha256": drawn.sha256}
        )
    else:
        session.terminal.line(_("The draft is written: {path}").format(path=path.absolute()))
    return exits.DONE
