"""Today: what needs me, computed from the facts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import BadInput
from creatorbook.common.i18n import _
from creatorbook.domain.findings.finding import Severity
from creatorbook.domain.reminders.kinds import REMINDER_KINDS, ReminderKind, doing_of
from creatorbook.domain.reminders.reminders import Answer, StoredAnswer, open_reminders, reminders, silent_keys
from creatorbook.services.book.command import Command
from creatorbook.services.fields.values import value_as_json
from creatorbook.services.money.receiving import RecordPayment, Target
from creatorbook.services.reminders.facts import reminder_facts
from creatorbook.services.reminders.tasks import read_undated_tasks
from creatorbook.services.wording.due_lines import ladder_words
from creatorbook.services.wording.findings import sentence
from creatorbook.store import results
from creatorbook.store.query.select import select

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from creatorbook.domain.records.tasks import Task
    from creatorbook.domain.reminders.reminders import Reminder
    from creatorbook.store.engine.reading import Executes
    from creatorbook.store.writing.uow import UnitOfWork


# Of how many planned posts the words are looked up: each asks the book for its deals.
_WORDED = 20


class When(StrEnum):
    """The part of Today in which a line stands."""

    LATE = "late"
    TODAY = "today"
    WEEK = "week"
    LATER = "later"
    NO_DAY = "no_day"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that needs the user: a translated sentence, its day, and the record (kind, id) that it is about.

    A task may have no day: `due_on` is None and `when` NO_DAY.
    """

    key: str
    kind: str
    when: When
    due_on: date | None
    text: str
    severity: str
    subject: tuple[str, str]
    params: dict[str, Any]

    def to_json(self) -> dict[str, Any]:
        """Return the line as JSON holds it."""
        return {
            "key": self.key,
            "kind": self.kind,
            "when": self.when.value,
            "due_on": value_as_json(self.due_on),
            "text": self.text,
            "severity": self.severity,
            "record": {"kind": self.subject[0], "id": self.subject[1]},
            "params": {name: value_as_json(value) for name, value in self.params.items()},
        }


def answers(reading: Executes) -> tuple[StoredAnswer, ...]:
    """Return the stored answers to reminders."""
    return tuple(
        StoredAnswer(key, Answer(answer), None if until is None else date.fromisoformat(until))
        for key, answer, until in results.iterate(reading, select("reminder_answer", "key", "answer", "until"))
    )


def list_due(reading: Executes, today: date, within_days: int | None = None) -> list[Line]:
    """Return what needs the user on the day, late first; what has no day, and may be done on any, stands last.

    Each kind begins to show its own number of days ahead, unless `within_days` gives one horizon for all.
    """
    computed = reminders(reminder_facts(reading, today, within_days or 0), today, within_days)
    answered = answers(reading)
    found = open_reminders(computed, answered, today)
    dated = [_line(each, today) for each in _add_label_words(reading, found, today)]
    silent = silent_keys(answered, today)
    return dated + [line for line in map(_undated_line, read_undated_tasks(reading)) if line.key not in silent]


def _add_label_words(reading: Executes, found: Iterable[Reminder], today: date) -> Iterator[Reminder]:
    """Yield the reminders, the first of the posts to come with the label to copy and the platform's switch to set."""
    left = _WORDED
    for each in found:
        if each.kind is not ReminderKind.POST_PLANNED or each.is_late(today) or not left:
            yield each
            continue
        left -= 1
        yield replace(each, params={**each.params, **_label_words(reading, each.subject[1], today)})


def _label_words(reading: Executes, post_id: str, today: date) -> dict[str, str]:
    # Loaded for a post to come: most that is due has no label.
    from creatorbook.domain.disclosure.platform_rules import SwitchUse
    from creatorbook.services.disclosure.duties import post_verdict, text_in_language

    verdict = post_verdict(reading, post_id, today)
    switch = verdict.switch
    wanted = text_in_language(switch.names) if switch is not None and switch.use is SwitchUse.REQUIRED else ""
    return {"words": " | ".join(verdict.proposal.words), "switch": wanted}


