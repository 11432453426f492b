"""`creatorbook add KIND field=value…`: a new record, or many from a file of JSON Lines in one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.cli import exits
from creatorbook.cli.input import fields
from creatorbook.cli.output import records
from creatorbook.cli.output.findings import print_findings
from creatorbook.cli.output.remarks import remarks, remarks_of_many
from creatorbook.common.errors import BadInput, UsageError
from creatorbook.common.i18n import _, labelled, mark
from creatorbook.services.disclosure.duties import finding_as_json
from creatorbook.services.fields import formats
from creatorbook.services.fields.spoken_names import list_fields, list_kinds
from creatorbook.services.fields.values import value_as_json
from creatorbook.services.records import rows
from creatorbook.services.records.refused_lines import RefusedLines
from creatorbook.services.records.trash import NamesakeThere

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from creatorbook.cli.session import Session
    from creatorbook.services.fields.kinds import Kind

# With --json all are printed.
_MOST_PRINTED = 20
_BOTH = mark("Give --beside to have both.")


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of add."""
    parser.add_argument("kind", metavar="KIND", help=_("the kind of record: {names}").format(names=list_kinds()))
    parser.add_argument(
        "values",
        metavar="FIELD=VALUE",
        nargs="*",
        help=_("such as name=Aurora or fee=3*250; records are named by id, beginning of an id, or title"),
    )
    parser.add_argument(
        "--from",
        dest="source",
        metavar="FILE",
        default="",
        help=_("add one record for each line of a file of JSON Lines, or of standard input (-), all in one step"),
    )

    parser.add_argument(
        "--beside", action="store_true", help=_("also where a firm, a creator or a person seems to be there already")
    )


def run(session: Session, arguments: Namespace) -> int:
    """Add the record and print it."""
    kind = rows.kind_of(arguments.kind)
    if arguments.source:
        if arguments.values:
            raise UsageError(_("A file of records brings its own fields: no other goes with it."), where="--from")
        return _add_lines(session, kind, arguments.source, beside=arguments.beside)
    if not arguments.values:
        raise UsageError(
            _("This is needed too: {names}.").format(names="FIELD=VALUE"),
            where="creatorbook add",
            hint=_("Its fields are: {names}.").format(names=list_fields(kind, editable=True)),
        )
    with session.open_book() as book:
        values = fields.Words.of(book).values(kind, arguments.values)
        from creatorbook.services.records.editing import AddRecord

        try:
            result = book.run(AddRecord(kind.id, values, arguments.beside))
        except NamesakeThere as taken:
            taken.hint = _(_BOTH)
            raise
        records.print_done(
            session.terminal,
            result.changes.label,
            records.read(book, kind.id, result.value),
            remarks(book, kind.id, result.value),
            fields.echo_days(kind, arguments.values, values),
        )
    return exits.DONE


def _add_lines(session: Session, kind: Kind, source: str, *, beside: bool) -> int:
    """Add a record for each line of JSON, and print how many; with --json their ids in the order of the lines."""
    from creatorbook.cli.input.json_lines import read_records
    from creatorbook.services.records.many import AddRecords

    with session.open_book() as book:
        given = read_records(source, kind, fields.Words.of(book).reader)
        if not given.lines and not given.refused:
            raise BadInput(_("There is no record in it."), where=f"--from {source}")
        try:
            result = book.run(AddRecords(kind.id, given.lines, given.refused, beside))
        except BadInput as refused:
            for line in refused.lines if isinstance(refused, RefusedLines) else (refused,):
                line.hint = _(_BOTH) if line.code == "record.namesake" else line.hint
            raise
        found = remarks_of_many(book, kind.id, result.value)
    if session.json:
        session.terminal.value(
            {
                "label": result.changes.label,
                "count": len(result.value),
                "ids": list(result.value),
                "left_out": list(given.left_out),
                "days": [
                    {"line": line, "field": field.name, "given": text, "day": value_as_json(day)}
                    for line, field, text, day in given.days
                ],
                "findings": [finding_as_json(each) for each in found],
            }
        )
        return exits.DONE
    session.terminal.line(result.changes.label)
    for number, field, _text, day in given.days[:_MOST_PRINTED]:
        place = _("line {number}").format(number=number)
        session.terminal.line(f"  {place}: {labelled(_(field.label), fields.day_in_full(day))}", "muted")
    if len(given.days) > _MOST_PRINTED:
        more = formats.number(len(given.days) - _MOST_PRINTED)
        session.terminal.line(f"  {_('and {count} more').format(count=more)}", "muted")
    if given.left_out:
        names = ", ".join(given.left_out)
        session.terminal.line(_("Left out, because it is not edited by hand: {names}.").format(names=names), "warning")
    print_findings(session.terminal, found[:_MOST_PRINTED])
    if len(found) > _MOST_PRINTED:
        session.terminal.line(_("and {count} more").format(count=formats.number(len(found) - _MOST_PRINTED)))
    return exits.DONE
