"""Reminders: computed from the facts and the day, never typed; only the answers to them are stored."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from creatorbook.domain.findings.codes import FINDINGS
from creatorbook.domain.reminders.kinds import REMINDER_KINDS, ReminderKind
from creatorbook.domain.reminders.sources import collect_due

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from creatorbook.domain.findings.finding import Severity
    from creatorbook.domain.reminders.due import Due
    from creatorbook.domain.reminders.sources import ReminderFacts


@dataclass(frozen=True, slots=True)
class Reminder:
    """One thing to do by `due_on`, about the record `subject` (kind, id).

    `key` is the same whenever the facts are: kind, record, and day, so that an answer given to it holds until the
    day is moved. `reason` is a code of the findings' table, with `params` for its sentence (`days` are to go, or late).
    """

    key: str
    kind: ReminderKind
    due_on: date
    subject: tuple[str, str]
    reason: str
    severity: Severity
    params: Mapping[str, object] = field(default_factory=dict)

    def is_late(self, today: date) -> bool:
        """Return whether its day has passed."""
        return self.due_on < today


class Answer(StrEnum):
    """What the user said to a reminder."""

    DONE = "done"
    SNOOZED = "snoozed"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """The stored answer to the reminder of that key; `until` is the first day a snoozed one is shown again."""

    key: str
    answer: Answer
    until: date | None = None


def reminders(facts: ReminderFacts, today: date, within_days: int | None = None) -> tuple[Reminder, ...]:
    """Return what needs the user on the day, in order of day, kind and key, whatever the order of the facts.

    Each kind begins to show its own number of days ahead; `within_days` replaces that by one horizon for all (0 is
    late and today). What lingers only for a while after its day is gone once that while is over.
    """
    order = {kind: place for place, kind in enumerate(ReminderKind)}
    found: dict[str, Reminder] = {}
    for due in collect_due(facts, today):
        spec = REMINDER_KINDS[due.kind]
        days = (due.due_on - today).days
        if days > (spec.lead_days if within_days is None else within_days):
            continue
        if spec.linger_days is not None and -days > spec.linger_days:
            continue
        reminder = _reminder(due, days)
        found[reminder.key] = reminder
    return tuple(sorted(found.values(), key=lambda each: (each.due_on, order[each.kind], each.key)))


def _reminder(due: Due, days: int) -> Reminder:
    day = "" if due.lasting else due.due_on.isoformat()
    reason = f"reminder.{due.kind}.{'late' if days < 0 else 'ahead'}"
    return Reminder(
        key=":".join(part for part in (due.kind, due.subject[1], due.part, day) if part),
        kind=due.kind,
        due_on=due.due_on,
        subject=due.subject,
        reason=reason,
        severity=FINDINGS[reason].severity,
        params={**due.params, "due_on": due.due_on, "days": abs(days)},
    )


def open_reminders(computed: Iterable[Reminder], answers: Iterable[StoredAnswer], today: date) -> tuple[Reminder, ...]:
    """Return the reminders that no stored answer silences today, in the order given.

    Done and dismissed ones stay silent; a snoozed one is back on its day `until`, and at once where it has none.
    """
    silent = silent_keys(answers, today)
    return tuple(reminder for reminder in computed if reminder.key not in silent)


def silent_keys(answers: Iterable[StoredAnswer], today: date) -> frozenset[str]:
    """Return the keys that an answer silences today; see `open_reminders`."""
    return frozenset(
        each.key
        for each in answers
        if each.answer is not Answer.SNOOZED or (each.until is not None and today < each.until)
    )
