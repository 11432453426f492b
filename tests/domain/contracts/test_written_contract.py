from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creatorbook.domain.contracts.written_contract import (
    Basis,
    Contribution,
    CounterState,
    contributions,
    counter_lines,
    first_day_of_year_to,
    law_applies,
    written_contract_findings,
)
from creatorbook.domain.findings.finding import Severity
from creatorbook.domain.records.contracts import ContractFacts, ContractState
from creatorbook.domain.records.deals import Stage
from creatorbook.domain.records.gifts import Expectation, GiftFate
from creatorbook.domain.records.parties import Channel
from creatorbook.domain.records.terms import ProductDuty
from creatorbook.domain.values.money import Money
from creatorbook.domain.values.platforms import Platform
from tests.domain.support import TODAY, codes, creator, day, dossier, eur, gift, rulebook, terms

LAW = rulebook().contracts["FR"]
ASKED = {"expectation": Expectation.ASKED}
NO_DAY: dict[str, Any] = {"deal_signed_on": None, "deal_starts_on": None}


def small(identity: str, fee: str, **fields: Any) -> Any:
    return dossier(identity, **{"deal_fee": eur(fee), **fields})


def told(dossiers: list[Any], gifts: list[Any] | None = None, today: date = TODAY) -> list[str]:
    return sorted(set(codes(written_contract_findings(creator(), dossiers, gifts or [], LAW, today))))


@pytest.mark.parametrize(
    ("fees", "expected"),
    [
        (["799.99"], []),
        (["800"], ["written_contract.near"]),
        (["500", "300"], ["written_contract.near"]),
        (["999.99"], ["written_contract.near"]),
        (["1000"], ["written_contract.reached"]),
        (["400", "400", "400"], ["written_contract.reached"]),
    ],
)
def test_fees_of_one_brand_and_objective_are_added(fees: list[str], expected: list[str]) -> None:
    assert told([small(f"d{place}", fee) for place, fee in enumerate(fees)]) == expected


def test_objectives_are_counted_apart_and_told_together() -> None:
    apart = [small("d1", "600"), small("d2", "600", deal_objective="Autumn range")]
    assert told(apart) == ["written_contract.near_in_all"]
    same = [small("d1", "600"), small("d2", "600", deal_objective="  SPRING LAUNCH ")]
    assert told(same) == ["written_contract.reached"]
    (found, *_rest) = written_contract_findings(creator(), same, [], LAW, TODAY)
    assert found.params["objective"] == "Spring launch"


def test_gifts_in_exchange_count_like_fees() -> None:
    made = small("d1", "900", gifts=(gift(deal_id="d1", **ASKED),))
    assert told([made]) == ["written_contract.reached"]
    returned = small("d1", "900", gifts=(gift(deal_id="d1", fate=GiftFate.TO_RETURN, **ASKED),))
    assert told([returned]) == ["written_contract.near"]


def test_a_gift_with_nothing_asked_counts_only_over_all() -> None:
    free = gift(value=eur("300"), expectation=Expectation.NOTHING)
    assert told([small("d1", "750")], [free]) == ["written_contract.near_in_all"]


def test_the_product_of_the_terms_and_its_gift_are_one_thing() -> None:
    kept = terms(product_duty=ProductDuty.KEPT, product_value=eur("500"))
    without = contributions([small("d1", "100", terms=kept)], [], TODAY)
    assert [each.amount for each in without] == [eur("100"), eur("500")]
    both = contributions(
        [small("d1", "100", terms=kept, gifts=(gift(deal_id="d1", value=eur("480"), **ASKED),))], [], TODAY
    )
    assert [each.amount for each in both] == [eur("100"), eur("480")]


def test_other_currencies_are_told_and_never_added() -> None:
    mixed = [small("d1", "700"), dossier("d2", deal_fee=Money(90_000, "USD"))]
    found = written_contract_findings(creator(), mixed, [], LAW, TODAY)
    assert codes(found) == ["written_contract.other_currencies"]
    assert found[0].params["amounts"] == (Money(90_000, "USD"),)


