"""The day of an instant, where the user is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime


def past_day(moment: datetime, today: date) -> date:
    """Return the user's day of an instant (aware) that has come; today where a clock that was fast wrote it."""
    return min(moment.astimezone().date(), today)
