"""What one run of the command line gave back: exit code, output, errors."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class RunResult:
    """The exit code, standard output and standard error of one run."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What was printed, as JSON."""
        return json.loads(self.out)

    @property
    def error(self) -> dict[str, Any]:
        """The error, which with --json is one object and nothing else."""
        found: dict[str, Any] = json.loads(self.err)
        assert self.err.count("\n") == 1
        assert {"error", "where", "hint"} <= set(found)
        return found
