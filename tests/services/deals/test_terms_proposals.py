"""Terms that say nothing are offered a value with its reason; a phrase becomes instalments."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from creatorbook.common.errors import AnswerIsNo, BadInput
from creatorbook.domain.records.terms import InstalmentTrigger
from creatorbook.domain.values.money import Money
from creatorbook.services.deals.terms_help import proposals
from creatorbook.services.deals.terms_proposals import SetInstalments, TakeProposal
from creatorbook.services.records.editing import RestoreRecords, TrashRecords
from tests.services.desk import TODAY

if TYPE_CHECKING:
    from creatorbook.services.deals.terms_help import Proposed
    from tests.services.desk import Desk


def offered(desk: Desk, deal: str) -> dict[str, Proposed]:
    with desk.book.reading() as reading:
        return {f"{each.kind}.{each.field}": each for each in proposals(reading, deal, TODAY)}


def test_a_bare_deal_is_offered_terms_with_their_reasons(desk: Desk) -> None:
    deal = desk.add("deal", title="Bare", brand_id=desk.brand, fee=Money(100000, "EUR"))
    found = offered(desk, deal)
    assert {"terms.payment_days", "terms.revisions", "terms.governing_law"} <= set(found)
    assert all(each.label and each.shown and each.reason for each in found.values())
    assert found["terms.governing_law"].value == "FR"
    # Nothing was written by being offered.
    assert desk.ids("terms", filters={"deal_id": deal}) == []


def test_what_is_taken_is_written_and_no_longer_offered(desk: Desk) -> None:
    deal = desk.add("deal", title="Bare", brand_id=desk.brand, fee=Money(100000, "EUR"))
    for name in ("terms.payment_days", "terms.governing_law"):
        desk.book.run(TakeProposal(deal, offered(desk, deal)[name]))
    (terms,) = desk.ids("terms", filters={"deal_id": deal})
    assert desk.row("terms", terms)["governing_law"] == "FR"
    assert not {"terms.payment_days", "terms.governing_law"} & set(offered(desk, deal))
    desk.book.undo()
    assert "terms.governing_law" in offered(desk, deal)


def test_a_field_that_says_something_by_now_keeps_it(desk: Desk) -> None:
    deal = desk.add("deal", title="Bare", brand_id=desk.brand, fee=Money(100000, "EUR"))
    late = offered(desk, deal)["terms.payment_days"]
    terms = desk.add("terms", deal_id=deal, payment_days=14)
    desk.book.run(TakeProposal(deal, late))
    assert desk.row("terms", terms)["payment_days"] == 14


def test_terms_in_the_trash_take_nothing_over_before_they_are_restored(desk: Desk) -> None:
    deal = desk.add("deal", title="Bare", brand_id=desk.brand, fee=Money(100000, "EUR"))
    terms = desk.add("terms", deal_id=deal, bonus="Per sale")
    desk.book.run(TrashRecords("terms", (terms,)))
    proposal = offered(desk, deal)["terms.payment_days"]
    with pytest.raises(BadInput, match="in the trash"):
        desk.book.run(TakeProposal(deal, proposal))
    assert desk.row("terms", terms)["payment_days"] is None
    desk.book.run(RestoreRecords("terms", (terms,)))
    desk.book.run(TakeProposal(deal, proposal))
    assert desk.row("terms", terms)["payment_days"] == proposal.value


def test_a_right_of_use_in_the_trash_takes_nothing_over(desk: Desk) -> None:
    deal = desk.add("deal", title="Bare", brand_id=desk.brand, fee=Money(100000, "EUR"))
    right = desk.add("usage_right", deal_id=deal, channels=("organic_social",))
    (name, proposal) = next(pair for pair in offered(desk, deal).items() if pair[1].record == right)
    desk.book.run(TrashRecords("usage_right", (right,)))
    with pytest.raises(BadInput, match="in the trash"):
        desk.book.run(TakeProposal(deal, proposal))
    assert desk.row("usage_right", right)[name.partition(".")[2]] in (None, "")


def test_a_phrase_splits_the_fee_to_the_cent(desk: Desk) -> None:
    deal = desk.agreed_deal(fee=Money(100001, "EUR"))
    assert desk.book.run(SetInstalments(deal, "50% on signature, 50% 30 days after invoice")).value == 2
    parts = [desk.row("payment", each) for each in desk.ids("payment", filters={"deal_id": deal})]
    assert sum(each["amount"].minor for each in parts) == 100001
    assert {each["trigger"] for each in parts} == {InstalmentTrigger.ON_SIGNATURE, InstalmentTrigger.AFTER_INVOICE}
    desk.book.undo()
    assert len(desk.ids("payment", filters={"deal_id": deal})) == 1


def test_what_is_not_understood_or_too_late_changes_nothing(desk: Desk) -> None:
    deal = desk.agreed_deal()
    before = desk.dump()
    for phrase in ("", "whenever", "60 %, 60 %"):
        with pytest.raises(BadInput):
            desk.book.run(SetInstalments(deal, phrase))
    assert desk.dump() == before
    (payment,) = desk.ids("payment", filters={"deal_id": deal})
    desk.edit("payment", payment, invoiced_on=TODAY)
    with pytest.raises(AnswerIsNo):
        desk.book.run(SetInstalments(deal, "all on signature"))
