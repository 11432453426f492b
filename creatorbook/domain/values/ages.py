"""Ages of people in whole years, and the age from which somebody signs alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

ADULT = 18  # years


def age_on(born_on: date, day: date) -> int:
    """Return the age in whole years on the day; negative before the birth.

    Who is born on 29 February is a year older on 1 March where a year has no such day: on the day before, a rule that
    protects the young still does.
    """
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))
