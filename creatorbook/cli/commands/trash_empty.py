"""Empties the trash on the command line: says what goes, asks, and erases it for good."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from creatorbook.cli import exits
from creatorbook.common.errors import AnswerIsNo, UsageError
from creatorbook.common.i18n import _, labelled, ngettext
from creatorbook.services.fields import formats
from creatorbook.services.fields.kinds import KINDS
from creatorbook.services.wording.counts import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from creatorbook.cli.session import Session
    from creatorbook.services.book.book import Book
    from creatorbook.services.records.trash import Emptied, TrashLine

_NAMED = 20


def empty_trash(session: Session, book: Book, *, yes: bool) -> int:
    """Say what goes, ask unless told not to, and erase it; raise AnswerIsNo where the answer is no."""
    from creatorbook.services.records.trash import EmptyTrash

    named = None
    if not yes:
        going = book.try_out(EmptyTrash())
        named = going.ids
        if going.rows:
            _ask(session, going)
    emptied = book.run(EmptyTrash(named)).value
    if emptied.rows:
        book.compact()
    if session.json:
        session.terminal.value(
            {
                "rows": emptied.rows,
                "erased": [_as_json(line) for line in emptied.records],
                "kept": [_as_json(line) for line in emptied.kept],
            }
        )
        return exits.DONE
    if yes:
        _print_lines(session, _("Erased for good:"), emptied.records)
    if not emptied.rows:
        session.terminal.line(_("There is nothing in the trash that can be erased."))
    else:
        said = ngettext(
            "{count} row was erased, with its history.", "{count} rows were erased, with their history.", emptied.rows
        )
        session.terminal.line(said.format(count=formats.number(emptied.rows)), "good")
    _print_lines(session, _("These stay in the trash, because something outside of it needs them:"), emptied.kept)
    _print_lines(session, _("You were not asked about these, so they stay in the trash:"), emptied.unnamed)
    return exits.DONE


def _ask(session: Session, going: Emptied) -> None:
    if session.json or not sys.stdin.isatty():
        raise UsageError(
            _("Nobody can be asked here whether the trash is to be emptied."),
            where="trash empty",
            hint=_("Say that it is meant: {command}.").format(command="creatorbook trash empty --yes"),
        )
    _print_lines(session, _("This would be erased for good, with what belongs to it and its history:"), going.records)
    along = counted(going.along)
    if along:
        session.terminal.line(_("With them go {what}.").format(what=along))
    session.terminal.line(_("Their names leave the history too. Backups made before still hold them."))
    session.terminal.line(_("It cannot be undone, and nothing before it can be undone any more."), "warning")
    session.terminal.flush()
    try:
        answer = input(_("Erase it? [y/N] ")).strip().casefold()
    except EOFError:
        answer = ""
    # The language of the screen says what yes is; English is understood too.
    if answer not in {"y", "yes", _("yes"), _("yes")[:1]}:
        raise AnswerIsNo(_("Nothing was erased."))


def _print_lines(session: Session, heading: str, lines: Sequence[TrashLine]) -> None:
    if not lines:
        return
    session.terminal.line(heading)
    for line in lines[:_NAMED]:
        session.terminal.line(f"  {labelled(_(KINDS[line.kind].singular), line.title)}")
    more = len(lines) - _NAMED
    if more > 0:
        session.terminal.line("  " + _("and {count} more").format(count=formats.number(more)))


def _as_json(line: TrashLine) -> dict[str, str]:
    return {"type": line.kind, "id": line.id, "title": line.title}
