"""Where brands stand: the nearest step, what is owed and late, and how soon they pay."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from creatorbook.domain.records.deals import Stage
from creatorbook.domain.values.money import Money
from creatorbook.services.deals.brand_standing import BrandGroup, BrandStanding, NextStep, brand_groups, brand_standings
from creatorbook.services.records.editing import AddRecord, EditRecord, TrashRecords

if TYPE_CHECKING:
    from creatorbook.services.book.book import Book


def _read(book: Book, *ids: str) -> dict[str, BrandStanding]:
    with book.reading() as reading:
        return dict(brand_standings(reading, ids, book.clock.today()))


def _add(book: Book, kind: str, **values: object) -> str:
    return book.run(AddRecord(kind, values)).value


def test_a_brand_without_anything_stands_nowhere(book: Book) -> None:
    brand = _add(book, "brand", name="Solo")
    assert _read(book, brand) == {brand: BrandStanding()}


def test_the_nearest_step_of_a_live_deal_is_the_next_one(book: Book) -> None:
    today = book.clock.today()
    brand = _add(book, "brand", name="Lune")
    _add(book, "contact", name="Zoé", brand_id=brand)
    _add(book, "contact", name="Ana", brand_id=brand)
    for title, stage, action, days in (
        ("Later", Stage.NEGOTIATING, "Call", 9),
        ("Sooner", Stage.LEAD, "Answer", -2),
        ("Open", Stage.LEAD, "Think", None),
        ("Over", Stage.CLOSED, "Nothing", -30),
    ):
        on = today + timedelta(days=days) if days is not None else None
        _add(book, "deal", title=title, brand_id=brand, stage=stage, next_action=action, next_action_on=on)
    standing = _read(book, brand)[brand]
    assert standing.next_step == NextStep("Answer", today - timedelta(days=2), "Sooner")
    # Leads wait for an answer: what Today counts as under way is what was answered.
    assert (standing.under_way, standing.people) == (1, ("Ana", "Zoé"))
    assert (standing.owed, standing.paid_in) == ((), None)


def test_what_was_agreed_and_not_paid_is_owed_and_what_was_paid_tells_how_soon(book: Book) -> None:
    today = book.clock.today()
    brand, other = _add(book, "brand", name="Lune"), _add(book, "brand", name="Other")
    agreed = _add(book, "deal", title="Agreed", brand_id=brand, stage=Stage.INVOICED)
    talked = _add(book, "deal", title="Talked about", brand_id=brand, stage=Stage.NEGOTIATING)

    def pay(deal: str, amount: Money, **values: object) -> str:
        return _add(book, "payment", deal_id=deal, label="Part", amount=amount, **values)

    pay(agreed, Money(100_00, "EUR"), due_on=today - timedelta(days=3))
    pay(agreed, Money(50_00, "EUR"), due_on=today + timedelta(days=3))
    pay(agreed, Money(70_00, "GBP"), due_on=today)
    pay(talked, Money(900_00, "EUR"), due_on=today - timedelta(days=3))
    for days in (10, 21):
        invoiced = today - timedelta(days=60)
        pay(agreed, Money(10_00, "EUR"), invoiced_on=invoiced, paid_on=invoiced + timedelta(days=days), days_after=14)
    gone = pay(agreed, Money(5_00, "EUR"), due_on=today)
    book.run(TrashRecords("payment", (gone,)))
    found = _read(book, brand, other)
    assert found[brand].owed == (Money(150_00, "EUR"), Money(70_00, "GBP"))
    assert found[brand].late == (Money(100_00, "EUR"),)
    assert (found[brand].paid_in, found[brand].agreed_days) == (16, 14)
    assert found[other] == BrandStanding()


@pytest.mark.parametrize("order", [(10, 60), (60, 10)])
def test_the_days_agreed_are_the_average_of_the_payments_that_came(book: Book, order: tuple[int, int]) -> None:
    brand = _add(book, "brand", name="Lune")
    deal = _add(book, "deal", title="Agreed", brand_id=brand, stage=Stage.INVOICED)
    invoiced = book.clock.today() - timedelta(days=90)
    paid = {"invoiced_on": invoiced, "paid_on": invoiced + timedelta(days=30)}
    for agreed in order:
        _add(book, "payment", deal_id=deal, label="Part", amount=Money(1, "EUR"), days_after=agreed, **paid)
    # One that is still to come agreed to something else, and tells nothing of how soon they pay.
    _add(book, "payment", deal_id=deal, label="Last", amount=Money(1, "EUR"), days_after=1, invoiced_on=invoiced)
    standing = _read(book, brand)[brand]
    assert (standing.paid_in, standing.agreed_days) == (30, 35)


def _group(book: Book, brand: str) -> BrandGroup:
    with book.reading() as reading:
        return brand_groups(reading, book.clock.today()).get(brand, BrandGroup.OTHERS)


def test_a_brand_is_among_the_others_until_something_is_under_way(book: Book) -> None:
    brand = _add(book, "brand", name="Solo")
    assert _group(book, brand) is BrandGroup.OTHERS
    deal = _add(book, "deal", title="Walk", brand_id=brand, stage=Stage.NEGOTIATING)
    assert _group(book, brand) is BrandGroup.UNDER_WAY
    book.run(EditRecord("deal", deal, {"stage": Stage.CLOSED}))
    assert _group(book, brand) is BrandGroup.OTHERS


def test_a_lead_and_a_step_that_is_due_need_the_user(book: Book) -> None:
    today = book.clock.today()
    brand = _add(book, "brand", name="Solo")
    deal = _add(book, "deal", title="Walk", brand_id=brand, stage=Stage.LEAD)
    assert _group(book, brand) is BrandGroup.NEEDS_YOU
    later = today + timedelta(days=1)
    book.run(EditRecord("deal", deal, {"stage": Stage.NEGOTIATING, "next_action_on": later}))
    assert _group(book, brand) is BrandGroup.UNDER_WAY
    book.run(EditRecord("deal", deal, {"next_action_on": today}))
    assert _group(book, brand) is BrandGroup.NEEDS_YOU
    book.run(TrashRecords("deal", (deal,)))
    assert _group(book, brand) is BrandGroup.OTHERS


def test_a_payment_that_is_late_needs_the_user_until_it_is_paid(book: Book) -> None:
    today = book.clock.today()
    brand = _add(book, "brand", name="Solo")
    deal = _add(book, "deal", title="Walk", brand_id=brand, stage=Stage.INVOICED)
    payment = _add(
        book, "payment", deal_id=deal, amount=Money(50_000, "EUR"), due_on=today - timedelta(days=1), label="Fee"
    )
    assert _group(book, brand) is BrandGroup.NEEDS_YOU
    book.run(EditRecord("payment", payment, {"due_on": today}))
    assert _group(book, brand) is BrandGroup.UNDER_WAY
    book.run(EditRecord("payment", payment, {"due_on": today - timedelta(days=9)}))
    assert _group(book, brand) is BrandGroup.NEEDS_YOU
    book.run(EditRecord("payment", payment, {"paid_on": today}))
    assert _group(book, brand) is BrandGroup.UNDER_WAY
