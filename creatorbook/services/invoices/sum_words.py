"""The word for where a sum stands, the same in the window and on the command line."""

from __future__ import annotations

from creatorbook.common.i18n import _, pgettext
from creatorbook.services.invoices.open_sums import SumState


def state_word(state: SumState) -> str:
    """Return the word for where a sum stands."""
    words = {
        SumState.EXPECTED: _("Expected"),
        SumState.TO_INVOICE: _("To invoice"),
        SumState.DUE: pgettext("sum", "Due"),
        SumState.LATE: _("Late"),
        SumState.PARTLY_PAID: _("Partly paid"),
        SumState.PAID: pgettext("sum", "Paid"),
        SumState.WRITTEN_OFF: _("Given up"),
    }
    return words[state]
