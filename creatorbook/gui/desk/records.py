"""Short ways through to the services for several parts of the window; only the sidebar's counts are put together here.

Each reads on a reading of its own, or returns a command: nothing is cached, and nothing is written.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from creatorbook.common.i18n import _
from creatorbook.domain.records.deals import ENDED, Stage
from creatorbook.services.fields.kinds import KINDS
from creatorbook.services.records import lists, rows
from creatorbook.services.records.lists import Query

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from creatorbook.services.book.book import Book
    from creatorbook.services.book.command import Command
    from creatorbook.services.records.rows import Row

# What a search looks at.
SEARCHED = tuple(kind.id for kind in KINDS.values() if kind.window.searched)
_HITS = 12


@dataclass(frozen=True, slots=True)
class Hit:
    """One record that a search found."""

    kind: str
    id: str
    title: str
    hint: str
    icon: str


def page_of(kind: str) -> str:
    """Return the page on which records of a kind are found, "" where they have none."""
    return KINDS[kind].window.page if kind in KINDS else ""


def place_of(book: Book, kind: str, id: str) -> tuple[str, str, str]:
    """Return the page on which a record is found, and the kind and id of what to select there; raises NotFound.

    What has no page of its own is found at the record that it belongs to; the page is "" where there is none either.
    """
    page = page_of(kind)
    if page or kind not in KINDS or not KINDS[kind].parent:
        return page, kind, id
    owner = KINDS[kind].field(KINDS[kind].parent)
    return place_of(book, owner.kind, read_row(book, kind, id)[owner.name].id)


def read_row(book: Book, kind: str, id: str) -> Row:
    """Return one record; raises NotFound."""
    with book.reading() as reading:
        return rows.get(reading, kind, id)


def fetch(book: Book, kind: str, ids: Sequence[str]) -> Mapping[str, Row]:
    """Return records by id."""
    with book.reading() as reading:
        return rows.fetch(reading, kind, ids)


def ids(book: Book, query: Query, limit: int | None = None) -> list[str]:
    """Return the ids that a query finds, in order."""
    with book.reading() as reading:
        return lists.ids(reading, query, limit)


def search(book: Book, text: str, kinds: Sequence[str] = SEARCHED, limit: int = _HITS) -> list[Hit]:
    """Return the best records of these kinds for what was typed, best first."""
    from creatorbook.services.records import searching

    with book.reading() as reading:
        found = searching.search_best(reading, text, limit, kinds)
    return [Hit(row.kind, row.id, row.title, _(KINDS[row.kind].singular), KINDS[row.kind].icon) for row in found]


def counts(book: Book, today: date) -> dict[str, tuple[int, bool]]:
    """Return the sidebar's counts by page: how many, and whether they are urgent."""
    from creatorbook.services.reminders.today import When, list_due

    with book.reading() as reading:
        live = tuple(stage for stage in Stage if stage not in ENDED)
        pressing = [line for line in list_due(reading, today) if line.when in (When.LATE, When.TODAY)]
        late = any(line.when is When.LATE for line in pressing)
        return {
            "today": (len(pressing), late),
            "deals": (lists.count(reading, Query("deal", filters={"stage": live})), False),
        }


def creators(book: Book) -> list[str]:
    """Return the names of the creators that the book is kept for."""
    from creatorbook.services.records.reading import live

    with book.reading() as reading:
        return [each.title for each in live(reading, "creator")]


def trash(chosen: Sequence[tuple[str, str]], *, papers: bool = False) -> Command[Any]:
    """Return the command that puts these records, all of the first one's kind, in the trash.

    Contracts that went out go only where a person has said so (`papers`).
    """
    from creatorbook.services.records.editing import TrashRecords

    kind = chosen[0][0]
    return TrashRecords(kind, tuple(id for known, id in chosen if known == kind), papers)
