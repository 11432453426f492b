"""What comes on top of the fee is a part of what a deal agreed on, in the book's own sums as in the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.domain.money.checks import agreed_sum
from creatorbook.domain.records.terms import RightsPrice, UsageChannel
from creatorbook.domain.values.money import Money
from creatorbook.services.deals import facts
from creatorbook.services.money.owed import money_standing
from tests.services.desk import TODAY

if TYPE_CHECKING:
    from tests.services.desk import Desk


def test_rights_and_exclusivity_on_top_of_the_fee_are_summed(desk: Desk) -> None:
    deal = desk.agreed_deal()
    desk.edit("deal", deal, signed_on=TODAY, fee=Money.of("900", "EUR"))
    with desk.book.reading() as reading:
        (before,) = money_standing(reading, "deal", deal).agreed
    on_top, in_fee = RightsPrice.ON_TOP, RightsPrice.IN_FEE
    price = Money.of("150", before.currency)
    desk.add("usage_right", deal_id=deal, channels=(UsageChannel.WEBSITE,), price=price, price_counts=on_top)
    desk.add("exclusivity", deal_id=deal, category="Tea", price=price, price_counts=on_top)
    desk.add("exclusivity", deal_id=deal, category="Coffee", price=price, price_counts=in_fee)
    with desk.book.reading() as reading:
        (after,) = money_standing(reading, "deal", deal).agreed
        assert agreed_sum(facts.dossier(reading, deal)) == after
    assert after == before + price + price
