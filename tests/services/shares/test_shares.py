"""Shares of income: whose count for a deal, what each gets of what came, statements by month, settled or open."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from creatorbook.common.errors import AnswerIsNo, BadInput, NotFound
from creatorbook.domain.records.deals import Stage
from creatorbook.domain.records.money.shares import SplitBase, SplitManner
from creatorbook.domain.values.money import Money
from creatorbook.services.deals import facts
from creatorbook.services.invoices.drafting import DraftInvoice
from creatorbook.services.invoices.issuing import IssueInvoice
from creatorbook.services.invoices.open_sums import sums_owed
from creatorbook.services.money.receiving import RecordPayment, Refund, Target
from creatorbook.services.records.editing import TrashRecords
from creatorbook.services.reports.income import income
from creatorbook.services.shares.of_deal import agreed_parts
from creatorbook.services.shares.settling import SettleShares
from creatorbook.services.shares.sharing import shares
from creatorbook.services.shares.statements import find_statements, statements
from tests.services.desk import TODAY

if TYPE_CHECKING:
    from creatorbook.services.shares.statements import ShareStatement
    from tests.services.desk import Desk


def _deal(desk: Desk, title: str, amount: str = "1000", currency: str = "EUR", **values: Any) -> str:
    given = {"brand_id": desk.brand, "stage": Stage.CONTRACTED, "signed_on": date(2026, 1, 2), **values}
    deal = desk.add("deal", title=title, **given)
    desk.add("payment", deal_id=deal, label="All", amount=Money.of(amount, currency))
    return deal


def _pay(desk: Desk, deal: str, on: date, amount: Money | None = None) -> None:
    with desk.book.reading() as reading:
        (owed,) = sums_owed(reading, date(2026, 3, 2), deal=deal)
    desk.book.run(RecordPayment((owed.target,), amount, on))


def _statements(desk: Desk) -> list[tuple[str, str, str, str]]:
    with desk.book.reading() as reading:
        found = statements(reading)
    return [
        (each.partner, each.month, ", ".join(str(one.amount) for one in each.sums),
         ", ".join(str(one.open) for one in each.sums))
        for each in found
    ]  # fmt: skip


def _only(desk: Desk, name: str) -> ShareStatement:
    with desk.book.reading() as reading:
        (found,) = find_statements(reading, name)
    return found


def test_the_creator_s_shares_count_for_deals_without_their_own_and_on_their_days(desk: Desk) -> None:
    desk.add("split", partner="North Lane", percent_bp=2000, ends_on=date(2026, 1, 31))
    desk.add("split", partner="Ada", percent_bp=1000, starts_on=date(2026, 2, 1))
    early, late = _deal(desk, "Early"), _deal(desk, "Late", signed_on=date(2026, 2, 2))
    own, none = _deal(desk, "Own"), _deal(desk, "None")
    desk.add("split", deal_id=own, partner="Zoé", manner=SplitManner.EVEN)
    desk.add("split", deal_id=none, partner="North Lane", percent_bp=0)
    for deal in (early, late, own, none):
        _pay(desk, deal, date(2026, 2, 10))
    assert _statements(desk) == [
        ("Ada", "2026-02", "100.00 EUR", "100.00 EUR"),
        ("North Lane", "2026-02", "200.00 EUR", "200.00 EUR"),
        ("Zoé", "2026-02", "500.00 EUR", "500.00 EUR"),
    ]


@pytest.mark.parametrize(
    ("amount", "currency", "parts"), [("1000.01", "EUR", 7), ("100001", "JPY", 6), ("10.007", "KWD", 3)]
)
def test_what_comes_in_parts_is_shared_to_the_last_unit(desk: Desk, amount: str, currency: str, parts: int) -> None:
    deal = _deal(desk, "Parts", amount, currency)
    desk.add("split", deal_id=deal, partner="Ada", percent_bp=3333)
    desk.add("split", deal_id=deal, partner="Zoé", manner=SplitManner.EVEN)
    whole = Money.of(amount, currency)
    for number in range(parts):
        minor = whole.minor // parts if number < parts - 1 else whole.minor - (parts - 1) * (whole.minor // parts)
        _pay(desk, deal, date(2026, 1 + number % 2, 3 + number), Money(minor, currency))
    with desk.book.reading() as reading:
        found = shares(reading)
    by_name = {name: sum(each.amount for each in found if each.rule.partner == name) for name in ("Ada", "Zoé")}
    ada = (2 * whole.minor * 3333 + 10_000) // 20_000
    assert by_name == {"Ada": ada, "Zoé": (whole.minor - ada) // 2}


def test_with_taxes_a_share_is_taken_of_more_and_a_fixed_sum_once_in_its_currency(desk: Desk) -> None:
    deal = _deal(desk, "Taxed")
    desk.add("split", deal_id=deal, partner="Ada", percent_bp=1000, base=SplitBase.WITH_TAXES)
    desk.add("split", deal_id=deal, partner="Zoé", manner=SplitManner.FIXED, fixed=Money.of("150", "EUR"))
    desk.add("split", deal_id=deal, partner="Uma", manner=SplitManner.FIXED, fixed=Money.of("99", "USD"))
    (payment,) = desk.ids("payment")
    desk.book.run(RecordPayment((Target("payment", payment, Money.of("1200", "EUR")),), Money.of("600", "EUR")))
    desk.book.run(RecordPayment((Target("payment", payment),)))
    assert sorted(_statements(desk)) == [
        ("Ada", "2026-03", "120.00 EUR", "120.00 EUR"),
        ("Zoé", "2026-03", "150.00 EUR", "150.00 EUR"),
    ]


def test_an_invoice_of_two_deals_is_shared_by_its_lines_and_costs_passed_on_are_not(desk: Desk) -> None:
    one, other = _deal(desk, "One", "1000"), _deal(desk, "Other", "500")
    desk.add("split", deal_id=one, partner="Ada", percent_bp=2000)
    desk.add("expense", text="Train", amount=Money.of("138.60", "EUR"), deal_id=other, passed_on=True)
    invoice = desk.book.run(DraftInvoice((one, other), supplied_on=TODAY)).value
    desk.edit("creator", desk.creator, company_number="732829320", legal_name="Léa Martin EI", vat_regime="franchise")
    desk.edit("brand", desk.brand, company_number="404833048", vat_number="FR83404833048")
    desk.book.run(IssueInvoice(invoice))
    with desk.book.reading() as reading:
        (owed,) = sums_owed(reading, date(2026, 3, 2), brand=desk.brand)
        assert owed.owed == Money.of("1638.60", "EUR")
    desk.book.run(RecordPayment((owed.target,), Money.of("638.60", "EUR")))
    desk.book.run(RecordPayment((owed.target,)))
    assert _only(desk, "ada").sums[0].amount == Money.of("200", "EUR")
    with desk.book.reading() as reading:
        assert sum(each.net for each in income(reading)) == owed.owed.minor


def test_a_month_is_settled_whole_or_in_part_and_what_is_sent_back_is_set_off(desk: Desk) -> None:
    desk.add("split", partner="Ada", percent_bp=2000)
    first, second = _deal(desk, "First"), _deal(desk, "Second", "300")
    _pay(desk, first, date(2026, 1, 20))
    _pay(desk, second, date(2026, 2, 20))
    person = _only_person(desk)
    settle = SettleShares(desk.creator, person, "2026-01", date(2026, 2, 1), Money.of("50", "EUR"))
    assert desk.book.run(settle).value == (Money.of("50", "EUR"),)
    assert _statements(desk)[1] == ("Ada", "2026-01", "200.00 EUR", "150.00 EUR")
    with pytest.raises(AnswerIsNo, match="150"):
        desk.book.run(SettleShares(desk.creator, person, "2026-01", amount=Money.of("150.01", "EUR")))
    desk.book.run(SettleShares(desk.creator, person))
    assert [each[-1] for each in _statements(desk)] == ["0.00 EUR", "0.00 EUR"]
    with pytest.raises(AnswerIsNo, match="Nothing is open"):
        desk.book.run(SettleShares(desk.creator, person))
    desk.book.undo()
    assert [each[-1] for each in _statements(desk)] == ["60.00 EUR", "150.00 EUR"]
    (payment, _other) = desk.ids("payment", sort=(("amount", True),))
    desk.book.run(Refund(Money.of("1000", "EUR"), target=Target("payment", payment)))
    # Of the first deal nothing is left: the 50 that were paid on of it are too much.
    assert sum(_open(desk)) == 6_000 - 5_000


def test_what_was_paid_on_in_general_settles_the_oldest(desk: Desk) -> None:
    share = desk.add("split", partner="Ada", percent_bp=2000)
    for title, month in (("First", 1), ("Second", 2)):
        _pay(desk, _deal(desk, title), date(2026, month, 20))
    desk.add("split_settlement", split_id=share, amount=Money.of("250", "EUR"), settled_on=date(2026, 2, 21))
    assert [each[-1] for each in _statements(desk)] == ["150.00 EUR", "0.00 EUR"]
    desk.book.run(TrashRecords("split", (share,)))
    assert _statements(desk) == []
    assert desk.ids("split_settlement") == []


def test_a_deal_says_what_was_agreed_and_what_is_the_creator_s_in_the_end(desk: Desk) -> None:
    deal = _deal(desk, "Both", fee=Money.of("1000", "EUR"))
    desk.add("split", partner="North Lane", percent_bp=2000)
    desk.add("split", partner="Ada", manner=SplitManner.EVEN)
    with desk.book.reading() as reading:
        (parted,) = agreed_parts(reading, facts.dossier(reading, deal), date(2026, 3, 2))
    assert [(rule.partner, str(amount)) for rule, amount in parted.shares] == [
        ("North Lane", "200.00 EUR"),
        ("Ada", "400.00 EUR"),
    ]
    assert (parted.whole, parted.yours) == (Money.of("1000", "EUR"), Money.of("400", "EUR"))


def test_a_share_is_of_a_deal_or_of_a_creator_and_never_of_nobody(desk: Desk) -> None:
    deal = desk.add("deal", title="Own", brand_id=desk.brand)
    share = desk.add("split", partner="Ada", percent_bp=500)
    desk.edit("split", share, deal_id=deal)
    assert desk.row("split", share)["creator_id"] is None
    with pytest.raises(BadInput, match="of whose income"):
        desk.edit("split", share, deal_id=None)
    desk.edit("split", share, creator_id=desk.creator)
    assert desk.row("split", share)["deal_id"] is None
    with pytest.raises(BadInput, match="first or last day"):
        desk.edit("split", share, deal_id=deal, ends_on=date(2026, 5, 1))


def test_a_name_that_nobody_or_two_have_is_said(desk: Desk) -> None:
    deal = _deal(desk, "Two")
    for name in ("Anna Berg", "Anna Low"):
        desk.add("split", deal_id=deal, partner=name, percent_bp=500)
    _pay(desk, deal, date(2026, 2, 20))
    with desk.book.reading() as reading:
        with pytest.raises(BadInput, match="Anna Berg, Anna Low"):
            find_statements(reading, "anna")
        with pytest.raises(NotFound):
            find_statements(reading, "Bob")
        with pytest.raises(BadInput, match="as a month"):
            find_statements(reading, "anna berg", "2026-13")


def _only_person(desk: Desk) -> str:
    with desk.book.reading() as reading:
        return statements(reading)[0].person


def _open(desk: Desk) -> list[int]:
    with desk.book.reading() as reading:
        return [each.open.minor for found in statements(reading) for each in found.sums]
