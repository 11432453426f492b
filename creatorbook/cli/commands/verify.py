"""`creatorbook verify`: checks the whole book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.cli import exits
from creatorbook.common.i18n import _
from creatorbook.services.disclosure.proofs import verify_proofs
from creatorbook.services.fields import formats

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from creatorbook.cli.session import Session


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of verify."""
    parser.add_argument(
        "--repair-search", action="store_true", help=_("make the search index again where it alone is damaged")
    )


def run(session: Session, arguments: Namespace) -> int:
    """Print whether the book is whole and its proofs still prove; exit code 1 where not."""
    with session.open_book() as book:
        verdict = book.verify()
        if arguments.repair_search and verdict.only_search:
            book.repair_search()
            verdict = book.verify()
        with book.reading() as reading:
            doubtful = verify_proofs(reading) if verdict.is_ok else ()
    terminal = session.terminal
    if session.json:
        doubtful_proofs = [{**each.proof.to_json(), "problem": each.problem} for each in doubtful]
        rows = {"problems": list(verdict.problems), "rows": verdict.rows, "proofs": doubtful_proofs}
        terminal.value({"ok": verdict.is_ok and not doubtful, **rows})
    elif doubtful:
        terminal.line(_("The book is undamaged, but these proofs of posts can no longer be verified:"), "bad")
        for each in doubtful:
            terminal.line(f"- {each.problem}")
    elif verdict.is_ok:
        total = formats.number(sum(verdict.rows.values()))
        terminal.line(_("The book is undamaged: {count} rows checked.").format(count=total), "good")
    else:
        terminal.line(_("The book is damaged:"), "bad")
        for problem in verdict.problems:
            terminal.line(f"- {problem}")
        if verdict.only_search:
            terminal.line(
                _("Only what is made from the records is damaged: “creatorbook verify --repair-search” makes it again.")
            )
        else:
            terminal.line(
                _(
                    "Restore the newest backup, or salvage what can be read into a new book: "
                    "creatorbook salvage BOOK NEW"
                )
            )
    return exits.DONE if verdict.is_ok and not doubtful else exits.NO
