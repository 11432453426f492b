"""Gifts: nothing goes back before it came."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import BadInput
from creatorbook.common.i18n import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from creatorbook.services.fields.hooks import Surroundings


def check_gift(_around: Surroundings, gift: Mapping[str, Any], before: Mapping[str, Any] | None) -> Mapping[str, Any]:
    """Raise BadInput for a day of return before the day of arrival; what stood so before may stay."""
    received, back = gift["received_on"], gift["return_due_on"]
    changed = before is None or (before["received_on"], before["return_due_on"]) != (received, back)
    if changed and received is not None and back is not None and back < received:
        raise BadInput(_("The gift would go back before it came."), where="return_due_on", hint=_("Check both dates."))
    return {}
