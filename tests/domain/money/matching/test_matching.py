"""What a line of a statement is thought to settle, and how sure that is."""

from __future__ import annotations

from datetime import date

import pytest

from creatorbook.domain.money.matching.matching import match
from creatorbook.domain.money.matching.sides import Certainty, Debt, PaidLine, Payers, Proposal, Reason
from creatorbook.domain.records.money.receipts import AllocationKind
from creatorbook.domain.values.money import Money
from tests.domain.money.matching.year import make_year

_DAY = date(2026, 3, 10)
_PAYERS = Payers({"glow": ("Glow & Co Ltd",), "alba": ("Maison Alba SAS",)}, {"FR1": "glow", "FR2": "alba"})


def _debt(name: str, minor: int, number: str, payer: str = "glow", currency: str = "EUR") -> Debt:
    return Debt(name, payer, Money(minor, currency), number, issued_on=date(2026, 2, 1), due_on=date(2026, 3, 3))


def _line(minor: int, words: str = "", *, payer: str = "", account: str = "", currency: str = "EUR") -> PaidLine:
    return PaidLine("l", _DAY, Money(minor, currency), payer=payer, account=account, words=words)


def _one(line: PaidLine, *debts: Debt) -> Proposal:
    (proposal,) = match([line], debts, _PAYERS)
    return proposal


@pytest.mark.parametrize(
    "words",
    [
        "F2026-007",
        "facture F 2026 7 merci",
        "F2026007",
        "VIR/f2026/007",
        "Rechnung F2026-07 vom 3.3.2026",
        "REF F2026-0 07 REEL",
    ],
)
def test_a_number_is_found_however_it_is_written(words: str) -> None:
    proposal = _one(_line(120000, words), _debt("a", 120000, "F2026-007"), _debt("b", 120000, "F2026-008"))
    assert proposal.certainty is Certainty.READY
    assert [part.debt for part in proposal.parts] == ["a"]
    assert proposal.reasons == (Reason.NUMBER, Reason.AMOUNT, Reason.NEAR_DUE)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("2026-03", "loyer du 2026-03-05"),
        ("2026", "prime 2026"),
        ("12", "12 roses"),
        ("F2026-007", "F2026-0071"),
        ("7", "7"),
    ],
)
def test_a_date_or_a_longer_number_is_no_invoice(number: str, words: str) -> None:
    assert match([_line(4200, words)], [_debt("a", 120000, number)], _PAYERS) == ()


def test_a_short_number_counts_beside_a_word_for_invoices() -> None:
    assert _one(_line(120000, "invoice 12"), _debt("a", 120000, "12")).certainty is Certainty.READY


def test_the_payers_account_and_the_very_sum_are_enough() -> None:
    proposal = _one(_line(120000, "merci", account="FR1"), _debt("a", 120000, "F1"), _debt("b", 9000, "F2"))
    assert (proposal.certainty, proposal.reasons[0]) == (Certainty.READY, Reason.ACCOUNT)


def test_two_debts_of_one_sum_are_never_ready_by_account_alone() -> None:
    proposal = _one(_line(120000, account="FR1"), _debt("a", 120000, "F1"), _debt("b", 120000, "F2"))
    assert proposal.certainty is Certainty.LIKELY
    assert Reason.SEVERAL in proposal.reasons


def test_a_name_and_a_sum_are_likely_and_a_sum_alone_is_perhaps() -> None:
    debts = (_debt("a", 120000, "F1"), _debt("b", 5000, "F2", "alba"))
    assert _one(_line(120000, payer="GLOW AND CO"), *debts).certainty is Certainty.LIKELY
    assert _one(_line(120000, payer="Someone"), *debts).certainty is Certainty.MAYBE


def test_one_line_settles_several_invoices() -> None:
    proposal = _one(_line(125000, "F1 et F2", account="FR1"), _debt("a", 120000, "F1"), _debt("b", 5000, "F2"))
    assert [(part.debt, part.paid.minor) for part in proposal.parts] == [("a", 120000), ("b", 5000)]
    assert proposal.certainty is Certainty.READY


@pytest.mark.parametrize(
    ("debt", "minor", "kind", "difference"),
    [
        (_debt("a", 121000, "F1"), 121000 - 1500, AllocationKind.FEE, 1500),
        (_debt("a", 121000, "F1"), 121000 - 3, AllocationKind.ROUNDING, 3),
        (
            Debt("a", "glow", Money(121000, "EUR"), "F1", withholdings=(Money(15000, "EUR"),)),
            106000,
            AllocationKind.WITHHOLDING,
            15000,
        ),
        (
            Debt("a", "glow", Money(121000, "EUR"), "F1", discount=Money(2420, "EUR"), discount_until=_DAY),
            118580,
            AllocationKind.DISCOUNT,
            2420,
        ),
    ],
)
def test_a_difference_has_a_name_and_is_never_ready(
    debt: Debt, minor: int, kind: AllocationKind, difference: int
) -> None:
    proposal = _one(_line(minor, "invoice F1", account="FR1"), debt)
    assert proposal.parts[0].differences == ((kind, Money(difference, "EUR")),)
    assert proposal.parts[0].settled == debt.open
    assert proposal.certainty is Certainty.LIKELY
    assert Reason.DIFFERENCE in proposal.reasons


