"""The few figures above Today: what is open, what is to be paid, the gifts of the year, what is to be signed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from creatorbook.common.i18n import _
from creatorbook.domain.values.spans import Span
from creatorbook.services.fields.values import value_as_json
from creatorbook.services.money import owed
from creatorbook.services.records import lists
from creatorbook.services.records.lists import Query
from creatorbook.services.records.notions import Notion

if TYPE_CHECKING:
    from creatorbook.domain.values.money import Money
    from creatorbook.store.engine.reading import Executes


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that clicks through to its rows: a count, sums one a currency, and the query behind both."""

    id: str
    label: str
    count: int
    sums: tuple[Money, ...]
    query: Query

    def to_json(self) -> dict[str, Any]:
        """Return the figure as JSON holds it."""
        return {
            "figure": self.id,
            "label": self.label,
            "count": self.count,
            "sums": [value_as_json(each) for each in self.sums],
        }


def figures(reading: Executes, today: date) -> tuple[Figure, ...]:
    """Return the figures of the day; the sum of what is waiting to be paid is that of open payments, not of fees."""
    leads = Query("deal", only=Notion.TO_ANSWER)
    working = Query("deal", only=Notion.UNDER_WAY)
    unpaid = Query("deal", only=Notion.UNPAID)
    year = Span(date(today.year, 1, 1), date(today.year, 12, 31))
    gifts = Query("gift", filters={"received_on": year}, only=Notion.RECEIVED)
    unsigned = Query("contract", only=Notion.TO_SIGN)

    def figure(id: str, label: str, query: Query, sums: tuple[Money, ...]) -> Figure:
        return Figure(id, label, lists.count(reading, query), sums, query)

    return (
        figure("leads", _("Leads to answer"), leads, lists.totals(reading, leads, "fee")),
        figure("deals", _("Deals under way"), working, lists.totals(reading, working, "fee")),
        figure("owed", _("Waiting to be paid"), unpaid, owed.unpaid_sums(reading, unpaid)),
        figure("gifts", _("Gifts in {year}").format(year=today.year), gifts, lists.totals(reading, gifts, "value")),
        figure("contracts", _("Contracts to sign"), unsigned, ()),
    )
