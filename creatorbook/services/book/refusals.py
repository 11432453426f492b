"""Why a step is not taken back or repeated, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.common.errors import AnswerIsNo, Conflict
from creatorbook.common.i18n import _, mark, quotable
from creatorbook.services.wording.steps import owner_words, step_words
from creatorbook.store.log.steps import Reason

if TYPE_CHECKING:
    from creatorbook.store.log.steps import StepRefused

# The code of the refusal of another person's step, which is taken back or repeated only when that is said.
OF_ANOTHER = Reason.OF_ANOTHER.value
# Reason → what it says, and what to do.
_TEXTS: dict[Reason, tuple[str, str]] = {
    Reason.NO_UNDO: (mark("There is nothing to undo."), ""),
    Reason.NO_REDO: (mark("There is nothing to redo."), ""),
    Reason.BARRIER: (mark("“{step}” cannot be undone."), ""),
    Reason.NOT_NEXT: (
        mark("Something else was done meanwhile: now “{step}” would come next. Nothing was changed."),
        mark("Ask for it again if that is what you mean."),
    ),
    Reason.TOO_OLD: (
        mark("“{step}” is too old to be undone or repeated: the book no longer keeps what was there before."),
        mark("Change the record by hand. The settings of the book say for how many days steps can be undone."),
    ),
    Reason.ERASED: (
        mark("“{step}” cannot be undone or repeated: what it touched was deleted for good."),
        mark("A backup may still have it."),
    ),
    Reason.CHANGED_SINCE: (
        mark("“{step}” cannot be undone or repeated: what it touched has changed since."),
        mark("Open the record’s history to see what changed."),
    ),
}
# The beginning of a step's code → why this one can never be undone, and what to do.
_BARRIERS: dict[str, tuple[str, str]] = {
    "book.start": (mark("“{step}” cannot be undone: every book begins with it."), ""),
    "trash.empty": (
        mark("“{step}” cannot be undone: what was in the trash is deleted for good."),
        mark("A backup may still have it."),
    ),
    "contract.": (
        mark("“{step}” cannot be undone: others may have seen it."),
        mark("Withdraw the contract instead."),
    ),
}


def error_of(refused: StepRefused, *, back: bool) -> AnswerIsNo:
    """Return the error that says why, with the step in the language of the screen; a Conflict where a row changed.

    `back` says that the step was to be taken back, not repeated. How another person's step is meant all the same is
    said by whoever asked.
    """
    step = refused.step
    words = "" if step is None else step_words(step.label, step.params)
    if step is not None and refused.reason is Reason.OF_ANOTHER:
        return AnswerIsNo(owner_words(words, step.actor, back=back), code=OF_ANOTHER)
    text, hint = _texts(refused)
    said, advice = _(text).format(step=quotable(words)), _(hint) if hint else ""
    if refused.reason is Reason.CHANGED_SINCE:
        return Conflict(said, hint=advice, record=refused.record)
    return AnswerIsNo(said, hint=advice, code=refused.reason.value)


def _texts(refused: StepRefused) -> tuple[str, str]:
    if refused.step is not None and refused.reason is Reason.BARRIER:
        for beginning, texts in _BARRIERS.items():
            if refused.step.label.startswith(beginning):
                return texts
    return _TEXTS[refused.reason]
