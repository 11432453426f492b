"""When another copy of a book is to be made."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


def is_due(made_at: datetime | None, now: datetime, *, has_changed: bool, session_ended: bool) -> bool:
    """Whether a copy is to be made now; both instants are in the user's own time zone.

    A book that was never copied is copied at once; one that has changed when a working session ends, and while it stays
    open on each new day. One that has not changed is never copied again.
    """
    if made_at is None:
        return True
    return has_changed and (session_ended or made_at.date() < now.date())
