"""Records of every kind: added, edited, trashed, restored, and taken back exactly."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from creatorbook.common.errors import AnswerIsNo, BadInput, Conflict, NotFound, UsageError
from creatorbook.domain.records.deals import Stage
from creatorbook.domain.values.money import Money
from creatorbook.services.book.book import NextStep
from creatorbook.services.fields.kinds import KINDS
from creatorbook.services.records import editing as records

if TYPE_CHECKING:
    from tests.services.desk import Desk


def test_what_is_needed_and_missing_is_named(desk: Desk) -> None:
    with pytest.raises(BadInput) as refused:
        desk.add("deal", title="No brand")
    assert refused.value.where == "brand_id"
    assert "Brand" in refused.value.message


def test_an_unknown_field_says_which_there_are(desk: Desk) -> None:
    with pytest.raises(UsageError) as refused:
        desk.add("brand", name="A", colour="red")
    assert "category" in refused.value.hint


def test_a_reference_to_nothing_is_refused_and_nothing_is_written(desk: Desk) -> None:
    before = desk.dump()
    with pytest.raises(NotFound):
        desk.add("deal", title="Ghost", brand_id="00000000-0000-7000-8000-000000000000")
    assert desk.dump() == before


def test_the_only_creator_and_today_are_filled_in(desk: Desk) -> None:
    gift = desk.row("gift", desk.add("gift", description="Perfume", brand_id=desk.brand))
    assert gift["creator_id"].id == desk.creator
    assert gift["received_on"] == date(2026, 3, 2)


def test_with_two_creators_nobody_guesses(desk: Desk) -> None:
    desk.add("creator", name="Noor")
    with pytest.raises(BadInput) as refused:
        desk.add("deal", title="Whose?", brand_id=desk.brand)
    assert refused.value.where == "creator_id"


def test_a_stale_form_is_a_conflict_and_writes_nothing(desk: Desk) -> None:
    seen = desk.row("brand", desk.brand)
    desk.edit("brand", desk.brand, category="Make-up")
    with pytest.raises(Conflict) as refused:
        desk.book.run(records.EditRecord("brand", desk.brand, {"category": "Hair"}, seen.version))
    assert refused.value.record == ("brand", desk.brand)
    assert desk.row("brand", desk.brand)["category"] == "Make-up"


def test_an_undo_does_not_make_a_stale_form_fresh(desk: Desk) -> None:
    desk.edit("brand", desk.brand, category="Make-up")
    seen = desk.row("brand", desk.brand)
    desk.book.undo()
    desk.edit("brand", desk.brand, category="Hair")
    with pytest.raises(Conflict):
        desk.book.run(records.EditRecord("brand", desk.brand, {"category": "Lost"}, seen.version))


def test_typing_on_is_one_step(desk: Desk) -> None:
    for text in ("S", "Sk", "Ski"):
        desk.edit("brand", desk.brand, category=text)
    desk.book.undo()
    assert desk.row("brand", desk.brand)["category"] == "Skincare"


def test_a_brand_goes_to_the_trash_with_its_deals_and_comes_back_with_them(desk: Desk) -> None:
    deal = desk.agreed_deal()
    before = desk.dump()
    gone = desk.book.run(records.TrashRecords("brand", (desk.brand,))).value
    assert gone == 6
    step = desk.book.next_undo()
    assert step is not None
    # What goes along is named, wherever the step is told: in the window, on the command line, in the history.
    assert step.label == "Move brand “Éclat” to the trash, with 1 deal, 1 usage right, 1 deliverable and 1 more"
    assert desk.ids("deal") == desk.ids("payment") == []
    assert desk.ids("deal", trashed=True) == [deal]
    desk.book.run(records.RestoreRecords("brand", (desk.brand,)))
    assert desk.ids("deal") == [deal]
    for _step in range(2):
        desk.book.undo()
    assert desk.dump() == before


def test_what_was_trashed_before_stays_in_the_trash(desk: Desk) -> None:
    deal = desk.agreed_deal()
    payment = desk.ids("payment")[0]
    desk.book.run(records.TrashRecords("payment", (payment,)))
    moment = desk.row("payment", payment).updated_at
    assert moment is not None
    desk.book.undo()
    desk.book.redo()
    desk.book.run(records.TrashRecords("deal", (deal,)))
    desk.book.run(records.RestoreRecords("deal", (deal,)))
    assert desk.row("deal", deal).trashed is False


def test_a_part_cannot_come_back_before_its_whole(desk: Desk) -> None:
    deal = desk.agreed_deal()
    payment = desk.ids("payment")[0]
    desk.book.run(records.TrashRecords("deal", (deal,)))
    with pytest.raises(Conflict) as refused:
        desk.book.run(records.RestoreRecords("payment", (payment,)))
    assert "Spring serum" in refused.value.message


def test_every_step_says_what_it_was(desk: Desk) -> None:
    desk.add("gift", description="Perfume", brand_id=desk.brand)
    assert desk.book.next_undo() == NextStep("Add gift “Perfume”")
    assert desk.book.undo().value == "Add gift “Perfume”"
    assert desk.book.next_redo() == NextStep("Add gift “Perfume”")


def test_fixed_fields_are_not_edited_by_hand(desk: Desk) -> None:
    deal = desk.agreed_deal()
    contract = desk.add("contract", deal_id=deal)
    with pytest.raises(UsageError):
        desk.edit("contract", contract, number="C-1")


def test_a_deal_ends_after_it_starts(desk: Desk) -> None:
    with pytest.raises(BadInput) as refused:
        desk.agreed_deal(ends_on=date(2026, 1, 1))
    assert refused.value.where == "ends_on"


def test_an_edited_stage_obeys_the_rules_of_moves(desk: Desk) -> None:
    deal = desk.agreed_deal()
    with pytest.raises(AnswerIsNo):
        desk.edit("deal", deal, stage=Stage.LOST)
    desk.edit("deal", deal, stage=Stage.LOST, stage_reason="Budget cut")
    assert desk.row("deal", deal)["stage"] is Stage.LOST


def test_every_kind_can_be_read_listed_and_sorted_by_every_field(desk: Desk) -> None:
    desk.agreed_deal()
    for kind in KINDS.values():
        for field in kind.fields:
            for descending in (False, True):
                assert len(desk.ids(kind.id, sort=((field.name, descending),))) == len(desk.ids(kind.id))


def test_money_comes_back_exactly(desk: Desk) -> None:
    huge = Money(2**62, "EUR")
    assert desk.row("deal", desk.agreed_deal(fee=huge))["fee"] == huge


def test_nothing_new_is_begun_on_a_record_in_the_trash(desk: Desk) -> None:
    deal = desk.add("deal", title="Reel", brand_id=desk.brand)
    other = desk.add("brand", name="Other")
    desk.book.run(records.TrashRecords("brand", (other,)))
    with pytest.raises(BadInput) as refused:
        desk.add("deal", title="Second", brand_id=other)
    assert (refused.value.where, refused.value.message) == ("brand_id", "“Other” is in the trash.")
    with pytest.raises(BadInput):
        desk.edit("deal", deal, brand_id=other)
    agency = desk.add("agency", name="Between")
    desk.edit("deal", deal, agency_id=agency)
    desk.book.run(records.TrashRecords("agency", (agency,)))
    desk.edit("deal", deal, agency_id=agency, title="Reels")
    assert desk.row("deal", deal)["title"] == "Reels"


@pytest.mark.parametrize("kind", ["cooking", "tagging"])
def test_a_note_stands_on_a_record_of_a_kind_that_there_is(desk: Desk, kind: str) -> None:
    with pytest.raises(UsageError, match=f"no kind of record called “{kind}”"):
        desk.add("note", record_kind=kind, record_id="x", text="Call back")


def test_a_note_stands_on_a_record_that_is_there(desk: Desk) -> None:
    with pytest.raises(NotFound):
        desk.add("note", record_kind="deal", record_id="x", text="Call back")
    note = desk.add("note", record_kind="brand", record_id=desk.brand, text="Call back")
    desk.edit("note", note, text="Called")
    with pytest.raises(NotFound):
        desk.edit("note", note, record_id="x")
