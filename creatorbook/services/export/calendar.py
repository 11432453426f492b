"""What is due as a calendar, which every phone and calendar program takes in."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import NAMESPACE_OID, uuid5

from creatorbook.common.i18n import _
from creatorbook.domain.reminders.disclosure import STORY_LASTS
from creatorbook.domain.reminders.kinds import REMINDER_KINDS, ReminderKind
from creatorbook.exchange.calendars.write import CalendarEntry, write_calendar
from creatorbook.services.records import reading as records
from creatorbook.services.reminders.today import list_due

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from creatorbook.services.reminders.today import Line
    from creatorbook.store.engine.reading import Executes

USUAL_DAYS = 366
_MORNING = timedelta(hours=9)
_A_DAY = timedelta(days=1)
_AN_HOUR = timedelta(hours=1)


def due_calendar(
    reading: Executes, today: date, written_at: datetime, within_days: int = USUAL_DAYS
) -> tuple[bytes, int]:
    """Return what is due within so many days as a .ics file, and how many entries it has.

    An entry rings at nine of its day, and where a reminder begins earlier than that also the day before. A post that
    is planned stands at its hour, and a story's frame at the hour at which the story goes; both ring an hour ahead.
    What has no day is no entry.
    """
    lines = list_due(reading, today, within_days)
    instants = _instants(reading, lines)
    entries: dict[str, CalendarEntry] = {}
    for line in lines:
        if line.due_on is not None:
            # Without its day, so that what is moved in the book is moved in the calendar and not there twice.
            lasting = line.key.removesuffix(f":{line.due_on.isoformat()}")
            name = line.key if lasting in entries else lasting
            entries[name] = _entry(line, line.due_on, name, instants.get(line.key))
    return write_calendar(_("Creatorbook: what is due"), entries.values(), written_at), len(entries)


def _instants(reading: Executes, lines: list[Line]) -> Mapping[str, datetime]:
    """Return the instants of the lines that have one, by their keys."""
    fields = {ReminderKind.POST_PLANNED.value: "planned_at", ReminderKind.STORY_FRAME.value: "published_at"}
    timed = {line.key: line for line in lines if line.kind in fields}
    ids = sorted({line.subject[1] for line in timed.values()})
    posts = {row.id: row for row in records.live_of(reading, "post", "id", ids)}
    found: dict[str, datetime] = {}
    for key, line in timed.items():
        post = posts.get(line.subject[1])
        at = post[fields[line.kind]] if post is not None else None
        if at is not None:
            found[key] = at + STORY_LASTS if line.kind == ReminderKind.STORY_FRAME.value else at
    return found


def _entry(line: Line, due_on: date, name: str, instant: datetime | None) -> CalendarEntry:
    uid = str(uuid5(NAMESPACE_OID, name))
    if instant is not None:
        return CalendarEntry(uid, instant, line.text, (-_AN_HOUR,))
    early = REMINDER_KINDS[ReminderKind(line.kind)].lead_days > 0
    return CalendarEntry(uid, due_on, line.text, (_MORNING - _A_DAY, _MORNING) if early else (_MORNING,))
