"""The ladder of reminders of one sum: which step belongs to which day, which were taken, and which is to come."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from creatorbook.domain.records.letters import LetterKind, Tone, payment_letter
from creatorbook.domain.values.spans import plus_days

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

# Days after the due day, below zero before it: trade practice; the law asks for none of them.
USUAL_STEPS = (-3, 0, 3, 7, 15, 30)
EARLIEST, LATEST = -60, 365
MOST_STEPS = 12
# The day of a row that says that a sum is never reminded of: beyond every step.
NEVER = LATEST + 1


@dataclass(frozen=True, slots=True)
class StepTaken:
    """A step that was taken: to which day of the ladder it belongs, when and how it went out, and its letter."""

    days: int
    sent_on: date | None = None
    means: str = ""
    letter_id: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class LadderStep:
    """A step on its day: the letter that it is, and how it was taken, None while it was not."""

    days: int
    on: date
    kind: LetterKind
    tone: Tone
    taken: StepTaken | None = None


@dataclass(frozen=True, slots=True)
class Ladder:
    """The steps of one sum on one day; `due` is the one to take now, `coming` the first whose day is still ahead.

    Of a sum that is left alone (`is_silent`) only what was taken is a step.
    """

    steps: tuple[LadderStep, ...] = ()
    due: LadderStep | None = None
    coming: LadderStep | None = None
    is_silent: bool = False

    @property
    def last_taken(self) -> LadderStep | None:
        """The step that was taken last, None for none."""
        taken = [each for each in self.steps if each.taken is not None]
        return taken[-1] if taken else None


def read_steps(words: Iterable[str]) -> tuple[int, ...] | None:
    """Return the days of steps that are written as texts such as "-3", in their order; None for what is no ladder."""
    found = set()
    for word in words:
        plain = word.strip().replace("\u2212", "-").removeprefix("+")
        if not plain.removeprefix("-").isascii() or not plain.removeprefix("-").isdigit():
            return None
        found.add(int(plain))
    if not found or len(found) > MOST_STEPS or min(found) < EARLIEST or max(found) > LATEST:
        return None
    return tuple(sorted(found))


def ladder_of(due_on: date, days: Sequence[int], taken: Iterable[StepTaken], today: date) -> Ladder:
    """Return the ladder of what is due on a day, as it stands today.

    The step to take is the last whose day has come: what was missed is not made up for, nothing is said more softly
    than it was said already, and nobody is reminded twice on a day. A word ahead is worth nothing once the due day is
    over. A step on the day NEVER leaves the sum alone.
    """
    done = {each.days: each for each in taken}
    if done.pop(NEVER, None) is not None:
        return replace(ladder_of(due_on, (), done.values(), today), is_silent=True)
    steps = tuple(
        LadderStep(each, plus_days(due_on, each), *payment_letter(each), done.get(each))
        for each in sorted({*days, *done})
    )
    furthest = max(done, default=None)
    open_steps = [each for each in steps if furthest is None or each.days > furthest]
    come = [each for each in open_steps if each.on <= today and (each.days > 0 or today <= due_on)]
    if any(each.sent_on == today for each in done.values()):
        come = []
    return Ladder(steps, come[-1] if come else None, next((each for each in open_steps if each.on > today), None))


def step_of_letter(ladder: Ladder, kind: LetterKind, tone: Tone, days_late: int) -> int:
    """Return to which day of a ladder a letter belongs that goes out so many days after the due day.

    It is the step that is due where it is such a letter, else the last such step that has come and was not taken, else
    the day itself.
    """
    if ladder.due is not None and (ladder.due.kind, ladder.due.tone) == (kind, tone):
        return ladder.due.days
    alike = [
        each.days
        for each in ladder.steps
        if (each.kind, each.tone) == (kind, tone) and each.taken is None and each.days <= days_late
    ]
    return alike[-1] if alike else days_late
