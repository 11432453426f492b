"""Many records beside others who write: they are checked while the book is free, and again where that matters."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from creatorbook.common.errors import BadInput, CreatorbookError
from creatorbook.domain.values.platforms import Platform
from creatorbook.services.book.book import Book
from creatorbook.services.fields.gate import Gate, surroundings
from creatorbook.services.fields.hooks import HOOKS
from creatorbook.services.fields.kinds import KINDS
from creatorbook.services.fields.values import empty
from creatorbook.services.records.editing import AddRecord, TrashRecords
from creatorbook.services.records.many import AddRecords, ReadyRecords
from tests.services import support

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date, datetime

    from creatorbook.common.clock import FixedClock
    from creatorbook.store.engine.reading import Executes, Rows
    from tests.services.desk import Desk


@dataclass(frozen=True)
class Interrupted(AddRecords):
    """Adds records, and lets another program write right after the first plan."""

    meanwhile: list[Callable[[], object]] = field(default_factory=list)
    plannings: list[ReadyRecords] = field(default_factory=list)

    def make_plan(self, reading: Executes, today: date, now: datetime) -> ReadyRecords:
        plan = super().make_plan(reading, today, now)
        self.plannings.append(plan)
        if self.meanwhile:
            self.meanwhile.pop(0)()
        return plan


@pytest.fixture
def other(desk: Desk, clock: FixedClock) -> Iterator[Book]:
    """Return the desk's book in another program."""
    with Book(desk.book.path, clock) as other:
        yield other


def interrupted(kind: str, values: Mapping[str, Any], meanwhile: Callable[[], object]) -> Interrupted:
    return Interrupted(kind, ((1, values), (2, values)), meanwhile=[meanwhile])


def test_what_others_write_elsewhere_needs_no_second_look(desk: Desk, other: Book) -> None:
    work = interrupted(
        "contact", {"name": "Inès", "brand_id": desk.brand}, lambda: other.run(AddRecord("brand", {"name": "Lumo"}))
    )
    assert len(desk.book.run(work).value) == 2
    assert len(work.plannings) == 1
    assert support.count(desk.book, "brand") == 2


def test_a_brand_that_went_to_the_trash_meanwhile_is_refused(desk: Desk, other: Book) -> None:
    work = interrupted(
        "contact", {"name": "Inès", "brand_id": desk.brand}, lambda: other.run(TrashRecords("brand", (desk.brand,)))
    )
    with pytest.raises(BadInput, match="2 lines are refused") as refused:
        desk.book.run(work)
    assert [line.where for line in refused.value.lines] == ["line 1, brand_id", "line 2, brand_id"]  # type: ignore[attr-defined]  # RefusedLines has them
    assert support.count(desk.book, "contact") == 0


def test_a_second_brand_of_the_name_makes_it_unclear_which_is_meant(desk: Desk, other: Book) -> None:
    work = Interrupted(
        "contact",
        ((7, {"name": "Inès", "brand_id": "éclat"}),),
        meanwhile=[lambda: other.run(AddRecord("brand", {"name": "ÉCLAT"}))],
    )
    with pytest.raises(BadInput, match="Line 7: “éclat” could mean several records"):
        desk.book.run(work)


def test_what_is_filled_in_is_what_the_book_says_in_the_end(desk: Desk, other: Book) -> None:
    channel = {"creator_id": desk.creator, "platform": Platform.TIKTOK, "handle": "lea", "audience_countries": ("BE",)}
    work = interrupted("post", {"platform": Platform.TIKTOK}, lambda: other.run(AddRecord("channel", channel)))
    posts = desk.book.run(work).value
    assert len(work.plannings) == 2
    assert [desk.row("post", id)["audience_countries"] for id in posts] == [("BE",)] * 2


class Spy:
    """Reads, and remembers from which tables."""

    def __init__(self, reading: Executes) -> None:
        self._reading = reading
        self.tables: set[str] = set()

    def exec_driver_sql(self, statement: str, parameters: Any = ()) -> Rows:
        self.tables.update(re.findall(r'(?:FROM|JOIN) "?(\w+)"?', statement))
        found: Rows = self._reading.exec_driver_sql(statement, parameters)
        return found


@pytest.mark.parametrize("kind", [kind for kind in HOOKS if not KINDS[kind].is_about_any])
def test_the_table_of_hooks_names_what_they_read(desk: Desk, kind: str) -> None:
    deal = desk.add("deal", title="Été", brand_id=desk.brand)
    known = {"brand": desk.brand, "deal": deal}
    named = {each.name: known[each.kind] for each in KINDS[kind].fields if each.kind in known}
    for given in (named, {}):
        with desk.book.reading() as reading:
            spy = Spy(reading)
            gate = Gate(surroundings(spy, desk.book.clock.today(), desk.book.clock.now()))
            start = {each.name: empty(each) if each.default is None else each.default for each in KINDS[kind].fields}
            # What is refused of so little has been read for by then.
            with suppress(CreatorbookError):
                gate.check(kind, {**start, "id": "", **given, **gate.default_values(kind, given)}, None)
        assert spy.tables - {"json_each"} <= set(HOOKS[kind].reads)
