"""A calendar file: what any calendar finds in it again."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from creatorbook.exchange.calendars.write import CalendarEntry, write_calendar

AT = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
# What stands in a file of lines: any letter that no program would drop.
WORDS = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"), include_characters="\n"), max_size=90
)


@given(st.lists(st.tuples(WORDS, st.dates(date(2026, 1, 1), date(2030, 1, 1))), max_size=5))
def test_texts_and_days_are_read_back(entries: list[tuple[str, date]]) -> None:
    made = [CalendarEntry(f"id-{place}", day, text) for place, (text, day) in enumerate(entries)]
    events = Calendar.from_ical(write_calendar("Been & <b>", made, AT)).walk("VEVENT")
    assert [(str(each["summary"]), each.decoded("dtstart"), str(each["uid"])) for each in events] == [
        (entry.text, entry.begins, entry.uid) for entry in made
    ]


def test_lines_are_folded_instants_are_utc_and_alarms_ring_when_said() -> None:
    at = datetime(2026, 7, 1, 18, 30, tzinfo=ZoneInfo("Europe/Paris"))
    entry = CalendarEntry("one", at.astimezone(UTC), "É" * 200, (-timedelta(hours=1), timedelta(hours=9)))
    written = write_calendar("What is due", [entry], AT)
    assert b"DTSTART:20260701T163000Z\r\n" in written
    assert all(len(line) <= 75 for line in written.split(b"\r\n"))
    (event,) = Calendar.from_ical(written).walk("VEVENT")
    assert [each.decoded("trigger") for each in event.walk("VALARM")] == [-timedelta(hours=1), timedelta(hours=9)]
    assert written == write_calendar("What is due", [entry], AT)
