"""How the window meets a kind of record: its page, its form, its "new" action, its place in the inspector."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NewAction:
    """The action that adds a record: `text` and `tip` are marked for translation, `key` is a portable key sequence.

    `place` orders the menu.
    """

    text: str
    tip: str
    place: int
    key: str = ""


@dataclass(frozen=True, slots=True)
class Window:
    """What the window asks of a kind; paths are "module:name" below the window's package, empty for the usual.

    `page` is where a record is found, `shown_on` are the other pages that show its changes. `searched` says whether
    the search finds it. `form` edits it, or the function `viewer` shows it where it is more than its fields, `part`
    shows it in the overview, with `state` as the field at its head, `state_reason` the one below, and without the
    fields in `elsewhere`. `next_step` are the fields that say what to do next, and by when: where a kind has them
    its overview leads with them, and with its facts, those of `glance` first, before what belongs to it. `tabs` are
    the inspector's tabs beside those that every kind has, `content` the kinds that the tab of content lists.
    `noted` records can carry notes. `letter` is the name by which a letter refers to it, empty where no letter is
    about it.

    `title` is what a form for a new record is called where no action adds one.

    A line of a panel shows what the function `line` says of a row; without one the title, the fields of `line_note`
    below it and `line_end` at its right. `numbers` are fields that a form looks at together when one of them is left.
    `priced` is the field below which a form says what was charged before.
    """

    page: str = ""
    shown_on: tuple[str, ...] = ()
    searched: bool = False
    form: str = ""
    viewer: str = ""
    new: NewAction | None = None
    title: str = ""
    part: str = ""
    state: str = ""
    state_reason: str = ""
    elsewhere: frozenset[str] = frozenset()
    next_step: tuple[str, ...] = ()
    glance: tuple[str, ...] = ()
    tabs: tuple[str, ...] = ()
    content: tuple[str, ...] = ()
    noted: bool = True
    letter: str = ""
    line_note: tuple[str, ...] = ()
    line_end: str = ""
    line: str = ""
    numbers: tuple[str, ...] = ()
    priced: str = ""
