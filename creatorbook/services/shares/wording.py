"""A share of income in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.common.i18n import _
from creatorbook.domain.records.money.shares import SplitBase, SplitManner
from creatorbook.services.fields import formats

if TYPE_CHECKING:
    from creatorbook.domain.values.money import Money


def how_much(
    manner: SplitManner, percent_bp: int | None, fixed: Money | None, base: SplitBase = SplitBase.WITHOUT_TAXES
) -> str:
    """Return how much a share is: "20%", "€150.00 a deal", "an even part", "the rest"."""
    if manner is SplitManner.PERCENT:
        percentage = formats.percent(percent_bp or 0)
        return (
            _("{percentage} of all with taxes").format(percentage=percentage)
            if base is SplitBase.WITH_TAXES
            else (percentage)
        )
    if manner is SplitManner.FIXED:
        return _("{amount} a deal").format(amount=formats.money(fixed)) if fixed is not None else ""
    return _("an even part") if manner is SplitManner.EVEN else _("the rest")
