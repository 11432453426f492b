"""Gifts: nothing goes back before it came, a rate is a number, and the day of a choice for tax is kept with it."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import BadInput
from creatorbook.common.i18n import _
from creatorbook.domain.records.gifts import TaxNature

if TYPE_CHECKING:
    from collections.abc import Mapping

    from creatorbook.services.fields.hooks import Surroundings


def check_gift(around: Surroundings, gift: Mapping[str, Any], before: Mapping[str, Any] | None) -> Mapping[str, Any]:
    """Return the day of a treatment for tax that is chosen now.

    Raises BadInput for a day of return or of what became of it before the day of arrival, and for a rate that is none;
    what was so before may stay.
    """
    _refuse_reversed(gift, before, "return_due_on", _("The gift would go back before it came."))
    if not around.as_written:
        _refuse_reversed(gift, before, "fate_on", _("This would have become of the gift before it came."))
        _refuse_rate(gift, before)
    return _day_of_choice(around, gift, before)


def _refuse_reversed(gift: Mapping[str, Any], before: Mapping[str, Any] | None, field: str, sentence: str) -> None:
    received, then = gift["received_on"], gift[field]
    changed = before is None or (before["received_on"], before[field]) != (received, then)
    if changed and received is not None and then is not None and then < received:
        raise BadInput(sentence, where=field, hint=_("Check both dates."))


def _refuse_rate(gift: Mapping[str, Any], before: Mapping[str, Any] | None) -> None:
    rate = str(gift["value_rate"] or "")
    if rate and (before is None or before["value_rate"] != rate) and read_rate(rate) is None:
        raise BadInput(
            _("This is no exchange rate: {rate}.").format(rate=rate), where="value_rate", hint=_("For example: 1.0832.")
        )


def read_rate(text: str) -> Decimal | None:
    """Return the exchange rate that was typed, with a point or a comma; None where it is none."""
    try:
        rate = Decimal(text.strip().replace(",", "."))
    except InvalidOperation:
        return None
    return rate if rate.is_finite() and rate > 0 else None


def _day_of_choice(
    around: Surroundings, gift: Mapping[str, Any], before: Mapping[str, Any] | None
) -> Mapping[str, Any]:
    """Return the day on which a treatment is chosen where none is given with it; of a file's own nothing is said."""
    if around.as_written or before is None or before["tax_nature"] == gift["tax_nature"]:
        return {}
    if before["tax_chosen_on"] != gift["tax_chosen_on"]:
        return {}
    return {"tax_chosen_on": None if gift["tax_nature"] == TaxNature.UNKNOWN else around.today}
