"""An import is planned while others write: what they changed meanwhile is taken in, and nobody waits."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from creatorbook.common.clock import FixedClock
from creatorbook.services import imports
from creatorbook.services.book.book import PLANS_BESIDE_OTHERS, Book
from creatorbook.services.imports.files import ImportFiles, Planned, read_files
from creatorbook.services.records.editing import AddRecord, EditRecord, TrashRecords
from tests.services import support
from tests.services.imports.test_matching import card, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date, datetime
    from pathlib import Path

    from creatorbook.store.engine.reading import Executes


@dataclass(frozen=True)
class Interrupted(ImportFiles):
    """An import in whose way others come: what they do is done after each planning, in turn, while there is some."""

    meanwhile: list[Callable[[], object]] = field(default_factory=list)
    plannings: list[Planned] = field(default_factory=list)

    def make_plan(self, reading: Executes, today: date, now: datetime) -> Planned:
        plan = super().make_plan(reading, today, now)
        self.plannings.append(plan)
        if self.meanwhile:
            self.meanwhile.pop(0)()
        return plan


@pytest.fixture
def other(book: Book, clock: FixedClock) -> Iterator[Book]:
    """Return the same book in another program."""
    with Book(book.path, clock) as other:
        yield other


def interrupted(book: Book, path: Path, *meanwhile: Callable[[], object]) -> Interrupted:
    return Interrupted(read_files(book, [path]), meanwhile=list(meanwhile))


def people(tmp_path: Path, count: int = 3) -> Path:
    return write(tmp_path, "a.vcf", "".join(card(f"Ana {n}", f"Maison {n}", f"ana{n}@x.example") for n in range(count)))


def test_a_brand_that_another_program_added_meanwhile_has_no_twin(book: Book, other: Book, tmp_path: Path) -> None:
    before = support.content(book)
    added: list[str] = []
    work = interrupted(
        book, people(tmp_path), lambda: added.append(other.run(AddRecord("brand", {"name": "MAISON 1 SARL"})).value)
    )
    summary = book.run(work).value
    assert len(work.plannings) == 2
    assert support.rows(book, "SELECT name FROM brand ORDER BY name") == [
        ("MAISON 1 SARL",),
        ("Maison 0",),
        ("Maison 2",),
    ]
    assert support.rows(book, "SELECT brand_id FROM contact WHERE name = 'Ana 1'") == [(added[0],)]
    assert (summary.tallies["brand"].added, summary.tallies["brand"].matched) == (2, 1)
    # One step that is taken back as a whole, and theirs stays.
    book.undo()
    assert support.rows(book, "SELECT id FROM brand") == [(added[0],)]
    other.undo()
    assert support.content(book) == before


def test_what_others_add_and_nobody_asked_for_makes_no_second_planning(book: Book, other: Book, tmp_path: Path) -> None:
    def add_others() -> None:
        brand = other.run(AddRecord("brand", {"name": "Ombelle"})).value
        other.run(AddRecord("contact", {"name": "Zoé", "email": "zoe@ombelle.example", "brand_id": brand}))
        other.run(AddRecord("agency", {"name": "North Lane"}))
        other.run(AddRecord("task", {"text": "Call", "record_kind": "brand", "record_id": brand}))

    work = interrupted(book, people(tmp_path), add_others)
    assert book.run(work).value.tallies["contact"].added == 3
    assert len(work.plannings) == 1
    assert support.count(book, "brand") == 4
    assert support.count(book, "contact") == 4
    assert book.verify().is_ok


@pytest.mark.parametrize(
    "values",
    [
        {"name": "Somebody", "email": "ANA1@x.example"},
        {"name": "ANA 2", "email": ""},
    ],
)
def test_a_person_that_another_program_added_meanwhile_is_matched(
    book: Book, other: Book, tmp_path: Path, values: dict[str, str]
) -> None:
    brand = book.run(AddRecord("brand", {"name": "Maison 2"})).value
    work = interrupted(book, people(tmp_path), lambda: other.run(AddRecord("contact", {**values, "brand_id": brand})))
    assert book.run(work).value.tallies["contact"].added == 2
    assert len(work.plannings) == 2
    assert support.count(book, "contact") == 3


def test_a_new_agency_of_the_name_takes_its_people(book: Book, other: Book, tmp_path: Path) -> None:
    work = interrupted(book, people(tmp_path), lambda: other.run(AddRecord("agency", {"name": "Maison 0 Ltd"})))
    book.run(work)
    assert support.count(book, "brand") == 2
    assert support.rows(book, "SELECT name FROM contact WHERE agency_id IS NOT NULL") == [("Ana 0",)]


def test_a_brand_that_was_matched_and_then_went_is_made_again(book: Book, other: Book, tmp_path: Path) -> None:
    brand = book.run(AddRecord("brand", {"name": "Maison 1"})).value
    work = interrupted(book, people(tmp_path), lambda: other.run(TrashRecords("brand", (brand,))))
    book.run(work)
    assert len(work.plannings) == 2
    assert support.rows(book, "SELECT count(*) FROM brand WHERE trashed_at IS NULL") == [(3,)]
    assert support.rows(book, "SELECT brand_id FROM contact WHERE brand_id = ?", brand) == []


def test_what_another_program_filled_meanwhile_is_not_overwritten(book: Book, other: Book, tmp_path: Path) -> None:
    brand = book.run(AddRecord("brand", {"name": "Maison 1"})).value
    path = write(tmp_path, "b.vcf", card("Ana", "Maison 1", "ana@x.example", url="https://theirs.example"))
    work = interrupted(book, path, lambda: other.run(EditRecord("brand", brand, {"website": "https://ours.example"})))
    book.run(work)
    assert support.rows(book, "SELECT website FROM brand") == [("https://ours.example",)]


def test_an_undo_of_another_program_is_a_change_too(book: Book, other: Book, tmp_path: Path) -> None:
    other.run(AddRecord("brand", {"name": "Maison 1"}))
    work = interrupted(book, people(tmp_path), other.undo, other.redo)
    book.run(work)
    assert len(work.plannings) == 3
    assert support.rows(book, "SELECT count(*), count(DISTINCT name) FROM brand") == [(3, 3)]


def test_the_same_file_imported_by_two_programs_comes_in_once(book: Book, other: Book, tmp_path: Path) -> None:
    path = people(tmp_path)
    work = interrupted(book, path, lambda: imports.import_files(other, [path]))
    assert not book.run(work).value.has_changes
    assert support.count(book, "contact") == 3
    assert support.count(book, "imported_key") == 3


def test_a_book_that_changes_under_every_plan_is_held_still_for_the_last(
    book: Book, other: Book, tmp_path: Path
) -> None:
    brand = book.run(AddRecord("brand", {"name": "Maison 1"})).value
    edits = [
        lambda turn=turn: other.run(EditRecord("brand", brand, {"address": f"{turn} Main Street"}))
        for turn in range(PLANS_BESIDE_OTHERS)
    ]
    work = interrupted(book, people(tmp_path), *edits)
    assert book.run(work).value.tallies["contact"].added == 3
    assert len(work.plannings) == PLANS_BESIDE_OTHERS + 1
    assert support.count(book, "brand") == 3


def test_a_sheet_of_deals_rests_on_the_whole_book(book: Book, other: Book, tmp_path: Path) -> None:
    heading = "Brand,Title,Fee,Status,Signed\n"
    spring = write(tmp_path, "spring.csv", heading + "Ombelle,Spring,500 EUR,Signed,2026-02-01\n")
    autumn = write(tmp_path, "autumn.csv", heading + "Ombelle,Autumn,500 EUR,Signed,2026-02-01\n")
    work = interrupted(book, spring, lambda: imports.import_files(other, [spring]))
    assert not book.run(work).value.has_changes
    work = interrupted(book, autumn, lambda: other.run(AddRecord("task", {"text": "Call"})))
    book.run(work)
    assert len(work.plannings) == 2
    assert support.rows(book, "SELECT title FROM deal ORDER BY title") == [("Autumn",), ("Spring",)]


def test_a_plan_of_yesterday_is_made_again(book: Book, clock: FixedClock, tmp_path: Path) -> None:
    def sleep() -> None:
        book.clock = FixedClock(clock.instant + timedelta(days=1))

    work = interrupted(book, people(tmp_path), sleep)
    book.run(work)
    assert len(work.plannings) == 2
