"""What stood before old steps is dropped, the steps stay; newer ones are undone and redone as before."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from creatorbook.common.ids import new_id
from creatorbook.store.log import history, steps, thinning
from creatorbook.store.models import Brand
from creatorbook.store.store import Store
from tests.store.support import Hand, problems

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy import Connection

DAY = 86_400
IMAGES = "SELECT count(*) FROM change_row WHERE before IS NOT NULL OR after IS NOT NULL"


def year_ago(hand: Hand) -> datetime:
    return hand.clock.now() - timedelta(365)


def thin(hand: Hand) -> thinning.Thinned:
    return hand.store.thin_log(year_ago(hand), lambda: False)


def rename(hand: Hand, brand: str, name: str, **entry: str) -> None:
    hand.do(lambda uow: setattr(uow.get(Brand, brand), "name", name), label="Rename", **entry)


def test_old_images_go_and_every_entry_stays(hand: Hand) -> None:
    brand = hand.brand()
    rename(hand, brand, "A")
    hand.clock.forward(366 * DAY)
    rename(hand, brand, "B")
    content, log = hand.dump(), hand.rows("SELECT * FROM change_log")
    size = hand.rows("SELECT sum(coalesce(length(before), 0) + coalesce(length(after), 0)) FROM change_row")[0][0]
    done = thin(hand)
    left = hand.rows("SELECT sum(coalesce(length(before), 0) + coalesce(length(after), 0)) FROM change_row")[0][0]
    assert done.rows == 2
    assert size - left == done.size > 0
    assert hand.rows(IMAGES) == [(1,)]
    assert hand.dump() == content
    assert hand.rows("SELECT * FROM change_log") == log
    assert thin(hand) == thinning.Thinned()
    with hand.store.reading() as reading:
        found = history.changes_of_row(reading, "brand", brand, 10)
    assert [(each.change.label, each.is_thinned) for each in found] == [
        ("Rename", False),
        ("Rename", True),
        ("Add", True),
    ]


def test_newer_steps_are_undone_and_the_old_one_is_said_to_be_too_old(hand: Hand) -> None:
    brand = hand.brand()
    rename(hand, brand, "A")
    old = hand.dump()
    hand.clock.forward(366 * DAY)
    rename(hand, brand, "B")
    new = hand.dump()
    thin(hand)
    hand.undo()
    assert hand.dump() == old
    hand.redo()
    assert hand.dump() == new
    hand.undo()
    with pytest.raises(steps.StepRefused) as caught:
        hand.undo()
    assert caught.value.reason is steps.Reason.TOO_OLD
    assert caught.value.step is not None
    assert caught.value.step.label == "Rename"
    assert hand.dump() == old


def test_an_old_step_undone_lately_can_be_redone(hand: Hand) -> None:
    brand = hand.brand()
    rename(hand, brand, "A")
    after = hand.dump()
    hand.clock.forward(366 * DAY)
    hand.undo()
    assert thin(hand).rows == 1
    hand.redo()
    assert hand.dump() == after


def test_what_was_typed_across_the_day_is_one_step_and_as_young_as_its_end(hand: Hand) -> None:
    brand = hand.brand()
    before = hand.dump()
    rename(hand, brand, "A", policy="merge", merge_key="name")
    hand.clock.forward(3)
    rename(hand, brand, "AB", policy="merge", merge_key="name")
    hand.clock.forward(365 * DAY - 1)
    assert thin(hand).rows == 1  # the brand itself, added before
    hand.undo()
    assert hand.dump() == before


def test_thinning_is_done_in_slices_and_can_be_stopped(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(thinning, "_ROWS_A_SLICE", 3)
    for number in range(7):
        hand.brand(f"Brand {number}")
    hand.clock.forward(400 * DAY)
    begun: list[Connection] = []

    @contextmanager
    def counting() -> Iterator[Connection]:
        with hand.store.writing() as connection:
            begun.append(connection)
            yield connection

    assert thinning.thin(counting, year_ago(hand), lambda: len(begun) == 2).rows == 6
    assert hand.rows(IMAGES) == [(1,)]
    assert thin(hand).rows == 1


def test_the_images_of_a_large_import_go_and_nobody_waits_for_all_of_them(hand: Hand) -> None:
    rows = [{"id": new_id(), "name": f"Brand {number}"} for number in range(5_000)]
    hand.do(lambda uow: uow.insert_many(Brand, rows), label="Import")
    hand.clock.forward(366 * DAY)
    hand.brand("New")
    before = hand.dump()
    left = [5_001]

    @contextmanager
    def counting() -> Iterator[Connection]:
        with hand.store.writing() as connection:
            yield connection
        left.append(hand.rows(IMAGES)[0][0])

    # A first turn is stopped within the import: its step is too old from then on.
    assert thinning.thin(counting, year_ago(hand), lambda: len(left) == 2).rows == 2_000
    hand.undo()
    with pytest.raises(steps.StepRefused, match=steps.Reason.TOO_OLD.value):
        hand.undo()
    hand.redo()
    assert hand.rows("SELECT count(*) FROM change_row WHERE change_seq = 1") == [(5_000,)]
    assert thinning.thin(counting, year_ago(hand), lambda: False).rows == 3_000
    assert left == [5_001, 3_001, 1_001, 1, 1]
    assert hand.rows("SELECT count(*), count(DISTINCT row_id) FROM change_row WHERE change_seq = 1") == [(5_000, 5_000)]
    hand.undo()
    with pytest.raises(steps.StepRefused, match=steps.Reason.TOO_OLD.value):
        hand.undo()
    hand.redo()
    assert hand.dump() == before


@pytest.mark.parametrize("address", ["", "x" * 2_000], ids=["images smaller than a page", "large ones"])
def test_the_file_has_room_again(hand: Hand, book_path: Path, address: str) -> None:
    brand = hand.brand("Long", address=address)
    for number in range(300):
        rename(hand, brand, f"Name {number}")
        hand.clock.forward(60)

    def used() -> int:
        pages, free, size = (
            hand.rows(f"PRAGMA {name}")[0][0] for name in ("page_count", "freelist_count", "page_size")
        )
        return int((pages - free) * size)

    before = used()
    hand.clock.forward(366 * DAY)
    done = thin(hand)
    assert done.rows == 301
    assert before - used() > done.size // 2
    hand.store.close()
    assert problems(book_path) == ()


def test_other_programs_and_erasing_live_with_a_thinned_log(hand: Hand, book_path: Path) -> None:
    brand, going = hand.brand(), hand.brand("Going")
    hand.clock.forward(366 * DAY)
    watching = Store(book_path)
    assert watching.foreign_changes("there") == {}
    thin(hand)
    assert watching.foreign_changes("there") == {}
    rename(hand, brand, "B")
    hand.undo()
    assert watching.foreign_changes("there") == {"brand": {brand}}
    hand.do(lambda uow: uow.erase("brand", [going]), label="Erase", policy="barrier")
    assert hand.rows("SELECT count(*) FROM change_row WHERE row_id = ? AND before IS NULL", going) == [(0,)]
    assert watching.foreign_changes("there") == {"brand": {going}}
    watching.close()
    hand.clock.forward(366 * DAY)
    thin(hand)
    hand.store.close()
    assert problems(book_path) == ()
