"""Why a step is not taken back or repeated, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.common.errors import AnswerIsNo, Conflict
from creatorbook.common.i18n import _, mark
from creatorbook.services.wording.steps import step_words
from creatorbook.store.log.steps import Reason

if TYPE_CHECKING:
    from creatorbook.store.log.steps import StepRefused

# Reason → what it says, and what to do.
_TEXTS: dict[Reason, tuple[str, str]] = {
    Reason.NO_UNDO: (mark("There is nothing to undo."), ""),
    Reason.NO_REDO: (mark("There is nothing to redo."), ""),
    Reason.BARRIER: (
        mark("“{step}” cannot be undone: others may have seen it."),
        mark("Make the opposite step instead, such as withdrawing a contract."),
    ),
    Reason.OF_ANOTHER: (
        mark("“{step}” was done by {person}, not by you."),
        mark("Say that another person’s step is meant: undo --anyone, redo --anyone."),
    ),
    Reason.TOO_OLD: (
        mark("“{step}” is too old to be taken back or repeated: the book no longer keeps what stood there."),
        mark("Change the record by hand. The settings of the book say for how many days steps can be undone."),
    ),
    Reason.CHANGED_SINCE: (
        mark("“{step}” cannot be taken back or repeated: what it touched has changed since."),
        mark("Open the record's history to see what changed."),
    ),
}


def error_of(refused: StepRefused) -> AnswerIsNo:
    """Return the error that says why, with the step in the language of the screen; a Conflict where a row changed."""
    text, hint = _TEXTS[refused.reason]
    step = refused.step
    named = {} if step is None else {"step": step_words(step.label, step.params), "person": step.actor}
    said = _(text).format(**named)
    advice = _(hint) if hint else ""
    if refused.reason is Reason.CHANGED_SINCE:
        return Conflict(said, hint=advice, record=refused.record)
    return AnswerIsNo(said, hint=advice, code=refused.reason.value)
