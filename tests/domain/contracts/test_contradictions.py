from __future__ import annotations

import ast
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import creatorbook.domain.contracts.checks
from creatorbook.domain.contracts.checks.days import day_findings
from creatorbook.domain.deals import exclusivity_conflicts
from creatorbook.domain.findings.codes import FINDINGS
from creatorbook.domain.findings.finding import Severity
from creatorbook.domain.money import checks as money_checks
from creatorbook.domain.records.parties import Agency
from creatorbook.domain.records.terms import InstalmentTrigger, RightsPrice, RightsStart, UsageChannel
from creatorbook.domain.values.money import Money
from creatorbook.domain.values.platforms import Medium
from tests.domain.contradictions import CASES, HOLDER, WHY, Case, clean, findings, spoilt
from tests.domain.support import TODAY, brand, codes, creator, day, deliverable, eur, exclusivity, instalment, right

if TYPE_CHECKING:
    import random
    from datetime import date

    from creatorbook.domain.findings.finding import Finding
    from creatorbook.domain.records.dossier import Dossier


def name(case: Case) -> str:
    return f"{case.code}-{case.about}"


def test_a_deal_in_good_order_lacks_nothing() -> None:
    assert set(codes(findings(clean()))) == {"written_contract.reached"}


def told(**fields: Any) -> list[str]:
    return codes(findings(clean(**fields)))


def test_a_sum_of_nothing_is_not_below_nothing() -> None:
    free = told(deal_fee=eur("0"), instalments=(), rights=(right(duration_days=60, price=eur("0")),))
    assert not {"fee.negative", "money.negative"} & set(free)
    assert "fee.negative" in told(deal_fee=eur("-0.01"), instalments=())
    assert "money.negative" in told(rights=(right(duration_days=60, price=eur("-0.01")),))


def test_every_sum_is_held_against_the_fee_else_against_the_first_of_them() -> None:
    rights = (right(price=eur("10")), right("r2", price=eur("10"), renewal_price=Money(100, "USD")))
    mixed = [each for each in findings(clean(rights=rights)) if each.code == "money.mixed_currencies"]
    assert [(each.about, each.record, each.params["currencies"]) for each in mixed] == [
        ("renewal_price", ("usage_right", "r2"), ("EUR", "USD"))
    ]
    without_fee = findings(clean(deal_fee=None, instalments=(), rights=rights))
    assert [each.about for each in without_fee if each.code == "money.mixed_currencies"] == ["renewal_price"]


@pytest.mark.parametrize(
    ("part", "work", "expected"),
    [
        # The first post is due on 20 March, the deal begins on 1 February.
        ({"trigger": InstalmentTrigger.ON_POST, "due_on": day("2026-03-20")}, {}, []),
        ({"trigger": InstalmentTrigger.ON_POST, "due_on": day("2026-03-19")}, {}, ["instalment.due_before_trigger"]),
        ({"trigger": InstalmentTrigger.ON_DELIVERY, "due_on": day("2026-03-19")}, {},
         ["instalment.due_before_trigger"]),
        ({"trigger": InstalmentTrigger.ON_SIGNATURE, "due_on": day("2026-03-19")}, {}, []),
        ({"trigger": InstalmentTrigger.ON_POST, "due_on": day("2026-03-19")}, {"due_on": None}, []),
        ({"trigger": InstalmentTrigger.ON_POST, "due_on": day("2026-01-30")}, {"due_on": None},
         ["instalment.due_before_start"]),
        ({"due_on": day("2026-02-01")}, {}, []),
        ({"due_on": day("2026-01-30")}, {}, ["instalment.due_before_start"]),
        ({"trigger": InstalmentTrigger.ON_DATE, "due_on": None}, {}, ["instalment.date_missing"]),
        ({"trigger": InstalmentTrigger.ON_SIGNATURE, "due_on": None}, {}, []),
    ],
)  # fmt: skip
def test_a_payment_is_due_when_it_can_be(part: dict[str, Any], work: dict[str, Any], expected: list[str]) -> None:
    made = clean(instalments=(instalment(**part),), deliverables=(deliverable(**work),))
    assert [each.code for each in findings(made) if each.code.startswith("instalment.")] == expected
    undated = clean(instalments=(instalment(**part),), deliverables=(deliverable(**work),), deal_starts_on=None)
    assert "instalment.due_before_start" not in codes(findings(undated))


def test_money_ahead_of_the_work_is_no_fault_where_it_is_due_on_signing() -> None:
    for trigger, severity in (
        (InstalmentTrigger.ON_SIGNATURE, Severity.INFO),
        (InstalmentTrigger.ON_DATE, Severity.WARNING),
    ):
        made = clean(instalments=(instalment(trigger=trigger, due_on=day("2026-01-30")),))
        (found,) = (each for each in findings(made) if each.code == "instalment.due_before_start")
        assert found.severity is severity


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"affiliate_bp": 0, "affiliate_code": "", "affiliate_days": None}, []),
        ({"affiliate_bp": None, "affiliate_code": "", "affiliate_days": None}, []),
        ({"affiliate_bp": 1, "affiliate_code": " ", "affiliate_days": None}, ["affiliate.untracked"]),
        ({"affiliate_code": "", "affiliate_days": 30}, []),
        ({"affiliate_code": "N5", "affiliate_days": None}, ["affiliate.without_window"]),
    ],
)
def test_a_commission_needs_a_trace_and_an_end(said: dict[str, Any], expected: list[str]) -> None:
    assert [code for code in told(terms=said) if code.startswith("affiliate.")] == expected


