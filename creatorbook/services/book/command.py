"""What a command is: a frozen dataclass with a code, an undo policy, and `execute`. Nothing else writes.

One that reads much before it writes has a plan: it is made while others may write.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from creatorbook.store.log.policy import Undo

if TYPE_CHECKING:
    from datetime import date, datetime

    from creatorbook.store.engine.reading import Executes
    from creatorbook.store.log.changes import Written
    from creatorbook.store.writing.uow import UnitOfWork

T = TypeVar("T")
P = TypeVar("P")


class Command(ABC, Generic[T]):
    """One intent of a person; subclasses are frozen dataclasses.

    `code` names the command in the history, where wording.steps says what it reads as; the raw values of that text are
    given by `uow.name_change(...)` inside `execute`. A code that was written to a book is never used otherwise.
    """

    code: ClassVar[str]
    undo: ClassVar[Undo] = Undo.RECORD

    @property
    def merge_key(self) -> str:
        """The key under which commands of the MERGE policy join; empty: never."""
        return ""

    @abstractmethod
    def execute(self, uow: UnitOfWork) -> T:
        """Write through the unit of work and return what the caller needs; raise CreatorbookError to refuse."""


class PlannedCommand(Command[T], Generic[T, P]):
    """A command that plans on what it reads and then writes the plan, so that nobody waits while it thinks.

    The plan is made on a reading snapshot. It is written where nothing that it rests on has changed until then, and
    made again otherwise, at last in the write transaction itself.
    """

    @abstractmethod
    def make_plan(self, reading: Executes, today: date, now: datetime) -> P:
        """Return what is to be written to the book as `reading` shows it; raise CreatorbookError to refuse.

        `today` is the user's day, `now` the instant (UTC). What is read here may not be read again in `write_plan`.
        """

    @abstractmethod
    def is_current(self, plan: P, reading: Executes, since: Written) -> bool:
        """Whether the plan would be made alike on the book as it is now; `since` is what others wrote meanwhile."""

    @abstractmethod
    def write_plan(self, uow: UnitOfWork, plan: P) -> T:
        """Write a plan that is current and return what the caller needs; raise CreatorbookError to refuse."""

    def execute(self, uow: UnitOfWork) -> T:
        """Plan and write in one transaction."""
        return self.write_plan(uow, self.make_plan(uow.connection, uow.today, uow.now))
