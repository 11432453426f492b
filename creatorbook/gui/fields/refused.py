"""Where a form is taken to when it is refused: the first field that is wrong, with the sentence that says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.common.i18n import labelled, ngettext
from creatorbook.gui.access.announcing import announce
from creatorbook.gui.desk.focus import go_to, reveal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from creatorbook.gui.fields.form_row import FormRow


def check_rows(rows: Iterable[FormRow]) -> bool:
    """Check every row, so that each shows what is wrong; go to the first that is, and return whether none is."""
    wrong = [row for row in rows if not row.check_value()]
    if wrong:
        count = ngettext("{count} field needs attention", "{count} fields need attention", len(wrong))
        _go_to_row(wrong[0], labelled(count.format(count=len(wrong)), wrong[0].error))
    return not wrong


def refuse_row(row: FormRow, sentence: str) -> None:
    """Say under a field why it was refused, and go there."""
    row.show_error(sentence)
    _go_to_row(row, sentence)


def _go_to_row(row: FormRow, said: str) -> None:
    announce(row.field, said, urgent=True)
    # The whole of it first, with its sentence; where it is too high for that, what is typed into wins.
    reveal(row.field)
    go_to(row.field.focusProxy() or row.field)
