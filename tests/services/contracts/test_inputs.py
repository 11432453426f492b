"""What a contract is made from, gathered from a book: whose law, who speaks for whom, what counts as paid use."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from creatorbook.domain.records.terms import InstalmentTrigger
from creatorbook.domain.values.money import Money
from creatorbook.services.contracts.inputs import contract_input
from creatorbook.services.deals import facts
from creatorbook.services.records.editing import TrashRecords
from tests.services.desk import TODAY

if TYPE_CHECKING:
    from creatorbook.documents.inputs.contract import ContractInput
    from tests.services.desk import Desk


def _input(desk: Desk, deal: str) -> ContractInput:
    with desk.book.reading() as reading:
        return contract_input(reading, facts.dossier(reading, deal), "en", TODAY)


def test_the_late_rate_is_that_of_the_law_chosen(desk: Desk) -> None:
    deal = desk.agreed_deal()
    french = _input(desk, deal)
    assert french.late_fixed_sum == Money(4000, "EUR")
    (terms,) = desk.ids("terms")
    desk.edit("terms", terms, governing_law="GB")
    british = _input(desk, deal)
    assert british.late_rate_bp != french.late_rate_bp
    # Sums by the debt, as the act has them, are in the clause's own words.
    assert british.late_fixed_sum is None
    desk.edit("terms", terms, governing_law="JP")
    assert (_input(desk, deal).late_rate_bp, _input(desk, deal).late_fixed_sum) == (None, None)


def test_a_person_speaks_for_the_party_they_belong_to(desk: Desk) -> None:
    agency = desk.add("agency", name="Relais", country="FR")
    hers = desk.add("contact", name="Ana Ruiz", brand_id=desk.brand)
    theirs = desk.add("contact", name="Paul Renard", agency_id=agency)
    deal = desk.agreed_deal(agency_id=agency, contact_id=theirs)
    made = _input(desk, deal)
    assert made.agency is not None
    assert (made.brand.representative, made.agency.representative) == ("", "Paul Renard")
    desk.edit("deal", deal, contact_id=hers)
    made = _input(desk, deal)
    assert made.agency is not None
    assert (made.brand.representative, made.agency.representative) == ("Ana Ruiz", "")


def test_advertising_is_paid_use_even_where_nobody_ticked_it(desk: Desk) -> None:
    deal = desk.agreed_deal()
    desk.add("usage_right", deal_id=deal, channels=("paid_social",), duration_days=30)
    assert {right.channels: right.paid for right in _input(desk, deal).rights} == {
        ("organic_social",): False,
        ("paid_social",): True,
    }


def test_a_name_that_the_legal_name_holds_is_no_trading_name(desk: Desk) -> None:
    deal = desk.agreed_deal()
    assert _input(desk, deal).brand.trading_name == ""
    desk.edit("brand", desk.brand, name="Lumière")
    assert _input(desk, deal).brand.trading_name == "Lumière"


def test_instalments_stand_by_their_days_and_those_without_one_where_they_were_written(desk: Desk) -> None:
    deal = desk.agreed_deal()
    for payment in desk.ids("payment"):
        desk.book.run(TrashRecords("payment", (payment,)))
    for label, due_on in (("Start", None), ("Autumn", "2026-10-01"), ("Draft", None), ("May", "2026-05-01")):
        day = None if due_on is None else date.fromisoformat(due_on)
        trigger = InstalmentTrigger.ON_SIGNATURE if day is None else InstalmentTrigger.ON_DATE
        desk.add("payment", deal_id=deal, label=label, amount=Money(100, "EUR"), trigger=trigger, due_on=day)
    assert [line.label for line in _input(desk, deal).instalments] == ["Start", "May", "Draft", "Autumn"]


def test_a_note_on_taxes_is_printed_as_a_sentence_and_the_law_of_a_state_pays_by_its_countrys_law(desk: Desk) -> None:
    deal = desk.agreed_deal()
    for typed, said in (("TVA non applicable, art. 293 B du CGI", "CGI."), ("No VAT.", "No VAT."), ("", "")):
        desk.edit("creator", desk.ids("creator")[0], vat_mention=typed)
        assert _input(desk, deal).vat_mention.endswith(said)
        assert not _input(desk, deal).vat_mention.endswith("..")
    (terms,) = desk.ids("terms")
    rates = []
    for law in ("GB", "GB-SCT"):
        desk.edit("terms", terms, governing_law=law)
        rates.append(_input(desk, deal).late_rate_bp)
    assert rates[0] == rates[1] is not None
