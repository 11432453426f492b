"""The unit of work and its recorder: all or nothing, and every row's image kept."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from creatorbook.common.errors import Conflict, NotFound
from creatorbook.common.ids import new_id
from creatorbook.domain.records.deals import Stage
from creatorbook.domain.values.money import Money
from creatorbook.store.models import Brand, Creator, Deal

if TYPE_CHECKING:
    from creatorbook.store.writing.uow import UnitOfWork
    from tests.store.support import Hand


def images(hand: Hand) -> list[tuple[str, dict[str, object] | None, dict[str, object] | None]]:
    last = "SELECT table_name, before, after FROM change_row WHERE change_seq = (SELECT max(seq) FROM change_log)"
    return [
        (table, before and json.loads(before), after and json.loads(after))
        for table, before, after in hand.rows(f"{last} ORDER BY position")
    ]


def test_a_unit_is_written_whole_with_one_log_entry(hand: Hand) -> None:
    def work(uow: UnitOfWork) -> None:
        brand = uow.add(Brand(name="Ombelle"))
        creator = uow.add(Creator(name="Zoé"))
        uow.add(Deal(creator_id=creator.id, brand_id=brand.id, title="Spring"))

    touched = hand.do(work, label="New deal")
    assert sorted(touched) == ["brand", "creator", "deal"]
    assert hand.rows("SELECT label, kind, policy, state, step = seq FROM change_log") == [
        ("New deal", "do", "record", "done", 1)
    ]
    assert [(table, before) for table, before, _after in images(hand)] == [
        ("brand", None),
        ("creator", None),
        ("deal", None),
    ]


def test_an_error_leaves_nothing(hand: Hand) -> None:
    before = hand.dump()

    def work(uow: UnitOfWork) -> None:
        uow.add(Brand(name="Ombelle"))
        raise KeyError("halfway")

    with pytest.raises(KeyError):
        hand.do(work)
    assert hand.dump() == before
    assert hand.rows("SELECT count(*) FROM change_log") == [(0,)]


def test_a_broken_reference_leaves_nothing(hand: Hand) -> None:
    brand = hand.brand()
    before = hand.dump()
    with pytest.raises(sa.exc.IntegrityError):
        hand.do(lambda uow: uow.add(Deal(creator_id=new_id(), brand_id=brand, title="Nobody's")))
    assert hand.dump() == before


def test_work_that_changes_nothing_writes_no_entry(hand: Hand) -> None:
    brand = hand.brand()

    def same_name(uow: UnitOfWork) -> None:
        uow.get(Brand, brand).name = "Ombelle"

    assert hand.do(same_name) == {}
    assert hand.rows("SELECT count(*) FROM change_log") == [(1,)]


def test_images_hold_what_the_table_holds(hand: Hand) -> None:
    creator, brand = hand.creator(), hand.brand()

    def work(uow: UnitOfWork) -> None:
        deal = Deal(creator_id=creator, brand_id=brand, title="Spring", stage=Stage.CONTRACTED)
        deal.signed_on = date(2026, 2, 3)
        deal.fee = Money(150_000, "EUR")
        uow.add(deal)

    hand.do(work)
    ((_table, _before, after),) = images(hand)
    assert after is not None
    columns = ", ".join(f'"{name}"' for name in after)
    assert hand.rows(f"SELECT {columns} FROM deal") == [tuple(after.values())]
    assert (after["stage"], after["signed_on"], after["fee_minor"]) == (Stage.CONTRACTED.value, "2026-02-03", 150_000)


def test_a_row_changed_often_in_one_unit_is_one_image(hand: Hand) -> None:
    brand = hand.brand()
    (before,) = hand.rows("SELECT version FROM brand")

    def work(uow: UnitOfWork) -> None:
        for name in ("A", "B", "C"):
            uow.get(Brand, brand).name = name
            uow.session.flush()

    hand.clock.forward(60)
    hand.do(work)
    ((_table, old, new),) = images(hand)
    assert old is not None
    assert new is not None
    assert (old["name"], new["name"]) == ("Ombelle", "C")
    assert old["version"] == before[0]
    assert hand.rows("SELECT version, updated_at FROM brand") == [(new["version"], new["updated_at"])]
    assert old["updated_at"] != new["updated_at"]
    assert old["created_at"] == new["created_at"]


def test_a_row_made_and_deleted_in_one_unit_leaves_no_trace(hand: Hand) -> None:
    def work(uow: UnitOfWork) -> None:
        uow.delete(uow.add(Brand(name="Nobody")))
        uow.session.flush()

    assert hand.do(work) == {}
    assert hand.rows("SELECT count(*) FROM brand") == [(0,)]


def test_a_row_changed_and_deleted_keeps_its_first_image(hand: Hand) -> None:
    brand = hand.brand()

    def work(uow: UnitOfWork) -> None:
        record = uow.get(Brand, brand)
        record.name = "Other"
        uow.session.flush()
        uow.delete(record)

    hand.do(work)
    ((_table, old, new),) = images(hand)
    assert old is not None
    assert old["name"] == "Ombelle"
    assert new is None


@pytest.mark.parametrize(
    "statement",
    [
        sa.update(Brand).values(name="x"),
        sa.delete(Brand),
        sa.insert(Brand).values(name="x"),
    ],
    ids=["update", "delete", "insert"],
)
def test_bulk_statements_are_refused(hand: Hand, statement: sa.Executable) -> None:
    hand.brand()
    with pytest.raises(RuntimeError, match="recorder"):
        hand.do(lambda uow: uow.session.execute(statement))
    assert hand.rows("SELECT name FROM brand") == [("Ombelle",)]


def test_each_write_gives_a_new_version_that_never_comes_back(hand: Hand) -> None:
    brand = hand.brand()
    seen = {hand.rows("SELECT version FROM brand")[0][0]}

    def rename(uow: UnitOfWork) -> None:
        uow.get(Brand, brand).name = f"name {len(seen)}"

    for _number in range(20):
        hand.do(rename)
        seen.add(hand.rows("SELECT version FROM brand")[0][0])
    assert len(seen) == 21


def test_a_stale_form_is_a_conflict_and_names_the_record(hand: Hand) -> None:
    brand = hand.brand()
    ((read,),) = hand.rows("SELECT version FROM brand")
    hand.do(lambda uow: setattr(uow.get(Brand, brand, version=read), "name", "First"))
    with pytest.raises(Conflict) as caught:
        hand.do(lambda uow: setattr(uow.get(Brand, brand, version=read), "name", "Second"))
    assert caught.value.record == ("brand", brand)
    assert hand.rows("SELECT name FROM brand") == [("First",)]


def test_an_unknown_record_is_not_found(hand: Hand) -> None:
    with pytest.raises(NotFound):
        hand.do(lambda uow: uow.get(Brand, new_id()))


def test_many_rows_at_once_take_defaults_and_times(hand: Hand) -> None:
    ids = [new_id() for _ in range(1_000)]
    rows = [{"id": key, "name": f"Marke {number} ß"} for number, key in enumerate(ids)]
    touched = hand.do(lambda uow: uow.insert_many(Brand, rows))
    assert touched == {"brand": frozenset(ids)}
    assert len(images(hand)) == 1_000
    assert hand.rows("SELECT count(*), count(DISTINCT version), min(country), min(updated_at) FROM brand") == [
        (1_000, 1_000, "", "2026-03-02T09:00:00.000000Z")
    ]
    assert hand.rows("SELECT count(*) FROM search_doc WHERE title LIKE 'marke % ss'") == [(1_000,)]


def test_many_rows_with_an_unknown_column_are_refused_whole(hand: Hand) -> None:
    before = hand.dump()
    with pytest.raises(KeyError, match="colour"):
        hand.do(lambda uow: uow.insert_many(Brand, [{"id": new_id(), "name": "x"}, {"id": new_id(), "colour": "red"}]))
    assert hand.dump() == before
    # The staging table is gone: the next attempt works.
    hand.do(lambda uow: uow.insert_many(Brand, [{"id": new_id(), "name": "x"}]))


def test_many_rows_of_several_tables_then_objects_in_one_unit(hand: Hand) -> None:
    creator, brand, deal = new_id(), new_id(), new_id()

    def work(uow: UnitOfWork) -> None:
        uow.insert_many(Creator, [{"id": creator, "name": "Zoé"}])
        uow.insert_many(Brand, [{"id": brand, "name": "Ombelle"}])
        uow.insert_many(Deal, [{"id": deal, "creator_id": creator, "brand_id": brand, "title": "Spring"}])
        uow.get(Deal, deal).title = "Summer"

    hand.do(work)
    made = [after for table, _before, after in images(hand) if table == "deal"]
    assert [row and row["title"] for row in made] == ["Summer"]
