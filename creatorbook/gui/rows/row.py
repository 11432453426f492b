"""What a painted list is made of: rows, the heads of their groups, and the line that brings what a group keeps back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Toned:
    """A text, or the name of an icon, with the colour role that it is drawn in."""

    text: str = ""
    role: str = "text_muted"


@dataclass(frozen=True, slots=True)
class Action:
    """What can be done with a row: a verb on a button, and the letter that does it while the row is current.

    One without a button (`shown` is off) is done by its letter and from the menu.
    """

    id: str
    text: str
    key: str = ""
    shown: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """One row: an icon, a line, a quieter one under it, its day at the end, and what can be done with it.

    `key` tells the row from all others of its list, through every change. `help` says how it is answered by keys.
    """

    key: str
    first: str
    second: str = ""
    icon: Toned = Toned()
    day: Toned = Toned()
    actions: tuple[Action, ...] = ()
    help: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a group, which is not to be chosen: its title and how many rows stand under it."""

    key: str
    title: str
    count: int
    role: str = "text_muted"


@dataclass(frozen=True, slots=True)
class Rest:
    """The last row of a group that shows only its first ones; opening it brings more of them."""

    key: str
    text: str


Entry: TypeAlias = Row | Head | Rest


def title_of(entry: Entry) -> str:
    """Return what an entry is called."""
    if isinstance(entry, Row):
        return entry.first
    return entry.title if isinstance(entry, Head) else entry.text


def spoken_text(entry: Entry) -> str:
    """Return all that an entry shows, as a screen reader says it."""
    if isinstance(entry, Row):
        parts = (entry.first, entry.day.text, *entry.second.split(" · "))
        return ", ".join(part for part in parts if part)
    return f"{entry.title}, {entry.count}" if isinstance(entry, Head) else entry.text
