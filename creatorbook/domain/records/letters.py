"""Letters: their kinds, the tones of a reminder, and which one is due by how late something is."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

# Days of delay from which a reminder speaks in the next tone, and from which a formal notice follows: trade practice.
FIRM_AFTER = 7
LAST_AFTER = 15
NOTICE_AFTER = 30


class LetterKind(StrEnum):
    """What a letter is for."""

    OFFER = "offer"
    FOLLOW_UP = "follow_up"
    BRIEF_ACKNOWLEDGEMENT = "brief_acknowledgement"
    GIFT_ACKNOWLEDGEMENT = "gift_acknowledgement"
    RIGHTS_RENEWAL = "rights_renewal"
    RIGHTS_EXPIRED = "rights_expired"
    RIGHTS_OVERRUN = "rights_overrun"
    PAYMENT_REMINDER = "payment_reminder"
    FORMAL_NOTICE = "formal_notice"
    TERMINATION = "termination"


class Tone(StrEnum):
    """How a payment reminder speaks; other letters have no tone."""

    NONE = ""
    AHEAD = "ahead"
    FRIENDLY = "friendly"
    FIRM = "firm"
    LAST = "last"


ABOUT_PAYMENT = frozenset({LetterKind.PAYMENT_REMINDER, LetterKind.FORMAL_NOTICE})
ABOUT_RIGHTS = frozenset({LetterKind.RIGHTS_RENEWAL, LetterKind.RIGHTS_EXPIRED, LetterKind.RIGHTS_OVERRUN})
# Those about a window that is over.
AFTER_RIGHTS = frozenset({LetterKind.RIGHTS_EXPIRED, LetterKind.RIGHTS_OVERRUN})


def reminder_tone(days_late: int) -> Tone:
    """Return the tone of a reminder by how many days a payment is late: none, or days to go, is a word ahead."""
    if days_late <= 0:
        return Tone.AHEAD
    if days_late >= LAST_AFTER:
        return Tone.LAST
    return Tone.FIRM if days_late >= FIRM_AFTER else Tone.FRIENDLY


@cache
def payment_letter(days_late: int) -> tuple[LetterKind, Tone]:
    """Return which letter a late payment is due: a reminder in its tone, in the end the formal notice."""
    if days_late >= NOTICE_AFTER:
        return LetterKind.FORMAL_NOTICE, Tone.NONE
    return LetterKind.PAYMENT_REMINDER, reminder_tone(days_late)
