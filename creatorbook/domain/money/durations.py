"""Time that was spent, as people write it: "3 h 30", "3:30", "3.5", "45 min"."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

HOUR = 60
_BOTH = re.compile(r"(\d{1,5})\s*(?:h|hours?|heures?|std|:)\s*(\d{1,2})\s*(?:m|min|minutes?)?\.?")
_HOURS = re.compile(r"(\d{1,5}(?:[.,]\d{1,3})?)\s*(?:h|hrs?|hours?|heures?|std)?\.?")
_MINUTES = re.compile(r"(\d{1,7})\s*(?:m|min|mins|minutes?)\.?")


def read_duration(text: str) -> int | None:
    """Return the minutes that a text means, None where it means none; a bare number is of hours."""
    typed = text.strip().casefold()
    both = _BOTH.fullmatch(typed)
    if both is not None:
        minutes = int(both[2])
        return int(both[1]) * HOUR + minutes if minutes < HOUR else None
    minutes_alone = _MINUTES.fullmatch(typed)
    if minutes_alone is not None:
        return int(minutes_alone[1])
    hours = _HOURS.fullmatch(typed)
    if hours is None:
        return None
    return int((Decimal(hours[1].replace(",", ".")) * HOUR).to_integral_value(ROUND_HALF_UP))
