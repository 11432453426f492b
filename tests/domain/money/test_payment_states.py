from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creatorbook.domain.money.invoices.charged import likely_vat_bp
from creatorbook.domain.money.late_interest import interest
from creatorbook.domain.money.payment_states import (
    PaymentState,
    expected_on,
    late_findings,
    payment_days,
    payment_status,
)
from creatorbook.domain.records.terms import InstalmentTrigger
from creatorbook.domain.values.money import Money
from creatorbook.domain.values.platforms import PostState
from tests.domain.support import (
    TODAY,
    brand,
    codes,
    creator,
    day,
    dossier,
    eur,
    instalment,
    noon,
    post,
    rulebook,
    terms,
)

LAW = rulebook().money["FR"]


@pytest.mark.parametrize(
    ("part", "facts", "expected"),
    [
        ({}, {}, "2026-03-03"),
        ({"due_on": day("2026-04-01")}, {}, "2026-04-01"),
        ({"days_after": None}, {}, "2026-03-03"),
        ({"days_after": None}, {"terms": terms(payment_days=10)}, "2026-02-11"),
        ({"days_after": None}, {"terms": None}, "2026-03-03"),
        ({}, {"deal_signed_on": None}, None),
        ({"trigger": InstalmentTrigger.AFTER_INVOICE}, {}, None),
        ({"trigger": InstalmentTrigger.AFTER_INVOICE, "invoiced_on": day("2026-02-20")}, {}, "2026-03-22"),
        ({"trigger": InstalmentTrigger.ON_POST, "days_after": 0}, {}, None),
        (
            {"trigger": InstalmentTrigger.ON_POST, "days_after": 0},
            {"posts": (post(state=PostState.LIVE, published_at=noon("2026-02-25")),)},
            "2026-02-25",
        ),
        ({"trigger": InstalmentTrigger.ON_DATE}, {}, None),
    ],
)
def test_when_a_payment_is_expected(part: dict[str, Any], facts: dict[str, Any], expected: str | None) -> None:
    assert expected_on(instalment(**part), dossier(**facts)) == (None if expected is None else day(expected))


def test_days_to_pay_come_from_the_nearest_word() -> None:
    bare = dossier(terms=None, deal_brand=brand(payment_days=45))
    part = instalment(days_after=None)
    assert payment_days(part, bare, LAW) == 45
    assert payment_days(part, dossier(terms=None), replace(LAW, default_days=21)) == 21
    assert payment_days(part, dossier(terms=None)) == 30
    assert payment_days(instalment(days_after=0), bare, LAW) == 0


@pytest.mark.parametrize(
    ("today", "state", "late"),
    [
        ("2026-03-02", PaymentState.EXPECTED, 0),
        ("2026-03-03", PaymentState.DUE_TODAY, 0),
        ("2026-03-04", PaymentState.LATE, 1),
        ("2026-04-03", PaymentState.LATE, 31),
    ],
)
def test_late_counts_from_the_day_after(today: str, state: PaymentState, late: int) -> None:
    found = payment_status(instalment(), dossier(), day(today))
    assert (found.state, found.days_late) == (state, late)


def test_a_paid_one_is_paid_and_remembers_its_delay() -> None:
    found = payment_status(instalment(paid_on=day("2026-03-10")), dossier(), TODAY)
    assert (found.state, found.days_late) == (PaymentState.PAID, 7)
    assert not found.to_invoice
    assert payment_status(instalment(paid_on=day("2026-02-10")), dossier(), TODAY).days_late == 0
    early = payment_status(instalment(paid_on=TODAY), dossier(deal_signed_on=None), TODAY)
    assert (early.state, early.expected_on, early.days_late) == (PaymentState.PAID, None, 0)


def test_an_invoice_is_asked_for_once_the_trigger_has_happened() -> None:
    assert payment_status(instalment(), dossier(), TODAY).to_invoice
    assert not payment_status(instalment(invoiced_on=day("2026-02-02")), dossier(), TODAY).to_invoice
    assert not payment_status(instalment(invoice_number="F-7"), dossier(), TODAY).to_invoice
    assert not payment_status(instalment(), dossier(), day("2026-01-31")).to_invoice
    assert payment_status(instalment(), dossier(), day("2026-02-01")).to_invoice
    asked = instalment(trigger=InstalmentTrigger.AFTER_INVOICE, invoiced_on=day("2026-02-02"))
    assert not payment_status(asked, dossier(), TODAY).to_invoice
    waiting = payment_status(instalment(trigger=InstalmentTrigger.ON_POST), dossier(), TODAY)
    assert (waiting.state, waiting.to_invoice, waiting.days_late) == (PaymentState.WAITING, False, 0)


def test_interest_bears_the_rate_of_each_half_year() -> None:
    # 10 days of December 2024 at 14.25 %, 5 days of January 2025 at 13.15 %, on 10,000 euros.
    found = interest(eur("10000"), day("2024-12-21"), day("2025-01-05"), LAW)
    assert found.is_complete
    assert found.total == eur(str(round(Decimal(10000) * (Decimal("0.1425") * 10 + Decimal("0.1315") * 5) / 365, 2)))


def test_a_rate_that_is_not_known_gives_no_interest() -> None:
    short = replace(LAW, rates=LAW.rates[:6])
    assert not interest(eur("100"), day("2025-12-01"), day("2026-01-01"), short).is_complete
    assert interest(eur("100"), day("2025-12-01"), day("2025-12-31"), short).is_complete


