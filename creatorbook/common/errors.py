"""What goes wrong, worded so that a person can fix it.

Every error that a user may meet is a CreatorbookError: a translated sentence that says what happened, where it
happened, and how to fix it. Anything else that surfaces is a bug and is shown as a report.
"""

from __future__ import annotations


class CreatorbookError(Exception):
    """Something that the user can read and fix.

    `message` is one translated sentence; `where` names the file, field or record it is about; `hint` says what
    to do. `code` is stable and machine-readable; `exit_code` is what the command line returns (see the README).
    """

    code = "error"
    exit_code = 1

    def __init__(self, message: str, *, where: str = "", hint: str = "", code: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        self.hint = hint
        if code is not None:
            self.code = code


class AnswerIsNo(CreatorbookError):
    """The request was understood and the answer is no: a rule forbids it, or a check failed (exit code 1)."""

    code = "no"
    exit_code = 1


class UsageError(CreatorbookError):
    """The command was not understood (exit code 2)."""

    code = "usage"
    exit_code = 2


class BadInput(CreatorbookError):
    """A value or a file that cannot be used as it is; nothing was changed (exit code 3)."""

    code = "bad_input"
    exit_code = 3


class BookError(CreatorbookError):
    """The book cannot be opened, read or written (exit code 4)."""

    code = "book"
    exit_code = 4


class BookDamaged(BookError):
    """The book’s file is damaged, or no book at all: what can be read of it can be salvaged (exit code 4)."""


class BookGone(BookError):
    """The file of an open book was moved, deleted or replaced: what is open can be saved again (exit code 4)."""


class NotFound(BadInput):
    """There is no such record (exit code 3)."""

    code = "not_found"


class Conflict(AnswerIsNo):
    """The record has changed since it was read: the write was not made (exit code 1).

    `record` is (kind, id) where one record is concerned.
    """

    code = "conflict"

    def __init__(self, message: str, *, where: str = "", hint: str = "", record: tuple[str, str] | None = None) -> None:
        super().__init__(message, where=where, hint=hint)
        self.record = record
