"""`creatorbook list KIND`: the records of a kind, searched, filtered and sorted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from creatorbook.cli import exits, files
from creatorbook.cli.input import fields
from creatorbook.cli.input.options import read_whole_number
from creatorbook.cli.output import records
from creatorbook.cli.output.listing import print_table
from creatorbook.common.errors import UsageError
from creatorbook.common.i18n import _, ngettext
from creatorbook.common.text import clean, fold
from creatorbook.services.fields.field_names import find_field
from creatorbook.services.fields.kinds import KINDS, FieldType
from creatorbook.services.records import lists, rows
from creatorbook.services.records.lists import Query
from creatorbook.services.records.notions import Notion, notions_of

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from creatorbook.cli.session import Session
    from creatorbook.services.book.book import Book
    from creatorbook.services.fields.kinds import Kind
    from creatorbook.services.records.rows import Row

_AT_ONCE = 500
_STILL_OWED = (Notion.UNPAID, Notion.OPEN)
# Values of these are kept in several columns, or as lists: one value cannot find them.
_NOT_FILTERED = (FieldType.MONEY, FieldType.COUNTRIES, FieldType.CHOICES, FieldType.WORDS)


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of list."""
    parser.add_argument(
        "kind", metavar="KIND", help=_("one of: {names}").format(names=", ".join(KINDS).replace("%", "%%"))
    )
    parser.add_argument("--search", metavar="TEXT", default="", help=_("only records that hold these words"))
    parser.add_argument("--limit", metavar="N", help=_("at most so many records"))
    parser.add_argument(
        "--filter",
        metavar="FIELD=VALUE",
        action="append",
        default=[],
        help=_("only records with this value, none where it is left empty; the same field again means “or”"),
    )
    parser.add_argument(
        "--sort", metavar="FIELD", action="append", default=[], help=_("sort by a field; “-” before it turns the order")
    )
    parser.add_argument(
        "--only",
        metavar="NOTION",
        help=_("only what a figure counts: {notions}").format(notions=_list_notions()),
    )
    parser.add_argument("--trash", action="store_true", help=_("the records in the trash instead"))
    parser.add_argument(
        "--vcard", metavar="FILE", help=_("write these contacts or brands to an address book (.vcf) instead")
    )


def run(session: Session, arguments: Namespace) -> int:
    """Print the records as a table or as one JSON array."""
    kind = rows.kind_of(arguments.kind)
    limit = None if arguments.limit is None else read_whole_number(arguments.limit, "--limit")
    with session.open_book() as book:
        query = Query(
            kind.id,
            clean(arguments.search),
            _filters(book, kind, arguments.filter),
            tuple(_sort(kind, name) for name in arguments.sort),
            arguments.trash,
            None if arguments.only is None else _notion(kind, arguments.only),
        )
        if arguments.vcard is not None:
            _write_cards(session, book, query, limit, files.writable(files.path_of_argument(arguments.vcard)))
        elif session.json:
            session.terminal.array(records.record_as_json(row) for row in _rows(book, query, limit))
        else:
            print_table(session.terminal, book, kind, list(_rows(book, query, limit)))
    return exits.DONE


def _filters(book: Book, kind: Kind, words: Sequence[str]) -> dict[str, tuple[Any, ...]]:
    read = fields.Words.of(book)
    filters: dict[str, tuple[Any, ...]] = {}
    for name, text in fields.split(words):
        field = find_field(kind, name)
        if field.type in _NOT_FILTERED:
            raise UsageError(_("A list cannot be filtered by “{field}”.").format(field=_(field.label)), where=name)
        # Read as if it were not required: an empty value asks for the records that have none.
        empty = not text.strip() and field.type is not FieldType.MAYBE
        values = ("", None) if empty else (read.value(field, text),)
        filters[field.name] = (*filters.get(field.name, ()), *values)
    return filters


def _list_notions() -> str:
    """Return each notion behind the kind that it counts: "deal unpaid, payment open"."""
    return ", ".join(f"{kind} {notion.value}" for kind in KINDS for notion in notions_of(kind))


def _notion(kind: Kind, typed: str) -> Notion:
    known = notions_of(kind.id)
    meant = fold(typed)
    # What is open of a payment is what is unpaid of its deal: of one kind there is one of the two.
    meant = next((each for each in _STILL_OWED if each in known), meant) if meant in _STILL_OWED else meant
    if meant not in known:
        refused = _("“{typed}” is nothing that {kind} are counted by.").format(typed=typed, kind=_(kind.plural).lower())
        hint = _("It can be: {notions}.").format(notions=", ".join(known)) if known else ""
        raise UsageError(refused, where="--only", hint=hint)
    return Notion(meant)


def _sort(kind: Kind, typed: str) -> tuple[str, bool]:
    field = find_field(kind, typed.removeprefix("-"))
    return field.name, typed.startswith("-")


def _write_cards(session: Session, book: Book, query: Query, limit: int | None, path: Path) -> None:
    from creatorbook.services.export.address_book import address_book

    with book.reading() as reading:
        ids = lists.ids(reading, query, limit)
        cards = address_book(reading, query.kind, ids)
    files.write_file(path, cards, private=True)
    if session.json:
        session.terminal.value({"path": str(path), "cards": len(ids)})
    else:
        said = ngettext("{count} card was written to {path}.", "{count} cards were written to {path}.", len(ids))
        session.terminal.line(said.format(count=len(ids), path=path), "good")


def _rows(book: Book, query: Query, limit: int | None) -> Iterator[Row]:
    """Yield the rows in order, some hundreds at a time, all of one moment."""
    with book.reading() as reading:
        ids = lists.ids(reading, query, limit)
        for start in range(0, len(ids), _AT_ONCE):
            some = ids[start : start + _AT_ONCE]
            by_id = rows.fetch(reading, query.kind, some)
            yield from (by_id[record] for record in some if record in by_id)
