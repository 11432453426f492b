"""How a change can be taken back; the values are those of the change log's column."""

from __future__ import annotations

from enum import StrEnum


class Undo(StrEnum):
    """How a change can be taken back.

    RECORD: one step of its own. MERGE: joins the step before it where the merge key is the same, as typing does.
    BARRIER: it cannot be taken back, and undo stops here. NONE: no step of its own, undo passes it by: an undo or redo
    itself, and a step whose images were deleted for good or no longer fit the tables.
    """

    RECORD = "record"
    MERGE = "merge"
    BARRIER = "barrier"
    NONE = "none"
