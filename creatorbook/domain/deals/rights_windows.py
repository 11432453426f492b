"""Windows of usage rights: whether a brand may use the work today, and until when."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from creatorbook.domain.deals.triggers import rights_start
from creatorbook.domain.values.spans import plus_days

if TYPE_CHECKING:
    from datetime import date

    from creatorbook.domain.records.dossier import Dossier
    from creatorbook.domain.records.rights import UsageRight
    from creatorbook.domain.records.terms import RightsStart

ENDING_SOON_DAYS = 30


class WindowState(StrEnum):
    """Where a window stands on a day."""

    UNKNOWN = "unknown"
    OPENS = "opens"
    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class RightsWindow:
    """A right on one day: `closes_on` is its last day (None: perpetual), `waiting_for` what has yet to happen."""

    right_id: str
    state: WindowState
    opens_on: date | None = None
    closes_on: date | None = None
    days_left: int | None = None
    ending_soon: bool = False
    waiting_for: RightsStart | None = None


def rights_window(right: UsageRight, dossier: Dossier, today: date, soon_days: int = ENDING_SOON_DAYS) -> RightsWindow:
    """Return the right's window on the day; unknown until its trigger has happened."""
    opens_on = rights_start(right, dossier)
    if opens_on is None:
        return RightsWindow(right.id, WindowState.UNKNOWN, waiting_for=right.start)
    closes_on = None if right.duration_days is None else plus_days(opens_on, max(right.duration_days, 1) - 1)
    if today < opens_on:
        return RightsWindow(right.id, WindowState.OPENS, opens_on, closes_on)
    if closes_on is None:
        return RightsWindow(right.id, WindowState.OPEN, opens_on)
    if closes_on < today:
        return RightsWindow(right.id, WindowState.CLOSED, opens_on, closes_on, 0)
    left = (closes_on - today).days
    return RightsWindow(right.id, WindowState.OPEN, opens_on, closes_on, left, left <= soon_days)
