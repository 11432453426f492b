"""What came in settles what is owed: whole, in parts, for several, in another currency; nothing of it is lost."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING

import pytest

from creatorbook.common.errors import AnswerIsNo, BadInput
from creatorbook.domain.records.deals import Stage
from creatorbook.domain.records.money.receipts import AllocationKind
from creatorbook.domain.values.money import Money
from creatorbook.services.money.owed import money_standing
from creatorbook.services.money.received import received_sums
from creatorbook.services.money.receiving import (
    ApplyCredit,
    RecordPayment,
    Refund,
    TakeBackReceived,
    Target,
    WriteOff,
)
from creatorbook.services.records.editing import EditRecord, RestoreRecords, TrashRecords
from creatorbook.services.records.trash import EmptyTrash
from tests.services.desk import TODAY
from tests.services.support import content, rows

if TYPE_CHECKING:
    from tests.services.desk import Desk

FEE, KEPT = AllocationKind.FEE, AllocationKind.WITHHOLDING


def euro(amount: str) -> Money:
    return Money.of(amount, "EUR")


@pytest.fixture
def owed(desk: Desk) -> tuple[str, str]:
    """Return two payments of 600 and 400 EUR of one agreed deal."""
    deal = desk.agreed_deal(stage=Stage.LIVE)
    for each in desk.ids("payment", filters={"deal_id": deal}):
        desk.book.run(TrashRecords("payment", (each,)))
    first = desk.add("payment", deal_id=deal, label="First", amount=euro("600"))
    return first, desk.add("payment", deal_id=deal, label="Second", amount=euro("400"))


def stands(desk: Desk, *payments: str) -> list[tuple[int, str | None]]:
    found = {id: (settled, day) for id, settled, day in rows(desk.book, "SELECT id, settled, paid_on FROM payment")}
    return [found[each] for each in payments]


def unpaid(desk: Desk, payment: str) -> tuple[Money, ...]:
    with desk.book.reading() as reading:
        return money_standing(reading, "deal", desk.row("payment", payment)["deal_id"].id).unpaid


def test_what_is_open_comes_today_unless_something_else_is_said(desk: Desk, owed: tuple[str, str]) -> None:
    before = content(desk.book)
    made = desk.book.run(RecordPayment((Target("payment", owed[0]),))).value
    assert (made.amount, made.credit) == (euro("600"), euro("0"))
    assert stands(desk, *owed) == [(60000, TODAY.isoformat()), (0, None)]
    assert unpaid(desk, owed[0]) == (euro("400"),)
    desk.book.undo()
    assert content(desk.book) == before


def test_a_payment_comes_in_parts_and_a_part_is_of_several_payments(desk: Desk, owed: tuple[str, str]) -> None:
    first = TODAY - timedelta(days=9)
    desk.book.run(RecordPayment((Target("payment", owed[0]),), euro("250"), first))
    assert stands(desk, *owed) == [(25000, None), (0, None)]
    assert unpaid(desk, owed[0]) == (euro("750"),)
    both = tuple(Target("payment", each) for each in owed)
    desk.book.run(RecordPayment(both, euro("500")))
    assert stands(desk, *owed) == [(60000, TODAY.isoformat()), (15000, None)]
    with pytest.raises(AnswerIsNo, match="300") as refused:
        desk.book.run(RecordPayment(both, euro("300")))
    assert refused.value.code == "payment.more_than_open"


def test_what_was_kept_back_on_the_way_settles_too(desk: Desk, owed: tuple[str, str]) -> None:
    both = tuple(Target("payment", each) for each in owed)
    made = desk.book.run(RecordPayment(both, fee=euro("12.50"), withheld=euro("150"))).value
    assert made.amount == euro("837.50")
    assert stands(desk, *owed) == [(60000, TODAY.isoformat()), (40000, TODAY.isoformat())]
    kinds = rows(desk.book, "SELECT kind, sum(amount_minor), sum(taken) FROM allocation GROUP BY kind ORDER BY kind")
    assert kinds == [("fee", 1250, 0), ("payment", 83750, 83750), ("withholding", 15000, 0)]


def test_another_currency_has_its_rate_and_is_taken_to_the_last_unit(desk: Desk, owed: tuple[str, str]) -> None:
    both = tuple(Target("payment", each) for each in owed)
    yen = Money(162_501, "JPY")
    with pytest.raises(BadInput, match="rate of the day"):
        desk.book.run(RecordPayment(both, yen))
    made = desk.book.run(RecordPayment(both, yen, rate="0.0061538", rest=AllocationKind.ROUNDING)).value
    assert made.credit == Money(0, "JPY")
    assert [day for _settled, day in stands(desk, *owed)] == [TODAY.isoformat()] * 2
    taken = rows(desk.book, "SELECT sum(taken) FROM allocation WHERE kind = 'payment'")
    assert taken == [(162_501,)]
    assert rows(desk.book, "SELECT rate, rate_on FROM received") == [("0.0061538", TODAY.isoformat())]


def test_too_much_is_credit_that_pays_what_comes_or_goes_back(desk: Desk, owed: tuple[str, str]) -> None:
    made = desk.book.run(RecordPayment((Target("payment", owed[0]),), euro("800"), credit=True)).value
    assert made.credit == euro("200")
    desk.book.run(ApplyCredit(made.received_id, (Target("payment", owed[1]),)))
    assert stands(desk, *owed) == [(60000, TODAY.isoformat()), (20000, None)]
    with pytest.raises(AnswerIsNo, match="Only"):
        desk.book.run(Refund(euro("1"), made.received_id))
    desk.book.run(Refund(euro("50"), target=Target("payment", owed[0])))
    assert stands(desk, *owed) == [(55000, None), (20000, None)]
    desk.book.run(TakeBackReceived(made.received_id))
    assert [settled for settled, _day in stands(desk, *owed)] == [0, 0]


def test_what_is_given_up_is_neither_open_nor_paid(desk: Desk, owed: tuple[str, str]) -> None:
    desk.book.run(WriteOff(Target("payment", owed[1]), "insolvent"))
    with desk.book.reading() as reading:
        standing = money_standing(reading, "deal", desk.row("payment", owed[0])["deal_id"].id)
    assert (standing.paid, standing.unpaid) == ((euro("0"),), (euro("600"),))


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [("amount", Money(-5, "EUR"), "nothing"), ("received_on", TODAY + timedelta(days=1), "to come"),
     ("fee", Money(5, "USD"), "EUR"), ("targets", (), "what was paid"), ("rate", "0.9", "nothing to exchange")],
)  # fmt: skip
def test_what_cannot_be_is_refused_and_nothing_is_written(
    desk: Desk, owed: tuple[str, str], field: str, value: object, said: str
) -> None:
    before = content(desk.book)
    given: dict[str, object] = {"targets": (Target("payment", owed[0]),), field: value}
    with pytest.raises(BadInput, match=said):
        desk.book.run(RecordPayment(**given))  # type: ignore[arg-type]  # each row is one wrong value
    assert content(desk.book) == before


def test_the_day_that_is_set_by_hand_is_a_sum_that_came_whole(desk: Desk, owed: tuple[str, str]) -> None:
    before = content(desk.book)
    day = date(2026, 1, 9)
    desk.book.run(EditRecord("payment", owed[0], {"paid_on": day}))
    assert rows(desk.book, "SELECT received_on, amount_minor FROM received") == [("2026-01-09", 60000)]
    desk.book.run(EditRecord("payment", owed[0], {"amount": euro("650")}))
    assert rows(desk.book, "SELECT received_on, amount_minor FROM received") == [("2026-01-09", 65000)]
    desk.book.run(EditRecord("payment", owed[0], {"paid_on": None}))
    assert rows(desk.book, "SELECT count(*) FROM received WHERE trashed_at IS NULL") == [(0,)]
    assert stands(desk, *owed) == [(0, None), (0, None)]
    for _step in range(3):
        desk.book.undo()
    assert content(desk.book) == before


def test_what_came_goes_to_the_trash_with_its_payment_and_comes_back(desk: Desk, owed: tuple[str, str]) -> None:
    desk.book.run(RecordPayment((Target("payment", owed[0]),)))
    live = "SELECT (SELECT count(*) FROM received WHERE trashed_at IS NULL), "
    live += "(SELECT count(*) FROM allocation WHERE trashed_at IS NULL)"
    deal = desk.row("payment", owed[0])["deal_id"].id
    desk.book.run(TrashRecords("deal", (deal,)))
    assert rows(desk.book, live) == [(0, 0)]
    desk.book.run(RestoreRecords("deal", (deal,)))
    assert rows(desk.book, live) == [(1, 1)]
    assert stands(desk, owed[0]) == [(60000, TODAY.isoformat())]
    desk.book.run(TrashRecords("deal", (deal,)))
    desk.book.run(EmptyTrash())
    assert rows(desk.book, "SELECT count(*) FROM allocation") == rows(desk.book, "SELECT count(*) FROM payment")


@pytest.mark.parametrize(("currency", "seed"), [("JPY", 1), ("EUR", 2), ("KWD", 3)])
def test_whatever_comes_and_goes_nothing_is_lost(desk: Desk, currency: str, seed: int) -> None:
    chance = Random(seed)
    deal = desk.add("deal", title="Mixed", brand_id=desk.brand, stage=Stage.LIVE)
    amounts = [chance.randrange(1, 10**6) for _each in range(4)]
    payments = [desk.add("payment", deal_id=deal, label="Part", amount=Money(each, currency)) for each in amounts]
    for _step in range(14):
        some = tuple(Target("payment", each) for each in chance.sample(payments, chance.randrange(1, 4)))
        came, fee = Money(chance.randrange(1, 10**6), currency), Money(chance.randrange(40), currency)
        try:
            made = desk.book.run(RecordPayment(some, came, fee=fee, credit=chance.random() < 0.5)).value
            if made.credit:
                desk.book.run(Refund(Money(min(made.credit.minor, 5), currency), made.received_id))
                desk.book.run(ApplyCredit(made.received_id, tuple(Target("payment", each) for each in payments)))
            if chance.random() < 0.2:
                desk.book.run(TakeBackReceived(made.received_id))
        except AnswerIsNo:
            continue
    settled: Counter[str] = Counter()
    for payment, kind, minor in rows(
        desk.book,
        "SELECT payment_id, kind, amount_minor FROM allocation WHERE trashed_at IS NULL AND payment_id NOTNULL",
    ):
        settled[payment] += -minor if kind == "refund" else minor
    stood = dict(rows(desk.book, "SELECT id, settled FROM payment WHERE deal_id = ?", deal))
    assert stood == {id: settled[id] for id in payments}
    assert all(stood[id] <= amount for id, amount in zip(payments, amounts, strict=True))
    (came_in, taken) = rows(
        desk.book,
        "SELECT (SELECT sum(amount_minor) FROM received WHERE trashed_at IS NULL), "
        "(SELECT sum(taken) FROM allocation WHERE trashed_at IS NULL)",
    )[0]
    with desk.book.reading() as reading:
        credit = sum(each.credit.minor for each in received_sums(reading))
        unpaid = money_standing(reading, "deal", deal).unpaid
    assert came_in == taken + credit
    assert sum(each.minor for each in unpaid) == sum(amounts) - sum(stood.values())
