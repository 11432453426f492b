"""`creatorbook import FILE…`: mails, address books and sheets into the book, as one step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from creatorbook.cli import exits
from creatorbook.cli.files import path_of_argument
from creatorbook.common.i18n import _, labelled, mark, ngettext
from creatorbook.services.fields.kinds import KINDS

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Mapping

    from creatorbook.cli.session import Session
    from creatorbook.exchange.base.problems import Notice
    from creatorbook.services.imports import FileSummary, ImportSummary, Tally

_MARKS = {"comma": ",", "point": "."}
_ORDERS = {"day-first": True, "month-first": False}
_ANSWERS = {
    "ask_amounts": mark("Give --decimal-mark comma or --decimal-mark point."),
    "mail_joins": mark("If it is another offer, import it with --own-leads."),
    "hidden_sheets": mark("Give --sheet NAME to read another one."),
    "namesake": mark("Give --beside to have both."),
    "ask_dates": mark("Give --dates day-first or --dates month-first."),
}


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of import."""
    from creatorbook.exchange.child.read import AUTO
    from creatorbook.services.imports.meant import MEANT

    parser.add_argument("files", metavar="FILE", nargs="+", help=_(".vcf, .csv, .xlsx, .eml or .mbox"))
    choices = _("one of: {names}; or a kind of record, such as task, for a table of its fields")
    parser.add_argument("--as", dest="kind", metavar="KIND", default=AUTO, help=choices.format(names=", ".join(MEANT)))
    parser.add_argument("--preview", action="store_true", help=_("only say what would come in; nothing is written"))
    parser.add_argument(
        "--keep-rest", action="store_true", help=_("keep in a note what an address book says and no field holds")
    )
    parser.add_argument(
        "--take-changes", action="store_true", help=_("take the file’s values where the book has others")
    )
    parser.add_argument(
        "--own-leads", action="store_true", help=_("make a lead of each email that would go into an open deal")
    )
    parser.add_argument(
        "--beside", action="store_true", help=_("also where a firm or a creator of that name is there already")
    )
    parser.add_argument(
        "--decimal-mark", choices=tuple(_MARKS), help=_("the mark before decimals where “1.500” can be two amounts")
    )
    parser.add_argument(
        "--dates", choices=tuple(_ORDERS), help=_("what comes first where “03/04/2026” can be two days")
    )
    parser.add_argument("--sheet", metavar="NAME", default=None, help=_("the sheet of a workbook"))
    parser.add_argument("--take-back", action="store_true", help=_("take out of the trash what the files hold"))


def run(session: Session, arguments: Namespace) -> int:
    """Import the files, or say what importing them would do."""
    from creatorbook.services.imports import UnclearFile, Wishes, import_files, preview

    wishes = Wishes(
        arguments.keep_rest,
        arguments.take_changes,
        arguments.take_back,
        own_leads=arguments.own_leads,
        beside=arguments.beside,
        decimal_mark=_MARKS.get(arguments.decimal_mark, ""),
        day_first=_ORDERS.get(arguments.dates),
        sheet=arguments.sheet,
    )
    paths = [path_of_argument(name) for name in arguments.files]
    with session.open_book() as book:
        if arguments.preview:
            summary = preview(book, paths, arguments.kind, wishes=wishes)
        else:
            try:
                summary = import_files(book, paths, arguments.kind, wishes=wishes).value
            except UnclearFile as unclear:
                unclear.hint = _(_ANSWERS[unclear.code])
                raise
    if session.json:
        session.terminal.value(_summary_as_json(summary, preview=arguments.preview))
    else:
        _print(session, summary, preview=arguments.preview)
    return exits.DONE


def _summary_as_json(summary: ImportSummary, *, preview: bool) -> dict[str, Any]:
    return {
        "preview": preview,
        "changed": summary.has_changes,
        "records": _tallies_as_json(summary.tallies),
        "files": [_file_as_json(file) for file in summary.files],
    }


def _file_as_json(file: FileSummary) -> dict[str, Any]:
    return {
        "name": file.name,
        "kind": file.kind,
        "format": file.format,
        "encoding": file.encoding,
        "columns_left_aside": list(file.columns_left_aside),
        "filled_without_field": {
            column.header: column.filled for column in file.columns if not column.field and column.filled
        },
        "records": _tallies_as_json(file.tallies),
        "notices": [
            {"code": notice.code, "text": notice.message, "where": notice.where, "hint": notice.hint}
            for notice in file.notices
        ],
    }


def _tallies_as_json(tallies: Mapping[str, Tally]) -> dict[str, dict[str, int]]:
    return {
        kind: {
            "added": tally.added,
            "completed": tally.completed,
            "matched": tally.matched,
            "skipped": tally.skipped,
            "restored": tally.restored,
        }
        for kind, tally in tallies.items()
    }


def _print(session: Session, summary: ImportSummary, *, preview: bool) -> None:
    from creatorbook.services.imports.files import ASKED

    terminal = session.terminal
    for file in summary.files:
        terminal.line(f"{file.name} ({file.kind}, {file.format})", "strong")
        for kind, tally in file.tallies.items():
            terminal.line(f"  {labelled(_name(kind), _counts(tally))}")
        columns = file.remark_on_columns()
        if columns:
            terminal.line(f"  - {columns}", "warning")
        for notice in file.notices:
            terminal.line(f"  - {_notice(notice)}", "warning")
    if not summary.has_changes and summary.left_something:
        terminal.line(_("Nothing was brought into the book: see what is said above."))
    elif not summary.has_changes:
        terminal.line(_("Nothing new: it is all in your book already."))
    elif preview and any(notice.code in ASKED for notice in summary.notices):
        terminal.line(_("Nothing was written, and nothing can be until this is said: see above."))
    elif preview:
        terminal.line(_("This is what would come in; nothing was written."))
    else:
        terminal.line(_("Imported as one step: “creatorbook undo” takes it back."), "good")


def _name(kind: str) -> str:
    return _(KINDS[kind].plural) if kind in KINDS else _("Attachments")


def _counts(tally: Tally) -> str:
    parts = (
        (tally.added, ngettext("{count} added", "{count} added", tally.added)),
        (tally.completed, ngettext("{count} completed", "{count} completed", tally.completed)),
        (tally.matched, ngettext("{count} known already", "{count} known already", tally.matched)),
        (tally.skipped, ngettext("{count} entry skipped", "{count} entries skipped", tally.skipped)),
        (tally.restored, ngettext("{count} taken back", "{count} taken back", tally.restored)),
    )
    return ", ".join(text.format(count=count) for count, text in parts if count)


def _notice(notice: Notice) -> str:
    head = labelled(notice.where, notice.message) if notice.where else notice.message
    hint = _(_ANSWERS[notice.code]) if notice.code in _ANSWERS else notice.hint
    return f"{head} {hint}".rstrip()
