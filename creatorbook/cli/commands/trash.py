"""`creatorbook trash KIND ID…`: puts records into the trash, in one step; `trash empty` erases what is there."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from creatorbook.cli import exits
from creatorbook.cli.output import records
from creatorbook.common.errors import AnswerIsNo, UsageError
from creatorbook.common.i18n import _, labelled, ngettext
from creatorbook.services.fields import formats
from creatorbook.services.fields.kinds import KINDS
from creatorbook.services.fields.spoken_names import list_kinds
from creatorbook.services.records import rows

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Sequence

    from creatorbook.cli.session import Session
    from creatorbook.services.book.book import Book
    from creatorbook.services.records.trash import Emptied, TrashLine

EMPTY = "empty"
_NAMED = 20


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of trash."""
    kinds = _("the kind of record: {names}; or “empty”, to erase for good what is in the trash")
    parser.add_argument("kind", metavar="KIND", help=kinds.format(names=list_kinds()))
    parser.add_argument("ids", metavar="ID", nargs="*", help=_("ids, beginnings of ids, or titles"))
    parser.add_argument("--yes", action="store_true", help=_("empty the trash without asking"))


def run(session: Session, arguments: Namespace) -> int:
    """Put the records, and what belongs to them, into the trash; or empty it."""
    if arguments.kind == EMPTY and not arguments.ids:
        with session.open_book() as book:
            return _empty(session, book, yes=arguments.yes)
    if arguments.yes:
        raise UsageError(_("Only emptying the trash is asked about."), where="--yes", hint="creatorbook trash empty")
    kind = rows.kind_of(arguments.kind)
    if not arguments.ids:
        raise UsageError(
            _("This is needed too: {names}.").format(names="ID"),
            where="creatorbook trash",
            hint=_("See: {command} --help").format(command="creatorbook trash"),
        )
    from creatorbook.services.records.editing import TrashRecords

    with session.open_book() as book:
        ids = tuple(dict.fromkeys(records.find_record(book, kind.id, typed).id for typed in arguments.ids))
        result = book.run(TrashRecords(kind.id, ids))
        records.print_step(session.terminal, result.changes, gone=result.value)
    return exits.DONE


def _empty(session: Session, book: Book, *, yes: bool) -> int:
    """Say what goes, ask unless told not to, and erase it; raise AnswerIsNo where the answer is no."""
    from creatorbook.services.records.trash import EmptyTrash

    named = None
    if not yes:
        going = book.try_out(EmptyTrash())
        named = going.ids
        if going.rows:
            _ask(session, going)
    emptied = book.run(EmptyTrash(named)).value
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
