"""`creatorbook contract compare DEAL`: what changed between two versions, or how the brand's own contract differs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.cli import exits, files
from creatorbook.cli.contract import theirs
from creatorbook.cli.contract.found import add_deal_argument, add_language_option, add_out_option, contract_of, deal_of
from creatorbook.common.i18n import _, labelled
from creatorbook.services.contracts.comparison import (
    ClauseState,
    PieceKind,
    compare_issued,
    comparison_as_json,
    comparison_pdf,
)

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from creatorbook.cli.session import Session
    from creatorbook.services.contracts.comparison import Compared

# Marked by signs as well, so that a file or a black-and-white terminal shows them.
_SIGNS = {PieceKind.ADDED: ("[+", "+]", "good"), PieceKind.REMOVED: ("[-", "-]", "bad")}


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of compare."""
    add_deal_argument(parser)
    parser.add_argument(
        "--from", dest="before", metavar="N", type=int, help=_("the older version; default: the one before")
    )
    parser.add_argument("--to", dest="after", metavar="N", type=int, help=_("the newer version; default: the draft"))
    add_language_option(parser)
    add_out_option(parser)
    theirs.configure(parser)


def run(session: Session, arguments: Namespace) -> int:
    """Print what changed; exit code 1 where something did."""
    with session.open_book() as book:
        deal = deal_of(book, arguments.deal)
        out = files.path_of_argument(arguments.out) if arguments.out else None
        if arguments.theirs:
            return theirs.run(session, book, deal, arguments)
        contract = contract_of(book, deal)
        if out is not None:
            files.writable(out, replace=".pdf")
        with book.reading() as reading:
            made = compare_issued(reading, contract.id, book.clock.today(), arguments.before, arguments.after)
    if out is not None:
        files.write_file(out, comparison_pdf(made).pdf)
    if session.json:
        session.terminal.value({**comparison_as_json(made), "file": str(out.absolute()) if out else None})
    else:
        _print_comparison(session, made)
        if out is not None:
            session.terminal.line(_("PDF saved: {path}").format(path=out.absolute()))
    return exits.DONE if made.found.is_same else exits.NO


def _print_comparison(session: Session, made: Compared) -> None:
    terminal = session.terminal
    if made.found.is_same:
        terminal.line(_("Nothing changed."), "good")
        return
    for term in made.found.terms:
        terminal.line(labelled(term.label, f"{term.before or '–'} → {term.after or '–'}"))
    words = {
        ClauseState.CHANGED: _("changed"),
        ClauseState.ADDED: _("added"),
        ClauseState.REMOVED: _("removed"),
    }
    for clause in made.found.clauses:
        if clause.kind is ClauseState.UNCHANGED:
            continue
        terminal.line()
        terminal.line(f"{clause.title} ({words[clause.kind]})", "strong")
        for piece in clause.pieces:
            if piece.kind in _SIGNS:
                before, after, role = _SIGNS[piece.kind]
                terminal.line(f"  {before}{piece.text.strip()}{after}", role)
