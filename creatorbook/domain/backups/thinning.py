"""Which of the copies that were made by themselves are kept: many of the last days, few of the last year."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable
    from datetime import datetime

DAYS, WEEKS, MONTHS = 7, 4, 12

T = TypeVar("T")


def choose_kept(copies: Iterable[T], made_at: Callable[[T], datetime]) -> list[T]:
    """Return the copies to keep, newest first; `made_at` is when one was made, in the user's own time zone.

    Kept is the newest copy of each of the last 7 days, 4 weeks (from Monday) and 12 months that have one: a day on
    which nobody worked takes no other day's place.
    """
    newest_first = sorted(copies, key=made_at, reverse=True)
    kept: list[T] = []
    rules: tuple[tuple[int, Callable[[datetime], Hashable]], ...] = (
        (DAYS, lambda at: at.date()),
        (WEEKS, lambda at: at.isocalendar()[:2]),
        (MONTHS, lambda at: (at.year, at.month)),
    )
    for most, span_of in rules:
        seen: set[Hashable] = set()
        for copy in newest_first:
            span = span_of(made_at(copy))
            if span in seen:
                continue
            if len(seen) == most:
                break
            seen.add(span)
            if copy not in kept:
                kept.append(copy)
    return sorted(kept, key=made_at, reverse=True)
