"""A contract compared with a deal: one line a topic or item, with what each says and where theirs says it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from creatorbook.domain.contract_reading.values.found import Doubt, Duration, Percent, Pieces, Topic, Words

if TYPE_CHECKING:
    from datetime import date

    from creatorbook.domain.contract_reading.noted import Noted
    from creatorbook.domain.contract_reading.values.found import Found, Value
    from creatorbook.domain.values.money import Money


class Result(StrEnum):
    """How a line stands."""

    DIFFERS = "differs"
    ONLY_THEIRS = "only_theirs"
    NOT_FOUND = "not_found"
    AGREES = "agrees"


@dataclass(frozen=True, slots=True)
class Target:
    """The field that a value of theirs would be taken over into; `id` empty is the deal's one record of the kind."""

    kind: str
    id: str
    field: str


@dataclass(frozen=True, slots=True)
class Ours:
    """What the deal says; `about` tells one of several apart (a form of content, an instalment's label)."""

    topic: Topic
    value: Value | date | None
    target: Target | None = None
    about: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: `others` are further values that were found for it, `doubts` why it is not certain."""

    topic: Topic
    ours: Ours | None
    theirs: Found | None
    result: Result
    doubts: tuple[Doubt, ...] = ()
    others: tuple[Found, ...] = ()

    @property
    def is_sure(self) -> bool:
        """Whether nothing speaks against it; what only explains a difference is no doubt about it."""
        return not set(self.doubts) - (_EXPLAINED if self.result is Result.DIFFERS else set())

    @property
    def target(self) -> Target | None:
        """Where their value can be taken over to; None where it agrees, or where there is no one field for it."""
        if self.ours is None or self.theirs is None or self.result in (Result.AGREES, Result.NOT_FOUND):
            return None
        # A fixed sum where the field holds a share, or "as many rounds as we like", goes into no field.
        kind = _KINDS.get(self.topic)
        return self.ours.target if kind is None or isinstance(self.theirs.value, kind) else None

    @property
    def value_to_take(self) -> Money | date | int | bool | str | tuple[str, ...] | None:
        """Their value as the field of a record holds it: days for lengths of time, basis points for shares."""
        value = self.theirs.value if self.theirs is not None else None
        if isinstance(value, Duration):
            return value.usual_days
        if isinstance(value, Percent):
            return value.bp
        if isinstance(value, Pieces):
            return value.count
        if isinstance(value, Words):
            return value.codes if self.target is not None and self.target.field in _LISTS else value.codes[0]
        return value


def is_for_another(line: Line) -> bool:
    """Return whether both sides agree on an exclusivity, theirs for another category of goods than ours."""
    both = (line.ours.value if line.ours else None, line.theirs.value if line.theirs else None)
    return line.topic is Topic.EXCLUSIVITY and line.result is Result.DIFFERS and both == (True, True)


_EXPLAINED = {Doubt.END_OF_MONTH, Doubt.WORKING_DAYS, Doubt.TAXES_INCLUDED}
_KINDS: dict[Topic, type] = {Topic.KILL_FEE: Percent, Topic.AFFILIATE: Percent, Topic.REVISIONS: int}
_LISTS = frozenset({"channels", "territories"})


@dataclass(frozen=True, slots=True)
class Comparison:
    """All lines, those that differ first, and what is worth a look whatever the deal says.

    A reading aid, not a legal reading: whoever shows it says so.
    """

    lines: tuple[Line, ...]
    remarks: tuple[Noted, ...]
    language: str

    def count(self, result: Result) -> int:
        """Return how many lines stand like this."""
        return sum(line.result is result for line in self.lines)
