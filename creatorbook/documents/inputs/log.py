"""What a disclosure log is made from: frozen, complete, and without any knowledge of a book."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class LogProof:
    """One proof of a post: the file's name, its SHA-256 in hexadecimal, and when it was kept (UTC)."""

    name: str
    sha256: str
    kept_at: datetime


@dataclass(frozen=True, slots=True)
class LogDuty:
    """What one country asked of a post, and what was likely of its caption there.

    `country` is ISO 3166-1 alpha-2; `duty` and `verdict` are values of the rules ("required", "sufficient"), `verdict`
    "" where none was kept; `words` are those asked for, `rules` and `source` what the duty rests on. `checked_at`
    (UTC) is when this was kept, None where it was worked out for the log.
    """

    country: str
    duty: str
    words: str
    verdict: str
    rules: str
    source: str
    checked_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One post: when it went or will go live (UTC), where, what its caption said, what was owed, and the proofs.

    `platform`, `medium` and `state` are values ("instagram", "reel", "live"). `caption` is the text that was checked.
    """

    at: datetime | None
    state: str
    platform: str
    medium: str
    url: str
    brand: str
    creator: str
    caption: str
    confirmed: bool
    exception: str
    switch_on: bool | None
    duties: tuple[LogDuty, ...] = ()
    proofs: tuple[LogProof, ...] = ()


@dataclass(frozen=True, slots=True)
class LogInput:
    """A log: of whom (empty: all), of which days (both ends count, None: open), made when (UTC), and its posts."""

    language: str
    made_at: datetime
    entries: tuple[LogEntry, ...]
    creator: str = ""
    brand: str = ""
    first: date | None = None
    last: date | None = None
