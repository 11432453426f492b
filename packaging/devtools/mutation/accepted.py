"""The mutants that no test can notice, because they do the same as the code: a list with a reason for each."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from devtools.mutation.sites import Mutant

LIST = Path(__file__).resolve().parent / "accepted.toml"


@dataclass(frozen=True)
class Accepted:
    """A survivor known by its module, the line of source and the change, because line numbers move, and the reason."""

    module: str
    line: str
    change: str
    reason: str

    def matches(self, mutant: Mutant) -> bool:
        """Return whether it is this mutant."""
        return (self.module, self.line, self.change) == (mutant.module, mutant.text, mutant.change)


def read_accepted(path: Path = LIST) -> tuple[Accepted, ...]:
    """Return the list; TypeError where an entry lacks something or has something unknown."""
    entries = tomllib.loads(path.read_text(encoding="utf-8")).get("survivor", [])
    return tuple(Accepted(**entry) for entry in entries)


def accepted_reason(mutant: Mutant, accepted: Iterable[Accepted]) -> str:
    """Return why this mutant may survive, "" where it may not."""
    return next((entry.reason for entry in accepted if entry.matches(mutant)), "")


def find_outdated(accepted: Iterable[Accepted], mutants: Iterable[Mutant]) -> list[Accepted]:
    """Return the entries that mean none of these mutants."""
    known = {(mutant.module, mutant.text, mutant.change) for mutant in mutants}
    return [entry for entry in accepted if (entry.module, entry.line, entry.change) not in known]
