"""The line of a deal's money from its fee to the bank: nothing is on it twice, and nothing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.domain.records.deals import Stage
from creatorbook.domain.records.money.receipts import AllocationKind
from creatorbook.domain.values.money import Money
from creatorbook.services.invoices.money_line import MoneyLine, money_lines
from creatorbook.services.money.receiving import RecordPayment, Target
from tests.services.desk import TODAY
from tests.services.letters.test_ladder import invoice as invoice  # noqa: PLC0414  the fixture

if TYPE_CHECKING:
    from tests.services.desk import Desk


def line(desk: Desk, deal: str) -> dict[str, str]:
    with desk.book.reading() as reading:
        (found,) = money_lines(reading, deal, TODAY)
    parts = (found.due, found.late, found.paid, found.kept_back, found.given_up)
    assert found.asked.minor == sum(part.minor for part in parts)
    return {name: f"{getattr(found, name).amount}" for name in MoneyLine.__slots__ if getattr(found, name).minor}


def test_what_was_asked_is_late_paid_kept_back_or_given_up(desk: Desk, invoice: str) -> None:
    (deal,) = desk.ids("deal")
    assert line(desk, deal) == {"asked": "1200.00", "late": "1200.00"}
    fee, withheld = Money.of("3", "EUR"), Money.of("50", "EUR")
    desk.book.run(RecordPayment((Target("invoice", invoice),), Money.of("700", "EUR"), fee=fee, withheld=withheld))
    assert line(desk, deal) == {"asked": "1200.00", "late": "447.00", "paid": "700.00", "kept_back": "53.00"}
    rest = Money.of("440", "EUR")
    desk.book.run(RecordPayment((Target("invoice", invoice),), rest, rest=AllocationKind.WRITE_OFF))
    assert line(desk, deal) == {
        "asked": "1200.00", "paid": "1140.00", "kept_back": "53.00", "given_up": "7.00",
    }  # fmt: skip
    desk.add("payment", deal_id=deal, label="Bonus", amount=Money.of("100", "EUR"))
    assert line(desk, deal)["to_invoice"] == "120.00"


def test_a_deal_that_owes_nothing_has_no_line(desk: Desk) -> None:
    lead = desk.add("deal", title="Lead", brand_id=desk.brand, stage=Stage.LEAD)
    with desk.book.reading() as reading:
        assert money_lines(reading, lead, TODAY) == ()
