"""Undo and redo bring back the exact rows, merge typing, stop at barriers, and refuse what has changed since."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from creatorbook.common.ids import new_id
from creatorbook.domain.records.deals import Stage
from creatorbook.store.log import changes, history, steps
from creatorbook.store.models import Brand, Creator, Deal, Tag
from creatorbook.store.store import Store
from tests.store.support import Hand

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from creatorbook.store.writing.uow import UnitOfWork


def rename(hand: Hand, brand: str, name: str, **entry: str) -> None:
    hand.do(lambda uow: setattr(uow.get(Brand, brand), "name", name), label="Rename", **entry)


def test_nothing_to_undo_or_redo(hand: Hand) -> None:
    with pytest.raises(steps.StepRefused) as caught:
        hand.undo()
    assert caught.value.reason is steps.Reason.NO_UNDO
    with pytest.raises(steps.StepRefused) as caught:
        hand.redo()
    assert caught.value.reason is steps.Reason.NO_REDO


def test_undo_and_redo_bring_back_the_exact_rows(hand: Hand) -> None:
    states = [hand.dump()]
    creator = hand.creator()
    states.append(hand.dump())
    brand = hand.brand()
    states.append(hand.dump())
    deal = hand.deal(creator, brand)
    states.append(hand.dump())
    hand.clock.forward(60)
    hand.do(lambda uow: setattr(uow.get(Deal, deal), "stage", Stage.LOST))
    states.append(hand.dump())
    hand.do(lambda uow: uow.delete(uow.get(Deal, deal)))
    states.append(hand.dump())
    for _round in range(2):
        for state in reversed(states[:-1]):
            hand.undo()
            assert hand.dump() == state
        for state in states[1:]:
            hand.redo()
            assert hand.dump() == state


def test_an_import_is_one_step(hand: Hand) -> None:
    before = hand.dump()
    creator, brands = new_id(), [new_id() for _ in range(500)]

    def bring_in(uow: UnitOfWork) -> None:
        uow.insert_many(Creator, [{"id": creator, "name": "Zoé"}])
        uow.insert_many(Brand, [{"id": key, "name": f"Brand {n}"} for n, key in enumerate(brands)])
        uow.insert_many(Deal, [{"id": new_id(), "creator_id": creator, "brand_id": key} for key in brands])

    hand.do(bring_in)
    after = hand.dump()
    touched = hand.undo()
    assert hand.dump() == before
    assert {table: len(ids) for table, ids in touched.items()} == {"creator": 1, "brand": 500, "deal": 500}
    hand.redo()
    assert hand.dump() == after


def test_undo_of_children_deleted_before_their_parent(hand: Hand) -> None:
    creator, brand = hand.creator(), hand.brand()
    deal = hand.deal(creator, brand)
    before = hand.dump()

    def parent_image_first(uow: UnitOfWork) -> None:
        # The parent's image comes first: a rename is recorded before the child is deleted, and then it goes too.
        record = uow.get(Brand, brand)
        record.name = "Soon gone"
        uow.session.flush()
        uow.delete(uow.get(Deal, deal))
        uow.session.flush()
        uow.delete(record)

    hand.do(parent_image_first)
    hand.undo()
    assert hand.dump() == before
    hand.redo()
    assert hand.rows("SELECT count(*) FROM brand") == [(0,)]


def test_names_that_change_places_come_back(hand: Hand) -> None:
    ids: list[str] = []
    hand.do(lambda uow: ids.extend(uow.add(Tag(name=name)).id for name in ("a", "b")))
    before = hand.dump()

    def swap(uow: UnitOfWork) -> None:
        first, second = (uow.get(Tag, key) for key in ids)
        for record, name in ((first, "…"), (second, "a"), (first, "b")):
            record.name = name
            uow.session.flush()

    hand.do(swap)
    after = hand.dump()
    hand.undo()
    assert hand.dump() == before
    hand.redo()
    assert hand.dump() == after


def test_a_name_given_on_comes_back(hand: Hand) -> None:
    old = hand_tag(hand, "a")
    before = hand.dump()

    def hand_on(uow: UnitOfWork) -> None:
        made = uow.add(Tag(name="…"))
        uow.delete(uow.get(Tag, old))
        uow.session.flush()
        made.name = "a"

    hand.do(hand_on)
    after = hand.dump()
    hand.undo()
    assert hand.dump() == before
    hand.redo()
    assert hand.dump() == after


def hand_tag(hand: Hand, name: str) -> str:
    made: list[str] = []
    hand.do(lambda uow: made.append(uow.add(Tag(name=name)).id))
    return made[0]


def test_new_work_drops_what_could_have_been_redone(hand: Hand) -> None:
    brand = hand.brand()
    rename(hand, brand, "A")
    hand.undo()
    rename(hand, brand, "B")
    with pytest.raises(steps.StepRefused):
        hand.redo()
    hand.undo()
    assert hand.rows("SELECT name FROM brand") == [("Ombelle",)]


def test_work_outside_the_stack_leaves_it_alone(hand: Hand) -> None:
    brand = hand.brand()
    rename(hand, brand, "A")
    hand.undo()
    hand.do(lambda uow: uow.add(Tag(name="x")), policy="none")
    hand.redo()
    assert hand.rows("SELECT name FROM brand") == [("A",)]
    hand.undo()
    hand.undo()
    assert hand.rows("SELECT (SELECT count(*) FROM brand), (SELECT count(*) FROM tag)") == [(0, 1)]


def typing(hand: Hand, brand: str, *, pauses: tuple[float, ...]) -> None:
    for number, pause in enumerate(pauses):
        hand.clock.forward(pause)
        rename(hand, brand, f"typed {number}", policy="merge", merge_key=f"name {brand}")


def test_typing_is_one_step(hand: Hand) -> None:
    brand = hand.brand()
    before = hand.dump()
    typing(hand, brand, pauses=(1, 4.9, 4.9, 0))
    after = hand.dump()
    hand.undo()
    assert hand.dump() == before
    hand.redo()
    assert hand.dump() == after


def test_a_pause_ends_the_typing(hand: Hand) -> None:
    brand = hand.brand()
    typing(hand, brand, pauses=(1, 1, 5.1))
    hand.undo()
    assert hand.rows("SELECT name FROM brand") == [("typed 1",)]


@pytest.mark.parametrize("between", ["other work", "other program", "undo and redo"])
def test_something_between_ends_the_typing(hand: Hand, between: str) -> None:
    brand = hand.brand()
    typing(hand, brand, pauses=(1, 1))
    steps: dict[str, Callable[[], object]] = {
        "other work": lambda: hand.do(lambda uow: uow.add(Tag(name="x")), policy="none"),
        "other program": lambda: setattr(hand, "origin", "there"),
        "undo and redo": lambda: (hand.undo(), hand.redo()),
    }
    steps[between]()
    rename(hand, brand, "last", policy="merge", merge_key=f"name {brand}")
    hand.undo()
    assert hand.rows("SELECT name FROM brand") == [("typed 1",)]


def test_a_barrier_stops_undo_and_changes_nothing(hand: Hand) -> None:
    brand = hand.brand()
    rename(hand, brand, "Issued", policy="barrier")
    before = hand.dump()
    with pytest.raises(steps.StepRefused) as caught:
        hand.undo()
    assert caught.value.reason is steps.Reason.BARRIER
    assert hand.dump() == before
    # What comes after the barrier can be taken back, up to it.
    rename(hand, brand, "Later")
    hand.undo()
    assert hand.dump() == before


@pytest.mark.parametrize("turn", ["undo", "redo"])
def test_a_row_changed_since_is_a_conflict_and_nothing_moves(hand: Hand, turn: str) -> None:
    first, second = hand.brand("First"), hand.brand("Second")

    def both(uow: UnitOfWork) -> None:
        uow.get(Brand, first).name = "1"
        uow.get(Brand, second).name = "2"

    hand.do(both)
    if turn == "redo":
        hand.undo()
    rename(hand, first, "changed since", policy="none")
    before, log = hand.dump(), hand.rows("SELECT * FROM change_log")
    with pytest.raises(steps.StepRefused) as caught:
        getattr(hand, turn)()
    assert (caught.value.reason, caught.value.record) == (steps.Reason.CHANGED_SINCE, ("brand", first))
    assert hand.dump() == before
    assert hand.rows("SELECT * FROM change_log") == log


def test_a_parent_that_has_children_since_is_refused_with_a_sentence(hand: Hand) -> None:
    creator = hand.creator()
    brand = hand.brand()
    hand.do(lambda uow: uow.add(Deal(creator_id=creator, brand_id=brand, title="Since")), policy="none")
    before = hand.dump()
    with pytest.raises(steps.StepRefused):
        hand.undo()
    assert hand.dump() == before


@pytest.mark.parametrize("parent", ["creator", "brand"])
def test_a_child_whose_parent_is_gone_since_is_refused_with_a_sentence(hand: Hand, parent: str) -> None:
    parents = {"creator": hand.creator(), "brand": hand.brand()}
    deal = hand.deal(parents["creator"], parents["brand"])
    hand.do(lambda uow: uow.delete(uow.get(Deal, deal)))
    model = {"creator": Creator, "brand": Brand}[parent]
    hand.do(lambda uow: uow.delete(uow.get(model, parents[parent])), policy="none")
    before = hand.dump()
    with pytest.raises(steps.StepRefused) as caught:
        hand.undo()
    assert caught.value.record == ("deal", deal)
    assert hand.dump() == before


def test_a_parent_that_has_children_since_is_named_by_the_child(hand: Hand) -> None:
    creator, brand = hand.creator(), hand.brand()
    made: list[str] = []
    hand.do(lambda uow: made.append(uow.add(Deal(creator_id=creator, brand_id=brand, title="Since")).id), policy="none")
    with pytest.raises(steps.StepRefused) as caught:
        hand.undo()
    assert caught.value.record == ("deal", made[0])


def test_a_name_that_another_has_since_is_a_conflict(hand: Hand) -> None:
    old = hand_tag(hand, "a")
    hand.do(lambda uow: uow.delete(uow.get(Tag, old)))
    hand.do(lambda uow: uow.add(Tag(name="a")), policy="none")
    before = hand.dump()
    with pytest.raises(steps.StepRefused) as caught:
        hand.undo()
    assert caught.value.record == ("tag", old)
    assert hand.dump() == before


@pytest.mark.parametrize("turn", ["undo", "redo"])
def test_a_row_that_is_gone_or_back_since_is_a_conflict(hand: Hand, turn: str) -> None:
    brand = hand.brand()
    rename(hand, brand, "A")
    if turn == "redo":
        hand.undo()
    hand.do(lambda uow: uow.delete(uow.get(Brand, brand)), policy="none")
    before = hand.dump()
    with pytest.raises(steps.StepRefused) as caught:
        getattr(hand, turn)()
    assert caught.value.record == ("brand", brand)
    assert hand.dump() == before


@pytest.mark.parametrize(("pause", "left"), [(5.0, "Ombelle"), (5.001, "typed 0")])
def test_five_seconds_are_still_typing(hand: Hand, pause: float, left: str) -> None:
    brand = hand.brand()
    typing(hand, brand, pauses=(1, pause))
    hand.undo()
    assert hand.rows("SELECT name FROM brand") == [(left,)]


def test_work_that_may_merge_and_names_no_key_is_a_step_of_its_own(hand: Hand) -> None:
    brand = hand.brand()
    for name in ("A", "B"):
        rename(hand, brand, name, policy="merge")
    hand.undo()
    assert hand.rows("SELECT name FROM brand") == [("A",)]
    # Nor does plain work that names one go on with what was typed before it.
    rename(hand, brand, "C", policy="merge", merge_key="name")
    rename(hand, brand, "D", merge_key="name")
    hand.undo()
    assert hand.rows("SELECT name FROM brand") == [("C",)]


def test_the_log_keeps_letters_as_they_were_written(hand: Hand) -> None:
    # Whoever opens the book with another program can read what was done.
    brand = hand.brand("Été 日本")
    hand.do(lambda uow: setattr(uow.get(Brand, brand), "name", "Œuvre"), label="Rename “{name}”")
    ((before, after),) = hand.rows("SELECT before, after FROM change_row WHERE before IS NOT NULL")
    assert '"Été 日本"' in before
    assert '"Œuvre"' in after

    def work(uow: UnitOfWork) -> changes.Entry:
        uow.add(Tag(name="x"))
        return replace(hand.entry(), params={"name": "Été"})

    hand.store.write(hand.clock, work)
    assert ('{"name": "Été"}',) in hand.rows("SELECT params FROM change_log")


def test_the_first_thing_ever_typed_goes_on_with_nothing(hand: Hand) -> None:
    hand.do(lambda uow: uow.add(Tag(name="x")), policy="merge", merge_key="name")
    hand.undo()
    assert hand.rows("SELECT count(*) FROM tag") == [(0,)]


def test_after_a_migration_nothing_is_taken_back_nor_repeated(hand: Hand) -> None:
    brand = hand.brand()
    rename(hand, brand, "A")
    hand.undo()
    with hand.store.reading() as reading:
        assert steps.next_undo(reading, hand.whose()) is not None
    hand.do(lambda uow: changes.forget_undo(uow.session.connection()), policy="none")
    for turn in (hand.undo, hand.redo):
        with pytest.raises(steps.StepRefused):
            turn()


def test_redo_of_what_was_taken_back_elsewhere_is_asked_for_here_first(hand: Hand) -> None:
    first, second = hand.brand("First"), hand.brand("Second")
    there = Hand(hand.store, origin="there")
    rename(hand, first, "First 2")
    rename(there, second, "Second 2")
    there.undo()
    hand.undo()
    # Each window repeats what it took back itself, whichever was taken back last.
    there.redo()
    assert hand.rows("SELECT name FROM brand ORDER BY id") == [("First",), ("Second 2",)]
    hand.redo()
    assert hand.rows("SELECT name FROM brand ORDER BY id") == [("First 2",), ("Second 2",)]


def test_undo_outlives_closing_the_book(book_path: Path) -> None:
    store = Store(book_path)
    hand = Hand(store)
    brand = hand.brand()
    before = hand.dump()
    rename(hand, brand, "A")
    after = hand.dump()
    store.close()
    store = Store(book_path)
    again = Hand(store, origin="another start")
    again.undo()
    assert again.dump() == before
    again.redo()
    assert again.dump() == after
    store.close()


def test_other_programs_hear_of_work_undo_and_redo(hand: Hand, book_path: Path) -> None:
    watching = Store(book_path)
    brand = hand.brand()
    assert watching.foreign_changes("there") == {"brand": {brand}}
    assert watching.foreign_changes("there") == {}
    rename(hand, brand, "A")
    hand.undo()
    assert watching.foreign_changes("there") == {"brand": {brand}}
    hand.redo()
    assert watching.foreign_changes("there") == {"brand": {brand}}
    assert hand.store.foreign_changes("here") == {}
    watching.close()


def test_the_next_steps_are_named(hand: Hand) -> None:
    brand = hand.brand()
    rename(hand, brand, "A")
    hand.undo()
    with hand.store.reading() as reading:
        undo, redo = steps.next_undo(reading, hand.whose()), steps.next_redo(reading, hand.whose())
    assert undo is not None
    assert redo is not None
    assert (undo.label, redo.label) == ("Add", "Rename")


def test_each_person_takes_back_their_own_steps(hand: Hand) -> None:
    mine, theirs = hand.brand("Mine"), hand.brand("Theirs")
    colleague = Hand(hand.store, origin="there", actor="colleague")
    rename(hand, mine, "Mine 2")
    rename(colleague, theirs, "Theirs 2")
    hand.undo()
    assert hand.rows("SELECT name FROM brand ORDER BY id") == [("Mine",), ("Theirs 2",)]
    # New work of theirs leaves what I took back to be repeated.
    rename(colleague, theirs, "Theirs 3")
    hand.redo()
    assert hand.rows("SELECT name FROM brand ORDER BY id") == [("Mine 2",), ("Theirs 3",)]
    colleague.undo()
    colleague.undo()
    assert hand.rows("SELECT name FROM brand ORDER BY id") == [("Mine 2",), ("Theirs",)]


def test_a_window_takes_back_its_own_before_the_same_persons_elsewhere(hand: Hand) -> None:
    here, there = hand.brand("Here"), hand.brand("There")
    rename(hand, here, "Here 2")
    rename(Hand(hand.store, origin="there"), there, "There 2")
    hand.undo()
    assert hand.rows("SELECT name FROM brand ORDER BY id") == [("Here",), ("There 2",)]
    fresh = Hand(hand.store, origin="opened later")
    fresh.undo()
    assert hand.rows("SELECT name FROM brand ORDER BY id") == [("Here",), ("There",)]


def test_another_persons_step_is_named_and_taken_back_only_when_meant(hand: Hand) -> None:
    brand = hand.brand("Mine")
    colleague = Hand(hand.store, origin="there", actor="colleague")
    log = hand.rows("SELECT * FROM change_log")
    with pytest.raises(steps.StepRefused, match=steps.Reason.OF_ANOTHER.value) as caught:
        colleague.undo()
    assert caught.value.reason is steps.Reason.OF_ANOTHER
    assert caught.value.step is not None
    assert caught.value.step.actor == "tester"
    assert hand.rows("SELECT * FROM change_log") == log
    with hand.store.reading() as reading:
        step = steps.next_undo(reading, colleague.whose())
    assert step is not None
    assert (step.actor, step.own) == ("tester", False)
    colleague.undo(anyone=True)
    assert hand.rows("SELECT id FROM brand") == []
    with pytest.raises(steps.StepRefused, match=steps.Reason.OF_ANOTHER.value):
        Hand(hand.store, origin="a third", actor="third").redo()
    # Who took it back may repeat it; so may anybody who says so.
    hand.redo(anyone=True)
    assert hand.rows("SELECT id FROM brand") == [(brand,)]


def test_anyone_means_the_newest_step_of_all(hand: Hand) -> None:
    mine = hand.brand("Mine")
    colleague = Hand(hand.store, origin="there", actor="colleague")
    theirs = colleague.brand("Theirs")
    hand.undo(anyone=True)
    assert hand.rows("SELECT id FROM brand") == [(mine,)]
    hand.undo()
    hand.redo(anyone=True)
    colleague.redo(anyone=True)
    assert sorted(hand.rows("SELECT id FROM brand")) == sorted([(mine,), (theirs,)])


def test_redo_repeats_what_was_undone_last(hand: Hand) -> None:
    first = hand.brand("First")
    there = Hand(hand.store, origin="there")
    second = there.brand("Second")
    rename(hand, first, "First 2")
    rename(there, second, "Second 2")
    # The newer step is taken back before the older, each in its own window.
    there.undo()
    hand.undo()
    fresh = Hand(hand.store, origin="opened later")
    fresh.redo()
    assert hand.rows("SELECT name FROM brand ORDER BY name") == [("First 2",), ("Second",)]
    fresh.redo()
    assert hand.rows("SELECT name FROM brand ORDER BY name") == [("First 2",), ("Second 2",)]
    # And now the older before the newer.
    hand.undo()
    there.undo()
    fresh.redo()
    assert hand.rows("SELECT name FROM brand ORDER BY name") == [("First",), ("Second 2",)]


def test_a_step_that_typing_went_on_with_has_one_name_both_ways(hand: Hand) -> None:
    brand = hand.brand()
    for text in ("Ty", "Typed"):

        def type_on(uow: UnitOfWork, text: str = text) -> changes.Entry:
            uow.get(Brand, brand).name = text
            return replace(hand.entry(policy="merge", merge_key="name"), label=f"Name it {text}", params={"t": text})

        hand.store.write(hand.clock, type_on)
    with hand.store.reading() as reading:
        undo = steps.next_undo(reading, hand.whose())
    hand.undo()
    with hand.store.reading() as reading:
        redo = steps.next_redo(reading, hand.whose())
        (taken_back,) = history.newest_changes(reading, 1)
    assert undo is not None
    assert redo is not None
    assert (undo.label, undo.params) == (redo.label, redo.params) == ("Name it Typed", {"t": "Typed"})
    assert (taken_back.of_label, taken_back.of_params) == ("Name it Typed", {"t": "Typed"})


def test_a_step_that_is_meant_is_taken_back_and_no_other(hand: Hand) -> None:
    brand = hand.brand("Mine")
    colleague = Hand(hand.store, origin="there", actor="colleague")
    with hand.store.reading() as reading:
        shown = steps.next_undo(reading, colleague.whose())
    assert shown is not None
    rename(hand, brand, "Mine 2")
    log = hand.rows("SELECT * FROM change_log")
    with pytest.raises(steps.StepRefused) as caught:
        colleague.undo(anyone=True, only=shown.step)
    assert caught.value.reason is steps.Reason.NOT_NEXT
    assert caught.value.step is not None
    assert caught.value.step.label == "Rename"
    assert hand.rows("SELECT * FROM change_log") == log
    hand.undo()
    hand.undo()
    with hand.store.reading() as reading:
        again = steps.next_redo(reading, colleague.whose())
    assert again is not None
    assert again.step == shown.step
    hand.redo()
    with pytest.raises(steps.StepRefused, match=steps.Reason.NOT_NEXT.value):
        colleague.redo(anyone=True, only=shown.step)
    hand.undo()
    colleague.redo(anyone=True, only=shown.step)
    assert hand.rows("SELECT name FROM brand") == [("Mine",)]


def test_who_took_a_step_back_is_named_where_another_would_repeat_it(hand: Hand) -> None:
    hand.brand("Mine")
    Hand(hand.store, origin="there", actor="colleague").undo(anyone=True)
    with pytest.raises(steps.StepRefused, match=steps.Reason.OF_ANOTHER.value) as caught:
        Hand(hand.store, origin="a third", actor="third").redo()
    assert caught.value.step is not None
    assert caught.value.step.actor == "colleague"


@pytest.mark.parametrize("turn", ["undo", "redo"])
def test_a_step_whose_images_are_gone_is_refused_and_never_said_to_be_done(hand: Hand, turn: str) -> None:
    # As older programs left it, which erased the images and not the steps.
    brand = hand.brand()
    rename(hand, brand, "A")
    if turn == "redo":
        hand.undo()

    def forget(uow: UnitOfWork) -> None:
        uow.connection.exec_driver_sql("DELETE FROM change_row WHERE row_id = ?", (brand,))

    hand.do(forget)
    log = hand.rows("SELECT * FROM change_log")
    with pytest.raises(steps.StepRefused) as caught:
        getattr(hand, turn)()
    assert caught.value.reason is steps.Reason.ERASED
    assert hand.rows("SELECT * FROM change_log") == log
