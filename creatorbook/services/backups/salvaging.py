"""A damaged book salvaged into a new one, and each record that is not as it was, in words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from creatorbook.common.errors import BookError
from creatorbook.common.i18n import _, mark, ngettext
from creatorbook.services.backups.listing import find_newest_backup
from creatorbook.services.fields import formats
from creatorbook.services.fields.kinds import KINDS
from creatorbook.store.salvage.report import Fate, Item, Salvaged

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from creatorbook.common.clock import Clock
    from creatorbook.common.runner import Job
    from creatorbook.services.book.book import Book

__all__ = ["Fate", "Item", "Salvaged", "fate_words", "find_newest_backup", "record_words", "salvage", "summary_words"]

# What is no kind of record of its own has a name all the same.
_TABLES = {
    "allocation": mark("Part of a payment"),
    "attachment": mark("File"),
    "attachment_content": mark("File"),
    "book_setting": mark("Setting of the book"),
    "clause_choice": mark("Choice of a clause"),
    "clause_wording": mark("Wording of a clause"),
    "contract_version": mark("Version of a contract"),
    "disclosure": mark("Disclosure of a post"),
    "invoice": mark("Invoice"),
    "invoice_line": mark("Line of an invoice"),
    "letter": mark("Letter"),
    "proof": mark("Proof of a post"),
    "received": mark("Sum received"),
    "signature": mark("Signature"),
    "statement": mark("Bank statement"),
    "statement_row": mark("Line of a bank statement"),
    "tagging": mark("Tag on a record"),
}

_FATES = {
    Fate.FROM_HISTORY: mark("taken from the history"),
    Fate.FROM_BACKUP: mark("taken from the backup"),
    Fate.STAND_IN: mark("lost; an empty record is in its place, since others refer to it"),
    Fate.CHANGED: mark("not as it was written, by its digest: check it"),
    Fate.VALUE_CLEARED: mark("“{field}” could not be read, and is empty"),
    Fate.REFERENCE_CLEARED: mark("what “{field}” referred to is lost"),
    Fate.FILE_LOST: mark("its file is lost (SHA-256 {sha256})"),
    Fate.LOST: mark("lost"),
}


def salvage(book: Path, target: Path, backup: Path | None, clock: Clock, job: Job | None = None) -> Salvaged:
    """Make a new book at `target` of what can be read of a damaged one, the rest from a backup where one is given.

    Not a byte of the damaged book changes. Raises BadInput where `target` exists or its folder does not, BookError
    where nothing can be read, the damaged book is open, or the backup is damaged or of another book, Cancelled where
    the job was; nothing is left behind then.
    """
    from creatorbook.services.book.book import Book
    from creatorbook.store.salvage.salvage import salvage as salvage_pages

    salvaged = salvage_pages(book, target, backup, job)
    try:
        with Book(target, clock) as made:
            titles = _read_titles(made, salvaged.items)
    except BookError:
        # What the search kept of them has to do.
        return salvaged
    items = (replace(each, title=titles.get((each.table, each.id), each.title)) for each in salvaged.items)
    return replace(salvaged, items=tuple(items))


def _read_titles(book: Book, items: Iterable[Item]) -> Mapping[tuple[str, str], str]:
    from creatorbook.services.records import rows

    wanted: dict[str, list[str]] = {}
    for item in items:
        if item.table in KINDS and item.fate is not Fate.LOST:
            wanted.setdefault(item.table, []).append(item.id)
    titles = {}
    with book.reading() as reading:
        for kind, ids in wanted.items():
            for id, row in rows.fetch(reading, kind, ids).items():
                titles[kind, id] = row.title
    return titles


def record_words(item: Item) -> str:
    """Return which record it is: its kind, and its title or, where that is lost too, its id."""
    if item.table in KINDS:
        kind = _(KINDS[item.table].singular)
    elif item.table in _TABLES:
        kind = _(_TABLES[item.table])
    else:
        kind = _("Entry of “{table}”").format(table=item.table)
    return _("{kind} “{title}”").format(kind=kind, title=item.title) if item.title else f"{kind} {item.id}"


def fate_words(item: Item) -> str:
    """Return what became of it."""
    return _(_FATES[item.fate]).format(field=_field_words(item), sha256=item.detail)


def _field_words(item: Item) -> str:
    kind = KINDS.get(item.table)
    fields = kind.fields if kind is not None else ()
    name = item.detail.removesuffix("_id")
    return next((_(field.label) for field in fields if field.name in (item.detail, name)), item.detail)


def summary_words(salvaged: Salvaged) -> list[str]:
    """Return in a few sentences what was saved and what was not."""
    count = sum(salvaged.rows.values())
    said = [
        ngettext("{count} row was saved.", "{count} rows were saved.", count).format(count=formats.number(count)),
    ]
    if salvaged.is_whole:
        said.append(_("Everything is there, as it was."))
    taken = sum(each.fate in (Fate.FROM_HISTORY, Fate.FROM_BACKUP) for each in salvaged.items)
    if taken:
        text = ngettext(
            "{count} record could not be read and was taken from the history or the backup.",
            "{count} records could not be read and were taken from the history or the backup.",
            taken,
        )
        said.append(text.format(count=formats.number(taken)))
    other = len(salvaged.items) - taken
    if other:
        text = ngettext(
            "{count} record is lost, or not as it was.", "{count} records are lost, or not as they were.", other
        )
        said.append(text.format(count=formats.number(other)))
    if salvaged.lost_steps:
        said.append(_("A part of the history is lost."))
    if salvaged.unread:
        said.append(_("The disk did not give back a part of the file: copy what is on it, and replace it."))
    if salvaged.problems:
        said.append(_("In the new book this is still not right: {problem}.").format(problem=salvaged.problems[0]))
    return said
