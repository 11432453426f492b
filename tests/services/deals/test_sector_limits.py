"""Limited sectors are said of a brand, a deal, a gift and a contract, and on the command line, beside captions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from creatorbook.domain.disclosure.rules import Outcome
from creatorbook.services.contracts.drafts import check_contract_draft
from creatorbook.services.deals.remarks import remarks
from creatorbook.services.law.rule_notes import OverrideRule, RuleKind, rule_kinds
from tests.services.desk import TODAY

if TYPE_CHECKING:
    from tests.services.desk import Desk


def said(desk: Desk, kind: str, id: str) -> set[str]:
    with desk.book.reading() as reading:
        return {each.code for each in remarks(reading, kind, id, TODAY) if "sector" in each.code}


@pytest.fixture
def bookmaker(desk: Desk) -> str:
    return desk.add("brand", name="Oddly", category="Sports betting", country="FR")


def test_a_brand_a_deal_and_a_gift_say_what_is_limited(desk: Desk, bookmaker: str) -> None:
    deal = desk.add("deal", title="Derby", brand_id=bookmaker)
    gift = desk.add("gift", description="A scarf", brand_id=bookmaker)
    for kind, id in (("brand", bookmaker), ("deal", deal), ("gift", gift)):
        assert said(desk, kind, id), kind
    assert said(desk, "brand", desk.brand) == set()
    assert said(desk, "deal", desk.add("deal", title="Tea", brand_id=desk.brand)) == set()


def test_a_contract_is_checked_for_it_too(desk: Desk, bookmaker: str) -> None:
    deal = desk.add("deal", title="Derby", brand_id=bookmaker)
    with desk.book.reading() as reading:
        found = check_contract_draft(reading, deal, "en", TODAY)
    assert {each.code for each in found} & {"sector.banned", "sector.limited"}


def test_a_sector_that_was_silenced_is_said_of_none_of_them(desk: Desk, bookmaker: str) -> None:
    deal = desk.add("deal", title="Derby", brand_id=bookmaker)
    gift = desk.add("gift", description="A scarf", brand_id=bookmaker)
    with desk.book.reading() as reading:
        contract = check_contract_draft(reading, deal, "en", TODAY)
    for rule, kind in rule_kinds().items():
        if kind is RuleKind.SECTOR and "gambling" in rule:
            desk.book.run(OverrideRule(rule, Outcome.NOT_REQUIRED))
    for record, id in (("brand", bookmaker), ("deal", deal), ("gift", gift)):
        assert said(desk, record, id) == set(), record
    with desk.book.reading() as reading:
        found = check_contract_draft(reading, deal, "en", TODAY)
    assert {each.code for each in contract} - {each.code for each in found} == {"sector.limited"}
    # What was not silenced is warned of as before.
    assert said(desk, "brand", desk.add("brand", name="Vineyard", category="Wine", country="FR"))