def _line(reminder: Reminder, today: date) -> Line:
    step = ladder_words(reminder.params, reminder.due_on, today)
    return Line(
        reminder.key,
        reminder.kind.value,
        _when_due(reminder.due_on, today),
        reminder.due_on,
        f"{sentence(reminder)} · {step}" if step else sentence(reminder),
        reminder.severity.value,
        reminder.subject,
        dict(reminder.params),
    )


def _undated_line(task: Task) -> Line:
    kind = ReminderKind.TASK_DUE.value
    text = _("To do: {task}").format(task=task.what)
    params = {"task": task.what}
    return Line(f"{kind}:{task.id}", kind, When.NO_DAY, None, text, Severity.INFO.value, ("task", task.id), params)


def _when_due(due_on: date, today: date) -> When:
    if due_on < today:
        return When.LATE
    if due_on == today:
        return When.TODAY
    return When.WEEK if due_on <= today + timedelta(days=7) else When.LATER


@dataclass(frozen=True)
class AnswerReminder(Command[None]):
    """Answer a reminder: done, snoozed until a day, or dismissed. Raises BadInput for a snooze without a day ahead.

    What is done is written to the record where its kind has a field for the day: that is `on`, or today. So a payment
    is paid, and no line about money goes without a word in its record. Raises NotFound for a record that is not there,
    BadInput for one in the trash.
    """

    key: str
    answer: Answer
    until: date | None = None
    text: str = ""
    on: date | None = None
    code = "reminder.answer"

    def execute(self, uow: UnitOfWork) -> None:
        """Keep the answer under the reminder's key."""
        from creatorbook.store.models import ReminderAnswer

        if self.answer is Answer.SNOOZED and (self.until is None or self.until <= uow.today):
            raise BadInput(_("Say until which day to snooze it."), where="until", hint=_("Choose a day after today."))
        until = self.until.isoformat() if self.until is not None else ""
        uow.name_change(text=self.text or self.key, answer=self._named_answer(), until=until)
        if self.answer is Answer.DONE and self._write_done(uow):
            return
        known = uow.first(ReminderAnswer, with_trash=True, key=self.key)
        if known is None:
            uow.add(ReminderAnswer(key=self.key, answer=self.answer.value, until=self.until))
        else:
            known.answer, known.until, known.trashed_at = self.answer.value, self.until, None

    def _named_answer(self) -> str:
        """Return the answer by what it is called for this kind."""
        return doing_of(self.key.partition(":")[0]).value if self.answer is Answer.DONE else self.answer.value

    def _write_done(self, uow: UnitOfWork) -> bool:
        """Write the day into the record that the reminder is about; return whether its kind has a field for it."""
        from creatorbook.services.fields.gate import field_values, save_record
        from creatorbook.services.records.editing import refuse_trashed
        from creatorbook.store.models import Invoice, model_of

        name, _separator, rest = self.key.partition(":")
        spec = REMINDER_KINDS.get(ReminderKind(name)) if name in set(ReminderKind) else None
        if spec is None or not spec.done_field:
            return False
        id = rest.partition(":")[0]
        if spec.record == "payment" and uow.find(Invoice, id) is not None:
            RecordPayment((Target("invoice", id),), received_on=self.on).execute(uow)
            uow.name_change(text=self.text or self.key, answer=self._named_answer(), until="")
            return True
        record = uow.get(model_of(spec.record), id)
        refuse_trashed(uow, record, self.key)
        before = field_values(record)
        setattr(record, spec.done_field, self.on or uow.today)
        save_record(uow, record, before)
        return True


@dataclass(frozen=True)
class AnswerReminders(Command[int]):
    """Answer several lines of Today alike, as one step; returns how many. Raises what AnswerReminder does."""

    lines: tuple[Line, ...]
    answer: Answer
    until: date | None = None
    on: date | None = None
    code = "reminders.answer"

    def execute(self, uow: UnitOfWork) -> int:
        """Answer one after the other."""
        for line in self.lines:
            AnswerReminder(line.key, self.answer, self.until, line.text, self.on).execute(uow)
        until = self.until.isoformat() if self.until is not None else ""
        called = {doing_of(line.kind) for line in self.lines} if self.answer is Answer.DONE else {self.answer}
        answer = next(iter(called)) if len(called) == 1 else Answer.DONE
        uow.name_change(count=len(self.lines), text=self.lines[0].text, answer=answer.value, until=until)
        return len(self.lines)