def test_a_discount_after_its_days_is_a_part_still_owed() -> None:
    debt = Debt("a", "glow", Money(121000, "EUR"), "F1", discount=Money(6000, "EUR"), discount_until=date(2026, 3, 9))
    proposal = _one(_line(115000, "F1", account="FR1"), debt)
    assert proposal.parts[0].settled == Money(115000, "EUR")
    assert Reason.PART in proposal.reasons


def test_a_fee_that_the_line_states_is_exact() -> None:
    line = PaidLine("l", _DAY, Money(48470, "EUR"), fee=Money(1530, "EUR"), words="F1", account="FR1")
    proposal = _one(line, _debt("a", 50000, "F1"))
    assert proposal.certainty is Certainty.READY
    assert proposal.parts[0].differences == ((AllocationKind.FEE, Money(1530, "EUR")),)


def test_what_is_more_than_owed_stays_credit() -> None:
    proposal = _one(_line(130000, "F1", account="FR1"), _debt("a", 120000, "F1"))
    assert (proposal.left, proposal.certainty) == (Money(10000, "EUR"), Certainty.LIKELY)


def test_another_currency_counts_by_what_was_sent() -> None:
    sent = PaidLine("l", _DAY, Money(91500, "EUR"), original=Money(100000, "USD"), words="F1", account="FR1")
    proposal = _one(sent, _debt("a", 100000, "F1", currency="USD"))
    assert proposal.parts[0].paid == Money(100000, "USD")
    assert Reason.OTHER_CURRENCY in proposal.reasons
    unknown = _one(_line(91500, "F1", account="FR1"), _debt("a", 100000, "F1", currency="USD"))
    assert (unknown.parts, unknown.certainty) == ((), Certainty.MAYBE)


def test_a_number_of_another_payers_invoice_is_doubted() -> None:
    proposal = _one(_line(120000, "F1", account="FR2"), _debt("a", 120000, "F1"), _debt("b", 100, "F2", "alba"))
    assert proposal.certainty is Certainty.LIKELY
    assert Reason.OTHER_PAYER in proposal.reasons


def test_what_is_settled_already_is_said_and_not_taken_again() -> None:
    proposal = _one(_line(120000, "F1", account="FR1"), _debt("a", 0, "F1"), _debt("b", 120000, "F2"))
    assert (proposal.parts, proposal.reasons) == ((), (Reason.NUMBER, Reason.SETTLED_BEFORE))
    first, second = (
        PaidLine("1", _DAY, Money(100, "EUR"), words="F2026-9"),
        PaidLine("2", _DAY, Money(100, "EUR"), words="F2026-9"),
    )
    made = match([second, first], [_debt("a", 100, "F2026-009")], _PAYERS)
    assert [(each.line, each.certainty) for each in made] == [("1", Certainty.READY), ("2", Certainty.MAYBE)]


def test_what_came_before_its_invoice_waits_for_a_person() -> None:
    debt = Debt("a", "glow", Money(100, "EUR"), "F1", issued_on=date(2026, 3, 11))
    proposal = _one(_line(100, "F1", account="FR1"), debt)
    assert proposal.certainty is Certainty.LIKELY
    assert Reason.BEFORE_INVOICE in proposal.reasons


def test_money_that_went_out_settles_nothing() -> None:
    assert match([_line(-120000, "F1", account="FR1")], [_debt("a", 120000, "F1")], _PAYERS) == ()


@pytest.mark.parametrize("seed", [7, 20, 33])
def test_a_year_is_matched_as_its_payers_meant_it(seed: int) -> None:
    year = make_year(seed)
    made = {proposal.line: proposal for proposal in match(year.lines, year.debts, year.payers)}
    found = {line: frozenset(part.debt for part in each.parts) for line, each in made.items()}
    ready = [line for line, each in made.items() if each.certainty is Certainty.READY]
    right = sum(found[line] == year.meant[line] for line in ready)
    payments = [line for line, meant in year.meant.items() if meant]
    assert right / len(ready) >= 0.99
    assert sum(found.get(line) == year.meant[line] for line in payments) / len(payments) >= 0.9
    assert len(ready) / len(payments) >= 0.5
    open_sums = {debt.id: debt.open for debt in year.debts}
    for proposal in made.values():
        for part in proposal.parts:
            assert part.settled <= open_sums[part.debt]


def test_two_hundred_lines_and_three_hundred_invoices_leave_nothing_out() -> None:
    year = make_year(1)
    for proposal in match(year.lines, year.debts, year.payers):
        line = next(line for line in year.lines if line.id == proposal.line)
        paid = sum(part.paid.minor for part in proposal.parts)
        left = proposal.left.minor if proposal.left is not None else 0
        assert not proposal.parts or paid + left == line.amount.minor
