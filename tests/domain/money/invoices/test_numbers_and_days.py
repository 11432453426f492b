"""Numbers that never repeat, and days due in every lawful reading."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from creatorbook.domain.money.invoices.due_days import DueTerm, check_due_day, due_day
from creatorbook.domain.money.invoices.numbering import (
    LONGEST,
    NumberPattern,
    PatternError,
    check_number,
    check_numbering_day,
    check_pattern,
)
from creatorbook.domain.money.payment_law import LimitScope
from creatorbook.domain.records.terms import DueCount
from tests.domain.money.invoices.support import law
from tests.domain.support import codes, rulebook

RECORD = ("invoice", "i1")


@pytest.mark.parametrize(
    ("text", "year", "counter", "number"),
    [
        ("{year}-{counter:3}", 2026, 7, "2026-007"),
        ("F{year}/{counter}", 2026, 12, "F2026/12"),
        ("AV-{year}-{counter:4}", 2027, 12345, "AV-2027-12345"),
        ("{counter:5}_{year}", 2026, 1, "00001_2026"),
    ],
)
def test_a_pattern_writes_numbers(text: str, year: int, counter: int, number: str) -> None:
    assert NumberPattern(text).number(year, counter) == number
    assert list(check_number(number, RECORD)) == []


def test_a_counter_that_runs_on_needs_no_year() -> None:
    assert NumberPattern("C{counter:3}", yearly=False).number(2026, 8) == "C008"
    for counter in (0, 10**9):
        with pytest.raises(ValueError, match="begins with 1"):
            NumberPattern("{year}{counter}").number(2026, counter)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("F {year}-{counter}", "invoice.pattern_characters"),
        ("F.{year}-{counter}", "invoice.pattern_characters"),
        ("É{year}-{counter}", "invoice.pattern_characters"),
        ("{month}-{year}-{counter}", "invoice.pattern_characters"),
        ("{year}", "invoice.pattern_without_counter"),
        ("{counter}{year}{counter}", "invoice.pattern_without_counter"),
        ("F-{counter:3}", "invoice.pattern_repeats"),
        ("A" * 23 + "{year}{counter}", "invoice.pattern_too_long"),
    ],
)
def test_a_pattern_that_cannot_number_a_series_is_refused(text: str, code: str) -> None:
    with pytest.raises(PatternError) as refused:
        NumberPattern(text)
    assert refused.value.code == code
    assert codes(tuple(check_pattern(text, (), RECORD))) == [code]


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ("{year}-{counter}", "{year}-{counter:3}", True),
        ("F{year}-{counter}", "A{year}-{counter}", False),
        ("{year}{counter}", "{counter}{year}", True),
        ("2026{counter}{year}", "{year}{counter}", True),
        ("{year}-{counter}", "{year}/{counter}", False),
        ("F1{counter}-{year}", "F{counter}-{year}", True),
    ],
)
def test_two_series_of_one_seller_may_not_meet(one: str, other: str, *, meet: bool) -> None:
    assert NumberPattern(one).meets(NumberPattern(other)) is meet
    assert NumberPattern(other).meets(NumberPattern(one)) is meet
    found = tuple(check_pattern(one, [NumberPattern(other)], RECORD))
    assert codes(found) == (["invoice.pattern_meets_other"] if meet else [])


PLACES = st.lists(st.tuples(st.integers(2000, 2099), st.integers(1, 99_999)), max_size=12)
TEXTS = st.lists(st.sampled_from(["{year}", "A", "1", "-", "{year}"]), max_size=4).map("".join)


@given(
    TEXTS, TEXTS, st.integers(1, 4), st.lists(st.tuples(st.integers(2000, 2099), st.integers(1, 99_999)), max_size=12)
)
@settings(max_examples=60)
def test_numbers_of_one_series_never_repeat(before: str, after: str, width: int, at: list[tuple[int, int]]) -> None:
    text = f"{before}{{counter:{width}}}{after}"
    if len(re.sub(r"\{year\}", "2026", re.sub(r"\{counter:\d\}", "999999999", text))) > LONGEST:
        with pytest.raises(PatternError, match=r"invoice\.pattern_too_long"):
            NumberPattern(text, yearly="{year}" in text)
        return
    pattern = NumberPattern(text, yearly="{year}" in text)
    made = [pattern.number(*place) for place in at]
    places = {place if pattern.yearly else place[1] for place in at}
    assert len(set(made)) == len(places)
    assert all(len(number) <= LONGEST and re.fullmatch(r"[A-Za-z0-9+_/-]+", number) for number in made)


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("2026 07", "invoice.number_characters"),
        ("2026.07", "invoice.number_characters"),
        ("", "invoice.number_characters"),
        ("A" * 36, "invoice.number_too_long"),
    ],
)
def test_a_number_of_another_program_is_looked_at(number: str, code: str) -> None:
    assert codes(tuple(check_number(number, RECORD))) == [code]


def test_spanish_numbers_end_where_chained_records_begin() -> None:
    assert list(check_numbering_day(law("ES"), date(2027, 6, 30), RECORD)) == []
    (refused,) = check_numbering_day(law("ES"), date(2027, 7, 1), RECORD)
    assert (refused.code, refused.params["starts_on"]) == ("invoice.numbering_refused", date(2027, 7, 1))
    assert refused.sources
    assert list(check_numbering_day(law("FR"), date(2027, 7, 1), RECORD)) == []
    assert list(check_numbering_day(None, date(2027, 7, 1), RECORD)) == []


@pytest.mark.parametrize(
    ("term", "issued", "due"),
    [
        (DueTerm(30), "2026-11-16", "2026-12-16"),
        (DueTerm(0), "2026-11-16", "2026-11-16"),
        # Both lawful readings of “45 days end of month”.
        (DueTerm(45, DueCount.DAYS_THEN_MONTH_END), "2026-01-17", "2026-03-31"),
        (DueTerm(45, DueCount.MONTH_END_THEN_DAYS), "2026-01-17", "2026-03-17"),
        (DueTerm(30, DueCount.DAYS_THEN_MONTH_END), "2028-01-30", "2028-02-29"),
        (DueTerm(0, DueCount.MONTH_END_THEN_DAYS), "2027-02-01", "2027-02-28"),
        (DueTerm(30, due_on=date(2027, 1, 5)), "2026-11-16", "2027-01-05"),
    ],
)
def test_the_day_due(term: DueTerm, issued: str, due: str) -> None:
    assert due_day(term, date.fromisoformat(issued)) == date.fromisoformat(due)


@pytest.mark.parametrize(
    ("term", "country", "scopes", "expected"),
    [
        (DueTerm(60), "FR", (), []),
        (DueTerm(45, DueCount.DAYS_THEN_MONTH_END), "FR", (), []),
        (DueTerm(45, DueCount.MONTH_END_THEN_DAYS), "FR", (), []),
        (DueTerm(90), "FR", (), ["invoice.due_too_late"]),
        (DueTerm(46), "FR", (LimitScope.PERIODIC,), ["invoice.due_too_late"]),
        (DueTerm(90), "DE", (), ["invoice.due_late_unless_agreed"]),
        (DueTerm(31), "NL", (LimitScope.LARGE_PAYER,), ["invoice.due_too_late"]),
        (DueTerm(365), "CH", (), []),
        (DueTerm(due_on=date(2026, 1, 16)), "FR", (), ["invoice.due_before_issue"]),
    ],
)
def test_a_day_due_before_the_issue_or_beyond_the_law_is_told(
    term: DueTerm, country: str, scopes: tuple[LimitScope, ...], expected: list[str]
) -> None:
    found = check_due_day(term, date(2026, 1, 17), rulebook().money[country], RECORD, scopes=frozenset(scopes))
    assert codes(tuple(found)) == expected


def test_days_are_not_under_zero() -> None:
    with pytest.raises(ValueError, match="under zero"):
        DueTerm(-1)
    assert list(check_due_day(DueTerm(500), date(2026, 1, 17), None, RECORD)) == []
