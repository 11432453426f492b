"""An iCalendar file (RFC 5545): entries of a day or of an instant, each with its alarms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime, timedelta

_MAKER = "-//Creatorbook//Creatorbook//EN"


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One entry: on a day, or at an instant in UTC; `alarms` are counted from its begin, a day's from its midnight.

    A calendar that takes the same `uid` in again puts the newer entry in the place of the older one.
    """

    uid: str
    begins: date | datetime
    text: str
    alarms: tuple[timedelta, ...] = ()


def write_calendar(name: str, entries: Iterable[CalendarEntry], written_at: datetime) -> bytes:
    """Return a calendar of this name as the bytes of a .ics file (UTF-8); `written_at` is an instant in UTC.

    Days have no time zone, and instants are told in UTC: every calendar shows them where its owner is.
    """
    # Loaded here, for hardly any run of the program writes a calendar.
    from icalendar import Alarm, Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", _MAKER)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for entry in entries:
        event = Event()
        event.add("uid", entry.uid)
        event.add("dtstamp", written_at)
        event.add("dtstart", entry.begins)
        event.add("summary", entry.text)
        # What is to be done takes nobody's time: the day stays free for others who look.
        event.add("transp", "TRANSPARENT")
        for ahead in entry.alarms:
            alarm = Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("description", entry.text)
            alarm.add("trigger", ahead)
            event.add_component(alarm)
        calendar.add_component(event)
    return bytes(calendar.to_ical())
