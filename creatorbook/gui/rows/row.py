"""What a painted list is made of: rows, lines of a panel, passages to read, heads of groups, and the rest of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from creatorbook.common.i18n import _, labelled
from creatorbook.gui.keys.places import native_text


@dataclass(frozen=True, slots=True)
class TonedText:
    """A text, or the name of an icon, with the colour role that it is drawn in."""

    text: str = ""
    role: str = "text_muted"


@dataclass(frozen=True, slots=True)
class RowAction:
    """What can be done with a row: a verb on a button, and the key that does it while the row is current.

    `key` is in portable form. One without a button (`shown` is off) is done by its key and from the menu; `icon` stands
    before the verb.
    """

    id: str
    text: str
    key: str = ""
    shown: bool = True
    icon: str = ""

    @property
    def cap(self) -> str:
        """Its key as this system writes it."""
        return native_text(self.key)


@dataclass(frozen=True, slots=True)
class TwoLineRow:
    """One row: an icon, a line, a quieter one under it, its day at the end, and what can be done with it.

    `key` tells the row from all others of its list, through every change. `help` says how it is answered by keys.
    """

    key: str
    first: str
    second: str = ""
    icon: TonedText = TonedText()
    day: TonedText = TonedText()
    actions: tuple[RowAction, ...] = ()
    help: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a group, which is not to be chosen: its title and how many rows stand under it.

    Its actions are done to the whole group: by their buttons, and by their keys while a row of the group is current.
    """

    key: str
    title: str
    count: int
    role: str = "text_muted"
    actions: tuple[RowAction, ...] = ()


@dataclass(frozen=True, slots=True)
class Rest:
    """The last row of a group that shows only its first ones; opening it brings more of them."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class PanelLine:
    """One record in a panel, its words wrapped to the width that there is.

    `note` stands under the title and may be several paragraphs, `end` at the right, as an amount or a day does.
    `status` is a word and the role of its mark, `dot` the role of a dot before the title; `title_role` is the title's
    colour. One that is not `openable` is only read, one that is `removable` has a cross. `tells` is what only its
    colour shows, and is said before it; `help` says how it is answered by keys where that is not to open it.
    """

    kind: str
    id: str
    title: str
    note: str = ""
    end: str = ""
    status: tuple[str, str] = ("", "")
    dot: str = ""
    title_role: str = "text"
    removable: bool = False
    openable: bool = True
    tells: str = ""
    help: str = ""

    @property
    def key(self) -> str:
        """What tells the line from all others of its list."""
        return f"{self.kind}:{self.id}"


@dataclass(frozen=True, slots=True)
class Passage:
    """Something to read, its words wrapped to the width of the list: a title, a text under it, facts at its foot.

    `status` is a word and the role of its mark, `remark` what the user wrote on it and its tone. The buttons of its
    actions are always there: so many as `before` says before the facts, the others at the end. One that is `inset`
    belongs to the one above it and is one quieter text, and one that `ends` those keeps its distance from the line
    below; a `strong` title is a name, or words to be used, and its text what is to be read.
    """

    key: str
    title: str
    text: str = ""
    status: tuple[str, str] = ("", "")
    remark: tuple[str, str] = ("", "")
    facts: str = ""
    actions: tuple[RowAction, ...] = ()
    before: int = 0
    inset: bool = False
    ends: bool = False
    strong: bool = False
    help: str = ""

    @property
    def words(self) -> str:
        """All that is to be read of it, a line each."""
        parts = (self.title, self.status[0], self.text, self.remark[0], self.facts)
        return "\n".join(part for part in parts if part)


Entry: TypeAlias = TwoLineRow | PanelLine | Passage | Head | Rest


def title_of(entry: Entry) -> str:
    """Return what an entry is called."""
    if isinstance(entry, TwoLineRow):
        return entry.first
    return entry.text if isinstance(entry, Rest) else entry.title


def spoken_text(entry: Entry) -> str:
    """Return all that an entry shows, as a screen reader says it."""
    if isinstance(entry, TwoLineRow):
        parts = (entry.first, entry.day.text, *entry.second.split(" · "))
        return ", ".join(part for part in parts if part)
    if isinstance(entry, PanelLine):
        words = (entry.title, entry.note.replace("\n", ", "), entry.status[0], entry.end)
        said = " · ".join(part for part in words if part)
        return labelled(entry.tells, said) if entry.tells else said
    if isinstance(entry, Passage):
        return entry.words.replace("\n", " · ")
    return f"{entry.title}, {entry.count}" if isinstance(entry, Head) else entry.text


def help_of(entry: Entry) -> str:
    """Return how an entry is answered by keys."""
    if isinstance(entry, Head | Rest):
        return ""
    if not isinstance(entry, PanelLine) or entry.help:
        return entry.help
    if entry.openable:
        return _("Enter to open, Delete to remove") if entry.removable else _("Enter to open")
    return _("Delete to remove") if entry.removable else ""
