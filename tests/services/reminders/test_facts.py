"""What reminders are computed from: nothing that is due is left out, nothing that is gone is brought back."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from creatorbook.domain.records.deals import Stage
from creatorbook.domain.records.gifts import GiftFate
from creatorbook.domain.records.terms import DeliverableState, InstalmentTrigger, RightsStart
from creatorbook.domain.reminders.reminders import reminders
from creatorbook.domain.reminders.sources import ReminderFacts
from creatorbook.domain.values.money import Money
from creatorbook.domain.values.platforms import PostState
from creatorbook.services.deals import facts
from creatorbook.services.law.rulebooks import rulebook
from creatorbook.services.records import lists
from creatorbook.services.records.editing import TrashRecords
from creatorbook.services.records.reading import live
from creatorbook.services.reminders import today
from creatorbook.services.reminders.facts import reminder_facts
from creatorbook.services.reminders.money import read_money
from creatorbook.services.reminders.watch import read_watch
from tests.new_books import add_sample
from tests.services.desk import TODAY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from creatorbook.services.book.book import Book
    from creatorbook.store.engine.reading import Executes
    from tests.services.desk import Desk

LONG_AGO = datetime(2025, 1, 1, 12, tzinfo=UTC)


def due(desk: Desk, within: int | None = None) -> list[tuple[str, str]]:
    with desk.book.reading() as reading:
        return [(line.kind, line.subject[1]) for line in today.list_due(reading, TODAY, within)]


def everything(reading: Executes) -> ReminderFacts:
    """Return all that is in the book, whether anything can be due on it or not."""
    return ReminderFacts(
        facts.dossiers(reading, lists.ids(reading, lists.Query("deal"))),
        tuple(facts.gift(row) for row in live(reading, "gift", deal_id=None)),
        tuple(facts.post(row) for row in live(reading, "post", deal_id=None)),
        rulebook().money,
    )


@pytest.mark.parametrize("within", [None, 0, 200])
def test_of_a_whole_year_nothing_that_is_due_is_left_out(book: Book, within: int | None) -> None:
    add_sample(book)
    with book.reading() as reading:
        whole = everything(reading)
        for weeks in range(-20, 30):
            day = TODAY + timedelta(weeks=weeks)
            all_of_it = replace(
                whole,
                watch=read_watch(reading, day, "0001", "9999"),
                money=read_money(reading, whole.dossiers, day, date.max),
            )
            assert reminders(reminder_facts(reading, day, within or 0), day, within) == reminders(
                all_of_it, day, within
            )


@pytest.mark.parametrize(
    ("start", "deal", "post_on"),
    [
        (RightsStart.ON_SIGNATURE, {"signed_on": TODAY - timedelta(85)}, LONG_AGO),
        (RightsStart.ON_SIGNATURE, {"signed_on": TODAY - timedelta(85)}, datetime(2026, 3, 1, tzinfo=UTC)),
        (RightsStart.ON_FIRST_POST, {"signed_on": date(2025, 1, 1)}, datetime(2025, 12, 10, tzinfo=UTC)),
        (RightsStart.ON_DELIVERY, {"signed_on": date(2025, 1, 1)}, LONG_AGO),
    ],
)
def test_rights_that_end_soon_are_seen_whatever_they_began_with(
    desk: Desk, start: RightsStart, deal: dict[str, date], post_on: datetime
) -> None:
    closed = desk.add("deal", title="Closed", brand_id=desk.brand, stage=Stage.CLOSED, **deal)
    right = desk.add("usage_right", deal_id=closed, channels=("website",), start=start, duration_days=90)
    desk.add("post", deal_id=closed, state=PostState.LIVE, label_confirmed=True, published_at=post_on)
    done = {"state": DeliverableState.DELIVERED, "delivered_on": TODAY - timedelta(85)}
    desk.add("deliverable", deal_id=closed, **done)
    assert ("rights_ending", right) in due(desk)


def test_a_payment_of_a_closed_deal_is_still_owed(desk: Desk) -> None:
    closed = desk.add("deal", title="Closed", brand_id=desk.brand, stage=Stage.CLOSED)
    values = {"amount": Money(5000, "EUR"), "trigger": InstalmentTrigger.ON_DATE, "due_on": date(2026, 1, 31)}
    payment = desk.add("payment", deal_id=closed, label="Balance", **values)
    assert ("payment_late", payment) in due(desk)


def test_an_instalment_to_invoice_is_seen_although_its_day_is_far(desk: Desk) -> None:
    signed = desk.add("deal", title="Signed", brand_id=desk.brand, stage=Stage.CONTRACTED, signed_on=TODAY)
    values = {"amount": Money(5000, "EUR"), "trigger": InstalmentTrigger.ON_SIGNATURE, "due_on": date(2027, 1, 31)}
    payment = desk.add("payment", deal_id=signed, label="Advance", **values)
    assert due(desk) == [("payment_to_invoice", payment)]


def test_a_gift_is_not_said_to_lack_its_post_because_that_belongs_to_a_quiet_deal(desk: Desk) -> None:
    closed = desk.add("deal", title="Old", brand_id=desk.brand, stage=Stage.CLOSED)
    live = {"state": PostState.LIVE, "label_confirmed": True, "published_at": LONG_AGO}
    post = desk.add("post", deal_id=closed, **live)
    lamp = {"description": "Lamp", "brand_id": desk.brand, "shown_in_post_id": post, "received_on": date(2025, 1, 1)}
    desk.add("gift", **lamp)
    gift = desk.add("gift", **lamp, fate=GiftFate.TO_RETURN, return_due_on=TODAY)
    assert due(desk) == [("gift_return", gift)]


def test_a_deal_in_the_trash_asks_for_nothing_but_its_gift_must_still_go_back(desk: Desk) -> None:
    deal = desk.add("deal", title="Gone", brand_id=desk.brand, next_action="Call", next_action_on=TODAY)
    desk.add("post", deal_id=deal, state=PostState.LIVE, label_confirmed=True, published_at=LONG_AGO)
    camera = {"description": "Camera", "brand_id": desk.brand, "deal_id": deal}
    gift = desk.add("gift", **camera, fate=GiftFate.TO_RETURN, return_due_on=TODAY)
    assert {kind for kind, _record in due(desk)} == {"next_action", "gift_return"}
    desk.book.run(TrashRecords("deal", (deal,)))
    assert due(desk) == [("gift_return", gift)]


@pytest.fixture
def new_york(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the user be in New York, where the day begins five hours after that of UTC."""
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="only POSIX lets a process change its zone")
@pytest.mark.usefixtures("new_york")
def test_a_post_of_late_at_night_belongs_to_the_day_where_the_user_is(desk: Desk) -> None:
    late_on_the_first = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)
    desk.add("post", brand_id=desk.brand, state=PostState.PLANNED, planned_at=late_on_the_first)
    with desk.book.reading() as reading:
        (line,) = today.list_due(reading, date(2026, 3, 1))
    assert (line.due_on, line.when) == (date(2026, 3, 1), today.When.TODAY)
