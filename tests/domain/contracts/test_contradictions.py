from __future__ import annotations

import ast
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import creatorbook.domain.contracts.checks
from creatorbook.domain.deals import exclusivity_conflicts
from creatorbook.domain.findings.codes import FINDINGS
from creatorbook.domain.findings.finding import Severity
from creatorbook.domain.money import checks as money_checks
from creatorbook.domain.records.terms import InstalmentTrigger, RightsStart, UsageChannel
from creatorbook.domain.values.money import Money
from creatorbook.domain.values.platforms import Medium
from tests.domain.contradictions import CASES, HOLDER, WHY, Case, clean, findings, spoilt
from tests.domain.support import brand, codes, creator, day, deliverable, eur, exclusivity, instalment, right

if TYPE_CHECKING:
    import random
    from datetime import date

    from creatorbook.domain.findings.finding import Finding


def name(case: Case) -> str:
    return f"{case.code}-{case.about}"


def test_a_deal_in_good_order_lacks_nothing() -> None:
    assert set(codes(findings(clean()))) == {"written_contract.reached"}


@given(
    st.integers(1, 10**10),
    st.integers(1, 12),
    st.integers(1, 59),
    st.integers(0, 10_000),
    st.sets(st.sampled_from(list(UsageChannel)), min_size=1),
    st.dates(day("2026-03-02"), day("2026-04-30")),
)
def test_a_deal_in_good_order_is_never_refused(
    minor: int, parts: int, days: int, share: int, channels: set[UsageChannel], due: date
) -> None:
    fee = Money(minor, "EUR")
    sums = [each for each in fee.split(parts) if each.minor]
    made = clean(
        deal_fee=fee,
        instalments=tuple(instalment(f"p{place}", each.digits) for place, each in enumerate(sums)),
        rights=(right(channels=frozenset(channels), duration_days=days, price=eur("10")),),
        deliverables=(deliverable(due_on=due),),
        terms={"kill_fee_bp": share, "payment_days": days},
    )
    found = findings(made)
    assert not [each for each in found if each.severity is Severity.ERROR]
    assert not [each for each in found if each.code.startswith(("instalment", "number.", "money."))]


@pytest.mark.parametrize("case", CASES, ids=name)
def test_every_contradiction_is_found_and_names_its_field(case: Case) -> None:
    found = findings(spoilt(case), case.others)
    assert (case.code, case.about, case.record) in {(each.code, each.about, each.record) for each in found}


@pytest.mark.parametrize("case", [case for case in CASES if case.code not in WHY], ids=name)
def test_no_contradiction_is_found_where_there_is_none(case: Case) -> None:
    assert case.code not in codes(findings(clean()))


def test_every_code_that_the_checks_say_is_in_the_table_of_cases() -> None:
    folder = Path(creatorbook.domain.contracts.checks.__file__).parent
    files = [*folder.glob("*.py"), Path(exclusivity_conflicts.__file__), Path(money_checks.__file__)]
    files.append(folder.parents[1] / "identity" / "problems.py")
    said = {
        node.value
        for path in files
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in FINDINGS
    }
    assert said - {case.code for case in CASES} == set()


@given(st.integers(0, len(CASES) - 1), st.randoms(use_true_random=False))
def test_the_order_of_rights_payments_and_deals_does_not_matter(place: int, chance: random.Random) -> None:
    case = CASES[place]
    made = spoilt(case)
    rights = [*made.rights, right("r7", duration_days=30), right("r8", paid=True, price=eur("9"), duration_days=45)]
    parts = [*made.instalments, instalment("p8", "10", trigger=InstalmentTrigger.ON_DATE, due_on=day("2026-05-01"))]
    work = [*made.deliverables, deliverable("v8", due_on=day("2026-04-04")), deliverable("v9", due_on=None)]
    promises = [*made.exclusivities, exclusivity("x8", category="Shoes", ends_on=day("2026-08-01"))]
    others = [HOLDER, *(other for other in case.others if other.deal.id != "d2")]

    def seen(found: tuple[Finding, ...]) -> set[str]:
        return {repr((each.code, each.about, each.record, each.severity, sorted(each.params.items())))
                for each in found}  # fmt: skip

    def made_of() -> tuple[Finding, ...]:
        spoiled = replace(
            made,
            rights=tuple(rights),
            instalments=tuple(parts),
            deliverables=tuple(work),
            exclusivities=tuple(promises),
        )
        return findings(spoiled, tuple(others))

    first = seen(made_of())
    for each in (rights, parts, work, promises, others):
        chance.shuffle(each)
    assert seen(made_of()) == first


OF_TERMS = [case for case in CASES if set(case.fields) == {"terms"} and "product_duty" not in case.fields["terms"]]


