"""Deliverables that come every month, as one line of a table."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from creatorbook.domain.values.dates import add_months

if TYPE_CHECKING:
    from collections.abc import Sequence

    from creatorbook.documents.inputs.contract import DeliverableLine

_FEWEST = 3  # months that make a row of their own readable as one


def monthly_runs(lines: Sequence[DeliverableLine]) -> list[list[DeliverableLine]]:
    """Return the lines in order, those that differ by whole months alone together in one run."""
    runs: list[list[DeliverableLine]] = []
    for line in lines:
        if runs and _follows(runs[-1], line):
            runs[-1].append(line)
        else:
            runs.append([line])
    return [part for run in runs for part in ([run] if len(run) >= _FEWEST else [[line] for line in run])]


def _follows(run: list[DeliverableLine], line: DeliverableLine) -> bool:
    first, later = run[0], len(run)
    if first.due_on is None or line.due_on != add_months(first.due_on, later):
        return False
    draft = first.draft_on and add_months(first.draft_on, later)
    return line == replace(first, due_on=line.due_on, draft_on=draft)
