"""What a fact rests on: how its sources were read, when, and how many of them were not read at all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from creatorbook.domain.findings.finding import Source


class Reading(StrEnum):
    """How a source was read, the best first: its own text, somebody's account of it, not at all.

    OWN is the user's own word, which is no source of ours.
    """

    SEEN = "seen"
    ELSEWHERE = "elsewhere"
    MEMORY = "memory"
    OWN = "own"


_BEST_FIRST = tuple(Reading)


@dataclass(frozen=True, slots=True)
class Backing:
    """What one fact rests on.

    `reading` is how the best of its sources was read, `read_on` the last day on which one read so was read, `unread`
    how many of its `sources` are from memory.
    """

    reading: Reading
    read_on: date
    sources: int
    unread: int


@dataclass(frozen=True, slots=True)
class Quality:
    """How good many facts are together: how many there are, by how the best source of each was read.

    `unsure` of them are of low confidence; `read_on` is the last day on which a source was read, None where none was.
    """

    facts: int
    seen: int
    elsewhere: int
    memory: int
    unsure: int
    read_on: date | None


def quality_of(facts: Iterable[tuple[Iterable[Source], str]]) -> Quality:
    """Return how good facts are, each given by its sources and its confidence; what has no source is no fact."""
    backed = [(found, confidence) for sources, confidence in facts if (found := backing_of(sources)) is not None]
    readings = [found.reading for found, _confidence in backed]
    read = [found.read_on for found, _confidence in backed if found.reading in (Reading.SEEN, Reading.ELSEWHERE)]
    return Quality(
        facts=len(backed),
        seen=readings.count(Reading.SEEN),
        elsewhere=readings.count(Reading.ELSEWHERE),
        memory=readings.count(Reading.MEMORY),
        unsure=sum(confidence == "low" for _found, confidence in backed),
        read_on=max(read, default=None),
    )


def backing_of(sources: Iterable[Source]) -> Backing | None:
    """Return what sources amount to together, None where there are none."""
    listed = tuple(sources)
    if not listed:
        return None
    best = min((Reading(each.basis) for each in listed), key=_BEST_FIRST.index)
    days = [date.fromisoformat(each.checked_on) for each in listed if each.basis == best]
    return Backing(best, max(days), len(listed), sum(each.basis == Reading.MEMORY for each in listed))


def note_sources(sources: Iterable[Source]) -> str:
    """Return sources as a log keeps them: title, how it was read (as a value), and the day (ISO 8601)."""
    return "; ".join(f"{each.title} ({each.basis}, {each.checked_on})" for each in sources)


def is_home_page(url: str) -> bool:
    """Return whether an address names a site and no page of it."""
    parts = urlsplit(url)
    return parts.path in ("", "/") and not parts.query


def is_verifiable(source: Source) -> bool:
    """Return whether anybody can look the fact up: the source was read, and its address leads to it."""
    return source.basis in (Reading.SEEN, Reading.ELSEWHERE) and not is_home_page(source.url)
