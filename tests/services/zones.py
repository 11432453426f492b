"""A user far from Greenwich: the zone of the process, and a clock whose day is that of the zone."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from creatorbook.common.clock import FixedClock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from tests.services.desk import Desk

WEST, EAST = "America/Los_Angeles", "Pacific/Auckland"  # in the first days of March 8 hours behind UTC, 13 before it
needs_zones = pytest.mark.skipif(not hasattr(time, "tzset"), reason="the system sets its zone elsewhere")


class LocalClock(FixedClock):
    """Stands still at an instant, on the day of the process's zone."""

    def today(self) -> date:
        """Return the day of the instant where the user is."""
        return self.now().astimezone().date()


@contextmanager
def living_in(desk: Desk, zone: str, now: datetime) -> Iterator[None]:
    """Let the user of a desk be in a zone, at an instant."""
    with pytest.MonkeyPatch.context() as changed:
        changed.setenv("TZ", zone)
        time.tzset()
        changed.setattr(desk.book, "clock", LocalClock(now))
        yield
    time.tzset()
