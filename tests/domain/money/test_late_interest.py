"""Late interest against sums worked out by hand, and what must hold of it whatever the sum, the days and the law."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creatorbook.domain.money.late_interest import Interest, PartPayment, interest
from creatorbook.domain.money.payment_law import Compounding, PaymentLaw, RateOf
from creatorbook.domain.values.money import MixedCurrencies, Money
from creatorbook.domain.values.spans import Span
from tests.domain.support import day, eur, rulebook

LAWS = rulebook().money
FR, GB, IE, NL, US = (LAWS[code] for code in ("FR", "GB", "IE", "NL", "US"))
EVERY = sorted(code for code, law in LAWS.items() if law.statutory)


def gbp(amount: str) -> Money:
    return Money.of(amount, "GBP")


def lines(found: Interest) -> list[tuple[str, str, int, int, str]]:
    return [
        (line.first.isoformat(), line.last.isoformat(), line.days, line.rate_bp, line.amount.digits)
        for line in found.lines
    ]


def test_france_over_two_half_years_line_by_line() -> None:
    # Due 1 June 2025. 29 days at 13.15 %: 1,200 x 0.1315 x 29 / 365 = 12.537… ; 31 at 12.15 %: 12.383…
    found = interest(eur("1200"), day("2025-06-01"), day("2025-07-31"), FR)
    assert lines(found) == [
        ("2025-06-02", "2025-06-30", 29, 1315, "12.54"),
        ("2025-07-01", "2025-07-31", 31, 1215, "12.38"),
    ]
    assert found.total == eur("24.92")
    assert found.daily == eur("0.40")  # 1,200 x 0.1215 / 365 = 0.3994…
    assert found.is_complete
    assert found.is_sure


def test_the_british_rate_is_that_of_the_first_day_for_the_whole_delay() -> None:
    # Late since 1 July 2025: 30 June's 4.25 % + 8, whatever the Bank did in August and December.
    # 10,000 x 0.1225 x 199 / 365 = 667.876…
    found = interest(gbp("10000"), day("2025-06-30"), day("2026-01-15"), GB)
    assert lines(found) == [("2025-07-01", "2026-01-15", 199, 1225, "667.88")]
    # The daily sum of the usual example: 10,000 pounds at 11.75 % bear 3.22 a day.
    assert interest(gbp("10000"), day("2026-06-01"), day("2026-06-30"), GB).daily == gbp("3.22")


def test_the_irish_rate_is_that_of_the_due_day() -> None:
    # Due on 30 June 2025, so the rate of the first half of 2025 holds, though every day of delay is in the second.
    assert [line.rate_bp for line in interest(eur("500"), day("2025-06-30"), day("2025-09-30"), IE).lines] == [1115]
    assert [line.rate_bp for line in interest(eur("500"), day("2025-07-01"), day("2025-09-30"), IE).lines] == [1015]


def test_dutch_interest_bears_interest_after_a_full_year() -> None:
    # 1 July to 31 December 2023: 10,000 x 12 % x 184 / 365 = 604.93; to 30 June 2024: x 12.5 % x 182 / 365 = 623.29.
    # Then 31 days of July 2024 at 12.25 % on 11,228.22: 116.819…
    found = interest(eur("10000"), day("2023-06-30"), day("2024-07-31"), NL)
    assert lines(found) == [
        ("2023-07-01", "2023-12-31", 184, 1200, "604.93"),
        ("2024-01-01", "2024-06-30", 182, 1250, "623.29"),
        ("2024-07-01", "2024-07-31", 31, 1225, "116.82"),
    ]
    assert found.lines[2].base == eur("11228.22")
    assert found.outstanding == eur("10000")
    simple = interest(eur("10000"), day("2023-06-30"), day("2024-07-31"), replace(NL, compounding=Compounding.NONE))
    assert simple.total < found.total


def test_a_year_of_delay_from_the_29th_of_february_ends_on_the_28th() -> None:
    found = interest(eur("1000"), day("2024-02-29"), day("2025-03-01"), NL)
    assert [line.first for line in found.lines][-1] == day("2025-03-01")


def test_the_published_tables() -> None:
    # Belgium rounds up to the half per cent; Germany's base rate moves with the central bank's.
    assert [rate.rate_bp for rate in LAWS["BE"].rates[:6]] == [1050, 1200, 1250, 1250, 1150, 1050]
    assert [rate.reference_bp for rate in LAWS["DE"].rates[:6]] == [162, 312, 362, 337, 227, 127]
    assert [rate.rate_bp for rate in GB.rates[:3]] == [1150, 1300, 1325]
    for code in EVERY:
        rates = LAWS[code].rates
        assert rates
        assert rates[0].is_constant or [rate.starts_on.month for rate in rates] == [1, 7] * (len(rates) // 2)
        assert all(a.ends_on + timedelta(days=1) == b.starts_on for a, b in pairwise(rates))
        assert LAWS[code].basis_in("de")
        assert LAWS[code].reckoning_in("es")


def test_a_rate_that_could_not_be_checked_says_so() -> None:
    assert not interest(eur("100"), day("2026-06-30"), day("2026-07-31"), FR).is_sure
    assert interest(eur("100"), day("2026-05-31"), day("2026-06-30"), FR).is_sure


@pytest.mark.parametrize(
    ("law", "debt", "expected"),
    [
        ("FR", eur("10"), eur("40")),
        ("FR", eur("99999"), eur("40")),
        ("GB", gbp("999.99"), gbp("40")),
        ("GB", gbp("1000"), gbp("70")),
        ("GB", gbp("9999.99"), gbp("70")),
        ("GB", gbp("10000"), gbp("100")),
        ("GB", eur("10000"), None),
        ("IE", eur("1000"), eur("40")),
        ("IE", eur("1000.01"), eur("70")),
        ("IE", eur("10000"), eur("70")),
        ("IE", eur("10000.01"), eur("100")),
        ("US", Money(100, "USD"), None),
    ],
)
def test_the_fixed_sum_goes_by_the_debt(law: str, debt: Money, expected: Money | None) -> None:
    assert LAWS[law].fixed_sum_for(debt) == expected


def test_what_was_paid_bears_interest_until_its_own_day() -> None:
    # 1,000 due 31 January 2025; 400 came on 10 February. 10 days on 1,000, 18 on 600, at 13.15 %.
    found = interest(
        eur("1000"), day("2025-01-31"), day("2025-02-28"), FR, paid=[PartPayment(day("2025-02-10"), eur("400"))]
    )
    assert [(line.base.digits, line.days, line.amount.digits) for line in found.lines] == [
        ("1000.00", 10, "3.60"),
        ("600.00", 18, "3.89"),
    ]
    assert found.outstanding == eur("600")


def test_what_came_in_time_or_in_full_or_too_much() -> None:
    early = [PartPayment(day("2025-01-10"), eur("400"))]
    assert [
        line.base for line in interest(eur("1000"), day("2025-01-31"), day("2025-02-28"), FR, paid=early).lines
    ] == [eur("600")]
    whole = interest(
        eur("1000"), day("2025-01-31"), day("2025-12-31"), FR, paid=[PartPayment(day("2025-02-01"), eur("1500"))]
    )
    assert (whole.outstanding, whole.daily) == (eur("0"), eur("0"))
    assert [line.days for line in whole.lines] == [1]
    later = [PartPayment(day("2025-03-01"), eur("999"))]
    assert interest(eur("1000"), day("2025-01-31"), day("2025-02-28"), FR, paid=later).outstanding == eur("1000")
    with pytest.raises(MixedCurrencies):
        interest(eur("1000"), day("2025-01-31"), day("2025-02-28"), FR, paid=[PartPayment(day("2025-02-01"), gbp("1"))])


def test_days_without_a_rate_are_named_and_never_guessed() -> None:
    found = interest(eur("1000"), day("2026-12-01"), day("2027-08-31"), FR)
    assert found.unknown == (Span(day("2027-01-01"), day("2027-08-31")),)
    assert not found.is_complete
    assert found.daily is None
    assert [line.last for line in found.lines] == [day("2026-12-31")]
    before = interest(eur("1000"), day("2022-11-30"), day("2023-01-02"), FR)
    assert before.unknown == (Span(day("2022-12-01"), day("2022-12-31")),)
    assert [line.days for line in before.lines] == [2]
    # A payment on the way parts no days that are unknown before it and after it; days that are known do.
    on_the_way = [PartPayment(day("2027-03-01"), eur("100"))]
    assert interest(eur("1000"), day("2026-12-01"), day("2027-08-31"), FR, paid=on_the_way).unknown == found.unknown
    holes = replace(FR, rates=FR.rates[1:2] + FR.rates[3:4])
    assert interest(eur("1000"), day("2023-05-31"), day("2024-12-31"), holes).unknown == (
        Span(day("2023-06-01"), day("2023-06-30")),
        Span(day("2024-01-01"), day("2024-06-30")),
    )
    nothing = interest(Money(100_000, "USD"), day("2026-01-01"), day("2026-02-01"), US)
    assert nothing.unknown == (Span(day("2026-01-02"), day("2026-02-01")),)
    assert interest(eur("5"), day("2026-01-01"), day("2026-02-01"), None).unknown


def test_a_rate_agreed_by_contract_wins_over_any_table() -> None:
    agreed = interest(Money(100_000, "USD"), day("2026-01-01"), day("2027-01-01"), US, rate_bp=800)
    assert (agreed.total, agreed.is_complete, agreed.is_sure) == (Money(8_000, "USD"), True, True)
    assert interest(eur("1000"), day("2026-01-01"), day("2027-01-01"), None, rate_bp=800).total == eur("80")


amounts = st.integers(1, 10**10).map(lambda minor: Money(minor, "EUR"))
starts = st.dates(date(2023, 1, 1), date(2025, 12, 31))
lengths = st.integers(0, 360)
laws = st.sampled_from([LAWS[code] for code in EVERY])


def exact(found: Interest) -> Fraction:
    return sum((line.exact for line in found.lines), Fraction(0))


@given(amounts, starts, laws)
def test_nothing_is_owed_on_the_due_day_or_before(debt: Money, due_on: date, law: PaymentLaw) -> None:
    for until in (due_on, due_on - timedelta(days=9)):
        found = interest(debt, due_on, until, law)
        assert (found.lines, found.total.minor, found.is_complete) == ((), 0, True)


@given(amounts, starts, lengths, laws)
def test_interest_grows_by_the_day_and_is_never_negative(debt: Money, due_on: date, days: int, law: PaymentLaw) -> None:
    now = interest(debt, due_on, due_on + timedelta(days=days), law)
    later = interest(debt, due_on, due_on + timedelta(days=days + 1), law)
    assert now.is_complete
    assert 0 <= exact(now) < exact(later)
    assert sum(line.days for line in later.lines) == days + 1
    assert all(line.amount.minor >= 0 for line in now.lines)
    # Rounding a line moves it by half a unit at most.
    assert abs(now.total.minor - exact(now)) <= Fraction(len(now.lines), 2)


@given(amounts, st.integers(0, 170), st.integers(0, 170))
def test_interest_adds_up_over_periods_that_follow_one_another(debt: Money, first: int, second: int) -> None:
    start = date(2025, 1, 1)
    middle = start + timedelta(days=min(first, second))
    end = start + timedelta(days=max(first, second))
    whole = interest(debt, start, end, FR)
    parts = interest(debt, start, middle, FR), interest(debt, middle, end, FR)
    assert exact(whole) == sum(map(exact, parts), Fraction(0))


@given(amounts, amounts, starts, lengths, laws)
def test_interest_on_two_debts_is_the_interest_on_both(
    one: Money, other: Money, due_on: date, days: int, law: PaymentLaw
) -> None:
    simple = replace(law, compounding=Compounding.NONE)
    until = due_on + timedelta(days=days)
    both = interest(one + other, due_on, until, simple)
    assert exact(both) == exact(interest(one, due_on, until, simple)) + exact(interest(other, due_on, until, simple))


@given(amounts, starts, lengths, laws, st.lists(st.tuples(st.integers(-30, 400), st.integers(1, 10**9)), max_size=4))
def test_paying_something_never_makes_it_dearer(
    debt: Money, due_on: date, days: int, law: PaymentLaw, came: list[tuple[int, int]]
) -> None:
    until = due_on + timedelta(days=days)
    paid = [PartPayment(due_on + timedelta(days=after), Money(minor, "EUR")) for after, minor in came]
    found = interest(debt, due_on, until, law, paid=paid)
    assert exact(found) <= exact(interest(debt, due_on, until, law))
    assert eur("0") <= found.outstanding <= debt
    firsts = [line.first for line in found.lines]
    assert firsts == sorted(set(firsts))


def test_the_laws_name_when_their_rate_is_taken() -> None:
    assert (GB.rate_of, IE.rate_of, FR.rate_of) == (RateOf.FIRST_DAY, RateOf.DUE_DAY, RateOf.HALF_YEAR)
    assert not US.statutory
    assert FR.basis_in("it") == ""
