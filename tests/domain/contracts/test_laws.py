"""Which laws reach a deal, what each asks of its contract, and how what several ask is reported once."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creatorbook.domain.contracts.checks.mentions import merge_findings
from creatorbook.domain.contracts.law import read_contract_law
from creatorbook.domain.contracts.reach import law_reaches, laws_reaching, names_law, regions
from creatorbook.domain.findings.codes import finding
from creatorbook.domain.findings.finding import Severity, Source
from creatorbook.domain.law.reading import RuleFileError
from creatorbook.domain.records.gifts import Expectation
from creatorbook.domain.records.parties import Channel
from creatorbook.domain.records.terms import ProductDuty
from creatorbook.domain.values.money import Money
from creatorbook.domain.values.platforms import Platform
from creatorbook.domain.values.territories import country_of_law
from tests.domain.contradictions import BOOK, clean, findings
from tests.domain.law.test_rule_files import raw
from tests.domain.support import brand, codes, creator, day, dossier, eur, gift, terms

if TYPE_CHECKING:
    from collections.abc import Callable

    from creatorbook.domain.findings.finding import Finding
    from creatorbook.domain.records.dossier import Dossier

LAWS = BOOK.contracts


def watched(*countries: str) -> tuple[Channel, ...]:
    return (Channel(Platform.INSTAGRAM, "@x", audience_countries=frozenset(countries)),)


def abroad(country: str, **fields: Any) -> Any:
    return creator(country=country, tax_residence=country, company_number="", **fields)


def within(creator_country: str, brand_country: str, audience: tuple[str, ...], law: str = "") -> set[str]:
    made = dossier(
        deal_creator=abroad(creator_country, channels=watched(*audience) if audience else ()),
        deal_brand=brand(country=brand_country, company_number=""),
        terms=terms(governing_law=law),
    )
    return {each.country for each in laws_reaching(LAWS.values(), made)}


@pytest.mark.parametrize(
    ("who", "brand_country", "audience", "law", "expected"),
    [
        ("FR", "FR", ("FR",), "FR", {"FR", "EU"}),
        ("FR", "DE", ("FR",), "", {"FR", "DE", "EU"}),
        ("FR", "US", ("FR",), "New York", {"FR", "US", "EU"}),
        ("BE", "FR", ("FR",), "", {"EU"}),  # established in another state of the EEA: the French law stays out
        ("GB", "GB", ("FR", "GB"), "", {"FR", "GB"}),
        ("GB", "GB", ("GB",), "England and Wales", {"GB"}),
        ("US", "US", ("US",), "", {"US"}),
        ("CA", "JP", ("CA",), "", set()),
        ("CA", "JP", ("CA",), "German law", {"DE"}),
        ("NO", "JP", ("NO",), "", {"EU"}),
    ],
)
def test_a_law_reaches_by_creator_audience_brand_or_choice(
    who: str, brand_country: str, audience: tuple[str, ...], law: str, expected: set[str]
) -> None:
    assert within(who, brand_country, audience, law) == expected


def test_a_missing_country_is_neither_yes_nor_no() -> None:
    made = dossier(deal_creator=abroad(""), deal_brand=brand(country="JP"), terms=None)
    assert law_reaches(LAWS["FR"], made) is None
    assert law_reaches(LAWS["US"], made) is None
    assert law_reaches(LAWS["GB"], dossier(deal_creator=abroad("CA"), deal_brand=brand(country="JP"))) is False


def test_between_two_of_one_country_no_other_law_waits_for_the_audience() -> None:
    home = dossier(deal_creator=abroad("GB", channels=()), deal_brand=brand(country="GB"), terms=None)
    assert law_reaches(LAWS["FR"], home) is False
    assert law_reaches(LAWS["GB"], home) is True
    abroad_brand = dossier(deal_creator=abroad("GB", channels=()), deal_brand=brand(country="US"), terms=None)
    assert law_reaches(LAWS["FR"], abroad_brand) is None


def test_what_may_apply_is_only_a_hint_with_its_source() -> None:
    made = clean(deal_creator=abroad("", address=""))
    (found,) = [each for each in findings(made) if each.about == "creator.address"]
    assert found.severity is Severity.INFO
    assert found.sources


@pytest.mark.parametrize(
    ("words", "country", "same"),
    [("fr", "FR", True), ("Droit français", "FR", True), ("the laws of England and Wales", "GB", True),
     ("England", "GB", True), ("Deutsches Recht", "DE", True), ("", "FR", False), ("Law of Mars", "FR", False),
     ("French", "DE", False)],
)  # fmt: skip
def test_a_law_is_named_in_many_ways(words: str, country: str, *, same: bool) -> None:
    assert names_law(words, country) is same


@pytest.mark.parametrize(
    ("address", "states"),
    [
        ("9 Elm St\nAlbany, NY 12207", {"US-NY"}),
        ("9 Elm St, New York", {"US-NY"}),
        ("1 Sunset Blvd\nLos Angeles, CA 90012", {"US-CA"}),
        ("Chicago, IL", {"US-IL"}),
        ("12 CA Street\nAustin, TX 78702", set()),
        ("", set()),
    ],
)
def test_a_state_is_found_in_an_address(address: str, states: set[str]) -> None:
    made = dossier(deal_brand=brand(country="US", company_number="", address=address), terms=terms(governing_law=""))
    assert regions(LAWS["US"], made) == states


def test_a_state_counts_only_in_its_country_and_for_its_party() -> None:
    london = dossier(deal_brand=brand(country="GB", company_number="", address="1 New York Street\nLondon"))
    assert regions(LAWS["US"], london) == set()
    # In California it is the one who hires that counts.
    angeleno = dossier(deal_creator=abroad("US", address="Los Angeles, CA 90012"), terms=terms(governing_law=""))
    assert regions(LAWS["US"], angeleno) == set()
    for law in ("New York", "US-NY"):
        chosen = dossier(deal_brand=brand(country="US", company_number="", address=""), terms=terms(governing_law=law))
        assert regions(LAWS["US"], chosen) == {"US-NY"}


@pytest.mark.parametrize(
    ("law", "country"), [("US-NY", "US"), ("US-AL", "US"), ("GB-SCT", "GB"), ("GB", "GB"), ("New York", ""), ("", "")]
)
def test_the_law_of_a_state_is_one_of_its_country(law: str, country: str) -> None:
    assert country_of_law(law) == country
    if country:
        assert names_law(law, country)
        assert not names_law(law, "FR")


def american(amount: str, **fields: Any) -> Dossier:
    return clean(
        deal_creator=abroad("US", address="Portland, OR 97205", email="", channels=watched("US")),
        deal_brand=brand(country="US", company_number="", address=""),
        deal_fee=Money.of(amount, "USD"),
        instalments=(),
        **{"terms": {"governing_law": "New York", "product_duty": ProductDuty.NONE, "product_value": None,
                     "liability_cap": None, "payment_days": None}, **fields},
    )  # fmt: skip


def weighed(found: tuple[Finding, ...], code: str) -> set[Severity]:
    return {each.severity for each in found if each.code == code}


def test_new_york_asks_from_eight_hundred_dollars_on() -> None:
    over, under = findings(american("800")), findings(american("600"))
    assert "written_contract.state_reached" in codes(over)
    assert not {"written_contract.state_reached", "written_contract.state_near"} & set(codes(under))
    for code in ("contract.missing_address", "contract.missing_payment_term"):
        assert weighed(over, code) == {Severity.WARNING}
        assert weighed(under, code) == {Severity.INFO}
    # An e-mail address is trade practice there, and no law's.
    (mail,) = [each for each in over if each.code == "contract.missing_email"]
    assert (mail.severity, mail.sources) == (Severity.INFO, ())


def test_deals_of_the_last_hundred_and_twenty_days_add_up() -> None:
    def earlier(on: str) -> Dossier:
        return dossier("d9", deal_brand=american("1").deal.brand, deal_creator=american("1").deal.creator,
                       deal_fee=Money.of("500", "USD"), deal_signed_on=day(on))  # fmt: skip

    assert "written_contract.state_reached" in codes(findings(american("400"), (earlier("2025-11-01"),)))
    assert "written_contract.state_reached" not in codes(findings(american("400"), (earlier("2025-09-01"),)))


@pytest.mark.parametrize(
    ("fee", "severity"), [("1500", Severity.WARNING), ("900", Severity.WARNING), ("300", Severity.INFO)]
)
def test_the_french_mentions_weigh_by_the_sum(fee: str, severity: Severity) -> None:
    made = clean(
        deal_creator=creator(address=""),
        deal_fee=eur(fee),
        instalments=(),
        terms={"product_duty": ProductDuty.NONE, "product_value": None},
    )
    assert weighed(findings(made), "contract.missing_address") == {severity}


def test_other_deals_and_gifts_of_the_brand_count_towards_the_french_sum() -> None:
    made = clean(deal_fee=eur("300"), instalments=(), terms={"product_duty": ProductDuty.NONE, "product_value": None})
    same = dossier("d5", deal_fee=eur("700"))
    assert "written_contract.reached" not in codes(findings(made))
    assert "written_contract.reached" in codes(findings(made, (same,)))
    kept = gift(value=eur("900"), expectation=Expectation.ASKED)
    assert "written_contract.near_in_all" in codes(findings(made, gifts=(kept,)))
    # Another creator's deals are not this one's.
    theirs = dossier("d5", deal_fee=eur("700"), deal_creator=creator(id="c2"))
    assert "written_contract.reached" not in codes(findings(made, (theirs,)))


def test_a_deal_that_is_only_negotiated_counts_as_the_contract_would_have_it() -> None:
    from creatorbook.domain.records.deals import Stage

    made = clean(deal_stage=Stage.NEGOTIATING, deal_signed_on=None)
    assert "written_contract.reached" in codes(findings(made))


def test_an_unknown_sum_is_not_under_the_threshold() -> None:
    made = clean(deal_fee=None, instalments=(), deal_creator=creator(address=""),
                 terms={"product_duty": ProductDuty.NONE, "product_value": None})  # fmt: skip
    assert weighed(findings(made), "contract.missing_address") == {Severity.WARNING}


HIGH = Source("One", "https://one.example", "2026-01-01", "high")
LOW = Source("Two", "https://two.example", "2026-01-01", "low")


@given(st.permutations([Severity.INFO, Severity.WARNING, Severity.INFO]))
def test_the_strictest_wins_and_all_sources_are_kept(weights: list[Severity]) -> None:
    sources = ((HIGH,), (LOW,), (HIGH, LOW))
    told = [
        finding("contract.missing_rights", about="rights", severity=weight, sources=source)
        for weight, source in zip(weights, sources, strict=True)
    ]
    (one,) = merge_findings(told)
    assert one.severity is Severity.WARNING
    assert set(one.sources) == {HIGH, LOW}
    assert len(one.sources) == 2


def test_things_that_differ_are_not_merged() -> None:
    french = finding("contract.law_not_national", about="governing_law", law="GB", expected="FR")
    german = finding("contract.law_not_national", about="governing_law", law="GB", expected="DE")
    assert merge_findings([french, german, french]) == (french, german)


US = "contracts/us.toml"


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda data: data.pop("reach"), r"reach: what brings a deal"),
        (lambda data: data.update(reach=["sun"]), r"'sun' is none of"),
        (lambda data: data["region"][0].update(parties=["audience"]), r"whose address tells the state"),
        (lambda data: data["region"][0].pop("names"), r"region\[US-NY\]\.names"),
        (lambda data: data["mention"][1].update(region="US-XX"), r"'US-XX' is none of the file's regions"),
        (lambda data: data["mention"][1].update(days=3), r"payment_within needs its days"),
        (lambda data: data["mention"][-1].pop("days"), r"payment_within needs its days"),
        (lambda data: data["mention"][1].update(weight="heavy"), r"'heavy' is none of must, advised"),
        (lambda data: data["mention"][1].update(from_threshold="yes"), r"true or false"),
        (lambda data: data["written_contract"][0].update(within_days=0), r"within_days"),
    ],
)
def test_a_wrong_law_is_refused(spoil: Callable[[dict[str, Any]], object], said: str) -> None:
    data = deepcopy(raw(US))
    spoil(data)
    with pytest.raises(RuleFileError, match=said):
        read_contract_law(US, data)


def test_the_counter_of_the_year_leaves_the_states_out() -> None:
    law = LAWS["US"]
    assert law.threshold_on(day("2026-03-02")) is None
    assert {each.region for each in law.thresholds_on(day("2026-03-02"))} == {"US-NY", "US-CA", "US-IL"}
    assert {each.region for each in law.thresholds_on(day("2024-09-01"))} == {"US-NY", "US-IL"}
