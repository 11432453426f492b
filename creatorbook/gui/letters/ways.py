"""The ways to a letter: what a record, a reminder or a suggestion opens the letter dialog on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.common.i18n import _, mark
from creatorbook.domain.records.letters import LetterKind, Tone, payment_letter
from creatorbook.domain.reminders.kinds import ReminderKind
from creatorbook.services.fields.kinds import KINDS

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.letters.suggestions import Suggestion
    from creatorbook.services.reminders.today import Line

# What a letter can be about: the kinds of records, and the name under which the dialog takes each.
ABOUT = {kind.id: kind.window.letter for kind in KINDS.values() if kind.window.letter}
# What is named by hand when no record is selected.
FOUND_BY_NAME = tuple(kind for kind in ABOUT if kind in KINDS and KINDS[kind].window.searched)
_BUTTONS = {
    LetterKind.PAYMENT_REMINDER: mark("Remind…"),
    LetterKind.FORMAL_NOTICE: mark("Give formal notice…"),
    LetterKind.RIGHTS_RENEWAL: mark("Offer a renewal…"),
    LetterKind.RIGHTS_EXPIRED: mark("Say that it ended…"),
    LetterKind.RIGHTS_OVERRUN: mark("Claim the use…"),
    LetterKind.GIFT_ACKNOWLEDGEMENT: mark("Acknowledge…"),
    LetterKind.FOLLOW_UP: mark("Ask…"),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A letter to open: about which record (a kind of ABOUT and its id), which kind of letter, in which tone."""

    record: tuple[str, str]
    kind: LetterKind | None = None
    tone: Tone = Tone.NONE

    @property
    def button(self) -> str:
        """What the button says that opens it."""
        if self.tone is Tone.AHEAD:
            return _("Write ahead…")
        return _(_BUTTONS[self.kind]) if self.kind in _BUTTONS else _("Write a letter…")


def letter_for_late(record: tuple[str, str], days: int) -> Wanted:
    """Return the letter that an invoice or a payment is due that is so many days late."""
    return Wanted(record, *payment_letter(days))


def letter_for_late_payment(payment: str, days: int) -> Wanted:
    """Return the letter that a payment is due that is so many days late."""
    return letter_for_late(("payment", payment), days)


def letter_for_reminder(line: Line, today: date) -> Wanted | None:
    """Return the letter that answers a line of Today, None where no letter does."""
    if line.due_on is None:
        return None
    if "step" in line.params:
        return Wanted(line.subject, LetterKind(line.params["letter"]), Tone(line.params["tone"]))
    if line.kind == ReminderKind.DEAL_QUIET:
        return Wanted(line.subject, LetterKind.FOLLOW_UP)
    if line.kind == ReminderKind.RIGHTS_ENDING:
        kind = LetterKind.RIGHTS_EXPIRED if line.due_on < today else LetterKind.RIGHTS_RENEWAL
        return Wanted(line.subject, kind)
    return None


def claim_for_reminder(line: Line, today: date) -> Wanted | None:
    """Return the claim that a line of Today may call for beside its letter: of a use that went on after its end."""
    if line.kind == ReminderKind.RIGHTS_ENDING and line.due_on is not None and line.due_on < today:
        return Wanted(line.subject, LetterKind.RIGHTS_OVERRUN)
    return None


def letter_for_suggestion(suggestion: Suggestion) -> Wanted:
    """Return the letter that the facts suggest."""
    request = suggestion.request
    for kind, name in (
        ("invoice", "invoice_id"),
        ("payment", "payment_id"),
        ("usage_right", "right_id"),
        ("gift", "gift_id"),
    ):
        record = getattr(request, name)
        if record:
            return Wanted((kind, record), request.kind, request.tone)
    return Wanted(("deal", request.deal_id), request.kind, request.tone)


def open_letter_dialog(parent: QWidget, desk: Desk, wanted: Wanted) -> None:
    """Open the letter dialog; it must be called on the main thread."""
    from creatorbook.gui.letters.dialog import LetterDialog

    kind, id = wanted.record
    chosen = wanted.kind.value if wanted.kind is not None else ""
    LetterDialog(parent, desk, chosen, tone=wanted.tone, **{ABOUT[kind]: id}).open()
