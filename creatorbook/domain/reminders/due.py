"""What is due: the plain shape that every source of reminders gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date

    from creatorbook.domain.reminders.kinds import ReminderKind


@dataclass(frozen=True, slots=True)
class Due:
    """Something due on a day; `part` tells apart several of one kind on one record.

    `lasting` is for what is due every day until it is fixed: an answer to it holds on the next day too.
    """

    kind: ReminderKind
    due_on: date
    subject: tuple[str, str]
    params: dict[str, Any]
    part: str = ""
    lasting: bool = False
