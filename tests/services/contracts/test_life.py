"""After its issue a contract is signed, ended or withdrawn, in that order, and a renewal carries it on."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import TYPE_CHECKING

import pytest

from creatorbook.common.errors import AnswerIsNo, BadInput
from creatorbook.domain.records.contracts import NEXT_STATES, ContractState
from creatorbook.domain.records.deals import Stage
from creatorbook.domain.records.terms import DeliverableState, Renewal
from creatorbook.domain.values.money import Money
from creatorbook.services.contracts import drafts as contracts
from creatorbook.services.contracts.clause_choosing import ChooseClause
from creatorbook.services.contracts.clause_texts import choices
from creatorbook.services.contracts.issuing import AmendContract, IssueContract
from creatorbook.services.contracts.life import MarkContract, RenewContract
from creatorbook.services.records import lists
from creatorbook.services.records.editing import TrashRecords
from tests.services.desk import TODAY
from tests.services.records.doors import Overwrite

if TYPE_CHECKING:
    from tests.services.desk import Desk

_WAYS = {
    ContractState.ISSUED: (),
    ContractState.SIGNED_BY_ONE: (ContractState.SIGNED_BY_ONE,),
    ContractState.SIGNED: (ContractState.SIGNED,),
    ContractState.ENDED: (ContractState.SIGNED, ContractState.ENDED),
    ContractState.WITHDRAWN: (ContractState.WITHDRAWN,),
}


def issued(desk: Desk, **deal: object) -> tuple[str, str]:
    """Return a deal and its contract, issued."""
    agreed = desk.agreed_deal(**deal)
    return agreed, desk.book.run(IssueContract(agreed)).value.contract_id


@pytest.mark.alike
@pytest.mark.parametrize(("at", "wanted"), list(product(_WAYS, ContractState)))
def test_a_state_follows_another_only_as_the_table_says(desk: Desk, at: ContractState, wanted: ContractState) -> None:
    _deal, contract = issued(desk)
    for state in _WAYS[at]:
        desk.book.run(MarkContract(contract, state))
    if wanted in NEXT_STATES[at]:
        desk.book.run(MarkContract(contract, wanted))
        assert desk.row("contract", contract)["state"] is wanted
        desk.book.undo()
    else:
        with pytest.raises(AnswerIsNo):
            desk.book.run(MarkContract(contract, wanted))
    assert desk.row("contract", contract)["state"] is at


def test_a_draft_beside_a_contract_that_is_out_hides_it_from_nobody(desk: Desk) -> None:
    deal, _contract = issued(desk)
    desk.add("contract", deal_id=deal)
    with pytest.raises(AnswerIsNo, match="of this deal is out already"):
        desk.book.run(IssueContract(deal))
    desk.edit("deal", deal, fee=Money(160_000, "EUR"), title="Another title")
    with desk.book.reading() as reading:
        (payment,) = lists.ids(reading, lists.Query("payment"))
    desk.edit("payment", payment, amount=Money(160_000, "EUR"))
    assert desk.book.run(AmendContract(deal)).value.version == 2


def test_a_renewal_is_a_new_deal_with_the_same_terms_and_later_days(desk: Desk) -> None:
    deal, contract = issued(desk)
    desk.add("exclusivity", deal_id=deal, category="Skincare", starts_on=date(2026, 3, 1), ends_on=date(2026, 6, 30))
    desk.book.run(ChooseClause(deal, "confidentiality", on=False))
    desk.book.run(MarkContract(contract, ContractState.SIGNED))

    renewed = desk.book.run(RenewContract(contract)).value

    new = desk.row("deal", renewed.deal_id)
    assert (new["starts_on"], new["ends_on"]) == (date(2026, 6, 1), date(2026, 8, 31))
    assert new["title"] == "Spring serum 2026-06"
    assert (new["stage"], new["fee"], new["signed_on"]) == (Stage.NEGOTIATING, Money(150000, "EUR"), None)
    draft = desk.row("contract", renewed.contract_id)
    assert (draft["state"], draft["number"]) == (ContractState.DRAFT, "")
    of_new = {"filters": {"deal_id": renewed.deal_id}}
    (owed,) = [desk.row("deliverable", each) for each in desk.ids("deliverable", **of_new)]
    assert (owed["due_on"], owed["state"]) == (date(2026, 6, 6), DeliverableState.TO_DO)
    (promise,) = [desk.row("exclusivity", each) for each in desk.ids("exclusivity", **of_new)]
    assert (promise["starts_on"], promise["ends_on"]) == (date(2026, 6, 1), date(2026, 9, 30))
    with desk.book.reading() as reading:
        assert choices(reading, deal_id=renewed.deal_id)["confidentiality"].switched_off
        assert contracts.preview(reading, renewed.deal_id, "", TODAY).pages
    # Its issue takes the next number and leaves the old contract as it was.
    again = desk.book.run(IssueContract(renewed.deal_id)).value
    assert (again.contract_id, again.number) == (renewed.contract_id, "C-2026-002")
    assert desk.row("contract", contract)["state"] is ContractState.SIGNED


def test_a_year_is_a_year_over_the_29th_of_february(desk: Desk) -> None:
    deal = desk.agreed_deal(starts_on=date(2027, 1, 1), ends_on=date(2027, 12, 31))
    for each in desk.ids("deliverable", filters={"deal_id": deal}):
        desk.edit("deliverable", each, due_on=date(2027, 2, 5))
    contract = desk.book.run(IssueContract(deal)).value.contract_id
    desk.add("deliverable", deal_id=deal, platform="instagram", medium="story", due_on=date(2027, 3, 1))
    desk.add("exclusivity", deal_id=deal, category="Skincare", starts_on=date(2027, 3, 1), ends_on=date(2027, 5, 31))
    desk.add("exclusivity", deal_id=deal, category="Perfume", starts_on=date(2027, 1, 1), ends_on=date(2027, 2, 28))
    desk.book.run(MarkContract(contract, ContractState.SIGNED))
    new = desk.book.run(RenewContract(contract)).value.deal_id
    assert (desk.row("deal", new)["title"], desk.row("deal", new)["ends_on"]) == (
        "Spring serum 2028",
        date(2028, 12, 31),
    )
    of_new = {"filters": {"deal_id": new}}
    assert date(2028, 3, 1) in [desk.row("deliverable", each)["due_on"] for each in desk.ids("deliverable", **of_new)]
    promises = [desk.row("exclusivity", each) for each in desk.ids("exclusivity", **of_new)]
    assert {(each["starts_on"], each["ends_on"]) for each in promises} == {
        (date(2028, 3, 1), date(2028, 5, 31)),
        (date(2028, 1, 1), date(2028, 2, 29)),
    }


def test_the_terms_or_the_user_say_how_long_a_renewal_is(desk: Desk) -> None:
    deal, contract = issued(desk)
    (terms,) = desk.ids("terms", filters={"deal_id": deal})
    desk.edit("terms", terms, renewal=Renewal.AUTOMATIC, renewal_months=6, renewal_notice_days=30)
    desk.book.run(MarkContract(contract, ContractState.SIGNED))
    by_terms = desk.book.run(RenewContract(contract)).value
    assert desk.row("deal", by_terms.deal_id)["ends_on"] == date(2026, 11, 30)
    by_user = desk.book.run(RenewContract(contract, starts_on=date(2026, 7, 1), months=1)).value
    assert desk.row("deal", by_user.deal_id)["ends_on"] == date(2026, 7, 31)
    with pytest.raises(BadInput):
        desk.book.run(RenewContract(contract, months=0))


def test_terms_in_the_trash_say_nothing_of_a_renewal(desk: Desk) -> None:
    deal, contract = issued(desk)
    (terms,) = desk.ids("terms", filters={"deal_id": deal})
    desk.edit("terms", terms, renewal=Renewal.AUTOMATIC, renewal_months=6, renewal_notice_days=30)
    desk.book.run(MarkContract(contract, ContractState.SIGNED))
    desk.book.run(TrashRecords("terms", (terms,)))
    renewed = desk.book.run(RenewContract(contract)).value
    assert desk.row("deal", renewed.deal_id)["ends_on"] == date(2026, 8, 31)
    assert desk.ids("terms", filters={"deal_id": renewed.deal_id}) == []


def test_a_signature_holds_the_deal_to_its_rules(desk: Desk) -> None:
    deal, contract = issued(desk)
    desk.book.run(Overwrite("deal", deal, {"ends_on": date(2026, 2, 1)}))
    with pytest.raises(BadInput, match="end before it starts"):
        desk.book.run(MarkContract(contract, ContractState.SIGNED))


def test_a_renewal_is_one_step_that_undo_takes_back(desk: Desk) -> None:
    _deal, contract = issued(desk)
    desk.book.run(MarkContract(contract, ContractState.SIGNED))
    before = desk.dump()
    desk.book.run(RenewContract(contract))
    with pytest.raises(AnswerIsNo, match="already"):
        desk.book.run(RenewContract(contract))
    desk.book.undo()
    assert desk.dump() == before


def test_what_was_never_signed_or_has_no_end_is_not_renewed(desk: Desk) -> None:
    _deal, contract = issued(desk)
    with pytest.raises(AnswerIsNo):
        desk.book.run(RenewContract(contract))
    _endless, other = issued(desk, title="Endless", ends_on=None)
    desk.book.run(MarkContract(other, ContractState.SIGNED))
    with pytest.raises(BadInput) as refused:
        desk.book.run(RenewContract(other))
    assert refused.value.where == "ends_on"


def test_a_renewal_copies_what_was_kept_under_wider_bounds(desk: Desk) -> None:
    deal, contract = issued(desk)
    (payment,) = desk.ids("payment", filters={"deal_id": deal})
    desk.book.run(MarkContract(contract, ContractState.SIGNED))
    desk.book.run(Overwrite("payment", payment, {"days_after": 400}))
    new = desk.book.run(RenewContract(contract)).value.deal_id
    (copied,) = desk.ids("payment", filters={"deal_id": new})
    assert desk.row("payment", copied)["days_after"] == 400
    with pytest.raises(BadInput, match="cannot be 401"):
        desk.edit("payment", copied, days_after=401)
