"""Steps whose rows were deleted for good: nobody takes them back or repeats them, whole or in part."""

from __future__ import annotations

import pytest

from creatorbook.common.ids import new_id
from creatorbook.store.log import steps
from creatorbook.store.models import Brand
from tests.store.support import Hand


def rename(hand: Hand, brand: str, name: str, **entry: str) -> None:
    hand.do(lambda uow: setattr(uow.get(Brand, brand), "name", name), label="Rename", **entry)


def erase(hand: Hand, *brands: str) -> None:
    hand.do(lambda uow: uow.erase("brand", list(brands)), label="Erase", policy="barrier")


def add_many(hand: Hand, count: int) -> list[str]:
    ids = [new_id() for _ in range(count)]
    rows = [{"id": key, "name": f"Brand {number}"} for number, key in enumerate(ids)]
    hand.do(lambda uow: uow.insert_many(Brand, rows), label="Import")
    return ids


def test_another_window_passes_by_the_steps_of_what_was_erased(hand: Hand) -> None:
    kept = hand.brand("Kept")
    rename(hand, kept, "Kept 2")
    gone = hand.brand("Gone")
    rename(hand, gone, "Gone 2")
    erase(Hand(hand.store, origin="there"), gone)
    with hand.store.reading() as reading:
        step = steps.next_undo(reading, hand.whose())
    assert step is not None
    assert step.label == "Rename"
    assert hand.undo() == {"brand": {kept}}
    assert hand.rows("SELECT name FROM brand") == [("Kept",)]


def test_a_step_of_which_a_part_was_erased_is_passed_by_whole(hand: Hand) -> None:
    first, *rest = add_many(hand, 4)
    erase(Hand(hand.store, origin="there"), first)
    before = hand.dump()
    # What comes next is the erasure itself.
    with pytest.raises(steps.StepRefused, match=steps.Reason.BARRIER.value):
        hand.undo()
    assert hand.dump() == before
    assert {key for (key,) in hand.rows("SELECT id FROM brand")} == set(rest)


def test_what_was_taken_back_of_an_erased_row_is_not_repeated(hand: Hand) -> None:
    brand = hand.brand()
    rename(hand, brand, "A")
    hand.undo()
    erase(Hand(hand.store, origin="there"), brand)
    with pytest.raises(steps.StepRefused, match=steps.Reason.NO_REDO.value):
        hand.redo()
    assert hand.rows("SELECT count(*) FROM brand") == [(0,)]


def test_undo_still_stops_where_it_stopped_before_the_erasure(hand: Hand) -> None:
    brand, other = hand.brand("Issued"), hand.brand("Other")
    rename(hand, other, "Other 2")
    rename(hand, brand, "Issued 2", policy="barrier")
    erase(Hand(hand.store, origin="there"), brand)
    with pytest.raises(steps.StepRefused, match=steps.Reason.BARRIER.value):
        hand.undo()
    assert hand.rows("SELECT name FROM brand") == [("Other 2",)]
