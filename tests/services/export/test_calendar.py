"""What is due as a calendar: each line of Today with a day, at its hour where it has one, and the same entry again."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from icalendar import Calendar

from creatorbook.domain.values.platforms import Medium, PostState
from creatorbook.services.export.calendar import due_calendar
from creatorbook.services.records.editing import EditRecord
from tests.services.desk import TODAY

if TYPE_CHECKING:
    from icalendar import Component

    from tests.services.desk import Desk

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def entries_of(desk: Desk) -> list[Component]:
    with desk.book.reading() as reading:
        written, count = due_calendar(reading, TODAY, NOW)
    found = Calendar.from_ical(written).walk("VEVENT")
    assert len(found) == count
    return sorted(found, key=lambda each: str(each["summary"]))


def test_posts_stand_at_their_hour_tasks_on_their_day_and_what_has_no_day_nowhere(desk: Desk) -> None:
    planned, out = datetime(2026, 4, 9, 16, 30, tzinfo=UTC), datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
    desk.add("post", brand_id=desk.brand, state=PostState.PLANNED, planned_at=planned)
    story = {"medium": Medium.STORY, "state": PostState.LIVE, "published_at": out, "label_confirmed": True}
    desk.add("post", brand_id=desk.brand, **story)
    task = desk.add("task", text="Call, back; soon", due_on=date(2026, 5, 1))
    desk.add("task", text="Some day")
    frame, post, call = sorted(entries_of(desk), key=lambda each: str(each.decoded("dtstart")))
    assert frame.decoded("dtstart") == out + timedelta(hours=24)
    assert post.decoded("dtstart") == planned
    assert [each.decoded("trigger") for each in post.walk("VALARM")] == [-timedelta(hours=1)]
    assert (call.decoded("dtstart"), str(call["summary"])) == (date(2026, 5, 1), "To do: Call, back; soon")
    assert [each.decoded("trigger") for each in call.walk("VALARM")] == [-timedelta(hours=15), timedelta(hours=9)]
    desk.book.run(EditRecord("task", task, {"due_on": date(2026, 5, 3)}))
    (moved,) = [each for each in entries_of(desk) if "Call" in str(each["summary"])]
    assert (moved.decoded("dtstart"), moved["uid"]) == (date(2026, 5, 3), call["uid"])
