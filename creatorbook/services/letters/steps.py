"""Steps of reminding that are taken: kept with the letter that was written, or by a word that it was done by phone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.common.errors import AnswerIsNo, BadInput
from creatorbook.common.i18n import _, mark, ngettext
from creatorbook.domain.money.ladder import EARLIEST, LATEST, NEVER, step_of_letter
from creatorbook.services.book.command import Command
from creatorbook.services.invoices.open_sums import sums_owed
from creatorbook.services.letters.ladder import read_ladders

if TYPE_CHECKING:
    from datetime import date

    from creatorbook.domain.records.letters import LetterKind, Tone
    from creatorbook.services.invoices.open_sums import OpenSum
    from creatorbook.store.writing.uow import UnitOfWork

MEANS = {"mail": mark("by email"), "post": mark("by post"), "phone": mark("by phone"), "other": mark("another way")}


def means_word(means: str) -> str:
    """Return how a step went out in words, "" where nobody said."""
    return _(MEANS[means]) if means in MEANS else means


def step_word(days: int) -> str:
    """Return on which day of a ladder a step is, in words."""
    if days == 0:
        return _("On the due day")
    if days < 0:
        return ngettext("{count} day before", "{count} days before", -days).format(count=-days)
    return ngettext("{count} day after", "{count} days after", days).format(count=days)


@dataclass(frozen=True)
class TakeStep(Command[int]):
    """Keep that a step of reminding was taken without a letter of this book, such as by phone; returns its day.

    Without `days` it is the step that is due now, else the day itself. Raises AnswerIsNo for a step that was taken, and
    for what is paid, BadInput for a day to come, a way that is none, and days beyond a ladder.
    """

    sum: OpenSum
    days: int | None = None
    sent_on: date | None = None
    means: str = "phone"
    note: str = ""
    code = "late_step.take"

    def execute(self, uow: UnitOfWork) -> int:
        """Find the step and keep it."""
        day = self.sent_on or uow.today
        if day > uow.today:
            raise BadInput(
                _("A reminder cannot have gone out on a day still to come."),
                where="sent_on",
                hint=_("Give the day on which it went out: today or before."),
            )
        if self.means not in MEANS:
            raise BadInput(
                _("“{means}” is not a way in which a reminder goes out.").format(means=self.means),
                where="means",
                hint=_("Choose one of: {names}.").format(names=", ".join(MEANS)),
            )
        if self.sum.due_on is None or self.sum.paid_on is not None:
            raise AnswerIsNo(
                _("Nothing of “{title}” is due: there is nobody to remind.").format(title=self.sum.title),
                where=f"{self.sum.kind} {self.sum.id}",
                code="late_step.not_due",
            )
        ladder = read_ladders(uow.connection, (self.sum,), day)[self.sum.id]
        days = self.days
        if days is None:
            days = ladder.due.days if ladder.due is not None else (day - self.sum.due_on).days
        _refuse_taken(self.sum, {each.days for each in ladder.steps if each.taken is not None}, days)
        _add_step(uow, (self.sum.kind, self.sum.id), days, day, means=self.means, note=self.note)
        uow.name_change(title=self.sum.title, days=days)
        return days


@dataclass(frozen=True)
class LeaveAlone(Command[None]):
    """Never remind of a sum, whatever holds for its brand, or do so again; what was said of it stays.

    Raises AnswerIsNo for a sum of which neither an invoice nor a payment is written down.
    """

    sum: OpenSum
    is_silent: bool = True
    code = "late_step.leave_alone"

    def execute(self, uow: UnitOfWork) -> None:
        """Write the row that ends the ladder, or take it away; as it is wished already nothing changes."""
        from creatorbook.store.models import LateStep

        if self.sum.kind not in ("invoice", "payment"):
            raise AnswerIsNo(
                _("Nothing of “{title}” is due: there is nobody to remind.").format(title=self.sum.title),
                where=f"{self.sum.kind} {self.sum.id}",
                code="late_step.not_due",
            )
        of = {f"{self.sum.kind}_id": self.sum.id}
        found = uow.first(LateStep, with_trash=True, days=NEVER, **of)
        if self.is_silent and found is None:
            _add_step(uow, (self.sum.kind, self.sum.id), NEVER, uow.today)
        elif found is not None and not self.is_silent:
            uow.delete(found)
        uow.name_change(title=self.sum.title)


@dataclass(frozen=True, slots=True)
class LetterStep:
    """The step that a letter to be written is: of which invoice or payment (kind, id), on which day of its ladder."""

    about: tuple[str, str]
    days: int


def find_letter_step(uow: UnitOfWork, about: tuple[str, str], said: tuple[LetterKind, Tone]) -> LetterStep | None:
    """Return the step that a letter of today is, None where nothing is due, or that step was taken already."""
    kind, id = about
    owed = next((each for each in sums_owed(uow.connection, uow.today) if (each.kind, each.id) == (kind, id)), None)
    if owed is None or owed.due_on is None:
        return None
    ladder = read_ladders(uow.connection, (owed,), uow.today)[owed.id]
    days = step_of_letter(ladder, *said, (uow.today - owed.due_on).days)
    if any(each.days == days and each.taken is not None for each in ladder.steps):
        return None
    return LetterStep(about, days)


def keep_letter_step(uow: UnitOfWork, step: LetterStep, letter_id: str, means: str) -> None:
    """Keep that a letter that was written is a step of a ladder."""
    _add_step(uow, step.about, step.days, uow.today, letter_id=letter_id, means=means)


def _refuse_taken(owed: OpenSum, taken: set[int], days: int) -> None:
    if not EARLIEST <= days <= LATEST:
        raise BadInput(
            _("A step is between {first} days before and {last} days after the due day.").format(
                first=-EARLIEST, last=LATEST
            ),
            where="days",
        )
    if days in taken:
        raise AnswerIsNo(
            _("This step of “{title}” was taken already.").format(title=owed.title),
            where=f"{owed.kind} {owed.id}",
            code="late_step.taken",
        )


def _add_step(
    uow: UnitOfWork,
    about: tuple[str, str],
    days: int,
    sent_on: date,
    *,
    letter_id: str = "",
    means: str = "",
    note: str = "",
) -> None:
    from creatorbook.store.models import LateStep

    kind, id = about
    uow.add(
        LateStep(
            invoice_id=id if kind == "invoice" else None,
            payment_id=id if kind == "payment" else None,
            letter_id=letter_id or None,
            days=days,
            sent_on=sent_on,
            means=means,
            note=note,
        )
    )
