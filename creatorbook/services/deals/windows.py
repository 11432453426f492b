"""The windows of a deal: its periods and what it promises not to do end no earlier than they start."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import BadInput
from creatorbook.common.i18n import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from creatorbook.services.fields.hooks import Surroundings


def check_period(_around: Surroundings, period: Mapping[str, Any], _before: object) -> Mapping[str, Any]:
    """Raise BadInput for a period that ends before it starts."""
    if is_inverted(period):
        raise BadInput(_("The period would end before it starts."), where="ends_on", hint=_("Check both dates."))
    return {}


def check_exclusivity(_around: Surroundings, promise: Mapping[str, Any], _before: object) -> Mapping[str, Any]:
    """Raise BadInput for an exclusivity that ends before it starts."""
    if is_inverted(promise):
        raise BadInput(_("The exclusivity would end before it starts."), where="ends_on", hint=_("Check both dates."))
    return {}


def is_inverted(window: Mapping[str, Any]) -> bool:
    """Whether `ends_on` stands before `starts_on`, where both are given."""
    return bool(window["starts_on"] and window["ends_on"] and window["ends_on"] < window["starts_on"])
