"""The lines of a file that cannot become records, told together so that one run names them all."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import BadInput, CreatorbookError
from creatorbook.common.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST = 20


def refuse_line(number: int, error: CreatorbookError) -> BadInput:
    """Return what is to be raised where the record of a line is refused: the same sentence, with the line's number."""
    place = _("line {number}").format(number=number)
    return BadInput(
        _("Line {number}: {problem}").format(number=number, problem=error.message),
        where=f"{place}, {error.where}" if error.where else place,
        hint=error.hint,
        code=error.code,
    )


@contextmanager
def naming_line(number: int) -> Iterator[None]:
    """Name the line in what is refused inside the block."""
    try:
        yield
    except CreatorbookError as error:
        raise refuse_line(number, error) from error


class RefusedLines(BadInput):
    """Several lines were refused; `lines` are the refusals of each in order, `details` the same for JSON."""

    def __init__(self, lines: tuple[CreatorbookError, ...]) -> None:
        more = len(lines) >= MOST
        text = (
            _("At least {count} lines are refused; nothing was written.")
            if more
            else ngettext(
                "{count} line is refused; nothing was written.",
                "{count} lines are refused; nothing was written.",
                len(lines),
            )
        )
        super().__init__(text.format(count=len(lines)), hint=_("Fix these lines, then try again."))
        self.lines = lines
        self.details: dict[str, Any] = {
            "lines": [
                {"error": line.message, "where": line.where, "hint": line.hint, "code": line.code} for line in lines
            ]
        }


class Refusals:
    """Gathers refused lines, at most as many as a person can look at in one go."""

    def __init__(self, lines: tuple[CreatorbookError, ...] = ()) -> None:
        self._lines = list(lines)

    @property
    def is_full(self) -> bool:
        """Whether no further line is to be looked at."""
        return len(self._lines) >= MOST

    @property
    def lines(self) -> tuple[CreatorbookError, ...]:
        """The refusals so far."""
        return tuple(self._lines)

    def add(self, error: CreatorbookError) -> None:
        """Remember a refused line."""
        self._lines.append(error)

    def raise_any(self) -> None:
        """Raise the only refusal as it is, several as RefusedLines; nothing where there is none."""
        if len(self._lines) == 1:
            raise self._lines[0]
        if self._lines:
            raise RefusedLines(self.lines[:MOST])
