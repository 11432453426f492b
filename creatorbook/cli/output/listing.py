"""Lists of records as the command line prints them for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.cli.output import records
from creatorbook.cli.output.columns import Column, table
from creatorbook.common.i18n import _
from creatorbook.services.fields import formats
from creatorbook.services.fields.kinds import KINDS
from creatorbook.services.records import lists, rows
from creatorbook.services.records.about import about_words
from creatorbook.services.records.lists import Query
from creatorbook.services.records.reading import live
from creatorbook.services.records.short_ids import short_ids

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from creatorbook.cli.output.terminal import Terminal
    from creatorbook.services.book.book import Book
    from creatorbook.services.fields.kinds import Kind
    from creatorbook.services.records.rows import Row


def print_table(terminal: Terminal, book: Book, kind: Kind, listed: Sequence[Row], *, without: str = "") -> None:
    """Print records of one kind by the columns of its list but `without`, each with the shortest id that names it."""
    if not listed:
        terminal.line(_("Nothing was found."))
        return
    with book.reading() as reading:
        short = short_ids(reading, kind.id, [row.id for row in listed])
        on = about_words(reading, listed)
    shown = [kind.field(name) for name in kind.columns if name != without]
    columns = [Column(_("Id"), rigid=True), *(records.column(field) for field in shown)]
    cells = [
        [
            short[row.id],
            *(
                on.get(row.id, "") if records.is_about(kind, field) else formats.format_value(field, row[field.name])
                for field in shown
            ),
        ]
        for row in listed
    ]
    terminal.lines(table(terminal, columns, cells))


def records_belonging_to(book: Book, owner: Row) -> Iterator[tuple[Kind, list[Row]]]:
    """Yield, kind by kind, the live records that belong to one; kinds of which there are none are left out."""
    for kind in KINDS.values():
        if not kind.parent or kind.field(kind.parent).kind != owner.kind or owner.trashed:
            continue
        with book.reading() as reading:
            ids = lists.ids(reading, Query(kind.id, filters={kind.parent: owner.id}))
            by_id = rows.fetch(reading, kind.id, ids)
        if ids:
            yield kind, [by_id[record] for record in ids]
    yield from _invoices_of(book, owner)
    for kind in KINDS.values():
        if kind.is_about_any and not owner.trashed:
            with book.reading() as reading:
                about = live(reading, kind.id, record_kind=owner.kind, record_id=owner.id)
            if about:
                yield kind, about


def _invoices_of(book: Book, owner: Row) -> Iterator[tuple[Kind, list[Row]]]:
    """Yield the invoices of a deal, which belong to its brand, and those that correct or deduct another."""
    from creatorbook.services.invoices.listing import invoices_beside, invoices_of_deal

    if owner.kind not in ("deal", "invoice") or owner.trashed:
        return
    with book.reading() as reading:
        of_deal = owner.kind == "deal"
        ids = invoices_of_deal(reading, owner.id) if of_deal else [e.id for e in invoices_beside(reading, owner.id)]
        by_id = rows.fetch(reading, "invoice", ids)
    if by_id:
        yield KINDS["invoice"], [by_id[record] for record in ids if record in by_id]
