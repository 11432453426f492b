"""One record brought back from a backup, with what belongs to it, as a step that can be undone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import AnswerIsNo, NotFound
from creatorbook.common.i18n import _
from creatorbook.services.backups.comparing import open_backup
from creatorbook.services.book.command import Command
from creatorbook.services.fields.kinds import KINDS
from creatorbook.services.records import rows
from creatorbook.store.sqlite.missing import gather_missing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from creatorbook.services.book.book import Book
    from creatorbook.store.writing.uow import UnitOfWork


@dataclass(frozen=True, slots=True)
class Brought:
    """What is to come back: the record with its title, rows as the tables store them, and files by their hash."""

    kind: str
    id: str
    title: str
    rows: Mapping[str, Sequence[Mapping[str, Any]]]
    files: Mapping[str, bytes]

    def count_by_kind(self) -> dict[str, int]:
        """Return how many records come, by kind, the record itself among them."""
        return {kind: len(self.rows[kind]) for kind in KINDS if self.rows.get(kind)}


def gather_from_backup(book: Book, path: Path, kind: str, typed: str) -> Brought:
    """Return what a backup has of a record, meant by its id, the beginning of one, or its title, and the book has not.

    Raises NotFound where the backup has no such record, AnswerIsNo where the book has it, BookError for a file that is
    no backup of this book.
    """
    with open_backup(book, path) as backup, backup.reading() as there, book.reading() as here:
        row = rows.find(there, kind, typed)
        own = rows.fetch(here, kind, [row.id]).get(row.id)
        if own is not None:
            raise AnswerIsNo(
                _("“{name}” is in the trash of the book.").format(name=own.title)
                if own.trashed
                else _("“{name}” is in the book.").format(name=own.title),
                where=f"{kind} {row.id}",
                hint=_("Restore it from there.") if own.trashed else _("Its history tells what it was before."),
            )
        missing = gather_missing(there, here, kind, row.id)
        found = {of: list(each.values()) for of, each in missing.rows.items()}
        return Brought(kind, row.id, row.title, found, missing.files)


@dataclass(frozen=True)
class BringBack(Command[Mapping[str, int]]):
    """Put into the book what was gathered from a backup; returns how many records came, by kind.

    Raises BadInput where another record has meanwhile what can be there once (a tag’s name, an invoice’s number),
    NotFound where nothing is left to bring.
    """

    code = "backup.bring_back"
    brought: Brought

    def execute(self, uow: UnitOfWork) -> Mapping[str, int]:
        """Insert the rows as they were, under their own ids."""
        from creatorbook.store.writing.bulk import ReadyRows

        if not self.brought.rows:
            raise NotFound(_("There is nothing to bring back."), where=f"{self.brought.kind} {self.brought.id}")
        uow.name_change(kind=self.brought.kind, title=self.brought.title)
        for sha256, content in self.brought.files.items():
            uow.keep_content(sha256, content)
        with uow.savepoint():
            uow.hold_references()
            for table, found in self.brought.rows.items():
                columns = tuple(found[0])
                images = [tuple(row[name] for name in columns) for row in found]
                uow.insert_ready(ReadyRows(table, tuple(row["id"] for row in found), columns, images, {}))
        return self.brought.count_by_kind()