@given(st.integers(0, len(OF_TERMS) - 1), st.integers(0, len(OF_TERMS) - 1))
def test_two_contradictions_are_both_found(first: int, second: int) -> None:
    one, other = OF_TERMS[first], OF_TERMS[second]
    assume(not set(one.fields["terms"]) & set(other.fields["terms"]))
    found = codes(findings(clean(terms={**one.fields["terms"], **other.fields["terms"]})))
    assert {one.code, other.code} <= set(found)


def test_the_day_off_is_named_with_the_next_working_day() -> None:
    (off,) = [
        each
        for each in findings(clean(instalments=(instalment(due_on=day("2026-04-06")),)))
        if each.code == "day.holiday"
    ]
    assert off.params["holiday"] == {"en": "Easter Monday", "fr": "Lundi de Pâques"}
    assert off.params["next_day"] == day("2026-04-07")
    assert off.params["country"] == ("FR",)
    assert off.severity is Severity.WARNING


def test_a_post_may_go_out_on_a_holiday_and_files_may_not_be_waited_for() -> None:
    for medium, severity in ((Medium.REEL, Severity.INFO), (Medium.RAW_CONTENT, Severity.WARNING)):
        made = clean(deliverables=(deliverable(medium=medium, due_on=day("2026-04-06")),))
        assert [each.severity for each in findings(made) if each.code == "day.holiday"] == [severity]


@pytest.mark.parametrize(
    ("number", "severity"),
    [("DE89 3704 0044 0532 0130 00", Severity.INFO), ("AE07 0331 2345 6789 0123 456", Severity.WARNING)],
)
def test_an_account_far_from_home_is_warned_of_and_one_nearby_is_told(number: str, severity: Severity) -> None:
    made = clean(deal_creator=creator(iban=number))
    assert [each.severity for each in findings(made) if each.code == "number.other_country"] == [severity]


def test_what_the_law_says_of_rights_without_an_end_is_told_with_it() -> None:
    (found,) = [
        each for each in findings(clean(rights=(right(duration_days=None),))) if each.code == "rights.perpetual"
    ]
    assert ["L131-3" in source.title for source in found.sources] == [True]


def test_nothing_is_derived_from_a_number_that_is_wrong() -> None:
    made = clean(deal_brand=brand(company_number="498 765 438", vat_number="FR40303265045"))
    assert "number.vat_of_other_company" not in codes(findings(made))


def test_days_gone_by_and_payments_made_are_left_alone() -> None:
    past = clean(deliverables=(deliverable(due_on=day("2026-03-01")),))
    paid = clean(instalments=(instalment(due_on=day("2026-04-06"), paid_on=day("2026-03-01")),))
    for made in (past, paid):
        assert not {"day.weekend", "day.holiday"} & set(codes(findings(made)))


@pytest.mark.parametrize("words", ["Exclusivity, three months more", "Prolongation de l’exclusivité"])
def test_exclusivity_that_a_payment_names_may_outlast_the_contract(words: str) -> None:
    long = (exclusivity(ends_on=day("2026-05-29")),)
    parts = (instalment("p1", "1000"), instalment("p2", "500", label=words))
    assert "exclusivity.longer_than_contract" not in codes(findings(clean(exclusivities=long, instalments=parts)))


def test_an_organic_post_may_stay_up_longer_than_the_exclusivity() -> None:
    (found,) = [
        each
        for each in findings(clean(rights=(right(duration_days=300),)))
        if each.code == "rights.longer_than_exclusivity"
    ]
    assert found.severity is Severity.INFO


def test_whitelisting_without_an_end_is_told_once() -> None:
    granted = right(channels=frozenset({UsageChannel.WHITELISTING}), duration_days=None, price=eur("9"))
    found = codes(findings(clean(rights=(granted,))))
    assert "rights.whitelisting_without_end" in found
    assert "rights.perpetual" not in found


@given(st.integers(1, 2000), st.sampled_from([RightsStart.ON_SIGNATURE, RightsStart.ON_FIRST_POST]))
def test_paid_rights_outlast_the_exclusivity_exactly_from_the_day_after_its_end(days: int, start: RightsStart) -> None:
    made = clean(rights=(right(paid=True, price=eur("9"), start=start, duration_days=days),))
    opens = day("2026-02-01") if start is RightsStart.ON_SIGNATURE else day("2026-03-20")
    left = (day("2026-04-30") - opens).days + 1
    assert ("rights.longer_than_exclusivity" in codes(findings(made))) is (days > left)


@given(st.integers(0, 60))
def test_a_review_fits_until_the_very_day(days: int) -> None:
    made = clean(terms={"review_days": days}, deliverables=(deliverable(draft_due_on=day("2026-03-10")),))
    assert ("contract.review_too_long" in codes(findings(made))) is (days > 10)


@given(st.integers(1, 10**9))
def test_any_other_currency_is_told_with_both(minor: int) -> None:
    made = clean(rights=(right(price=Money(minor, "CHF"), duration_days=60),))
    (found,) = [each for each in findings(made) if each.code == "money.mixed_currencies"]
    assert found.params["currencies"] == ("CHF", "EUR")
