"""The worked invoices, right to the minor unit by a calculation of its own."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

import pytest

from creatorbook.domain.money.invoices.checks import check_invoice
from creatorbook.domain.money.invoices.due_days import DueTerm, due_day
from creatorbook.domain.money.invoices.lines import LineKind
from creatorbook.domain.money.invoices.mentions import check_mentions, mentions_of
from creatorbook.domain.money.invoices.parties import Preceding
from creatorbook.domain.money.invoices.parts import next_part, settle
from creatorbook.domain.money.invoices.totals import VatGroup, cash_discount, compute_totals, convert_vat
from creatorbook.domain.money.invoices.treatments import Supply
from creatorbook.domain.money.invoices.vat import decide_vat
from creatorbook.domain.money.invoices.withholding import contribution_line, stamp_line
from creatorbook.domain.values.money import Money
from tests.domain.money.invoices.money_cases import CASES, Worked
from tests.domain.money.invoices.support import (
    ISSUED,
    SUPPLIED,
    basis_points,
    buyer,
    facts,
    law,
    line,
    lines_of,
    seller,
    totals_of,
)
from tests.domain.support import codes, eur

BY_ID = {case.id: case for case in CASES}
IDS = sorted(BY_ID)


def half_up(number: Decimal, currency: str) -> Decimal:
    return number.quantize(Decimal(1) if currency == "JPY" else Decimal("0.01"), rounding=ROUND_HALF_UP)


def reckon(case: Worked) -> dict[tuple[str, Decimal], tuple[Decimal, Decimal]]:
    """Reckon the groups once more with plain decimals: what the product does not share."""
    nets: dict[tuple[str, Decimal], Decimal] = {}
    for _text, quantity, price, category, rate in case.lines:
        key = (category, Decimal(rate))
        nets[key] = nets.get(key, Decimal(0)) + half_up(Decimal(quantity) * Decimal(price), case.currency)
    if case.allowance is not None:
        amount, category, rate = case.allowance
        nets[category, Decimal(rate)] -= Decimal(amount)
    return {key: (net, half_up(net * key[1] / 100, case.currency)) for key, net in nets.items()}


def test_there_are_twenty() -> None:
    assert [f"M{number:02d}" for number in range(1, 21)] == IDS


@pytest.mark.parametrize("name", IDS)
def test_the_sums_of_a_worked_invoice(name: str) -> None:
    case = BY_ID[name]
    found, made = totals_of(case), reckon(case)
    shown = {
        (each.key.category.value, Decimal(each.key.rate_bp) / 100): (each.taxable.amount, each.tax.amount)
        for each in found.groups
    }
    worked = {(kind, Decimal(rate)): (Decimal(net), Decimal(tax)) for kind, rate, net, tax in case.groups}
    assert shown == made == worked
    total = sum((net + tax for net, tax in made.values()), Decimal(0))
    assert found.total_with_vat.amount == total == Decimal(case.total)
    assert found.payable.amount == total - Decimal(case.prepaid) == Decimal(case.payable)
    kept = Decimal(case.withheld[2]) if case.withheld is not None else Decimal(0)
    assert (found.withheld.amount, found.cash_expected.amount) == (kept, Decimal(case.cash or case.payable))


@pytest.mark.parametrize("name", IDS)
def test_what_a_worked_invoice_says_of_vat(name: str) -> None:
    case = BY_ID[name]
    decided = [
        decide_vat(seller(*case.seller), buyer(case.buyer), Supply(each), SUPPLIED, law(case.seller[0]))
        for each in sorted(case.supplies, reverse=True)
    ]
    rates = {(kind, basis_points(rate)) for kind, rate, _net, _tax in case.groups}
    assert {(each.category.value, each.rate_bp) for each in decided if each is not None} == rates
    assert decided[0] is not None
    assert decided[0].reason_code == case.reason_code
    assert decided[0].sources
    if decided[0].rate_bp == 0:
        assert decided[0].reason, "never a bare rate of nothing"


@pytest.mark.parametrize("name", IDS)
def test_the_words_of_a_worked_invoice_and_nothing_to_say_against_it(name: str) -> None:
    case = BY_ID[name]
    made = facts(case)
    if name in {"M19", "M20"}:
        made = facts(case, preceding=Preceding("2026-02", ISSUED))
    if name == "M18":
        assert codes(tuple(check_invoice(made, law("FR")))) == ["invoice.vat_at_home_missing"]
        made = facts(case, vat_at_home=eur("153.12"))
    asked = mentions_of(made, law(case.seller[0]))
    assert {each.id for each in asked} == set(case.mentions)
    assert list(check_invoice(made, law(case.seller[0]))) == []
    printed = [each.words_in("en") for each in asked]
    assert list(check_mentions(made, law(case.seller[0]), printed, "en")) == []
    for left_out in range(len(printed)):
        (told,) = check_mentions(made, law(case.seller[0]), printed[:left_out] + printed[left_out + 1 :], "en")
        assert (told.code, told.record) == ("invoice.mention_missing", ("invoice", "i1"))
        assert told.sources


@pytest.mark.parametrize("name", IDS)
def test_the_day_due_of_a_worked_invoice(name: str) -> None:
    days, day = BY_ID[name].due
    assert due_day(DueTerm(days), ISSUED) == date.fromisoformat(day) == ISSUED + timedelta(days=days)


def test_a_cash_discount_changes_no_total() -> None:
    found = cash_discount(totals_of(BY_ID["M07"]), 200, 10, ISSUED)
    assert (found.until, found.accepted) == (date(2026, 11, 26), eur("1457.76"))
    assert (found.net, found.vat) == (eur("1225.01"), eur("232.75"))


def test_the_italian_lines_are_made_by_rule() -> None:
    (fee, inps), (work, stamp) = lines_of(BY_ID["M10"]), lines_of(BY_ID["M11"])
    made = contribution_line([fee], law("IT").contributions[0])
    assert (made.net, made.rate_bp, made.kind) == (inps.net, 2200, LineKind.CONTRIBUTION)
    (rule,) = law("IT").stamps
    added = stamp_line([work], rule)
    assert added is not None
    assert (added.net, added.category) == (stamp.net, work.category)
    assert stamp_line([line("77.47", category=work.category, rate_bp=0)], rule) is None
    assert stamp_line([line("77.48", category=work.category, rate_bp=0)], rule) is not None
    assert stamp_line([line("800.00")], rule) is None


def test_vat_in_yen_is_told_in_euros() -> None:
    assert convert_vat(totals_of(BY_ID["M18"]).vat, "EUR", Decimal("161.25")) == eur("153.12")
    with pytest.raises(ValueError, match="above zero"):
        convert_vat(Money(1, "JPY"), "EUR", Decimal(0))


def test_a_final_invoice_after_two_deposits_takes_the_remainder() -> None:
    whole = totals_of(BY_ID["M19"])
    first = next_part(whole.groups, (), compute_totals([line("1111.11")]).groups)
    second = next_part(whole.groups, (first.groups,), compute_totals([line("1111.11")]).groups)
    assert (first.total_with_vat, second.total_with_vat) == (eur("1333.33"), eur("1333.33"))
    found = settle(whole, (first.groups, second.groups))
    assert (found.prepaid, found.payable) == (eur("2666.66"), eur("1333.34"))
    assert found.left == (VatGroup(whole.groups[0].key, eur("1111.11"), eur("222.23")),)


def test_the_last_of_three_credit_notes_brings_the_invoice_to_nothing() -> None:
    whole, left = totals_of(BY_ID["M02"]), Decimal("36.04")
    given: list[tuple[VatGroup, ...]] = []
    for vat, rest in (("2.00", "24.03"), ("2.00", "12.02"), ("2.01", "0.00")):
        part = next_part(whole.groups, given, compute_totals([line("10.01")]).groups)
        given.append(part.groups)
        left -= part.total_with_vat.amount
        assert (part.vat, left) == (eur(vat), Decimal(rest))
