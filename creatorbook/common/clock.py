"""The only way to ask what time it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the present instant and the present day."""

    def now(self) -> datetime:
        """Return the present instant, in UTC, aware."""

    def today(self) -> date:
        """Return the present day where the user is."""


class SystemClock:
    """The machine's clock; the day is the local one."""

    def now(self) -> datetime:
        """Return the present instant, in UTC, aware."""
        return datetime.now(UTC)

    def today(self) -> date:
        """Return the present day in the machine's time zone."""
        return datetime.now(UTC).astimezone().date()


@dataclass(frozen=True)
class FixedClock:
    """A clock that stands still: tests, screenshots and golden documents."""

    instant: datetime

    def now(self) -> datetime:
        """Return the fixed instant, in UTC, aware."""
        return self.instant.astimezone(UTC)

    def today(self) -> date:
        """Return the day of the fixed instant, in UTC."""
        return self.now().date()
