"""What a command is: a frozen dataclass with a code, an undo policy, and `execute`. Nothing else writes."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from creatorbook.store.log.policy import Undo

if TYPE_CHECKING:
    from creatorbook.store.writing.uow import UnitOfWork

T = TypeVar("T")


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
