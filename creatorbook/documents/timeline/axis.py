"""The axis of a drawing in time: from days to points, and where its ticks stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from creatorbook.documents.timeline.windows import Bars

_MONTH = 365.25 / 12  # days, on an axis that counts from an event
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 600, 1200, 12_000)  # months between two ticks
_TICKS = 7  # at most
_OPEN = 12  # months that are shown where nothing says how long
_LAST = 9999 * 12 + 11  # the last month that there is


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis of `length` days from `origin` (0 is the first day shown), with its ticks as (day, words)."""

    origin: int
    length: float
    ticks: tuple[tuple[float, str], ...]

    def place(self, day: float) -> float:
        """Return where a day (counted as the origin is) lies, from 0 at the left to 1 at the right."""
        return min(max((day - self.origin) / self.length, 0.0), 1.0)


def day_number(day: date | int) -> int:
    """Return the day as a number that can be counted with: days from an event are that already."""
    return day.toordinal() if isinstance(day, date) else day


def axis(group: Bars, name_month: Callable[[date], str]) -> Axis:
    """Return the axis on which all bars of the group lie, with room at the right for those without an end."""
    days = [day_number(day) for bar in group.bars for day in (bar.starts, bar.ends) if day is not None]
    is_open = any(bar.ends is None for bar in group.bars)
    if group.event:
        months = max(days) / _MONTH if max(days, default=0) else _OPEN
        return _month_axis(int(months * (1.25 if is_open else 1)) + 1)
    if not days:
        return Axis(0, 1, ())
    start, end = _month(min(days)), _month(max(days)) + 1
    room = max(3, (end - start) // 5)
    if any(bar.starts is None for bar in group.bars):
        start = max(start - room, 12)
    if is_open:
        end += _OPEN if len(set(days)) == 1 else room
    return _dated_axis(start, min(end, _LAST) - start, name_month)


def _month_axis(months: int) -> Axis:
    step = _tick_step(months)
    ticks = [(at * _MONTH, str(at)) for at in range(0, months + 1, step)]
    return Axis(0, months * _MONTH, tuple(ticks))


def _dated_axis(start: int, months: int, name_month: Callable[[date], str]) -> Axis:
    step = _tick_step(months)
    origin = _first_of(start)
    ticks = [
        (float(_first_of(start + at)), name_month(date.fromordinal(_first_of(start + at))))
        for at in range(0, months, step)
    ]
    return Axis(origin, max(_first_of(start + months) - origin, 1), tuple(ticks))


def _tick_step(months: int) -> int:
    return next((step for step in _STEPS if months / step <= _TICKS), _STEPS[-1])


def _first_of(month: int) -> int:
    return date(month // 12, month % 12 + 1, 1).toordinal()


def _month(day: int) -> int:
    found = date.fromordinal(day)
    return found.year * 12 + found.month - 1
