"""`creatorbook contract preview DEAL`: the draft as a PDF."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from creatorbook.cli import exits, files
from creatorbook.cli.contract.found import (
    add_deal_argument,
    add_form_option,
    add_language_option,
    add_out_option,
    add_second_language_option,
    deal_of,
    form_named,
    second_named,
)
from creatorbook.common.i18n import _
from creatorbook.common.text import safe_name
from creatorbook.services.contracts import drafts as contracts

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from creatorbook.cli.session import Session


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of preview."""
    add_deal_argument(parser)
    add_language_option(parser)
    add_second_language_option(parser)
    add_form_option(parser)
    add_out_option(parser)


def run(session: Session, arguments: Namespace) -> int:
    """Write the draft."""
    with session.open_book() as book:
        deal = deal_of(book, arguments.deal)
        name = safe_name(_("{title} (draft)").format(title=deal.title) + ".pdf", "draft.pdf")
        path = files.writable(files.path_of_argument(arguments.out) if arguments.out else Path(name), replace=".pdf")
        with book.reading() as reading:
            drawn = contracts.preview(
                reading,
                deal.id,
                arguments.language,
                book.clock.today(),
                form_named(arguments),
                second_named(arguments),
            )
    files.write_file(path, drawn.pdf)
    if session.json:
        session.terminal.value(
            {"deal_id": deal.id, "file": str(path.absolute()), "pages": drawn.pages, "sha256": drawn.sha256}
        )
    else:
        session.terminal.line(_("Draft saved: {path}").format(path=path.absolute()))
    return exits.DONE
