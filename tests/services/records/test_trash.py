"""The trash as a list: all kinds, newest first, and what went along with its owner listed only once."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from creatorbook.common.clock import FixedClock
from creatorbook.services.records.editing import RestoreRecords, TrashRecords
from creatorbook.services.records.trash import list_trashed

if TYPE_CHECKING:
    from tests.services.desk import Desk


def _kinds(desk: Desk, search: str = "") -> list[tuple[str, str]]:
    with desk.book.reading() as reading:
        return [(line.kind, line.title) for line in list_trashed(reading, search)]


def test_an_empty_trash_is_an_empty_list(desk: Desk) -> None:
    assert _kinds(desk) == []


def test_what_belongs_to_a_record_is_not_told_twice(desk: Desk) -> None:
    deal = desk.add("deal", title="Reels", brand_id=desk.brand)
    desk.add("deliverable", deal_id=deal)
    desk.book.run(TrashRecords("deal", (deal,)))
    assert _kinds(desk) == [("deal", "Reels")]


def test_what_went_before_its_owner_is_told_too(desk: Desk) -> None:
    deal = desk.add("deal", title="Reels", brand_id=desk.brand)
    owed = desk.add("deliverable", deal_id=deal)
    desk.book.run(TrashRecords("deliverable", (owed,)))
    desk.book.clock = FixedClock(datetime(2026, 3, 3, 9, tzinfo=UTC))
    desk.book.run(TrashRecords("deal", (deal,)))
    assert _kinds(desk) == [("deal", "Reels"), ("deliverable", "Feed post")]


def test_search_and_restore(desk: Desk) -> None:
    gifts = tuple(desk.add("gift", description=word, brand_id=desk.brand) for word in ("Serum", "Lamp"))
    desk.book.run(TrashRecords("gift", gifts))
    assert _kinds(desk, "LAM") == [("gift", "Lamp")]
    desk.book.run(RestoreRecords("gift", gifts[:1]))
    assert _kinds(desk) == [("gift", "Lamp")]
