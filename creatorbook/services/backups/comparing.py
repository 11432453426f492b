"""What a backup and its book have of each other, record by record, and lost records looked for by their words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from creatorbook.common.errors import BookError
from creatorbook.common.i18n import _
from creatorbook.services.book.book import Book
from creatorbook.services.fields.kinds import KINDS
from creatorbook.services.records import lists, rows
from creatorbook.services.records.lists import Query
from creatorbook.store import results
from creatorbook.store.query.select import Table, select
from creatorbook.store.upkeep.manifest import read_manifest

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from creatorbook.services.backups.listing import KeptBackup
    from creatorbook.store.engine.reading import Executes


@dataclass(frozen=True, slots=True)
class Compared:
    """The ids of one kind that differ: `changed` are in both, with other content; a trashed record counts as one.

    `only_here` were made since the backup, `only_there` have gone for good since.
    """

    kind: str
    changed: tuple[str, ...]
    only_here: tuple[str, ...]
    only_there: tuple[str, ...]


class Whereabouts(StrEnum):
    """Where a record that a backup holds is in the book."""

    GONE = "gone"
    IN_TRASH = "in_trash"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class FoundRecord:
    """A record found in a backup, its title as it is there, and where it is in the book."""

    kind: str
    id: str
    title: str
    backup: Path
    here: Whereabouts


@dataclass(frozen=True, slots=True)
class Search:
    """What was found, what is gone first; `not_looked_into` are backups that could not be read, with the reason."""

    found: tuple[FoundRecord, ...]
    not_looked_into: tuple[tuple[Path, str], ...]


def open_backup(book: Book, path: Path) -> Book:
    """Open a backup of a book to be looked at: no byte of it changes.

    Raises BookError where there is none, it is another book's, or an older program made it.
    """
    if not path.is_file():
        raise BookError(_("There is no such backup."), where=str(path))
    if read_manifest(path) is None:
        raise BookError(
            _("Nothing beside this file says that it is a backup."),
            where=str(path),
            hint=_("Restore it under a new name and open that."),
        )
    backup = Book(path, book.clock, may_be_read_only=True)
    if backup.identify()[0] != book.identify()[0]:
        backup.close()
        raise BookError(_("This is a backup of another book."), where=str(path), hint=_("Choose one of this book."))
    return backup


def compare_with_backup(here: Executes, there: Executes) -> tuple[Compared, ...]:
    """Return what differs between a book and its backup, by kind; kinds in which nothing does are left out."""
    found = []
    for kind in KINDS:
        own, other = _read_versions(here, kind), _read_versions(there, kind)
        compared = Compared(
            kind,
            tuple(id for id, version in own.items() if id in other and other[id] != version),
            tuple(id for id in own if id not in other),
            tuple(id for id in other if id not in own),
        )
        if compared.changed or compared.only_here or compared.only_there:
            found.append(compared)
    return tuple(found)


def _read_versions(reading: Executes, kind: str) -> dict[str, int]:
    return dict(results.iterate(reading, select(Table(kind), "id", "version").with_trash()))


def find_in_backups(book: Book, backups: Iterable[KeptBackup], words: str) -> Search:
    """Look for records by their words in backups, the first of them first; each record is told of one backup."""
    found: dict[tuple[str, str], FoundRecord] = {}
    passed_over: list[tuple[Path, str]] = []
    for kept in backups:
        try:
            with open_backup(book, kept.path) as backup, backup.reading() as there, book.reading() as here:
                for record in _find(there, here, kept.path, words):
                    found.setdefault((record.kind, record.id), record)
        except BookError as error:
            passed_over.append((kept.path, error.message))
    order = tuple(Whereabouts)
    in_order = sorted(found.values(), key=lambda each: order.index(each.here))
    return Search(tuple(in_order), tuple(passed_over))


def _find(there: Executes, here: Executes, path: Path, words: str) -> Iterable[FoundRecord]:
    for kind in KINDS:
        ids = [id for trashed in (False, True) for id in lists.ids(there, Query(kind, search=words, trashed=trashed))]
        if not ids:
            continue
        own, other = rows.fetch(here, kind, ids), rows.fetch(there, kind, ids)
        for id in ids:
            yield FoundRecord(kind, id, other[id].title, path, _where_is(own.get(id), other[id]))


def _where_is(own: rows.Row | None, other: rows.Row) -> Whereabouts:
    if own is None:
        return Whereabouts.GONE
    if own.trashed and not other.trashed:
        return Whereabouts.IN_TRASH
    return Whereabouts.SAME if own.version == other.version else Whereabouts.CHANGED
