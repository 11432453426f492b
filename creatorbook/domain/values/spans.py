"""Spans of days: both ends count, a missing end is open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Span:
    """The days from `first` to `last`, both included; None is "no beginning" or "no end"."""

    first: date | None = None
    last: date | None = None

    @property
    def is_known(self) -> bool:
        """Whether at least one end is known."""
        return self.first is not None or self.last is not None

    def overlaps(self, other: Span) -> bool:
        """Return whether the two share a day."""
        return _is_not_after(self.first, other.last) and _is_not_after(other.first, self.last)

    def contains(self, day: date) -> bool:
        """Return whether the day is in the span."""
        return self.overlaps(Span(day, day))


def _is_not_after(first: date | None, last: date | None) -> bool:
    return first is None or last is None or first <= last


def plus_days(day: date, days: int) -> date:
    """Return the day so many calendar days later, held within the calendar instead of overflowing it."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min
