"""How another person's step is meant on the command line: the hint of the refusal names the option."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from creatorbook.common.errors import AnswerIsNo
from creatorbook.common.i18n import _
from creatorbook.services.book.refusals import OF_ANOTHER

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def hint_at_anyone(command: str) -> Iterator[None]:
    """Name the option in the refusal of another person's step; `command` is the sub-command."""
    try:
        yield
    except AnswerIsNo as error:
        if error.code == OF_ANOTHER:
            error.hint = _("Say that another person’s step is meant: {command}.").format(
                command=f"creatorbook {command} --anyone"
            )
        raise
