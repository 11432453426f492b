"""The check of a contract in a real book: the laws of both parties, the sum of the year, other deals, days off."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from creatorbook.common.errors import AnswerIsNo
from creatorbook.domain.findings.finding import Severity
from creatorbook.domain.records.deals import Stage
from creatorbook.domain.records.gifts import Expectation
from creatorbook.domain.records.terms import RawFootage, Renewal, RightsStart
from creatorbook.domain.values.money import Money
from creatorbook.services.contracts import drafts as contracts
from creatorbook.services.contracts import issuing as contract_issuing
from creatorbook.services.fields.finding_fields import place_of
from creatorbook.services.fields.kinds import KINDS
from creatorbook.services.wording.findings import sentence
from tests.services.desk import TODAY

if TYPE_CHECKING:
    from creatorbook.domain.findings.finding import Finding
    from tests.services.desk import Desk


def check(desk: Desk, deal: str) -> dict[str, Finding]:
    """Return the findings of the deal by code; of several the first."""
    with desk.book.reading() as reading:
        found = contracts.check_contract_draft(reading, deal, "fr", TODAY)
    return {each.code: each for each in reversed(found)}


def small(desk: Desk, title: str, cents: int, brand: str = "") -> str:
    return desk.add(
        "deal", title=title, brand_id=brand or desk.brand, fee=Money(cents, "EUR"), signed_on=TODAY,
        stage=Stage.CONTRACTED, objective="Spring",
    )  # fmt: skip


def test_the_sum_of_the_year_is_told_with_its_decree(desk: Desk) -> None:
    deal = small(desk, "First", 30_000)
    assert not {"written_contract.near", "written_contract.reached"} & set(check(desk, deal))
    small(desk, "Second", 75_000)
    reached = check(desk, deal)["written_contract.reached"]
    assert reached.params["total"] == Money(105_000, "EUR")
    assert any("2025-1137" in source.title for source in reached.sources)
    assert reached.severity is Severity.INFO


def test_under_the_threshold_the_mentions_are_only_advised(desk: Desk) -> None:
    deal = small(desk, "First", 30_000)
    desk.add("usage_right", deal_id=deal, channels=("website",), duration_days=30)
    assert check(desk, deal)["contract.missing_missions"].severity is Severity.INFO
    gift = {"brand_id": desk.brand, "description": "Lamp", "received_on": TODAY, "expectation": Expectation.ASKED}
    desk.add("gift", value=Money(90_000, "EUR"), **gift)
    found = check(desk, deal)
    assert "written_contract.near_in_all" in found
    assert found["contract.missing_missions"].severity is Severity.WARNING


def test_without_anything_owed_or_given_there_is_no_contract(desk: Desk) -> None:
    deal = desk.add("deal", title="Nothing yet", brand_id=desk.brand)
    found = check(desk, deal)
    for code in ("contract.missing_missions", "contract.missing_consideration"):
        assert found[code].severity is Severity.ERROR
    with pytest.raises(AnswerIsNo, match="cannot be issued"):
        desk.book.run(contract_issuing.IssueContract(deal, "fr"))
    # A licence of what exists already, for a price, is something on both sides.
    desk.add("usage_right", deal_id=deal, channels=("website",), duration_days=30, price=Money(40_000, "EUR"),
             start=RightsStart.ON_SIGNATURE)  # fmt: skip
    assert not any(each.severity is Severity.ERROR for each in check(desk, deal).values())


def test_what_the_terms_and_the_document_both_miss_is_told_once(desk: Desk) -> None:
    deal = desk.agreed_deal()
    desk.edit("brand", desk.brand, address="", country="")
    desk.edit("creator", desk.creator, born_on=date(2008, 6, 14))
    desk.edit("terms", desk.ids("terms")[0], governing_law="GB")
    with desk.book.reading() as reading:
        found = contracts.check_contract_draft(reading, deal, "fr", TODAY)
    abouts = [each.about for each in found if each.about != "fee"]
    assert len(abouts) == len(set(abouts))
    codes = {each.code: each for each in found}
    assert sentence(codes["document.missing_value"]) == "Missing for “Parties”: Brand, Country."
    # The document cannot go out without it, the law wants it: as grave as the one, with the source of the other.
    assert codes["contract.missing_address"].severity is Severity.ERROR
    assert any("article 8" in source.title for source in codes["contract.missing_address"].sources)
    assert codes["contract.missing_guardian"].severity is Severity.ERROR
    assert not {"document.minor_creator", "document.guardian_missing", "document.law_differs"} & set(codes)


def test_the_brands_country_brings_its_law_along(desk: Desk) -> None:
    london = desk.add("brand", name="Lumen", legal_name="Lumen Ltd", country="GB", company_number="00041227")
    deal = small(desk, "Abroad", 200_000, london)
    desk.add("terms", deal_id=deal, raw_footage=RawFootage.ASSIGNED, governing_law="FR")
    form = check(desk, deal)["contract.assignment_form"]
    assert form.params["law"] == "GB"
    assert "1988" in form.sources[0].title
    assert "United Kingdom" in sentence(form)


def test_numbers_of_the_parties_are_checked_and_lead_to_their_forms(desk: Desk) -> None:
    desk.edit("creator", desk.creator, company_number="732 829 321", iban="DE89 3704 0044 0532 0130 00")
    desk.edit("brand", desk.brand, company_number="732 829 320", vat_number="FR40303265045")
    found = check(desk, small(desk, "First", 150_000))
    assert "SIREN" in sentence(found["number.checksum"])
    assert "Germany" in sentence(found["number.other_country"])
    other = found["number.vat_of_other_company"]
    place = place_of(other)
    assert place is not None
    assert (place.kind, place.field, place.record) == ("brand", "vat_number", desk.brand)
    assert "FR44732829320" in sentence(other)


def test_an_exclusivity_of_another_deal_is_told_with_both_windows(desk: Desk) -> None:
    rival = desk.add("brand", name="Rival", category="Skincare", country="FR")
    holder = desk.add("deal", title="Rival year", brand_id=rival, stage=Stage.CONTRACTED, signed_on=TODAY)
    desk.add("exclusivity", deal_id=holder, category="Skincare", starts_on=TODAY, ends_on=TODAY.replace(year=2027))
    deal = small(desk, "Late to the party", 150_000)
    desk.edit("deal", deal, starts_on=TODAY, ends_on=TODAY.replace(month=6))
    conflict = check(desk, deal)["exclusivity.conflict"]
    assert conflict.record == ("deal", holder)
    assert conflict.params["exclusivity_to"] == TODAY.replace(year=2027)
    assert conflict.params["work_to"] == TODAY.replace(month=6)


def test_a_holiday_is_named_in_the_language_of_the_screen(desk: Desk) -> None:
    from creatorbook.common import i18n

    deal = small(desk, "May", 150_000)
    desk.add("deliverable", deal_id=deal, due_on=TODAY.replace(month=5, day=1))
    off = check(desk, deal)["day.holiday"]
    assert "Labor Day" in sentence(off)
    assert "4 May 2026" in sentence(off)
    i18n.use_language("fr")
    assert "Fête du Travail" in sentence(off)


def test_terms_that_cannot_hold_together_are_told_from_the_book(desk: Desk) -> None:
    deal = small(desk, "Odd", 150_000)
    desk.edit("deal", deal, starts_on=TODAY, ends_on=TODAY.replace(month=4))
    desk.add(
        "terms", deal_id=deal, governing_law="FR", renewal=Renewal.AUTOMATIC, confidential_years=2, affiliate_bp=500,
        liability_cap=Money(1, "USD"), notice_days=90,
    )  # fmt: skip
    found = check(desk, deal)
    assert {"renewal.without_length", "confidential.years_without", "affiliate.untracked", "money.mixed_currencies",
            "notice.longer_than_contract"} <= set(found)  # fmt: skip


def test_an_error_stops_the_issue_and_says_where(desk: Desk) -> None:
    deal = small(desk, "Odd", 150_000)
    desk.add("terms", deal_id=deal, governing_law="FR")
    right = desk.add("usage_right", deal_id=deal, channels=("website",), duration_days=1)
    with desk.book._store.writing() as connection:
        connection.exec_driver_sql("UPDATE usage_right SET duration_days = 0 WHERE id = ?", (right,))
    with pytest.raises(AnswerIsNo) as refused:
        desk.book.run(contract_issuing.IssueContract(deal))
    assert refused.value.where
    assert "0 days" in str(refused.value.hint)


def test_every_finding_of_a_bare_deal_leads_somewhere(desk: Desk) -> None:
    deal = desk.add("deal", title="Bare", brand_id=desk.add("brand", name="Nobody"))
    with desk.book.reading() as reading:
        found = contracts.check_contract_draft(reading, deal, "en", TODAY)
    assert len(found) > 8
    for each in found:
        if each.code.startswith("document.") and not each.about:
            continue
        place = place_of(each)
        assert place is None or place.kind in KINDS
        assert place is not None or each.about.startswith("clauses."), each
