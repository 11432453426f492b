"""Real-life deals as data: each file of `deals/` fills a book of its own through the commands that people's work goes
through, and its contract is issued from there.

Values are read as the command line reads them, by the table of fields: amounts as "1200 EUR", percentages as typed.
"""

from __future__ import annotations

import shutil
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from creatorbook.services.book.book import Book
from creatorbook.services.contracts.clause_choosing import ChooseClause
from creatorbook.services.deals import facts
from creatorbook.services.fields.kinds import KINDS
from creatorbook.services.fields.values import Reader
from creatorbook.services.records import editing as records
from creatorbook.services.records import lists

if TYPE_CHECKING:
    from collections.abc import Iterator

    from creatorbook.common.clock import Clock
    from creatorbook.domain.records.dossier import Dossier

HERE = Path(__file__).parent
TODAY = date(2026, 3, 2)
# The records that a file may hold in lists, in the order in which they are added.
_LISTS = ("deliverable", "payment", "usage_right", "exclusivity")


@dataclass(frozen=True)
class Life:
    """One deal as its file tells it; `languages` begin with the brand's, `warnings` are those the check must give."""

    id: str
    data: dict[str, Any]

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(self.data["languages"])

    @property
    def brand_name(self) -> str:
        return str(self.data["brand"]["legal_name"])


@cache
def lives() -> tuple[Life, ...]:
    """Return all deals, by name of their file."""
    return tuple(
        Life(path.stem, tomllib.loads(path.read_text("utf-8"))) for path in sorted((HERE / "deals").glob("*.toml"))
    )


def pairs() -> list[Any]:
    """Return every deal with each of its languages."""
    return [(life.id, language) for life in lives() for language in life.languages]


def life(name: str) -> Life:
    """Return the deal of a file."""
    return next(each for each in lives() if each.id == name)


def _typed(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, date) else str(value)


def values(kind: str, given: dict[str, Any]) -> dict[str, Any]:
    """Return what a record is made of; `Reader` refuses what nobody could have typed into the field."""
    reader = Reader(TODAY)
    return {name: reader.read(KINDS[kind].field(name), _typed(value)) for name, value in given.items()}


class Desk:
    """A book with one deal in it, and the ids of what stands there."""

    def __init__(self, book: Book) -> None:
        self.book = book
        (self.deal,) = self.ids("deal")

    def ids(self, kind: str) -> list[str]:
        with self.book.reading() as reading:
            return lists.ids(reading, lists.Query(kind))

    def dossier(self) -> Dossier:
        with self.book.reading() as reading:
            return facts.dossier(reading, self.deal)

    def nth(self, kind: str, number: int) -> str:
        """Return a record by its place in the file, counted from one."""
        # Ids carry the moment of their making, so their order is that of the file.
        return sorted(self.ids(kind))[number - 1]

    def amend(self, life: Life) -> None:
        """Change in the book what the file says is changed after the contract went out."""
        for edit in life.data["amend"]:
            field = values(edit["record"], {edit["field"]: edit["value"]})
            record = self.nth(edit["record"], edit.get("number", 1))
            self.book.run(records.EditRecord(edit["record"], record, field))


def fill(path: Path, told: Life, clock: Clock) -> None:
    """Make the book of a deal, from the creator to the choice of clauses."""
    data = told.data
    creator = data["creator"]
    settings = {name: creator[name] for name in ("name", "country", "language", "currency")}
    with Book.create(path, settings, clock) as book:

        def add(kind: str, given: dict[str, Any], **refs: str) -> str:
            return str(book.run(records.AddRecord(kind, {**values(kind, given), **refs})).value)

        with book.reading() as reading:
            (owner,) = lists.ids(reading, lists.Query("creator"))
        book.run(records.EditRecord("creator", owner, values("creator", creator)))
        for channel in data["channel"]:
            add("channel", channel, creator_id=owner)
        refs = {"creator_id": owner}
        if "agency" in data:
            refs["agency_id"] = add("agency", data["agency"])
        refs["brand_id"] = add("brand", data["brand"])
        if "contact" in data:
            person = dict(data["contact"])
            of = f"{person.pop('of', 'brand')}_id"
            refs["contact_id"] = add("contact", person, **{of: refs[of]})
        deal = add("deal", data["deal"], **refs)
        add("terms", data["terms"], deal_id=deal)
        for kind in _LISTS:
            for given in data.get(kind, ()):
                add(kind, given, deal_id=deal)
        for clause, alternative in data.get("choose", {}).items():
            book.run(ChooseClause(deal, clause, alternative=alternative))


def opened(source: Path, target: Path, clock: Clock) -> Iterator[Desk]:
    """Yield the desk of a copy of a filled book, closed afterwards."""
    shutil.copyfile(source, target)
    with Book(target, clock) as book:
        yield Desk(book)
