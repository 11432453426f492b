"""What is due, as rows of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.cli.output.columns import Cell, Column
from creatorbook.common.i18n import _, mark
from creatorbook.services.fields import formats
from creatorbook.services.reminders.today import When

if TYPE_CHECKING:
    from collections.abc import Sequence

    from creatorbook.services.reminders.today import Line

_WORDS = {
    When.LATE: (mark("Late"), "bad"),
    When.TODAY: (mark("Today"), "warning"),
    When.WEEK: (mark("This week"), ""),
    When.LATER: (mark("Later"), "muted"),
    When.NO_DAY: (mark("No day set"), "muted"),
}


def columns() -> list[Column]:
    """Return the columns of what is due, in the language of the screen."""
    return [Column(_("When"), rigid=True), Column(_("Day"), right=True, rigid=True), Column(_("What"))]


def cells(line: Line) -> Sequence[str | Cell]:
    """Return one reminder as a row of these columns."""
    word, role = _WORDS[line.when]
    return [Cell(_(word), role), "" if line.due_on is None else formats.day(line.due_on), line.text]
