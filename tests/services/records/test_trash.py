"""The trash as a list: all kinds, newest first, and what went along with its owner listed only once."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from creatorbook.common.clock import FixedClock
from creatorbook.domain.records.contracts import ContractState
from creatorbook.services.contracts.issuing import IssueContract
from creatorbook.services.contracts.life import MarkContract
from creatorbook.services.records.editing import RestoreRecords, TrashRecords
from creatorbook.services.records.trash import NamesakeThere, PaperOut, list_trashed, refuse_namesakes
from tests.growth import count_calls

if TYPE_CHECKING:
    from tests.services.desk import Desk


def _kinds(desk: Desk, search: str = "") -> list[tuple[str, str]]:
    with desk.book.reading() as reading:
        return [(line.kind, line.title) for line in list_trashed(reading, search)]


def test_an_empty_trash_is_an_empty_list(desk: Desk) -> None:
    assert _kinds(desk) == []


def test_what_belongs_to_a_record_is_not_told_twice(desk: Desk) -> None:
    deal = desk.add("deal", title="Reels", brand_id=desk.brand)
    desk.add("deliverable", deal_id=deal)
    desk.book.run(TrashRecords("deal", (deal,)))
    assert _kinds(desk) == [("deal", "Reels")]


def test_what_went_before_its_owner_is_told_too(desk: Desk) -> None:
    deal = desk.add("deal", title="Reels", brand_id=desk.brand)
    owed = desk.add("deliverable", deal_id=deal)
    desk.book.run(TrashRecords("deliverable", (owed,)))
    desk.book.clock = FixedClock(datetime(2026, 3, 3, 9, tzinfo=UTC))
    desk.book.run(TrashRecords("deal", (deal,)))
    assert _kinds(desk) == [("deal", "Reels"), ("deliverable", "Feed post")]


def test_search_and_restore(desk: Desk) -> None:
    gifts = tuple(desk.add("gift", description=word, brand_id=desk.brand) for word in ("Serum", "Lamp"))
    desk.book.run(TrashRecords("gift", gifts))
    assert _kinds(desk, "LAM") == [("gift", "Lamp")]
    desk.book.run(RestoreRecords("gift", gifts[:1]))
    assert _kinds(desk) == [("gift", "Lamp")]


def test_of_many_that_come_back_the_one_whose_name_is_taken_is_named(desk: Desk) -> None:
    contacts = tuple(desk.add("contact", name=f"Person {number}", brand_id=desk.brand) for number in range(30))
    desk.book.run(TrashRecords("contact", contacts))
    other = desk.add("brand", name="Other")
    desk.add("contact", name="Person 3", brand_id=other)
    taken = desk.add("contact", name="PERSON 7", brand_id=desk.brand)

    with desk.book.reading() as reading:
        # One of the same name at another firm takes nobody's place.
        refuse_namesakes(reading, "contact", [each for each in contacts if each != contacts[7]])
        few = count_calls(lambda: refuse_namesakes(reading, "contact", contacts[8:9]))
        many = count_calls(lambda: refuse_namesakes(reading, "contact", contacts[8:]))
    with pytest.raises(NamesakeThere) as refused:
        desk.book.run(RestoreRecords("contact", contacts))
    assert refused.value.where == f"contact {taken}"
    assert "Person 7" in refused.value.message
    # The names that live are read once, not once for each that comes back.
    assert many < few * 3
    assert desk.book.run(RestoreRecords("contact", contacts, beside=True)).value == len(contacts)


def test_a_contract_that_went_out_goes_knowingly_only(desk: Desk) -> None:
    deals = (desk.agreed_deal(), desk.agreed_deal(title="Summer serum"))
    first, second = (desk.book.run(IssueContract(deal)).value.contract_id for deal in deals)

    def told(kind: str, *ids: str) -> str:
        with pytest.raises(PaperOut) as refused:
            desk.book.run(TrashRecords(kind, ids, papers=False))
        assert _kinds(desk) == []
        return refused.value.message

    assert told("contract", first) == "Contract C-2026-001 was issued: the brand may have it."
    desk.book.run(MarkContract(first, ContractState.SIGNED))
    assert told("deal", deals[0]) == "Contract C-2026-001 is signed: it says what you and the brand agreed."
    both = "2 contracts that were issued or signed would go to the trash: C-2026-001, C-2026-002."
    assert told("deal", *deals) == told("brand", desk.brand) == both
    desk.book.run(MarkContract(second, ContractState.WITHDRAWN))
    # What was withdrawn binds nobody.
    desk.book.run(TrashRecords("deal", deals[1:], papers=False))
    assert _kinds(desk) == [("deal", "Summer serum")]
    desk.book.run(TrashRecords("contract", (first,)))
    assert ("contract", "C-2026-001") in _kinds(desk)
