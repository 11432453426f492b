"""What a letter to the brand asks for where nobody has chosen: what differs, and not to the creator's advantage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.domain.contract_reading.comparing.comparison import Result
from creatorbook.domain.contract_reading.values.found import Duration, Percent, Topic
from creatorbook.domain.values.money import Money

if TYPE_CHECKING:
    from collections.abc import Iterable

    from creatorbook.domain.contract_reading.comparing.comparison import Line

# Of these more is better for the creator, of those less.
_MORE = frozenset({Topic.FEE, Topic.INSTALMENT, Topic.KILL_FEE, Topic.AFFILIATE, Topic.PRODUCT_VALUE})
_LESS = frozenset({Topic.PAYMENT_DAYS, Topic.REVISIONS, Topic.USE_DURATION, Topic.EXCLUSIVITY_DURATION})


def lines_to_ask(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Return the lines that a letter takes up by itself.

    What was not found may only have been missed, what seems to be only theirs may be misread, and nobody asks to be
    paid less than a contract offers: these are asked about where a person chooses them.
    """
    return tuple(each for each in lines if _is_asked(each))


def _is_asked(line: Line) -> bool:
    if line.result is Result.ONLY_THEIRS:
        return line.is_sure
    return line.result is Result.DIFFERS and not is_better(line)


def is_better(line: Line) -> bool:
    """Return whether what they say is better for the creator than what the deal says."""
    if line.ours is None or line.theirs is None:
        return False
    if line.topic is Topic.EXCLUSIVITY:
        return line.ours.value is True and line.theirs.value is False
    ours, theirs = _size(line.ours.value), _size(line.theirs.value)
    if ours is None or theirs is None or ours[0] != theirs[0]:
        return False
    if line.topic in _MORE:
        return theirs[1] > ours[1]
    return line.topic in _LESS and theirs[1] < ours[1]


def _size(value: object) -> tuple[str, int] | None:
    """Return in what a value is counted and how much it is, None for one without an amount."""
    if isinstance(value, Money):
        return value.currency, value.minor
    if isinstance(value, Percent):
        return "bp", value.bp
    if isinstance(value, Duration):
        return None if value.usual_days is None else ("days", value.usual_days)
    return ("", value) if isinstance(value, int) and not isinstance(value, bool) else None
