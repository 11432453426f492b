"""What a salvage saved, and record by record what it could not."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


class Fate(StrEnum):
    """What became of a record whose own row could not be read, or not as a whole."""

    FROM_HISTORY = "from_history"
    FROM_BACKUP = "from_backup"
    STAND_IN = "stand_in"
    CHANGED = "changed"
    VALUE_CLEARED = "value_cleared"
    REFERENCE_CLEARED = "reference_cleared"
    FILE_LOST = "file_lost"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Item:
    """A record and what became of it; `title` is "" where nothing tells it any more.

    `detail` is the column that was cleared, or the SHA-256 of the file that is lost.
    """

    table: str
    id: str
    fate: Fate
    detail: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Salvaged:
    """The new book, its rows by table, and the records that are not as they were, in the order of their tables.

    `lost_pages` are the pages of the damaged book that made no sense, `unread` the pieces of 4096 bytes that its disk
    did not give back, `lost_steps` the images of the history whose step is lost; `problems` what is left in the new
    book.
    """

    path: Path
    rows: Mapping[str, int]
    items: tuple[Item, ...]
    lost_pages: int
    unread: int
    lost_steps: int
    problems: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        """Whether everything was saved as it was."""
        return not (self.items or self.lost_pages or self.unread or self.lost_steps or self.problems)