@pytest.mark.parametrize(
    ("work", "said", "expected"),
    [
        ({"due_on": day("2026-04-30")}, {}, []),
        ({"due_on": day("2026-05-01")}, {}, ["contract.deliverable_after_end"]),
        ({"due_on": day("2026-02-01")}, {}, []),
        ({"due_on": day("2026-01-31")}, {}, ["contract.deliverable_before_start"]),
        ({"draft_due_on": day("2026-03-20")}, {"review_days": None}, []),
        ({"draft_due_on": day("2026-03-21")}, {"review_days": None}, ["contract.draft_after_due"]),
        ({"draft_due_on": day("2026-03-20")}, {"review_days": 0}, []),
        ({"draft_due_on": day("2026-03-13")}, {"review_days": 7}, []),
        ({"draft_due_on": day("2026-03-14")}, {"review_days": 7}, ["contract.review_too_long"]),
    ],
)
def test_days_in_order_begin_and_end_with_the_deal(
    work: dict[str, Any], said: dict[str, Any], expected: list[str]
) -> None:
    orders = ("contract.deliverable", "contract.draft", "contract.review")
    made = told(deliverables=(deliverable(**work),), terms=said)
    assert [code for code in made if code.startswith(orders)] == expected
    # Where the deal's own days or its terms are not said, nothing is out of their order.
    bare = told(deliverables=(deliverable(**work),), deal_starts_on=None, deal_ends_on=None)
    assert not [code for code in bare if code.startswith("contract.deliverable_")]


def test_a_deal_of_one_day_ends_when_it_begins() -> None:
    assert "contract.ends_before_start" not in told(deal_starts_on=day("2026-03-20"), deal_ends_on=day("2026-03-20"))
    assert "contract.ends_before_start" in told(deal_starts_on=day("2026-03-20"), deal_ends_on=day("2026-03-19"))


SATURDAY, LABOUR_DAY = day("2026-03-21"), day("2026-05-01")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"deliverables": (deliverable(due_on=SATURDAY),)}, [("day.weekend", "due_on", Severity.INFO)]),
        ({"deliverables": (deliverable(due_on=SATURDAY, medium=Medium.APPEARANCE),)}, []),
        ({"deliverables": (deliverable(draft_due_on=SATURDAY),)}, [("day.weekend", "draft_due_on", Severity.INFO)]),
        ({"instalments": (instalment(due_on=SATURDAY),)}, [("day.weekend", "due_on", Severity.INFO)]),
        ({"instalments": (instalment(due_on=SATURDAY, paid_on=SATURDAY),)}, []),
        # Posts go out on a holiday; a desk is empty on it.
        ({"deliverables": (deliverable(due_on=LABOUR_DAY),)}, [("day.holiday", "due_on", Severity.INFO)]),
        ({"deliverables": (deliverable(due_on=LABOUR_DAY, medium=Medium.RAW_CONTENT),)},
         [("day.holiday", "due_on", Severity.WARNING)]),
        ({"deliverables": (deliverable(draft_due_on=LABOUR_DAY, due_on=day("2026-05-05")),)},
         [("day.holiday", "draft_due_on", Severity.WARNING)]),
        ({"instalments": (instalment(due_on=LABOUR_DAY),)}, [("day.holiday", "due_on", Severity.WARNING)]),
    ],
)  # fmt: skip
def test_days_off_are_told_while_they_are_to_come(
    fields: dict[str, Any], expected: list[tuple[str, str, Severity]]
) -> None:
    made = clean(**{"deliverables": (), "instalments": (), **fields})

    def off(today: date) -> list[tuple[str, str, Severity]]:
        found = day_findings(made, today)
        return [(each.code, each.about, each.severity) for each in found if each.code.startswith("day.")]

    on = SATURDAY if SATURDAY in days_due(made) else LABOUR_DAY
    assert off(on - timedelta(days=10)) == off(on) == expected
    assert off(on + timedelta(days=1)) == []


def days_due(made: Dossier) -> set[date | None]:
    """Return every day that the work or a payment of the deal is due on."""
    work = {each for item in made.deliverables for each in (item.due_on, item.draft_due_on)}
    return work | {part.due_on for part in made.instalments}


def test_a_holiday_of_the_agency_alone_stops_nobody() -> None:
    # Shrove Monday and 1 August: the Swiss agency rests, the two parties in France work.
    agency = Agency("a1", "Alpha", country="CH")
    parties = {"deliverables": (), "instalments": (instalment(due_on=day("2028-08-01")),)}
    assert not [
        each for each in day_findings(clean(deal_agency=agency, **parties), TODAY) if each.code == "day.holiday"
    ]
    swiss = clean(deal_brand=brand(country="CH"), **parties)
    (found,) = (each for each in day_findings(swiss, TODAY) if each.code == "day.holiday")
    assert found.params["country"] == ("CH",)
    assert found.params["next_day"] == day("2028-08-02")


@given(
    st.integers(1, 10**10),
    st.integers(1, 12),
    # Rights that end before the first post is due contradict the deal.
    st.integers(90, 119),
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
        rights=(
            right(channels=frozenset(channels), duration_days=days, price=eur("10"), price_counts=RightsPrice.IN_FEE),
        ),
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
