"""The totals that France wants of sales to consumers and abroad: by day and category, to the cent, and only those."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creatorbook.common.errors import AnswerIsNo
from creatorbook.domain.money.invoices.parts import shared_over_rates
from creatorbook.domain.money.invoices.totals import VatGroup, VatKey
from creatorbook.domain.money.invoices.treatments import VatCategory
from creatorbook.domain.records.deals import Stage
from creatorbook.domain.values.money import Money
from creatorbook.services.accountant.e_reporting import e_report, e_report_csv
from creatorbook.services.invoices.crediting import CreditInvoice
from creatorbook.services.invoices.drafting import DraftInvoice
from creatorbook.services.invoices.issuing import IssueInvoice
from creatorbook.services.invoices.open_sums import sums_owed
from creatorbook.services.money.receiving import RecordPayment
from tests.services.desk import TODAY

if TYPE_CHECKING:
    from creatorbook.services.accountant.e_reporting import EReport
    from tests.services.desk import Desk

MONTH = (TODAY.replace(day=1), TODAY)


def euro(amount: str) -> Money:
    return Money.of(amount, "EUR")


def invoiced(desk: Desk, brand: str, title: str, fee: Money) -> str:
    deal = desk.agreed_deal(stage=Stage.LIVE, title=title, brand_id=brand, fee=fee)
    (payment,) = desk.ids("payment", filters={"deal_id": deal})
    desk.edit("payment", payment, amount=fee)
    draft = desk.book.run(DraftInvoice((deal,), supplied_on=TODAY)).value
    return desk.book.run(IssueInvoice(draft)).value.invoice_id


def paid(desk: Desk, invoice: str, amount: str) -> None:
    with desk.book.reading() as reading:
        (owed,) = (each for each in sums_owed(reading, TODAY) if each.id == invoice)
    desk.book.run(RecordPayment((owed.target,), amount=euro(amount), received_on=TODAY))


def report(desk: Desk, span: tuple[date, date] = MONTH) -> EReport:
    with desk.book.reading() as reading:
        return e_report(reading, desk.creator, *span)


def test_only_sales_to_consumers_and_abroad_are_reported_and_payments_where_vat_was_charged(desk: Desk) -> None:
    desk.edit(
        "creator",
        desk.creator,
        vat_regime="normal",
        vat_number="FR44732829320",
        company_number="732829320",
        legal_name="Léa Martin EI",
    )
    desk.edit("brand", desk.brand, company_number="404833048", vat_number="FR83404833048")
    at_home = invoiced(desk, desk.brand, "At home", euro("500"))
    paid(desk, at_home, "600")
    reader = desk.add(
        "brand", name="A reader", country="FR", address="1 rue Haute\n75001 Paris", buyer_nature="consumer"
    )
    first = invoiced(desk, reader, "Prints", euro("100.10"))
    second = invoiced(desk, reader, "Talk", euro("50"))
    paid(desk, first, "60.06")
    paid(desk, first, "60.06")
    desk.book.run(CreditInvoice(second))
    abroad = desk.add("brand", name="Hudson", country="US", address="1 Main St", buyer_nature="business")
    sold = invoiced(desk, abroad, "Film", euro("800"))
    found = report(desk)
    number = desk.row("invoice", sold)["number"]
    assert [
        (each.flow, each.code, each.number, each.country, each.taxable, each.vat, each.count) for each in found.lines
    ] == [
        ("10.1", "", number, "US", euro("800"), euro("0"), 1),
        ("10.3", "TPS1", "", "", euro("100.10"), euro("20.02"), 3),
        ("10.4", "", "", "", euro("100.10"), euro("20.02"), 2),
    ]
    assert found.begins is not None
    assert all(each.sources for each in found.lines)
    assert e_report_csv(found).decode("utf-8-sig").splitlines()[2].startswith(f"{TODAY:%Y-%m},")
    earlier = TODAY.replace(day=1) - timedelta(days=1)
    assert report(desk, (earlier, earlier)).lines == ()
    desk.edit("creator", desk.creator, country="GB")
    with pytest.raises(AnswerIsNo, match="GB"):
        report(desk)


@given(
    sums=st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 10**5)), min_size=1, max_size=4),
    cuts=st.lists(st.integers(0, 10**6), max_size=5),
)
def test_parts_of_a_payment_are_shared_over_rates_without_losing_a_cent(
    sums: list[tuple[int, int]], cuts: list[int]
) -> None:
    groups = [
        VatGroup(VatKey(VatCategory.STANDARD, place), Money(net, "EUR"), Money(tax, "EUR"))
        for place, (net, tax) in enumerate(sums)
    ]
    whole = sum(net + tax for net, tax in sums)
    parts = [*cuts, whole - sum(cuts)]
    shared = list(shared_over_rates(parts, groups))
    for part, each in zip(parts, shared, strict=False):
        assert sum(net.minor + tax.minor for _group, net, tax in each) == part
    for place, (net, tax) in enumerate(sums if shared else ()):
        assert sum(each[place][1].minor for each in shared) == net
        assert sum(each[place][2].minor for each in shared) == tax
