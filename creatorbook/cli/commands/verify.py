"""`creatorbook verify`: checks the whole book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.cli import exits
from creatorbook.common.i18n import _
from creatorbook.services import formats

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from creatorbook.cli.session import Session


def configure(parser: ArgumentParser) -> None:
    """Say what verify takes: nothing of its own."""
    del parser


def run(session: Session, arguments: Namespace) -> int:
    """Print whether the book is whole; exit code 1 where it is not."""
    del arguments
    with session.opened() as book:
        verdict = book.verify()
    terminal = session.terminal
    if session.json:
        terminal.value({"ok": verdict.ok, "problems": list(verdict.problems), "rows": verdict.rows})
    elif verdict.ok:
        total = formats.number(sum(verdict.rows.values()))
        terminal.line(_("The book is whole: {count} rows checked.").format(count=total), "good")
    else:
        terminal.line(_("The book is damaged:"), "bad")
        for problem in verdict.problems:
            terminal.line(f"- {problem}")
        terminal.line(_("Restore the newest backup; keep the damaged file."))
    return exits.DONE if verdict.ok else exits.NO
