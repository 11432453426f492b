"""The days on which a brand is reminded of what it owes, as its record holds them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from creatorbook.services.book.settings import check_late_steps

if TYPE_CHECKING:
    from collections.abc import Mapping

    from creatorbook.services.fields.hooks import Surroundings


def check_brand(around: Surroundings, brand: Mapping[str, Any], before: Mapping[str, Any] | None) -> Mapping[str, Any]:
    """Hold the days of a brand's reminders in their order; raise BadInput for what is no ladder."""
    del around
    steps = tuple(brand["late_steps"] or ())
    if not steps or (before is not None and tuple(before["late_steps"] or ()) == steps):
        return {}
    return {"late_steps": check_late_steps([word for step in steps for word in step.split()], "late_steps")}
