"""Statements of earnings: what was earned is owed, apart from the fee; it follows the statement, and goes with it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from creatorbook.common.errors import BadInput
from creatorbook.domain.money.checks import check_instalments
from creatorbook.domain.records.deals import DealKind, Stage
from creatorbook.domain.values.money import Money
from creatorbook.services.deals import facts
from creatorbook.services.invoices.drafting import DraftInvoice
from creatorbook.services.invoices.open_sums import sums_owed
from creatorbook.services.money.owed import money_standing
from creatorbook.services.money.receiving import RecordPayment
from creatorbook.services.records.editing import RestoreRecords, TrashRecords
from creatorbook.services.reports.income import By, group_income, income
from tests.services.desk import TODAY

if TYPE_CHECKING:
    from tests.services.desk import Desk


def euro(amount: str) -> Money:
    return Money.of(amount, "EUR")


@pytest.fixture
def deal(desk: Desk) -> str:
    return desk.add(
        "deal", title="Spring", brand_id=desk.brand, stage=Stage.LIVE, fee=euro("1000"), signed_on=date(2026, 1, 2)
    )


def owed(desk: Desk) -> list[str]:
    with desk.book.reading() as reading:
        return [str(each.owed) for each in sums_owed(reading, TODAY)]


def test_what_was_earned_is_owed_beside_the_fee_and_is_no_part_of_it(desk: Desk, deal: str) -> None:
    earning = desk.add("earning", deal_id=deal, amount=euro("228"), clicks=612, starts_on=date(2026, 1, 1))
    assert sorted(owed(desk)) == ["1000.00 EUR", "228.00 EUR"]
    with desk.book.reading() as reading:
        dossier = facts.dossier(reading, deal)
        standing = money_standing(reading, "deal", deal)
    assert check_instalments(dossier) == ()
    assert [part.amount for part in dossier.payments] == [euro("228")]
    assert standing.agreed == standing.unpaid == (euro("1228"),)
    desk.edit("earning", earning, amount=euro("230"))
    assert "230.00 EUR" in owed(desk)


def test_a_brand_alone_has_its_affiliate_deal_or_gets_one(desk: Desk) -> None:
    first, second = (desk.add("earning", brand_id=desk.brand, amount=euro(each)) for each in ("10", "20"))
    (made,) = desk.ids("deal")
    row = desk.row("deal", made)
    assert (row["kind"], row["stage"], row["brand_id"].id) == (DealKind.AFFILIATE, Stage.LIVE, desk.brand)
    assert {desk.row("earning", each)["deal_id"].id for each in (first, second)} == {made}
    with pytest.raises(BadInput, match="which brand"):
        desk.add("earning", amount=euro("10"))


def test_it_goes_to_the_trash_and_comes_back_with_its_payment(desk: Desk, deal: str) -> None:
    earning = desk.add("earning", deal_id=deal, amount=euro("228"))
    desk.book.run(TrashRecords("earning", (earning,)))
    assert owed(desk) == ["1000.00 EUR"]
    desk.book.run(RestoreRecords("earning", (earning,)))
    assert sorted(owed(desk)) == ["1000.00 EUR", "228.00 EUR"]
    desk.book.run(TrashRecords("deal", (deal,)))
    assert (desk.ids("earning"), desk.ids("payment")) == ([], [])
    desk.book.run(RestoreRecords("deal", (deal,)))
    assert len(desk.ids("earning")) == len(desk.ids("payment")) == 1


def test_it_is_invoiced_with_the_costs_that_are_paid_back_and_told_apart(desk: Desk, deal: str) -> None:
    desk.add("earning", deal_id=deal, amount=euro("228"))
    desk.add("expense", brand_id=desk.brand, text="Props", amount=euro("40"), passed_on=True)
    desk.add("expense", deal_id=deal, text="Coffee", amount=euro("4"))
    draft = desk.book.run(DraftInvoice((deal,), supplied_on=TODAY)).value
    with desk.book.reading() as reading:
        lines = reading.exec_driver_sql(
            "SELECT kind, net, earning_id IS NOT NULL, expense_id IS NOT NULL FROM invoice_line "
            "WHERE invoice_id = ? ORDER BY position",
            (draft,),
        ).fetchall()
    assert [tuple(line) for line in lines] == [("fee", 100_000, 0, 0), ("fee", 22_800, 1, 0), ("expense", 4000, 0, 1)]
    with pytest.raises(Exception, match="all is on invoices"):
        desk.book.run(DraftInvoice((deal,)))
    desk.book.undo()


def test_income_by_kind_tells_what_was_earned(desk: Desk, deal: str) -> None:
    desk.add("earning", deal_id=deal, amount=euro("228"))
    with desk.book.reading() as reading:
        sums = [each for each in sums_owed(reading, TODAY) if each.owed == euro("228")]
    desk.book.run(RecordPayment((sums[0].target,)))
    with desk.book.reading() as reading:
        groups = group_income(reading, income(reading), By.KIND)
    assert [(each.key, each.net) for each in groups] == [("affiliate", euro("228"))]
