"""What was charged before is recalled for the same piece, else for the brand, and never mixed or guessed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from creatorbook.domain.values.money import Money
from creatorbook.domain.values.platforms import Medium, Platform
from creatorbook.services.records.editing import TrashRecords
from creatorbook.services.reports.price_memory import recall_price

if TYPE_CHECKING:
    from tests.services.desk import Desk


def deal_of(desk: Desk, fee: str, currency: str = "EUR", *, pieces: int = 1, **values: object) -> str:
    deal = desk.agreed_deal(title=f"For {fee}", fee=Money.of(fee, currency), **values)
    for each in desk.ids("deliverable", filters={"deal_id": deal}):
        desk.edit("deliverable", each, platform=Platform.INSTAGRAM, medium=Medium.REEL, count=pieces)
    for each in desk.ids("usage_right", filters={"deal_id": deal}):
        desk.book.run(TrashRecords("usage_right", (each,)))
    return deal


def recalled(desk: Desk, **of: str) -> str:
    with desk.book.reading() as reading:
        return recall_price(reading, **of)


@pytest.fixture
def priced(desk: Desk) -> Desk:
    """Return a desk with two deals of the same piece, which are signed."""
    for fee, pieces in (("1000.00", 2), ("800.00", 1)):
        deal = deal_of(desk, fee, pieces=pieces)
        desk.edit("deal", deal, signed_on=date(2026, 2, 1))
    return desk


def test_the_same_piece_is_recalled_apiece(priced: Desk) -> None:
    new = deal_of(priced, "1.00")
    assert recalled(priced, deal=new) == "Instagram – Reel in 2026: €500 to €800 apiece in 2 deals."


def test_the_brand_is_recalled_where_no_piece_is(priced: Desk) -> None:
    assert "This brand paid €" in recalled(priced, brand=priced.brand)
    assert recalled(priced, brand="none") == ""
    assert recalled(priced) == ""
