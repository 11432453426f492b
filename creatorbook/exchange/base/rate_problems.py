"""What can be wrong with a file of rates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.common.i18n import mark
from creatorbook.exchange.base.words import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

_AGAIN = mark("Get eurofxref-hist.zip, or the rates of the day as CSV or XML, from the European Central Bank again.")

RATE_PROBLEMS: Mapping[str, Words] = {
    "rates_unknown": Words(mark("This is not a file of the reference rates of the European Central Bank."), _AGAIN),
    "rates_zip": Words(mark("The archive is damaged, or holds another file than the rates."), _AGAIN),
    "rates_cut": Words(mark("The file of rates ends in the middle: it is cut off."), _AGAIN),
    "rates_xml": Words(mark("The XML of the rates is damaged."), _AGAIN),
    "rates_doctype": Words(
        mark("The file brings definitions of its own, which no file of the European Central Bank does; it is refused."),
        _AGAIN,
    ),
    "rates_encoding": Words(mark("The text of the file is in an encoding that no file of rates has."), _AGAIN),
    "rates_day": Words(mark("“{day}” is not a day."), _AGAIN),
    "rates_rate": Words(mark("“{rate}” for {currency} on {day} is not a rate above zero."), _AGAIN),
    "rates_currency": Words(mark("“{currency}” is not the code of a currency."), _AGAIN),
    "rates_twice": Words(mark("{currency} has two rates on {day}."), _AGAIN),
    "rates_ragged": Words(mark("This line has another number of cells than the headings."), _AGAIN),
    "rates_none": Words(mark("The file holds no rate."), _AGAIN),
}