@given(st.integers(0, 10**9), st.integers(0, 300))
def test_interest_only_grows(minor: int, days: int) -> None:
    start = date(2025, 1, 1)
    amount = eur("0.01").times(minor)
    now = interest(amount, start, start + timedelta(days=days), LAW)
    later = interest(amount, start, start + timedelta(days=days + 1), LAW)
    assert now.is_complete
    assert later.is_complete
    assert eur("0") <= now.total <= later.total


def test_what_a_delay_costs_is_told_with_its_source() -> None:
    old = dossier(deal_signed_on=day("2025-08-01"))
    found = late_findings(instalment(), old, day("2025-12-01"), LAW)
    assert codes(found) == ["payment.late", "payment.fixed_sum", "payment.interest"]
    assert found[1].params["amount"] == eur("40")
    assert found[2].params["rate"] == Decimal("12.15")
    assert all(each.sources for each in found[1:])
    assert codes(late_findings(instalment(), old, TODAY, replace(LAW, rates=LAW.rates[:6]))) == [
        "payment.late",
        "payment.fixed_sum",
        "payment.rate_unknown",
    ]
    assert codes(late_findings(instalment(), old, TODAY)) == ["payment.late"]
    (unknown,) = (each for each in late_findings(instalment(), old, TODAY, replace(LAW, rates=()))
                  if each.code == "payment.rate_unknown")  # fmt: skip
    assert (unknown.params["starts_on"], unknown.params["ends_on"]) == (day("2025-09-01"), TODAY)
    # Due on 31 August: the law gives what it gives where it was in force on that day.
    for valid_from, told in ((day("2025-08-31"), 3), (day("2025-09-01"), 1)):
        assert len(late_findings(instalment(), old, day("2025-12-01"), replace(LAW, valid_from=valid_from))) == told
    # Where no law sets a rate, none is called unknown.
    assert codes(late_findings(instalment(), old, TODAY, rulebook().money["US"])) == ["payment.late"]
    pounds = replace(instalment(), amount=Money(100_000, "GBP"))
    british = late_findings(pounds, old, TODAY, rulebook().money["GB"])
    assert [each.params["amount"] for each in british if each.code == "payment.fixed_sum"] == [Money(7_000, "GBP")]
    assert late_findings(instalment(), dossier(), TODAY, LAW) == ()


def test_sums_go_by_what_is_owed_with_vat() -> None:
    pounds = replace(instalment(due_on=day("2025-03-10")), amount=Money(90_000, "GBP"))
    bare = late_findings(pounds, dossier(), day("2025-03-20"), rulebook().money["GB"])
    taxed = late_findings(pounds, dossier(), day("2025-03-20"), rulebook().money["GB"], vat_bp=2_000)
    assert codes(taxed) == ["payment.late", "payment.vat_counted", "payment.fixed_sum", "payment.interest"]
    taxed = (taxed[0], *taxed[2:])
    assert [found[1].params["amount"] for found in (bare, taxed)] == [Money(4_000, "GBP"), Money(7_000, "GBP")]
    # 10 days of 12.75 % on 900.00 and on 1,080.00.
    assert [found[2].params["amount"] for found in (bare, taxed)] == [Money(314, "GBP"), Money(377, "GBP")]


@pytest.mark.parametrize(
    ("country", "currency", "today", "rate"),
    [
        # One rate for the whole delay, however long; and that of today's half-year.
        ("GB", "GBP", "2026-11-29", "12.75"),
        ("IE", "EUR", "2026-11-29", "11.15"),
        ("FR", "EUR", "2025-12-31", "12.15"),
        ("AT", "EUR", "2026-11-29", "10.73"),
        ("CH", "CHF", "2026-11-29", "5"),
    ],
)
def test_the_rate_that_is_told_is_the_one_that_the_delay_bears(
    country: str, currency: str, today: str, rate: str
) -> None:
    owed = replace(instalment(due_on=day("2025-03-10")), amount=Money(90_000, currency))
    (told,) = (
        each
        for each in late_findings(owed, dossier(), day(today), rulebook().money[country])
        if each.code == "payment.interest"
    )
    assert told.params["rate"] == Decimal(rate)


def test_swiss_interest_begins_with_a_reminder_unless_a_day_was_agreed() -> None:
    old, swiss = dossier(deal_signed_on=day("2025-08-01")), rulebook().money["CH"]
    assert codes(late_findings(instalment(), old, TODAY, swiss)) == ["payment.late", "payment.reminder_needed"]
    named = late_findings(instalment(due_on=day("2025-09-01")), old, day("2025-09-11"), swiss)
    assert codes(named) == ["payment.late", "payment.interest"]
    for country in ("CA", "AU"):
        assert codes(late_findings(instalment(), old, TODAY, rulebook().money[country])) == ["payment.late"]


@pytest.mark.parametrize(
    ("creator_fields", "brand_fields", "expected"),
    [
        ({"vat_number": "FR44732829320", "country": "FR"}, {"country": "FR"}, 2_000),
        ({"vat_number": "FR44732829320", "country": "FR"}, {"country": "DE"}, 0),
        ({"vat_number": "FR44732829320", "country": "FR"}, {"country": ""}, None),
        ({"vat_number": "FR44732829320", "country": "FR", "vat_mention": "art. 293 B"}, {"country": "FR"}, 0),
        ({"vat_number": "", "country": "FR"}, {"country": "FR"}, 0),
        ({"vat_number": "NO1", "country": "NO"}, {"country": "NO"}, None),
    ],
)
def test_vat_is_counted_where_it_is_likely_charged(
    creator_fields: dict[str, str], brand_fields: dict[str, str], expected: int | None
) -> None:
    deal = dossier(deal_creator=creator(**creator_fields), deal_brand=brand(**brand_fields))
    assert likely_vat_bp(deal, TODAY, rulebook().invoices) == expected
