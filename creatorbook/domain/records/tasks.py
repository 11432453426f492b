"""Tasks: something to do by a day, on a record or on none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Task:
    """Something to do; `about` is the title of the record that it is on, "" for a task on its own."""

    id: str
    text: str
    due_on: date | None = None
    done_on: date | None = None
    about: str = ""

    @property
    def what(self) -> str:
        """What is to be done, with what it is on."""
        return f"{self.text} ({self.about})" if self.about else self.text