def test_what_has_no_day_counts_as_of_today_and_is_told() -> None:
    undated = small("d2", "900", **NO_DAY)
    found = written_contract_findings(creator(), [small("d1", "700"), undated], [], LAW, TODAY)
    assert sorted(set(codes(found))) == ["written_contract.reached", "written_contract.undated"]
    assert [each.params["amount"] for each in found if each.code == "written_contract.undated"] == [eur("900")]
    assert told([small("d2", "700", **NO_DAY)]) == []
    parcel = gift(value=eur("300"), received_on=None, **ASKED)
    assert told([small("d1", "750")], [parcel]) == ["written_contract.near_in_all", "written_contract.undated"]


def test_the_decree_holds_from_2026() -> None:
    assert told([small("d1", "5000", deal_signed_on=day("2025-11-01"))], today=day("2025-12-31")) == []
    assert told([small("d1", "5000", deal_signed_on=day("2025-11-01"))], today=day("2026-01-15")) == [
        "written_contract.reached"
    ]


def test_both_ways_of_counting_a_year() -> None:
    across = [small("d1", "600", deal_signed_on=day("2025-06-01")), small("d2", "600")]
    lines = {
        line.basis: line
        for line in counter_lines(contributions(across, [], TODAY), LAW, TODAY)
        if line.objective == "spring launch"
    }
    assert lines[Basis.CALENDAR_YEAR].total == eur("600")
    assert lines[Basis.ROLLING_12_MONTHS].total == eur("1200")
    assert lines[Basis.ROLLING_12_MONTHS].state is CounterState.REACHED
    assert lines[Basis.ROLLING_12_MONTHS].percent == 120
    assert lines[Basis.ROLLING_12_MONTHS].span.first == day("2025-03-03")


def test_a_written_contract_turns_the_warning_into_a_note() -> None:
    issued = ContractFacts("k1", "d1", ContractState.ISSUED, "1", 1, day("2026-02-01"))
    (found, *_rest) = written_contract_findings(creator(), [small("d1", "1500", contracts=(issued,))], [], LAW, TODAY)
    assert found.severity is Severity.INFO
    (found, *_rest) = written_contract_findings(creator(), [small("d1", "1500")], [], LAW, TODAY)
    assert found.severity is Severity.WARNING
    assert found.sources


def test_deals_that_came_to_nothing_are_not_counted() -> None:
    for stage, signed_on in ((Stage.LEAD, None), (Stage.LOST, day("2026-02-01")), (Stage.PASSED, day("2026-02-01"))):
        assert told([small("d1", "5000", deal_stage=stage, deal_signed_on=signed_on)]) == []
    assert told([small("d1", "5000", deal_stage=Stage.LEAD, deal_signed_on=day("2026-02-01"))]) != []


@pytest.mark.parametrize(
    ("country", "audience", "applies"),
    [
        ("FR", frozenset(), True),
        ("BE", frozenset({"FR"}), False),
        ("CH", frozenset({"FR"}), True),
        ("CH", frozenset({"CH"}), False),
        ("CH", frozenset(), None),
        ("", frozenset({"FR"}), None),
    ],
)
def test_whom_the_law_reaches(country: str, audience: frozenset[str], *, applies: bool | None) -> None:
    who = creator(country=country, channels=(Channel(Platform.TIKTOK, "@n", audience_countries=audience),))
    assert law_applies(who, "FR") is applies
    found = codes(written_contract_findings(who, [small("d1", "2000")], [], LAW, TODAY))
    if applies is None:
        assert found == ["written_contract.country_unknown"]
    else:
        assert bool(found) is applies


def test_twelve_months_back() -> None:
    assert first_day_of_year_to(day("2026-03-02")) == day("2025-03-03")
    assert first_day_of_year_to(day("2028-02-29")) == day("2027-03-01")
    assert first_day_of_year_to(day("2026-12-31")) == day("2026-01-01")


@given(st.lists(st.tuples(st.integers(1, 200_000), st.dates(date(2025, 1, 1), date(2026, 12, 31))), max_size=12))
def test_sums_are_those_of_the_days_within(items: list[tuple[int, date]]) -> None:
    given_amounts = [Contribution("b1", "Verdure", "", on, Money(minor, "EUR")) for minor, on in items]
    for line in counter_lines(given_amounts, LAW, TODAY):
        assert line.total.minor == sum(minor for minor, on in items if line.span.contains(on))
        assert (line.state is CounterState.REACHED) is (line.total >= line.threshold)
