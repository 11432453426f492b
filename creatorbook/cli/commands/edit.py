"""`creatorbook edit KIND ID field=value…`: changes fields of a record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from creatorbook.cli import exits
from creatorbook.cli.input import fields
from creatorbook.cli.output import records
from creatorbook.cli.output.remarks import remarks
from creatorbook.common.errors import Conflict, UsageError
from creatorbook.common.i18n import _
from creatorbook.domain.records.deals import Stage
from creatorbook.services.fields.spoken_names import list_kinds
from creatorbook.services.fields.values import value_as_json
from creatorbook.services.records import rows
from creatorbook.services.records.trash import NamesakeThere

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Mapping

    from creatorbook.cli.session import Session
    from creatorbook.domain.findings.finding import Finding
    from creatorbook.services.book.book import Book
    from creatorbook.services.records.rows import Row


class ConflictShown(Conflict):
    """A conflict with both values of each field in `details`."""

    def __init__(self, error: Conflict, row: Row, mine: Mapping[str, Any]) -> None:
        super().__init__(
            error.message,
            where=error.where,
            hint=_("Its version is now {version}: read it with “show”, then edit it again.").format(
                version=row.version
            ),
            record=error.record,
        )
        self.details = {
            "version": str(row.version),
            "fields": {
                name: {"mine": value_as_json(value), "theirs": value_as_json(row[name])}
                for name, value in sorted(mine.items())
            },
        }


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of edit."""
    parser.add_argument("kind", metavar="KIND", help=_("the kind of record: {names}").format(names=list_kinds()))
    parser.add_argument("id", metavar="ID", help=_("its id, the beginning of one, or its title"))
    parser.add_argument(
        "values", metavar="FIELD=VALUE", nargs="+", help=_("such as fee=1500 or stage=live; empty clears the field")
    )
    parser.add_argument(
        "--version", metavar="N", help=_("refuse (exit code 1) where the record has changed since this version")
    )
    parser.add_argument(
        "--beside", action="store_true", help=_("also where a firm, a creator or a person seems to be there already")
    )


def run(session: Session, arguments: Namespace) -> int:
    """Change the record and print it."""
    kind = rows.kind_of(arguments.kind)
    version = _version(arguments.version)
    with session.open_book() as book:
        values = fields.Words.of(book).values(kind, arguments.values)
        row = records.find_record(book, kind.id, arguments.id)
        label, found = _edit(book, row, values, version, beside=arguments.beside)
        found += remarks(book, kind.id, row.id)
        understood = fields.echo_days(kind, arguments.values, values)
        records.print_done(session.terminal, label, records.read(book, kind.id, row.id), found, understood)
    return exits.DONE


def _version(typed: str | None) -> int | None:
    if typed is None:
        return None
    if not typed.isascii() or not typed.isdigit():
        raise UsageError(
            _("“{typed}” is not a version.").format(typed=typed),
            where="--version",
            hint=_("“show” prints the version of a record."),
        )
    return int(typed)


def _is_move(row: Row, values: Mapping[str, Any]) -> bool:
    """Whether only a deal's stage is set, with its reason where the stage has one."""
    if row.kind != "deal" or "stage" not in values:
        return False
    return set(values) == {"stage"} or (
        set(values) == {"stage", "stage_reason"} and values["stage"] in (Stage.LOST, Stage.PASSED)
    )


def _edit(
    book: Book, row: Row, values: Mapping[str, Any], version: int | None, *, beside: bool
) -> tuple[str, tuple[Finding, ...]]:
    """Change the record; return the step's label and what a move between stages lacks."""
    from creatorbook.services.records.editing import EditRecord

    try:
        if _is_move(row, values):
            from creatorbook.services.deals.moving import MoveDeal

            # A move says what is missing for the stage, and brings what follows from it, such as the day of signature.
            moved = book.run(MoveDeal(row.id, values["stage"], values.get("stage_reason", ""), version))
            return moved.changes.label, moved.value
        return book.run(EditRecord(row.kind, row.id, values, version, beside)).changes.label, ()
    except NamesakeThere as taken:
        taken.hint = _("Give --beside to have both.")
        raise
    except Conflict as error:
        raise ConflictShown(error, records.read(book, row.kind, row.id), values) from error
