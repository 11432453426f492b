"""A brand in figures: gifts by year, and the French written-contract counter for those whom it reaches."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from creatorbook.common.errors import NotFound
from creatorbook.domain.contracts.written_contract import Basis, CounterState
from creatorbook.domain.records.deals import Stage
from creatorbook.domain.records.gifts import Expectation
from creatorbook.domain.values.money import Money
from creatorbook.services.deals.brands import brand_figures, gift_years

if TYPE_CHECKING:
    from tests.services.desk import Desk

TODAY = date(2026, 3, 2)


def _euros(amount: int) -> Money:
    return Money(amount * 100, "EUR")


def test_gifts_add_up_by_year_and_brand(desk: Desk) -> None:
    for year, value in ((2025, 40), (2026, 60), (2026, None)):
        desk.add(
            "gift",
            description="Box",
            brand_id=desk.brand,
            received_on=date(year, 2, 1),
            value=None if value is None else _euros(value),
        )
    with desk.book.reading() as reading:
        found = gift_years(reading, desk.brand)
        assert gift_years(reading) == found
    assert [(each.year, each.sums, each.count, each.without_value) for each in found] == [
        (2026, (_euros(60),), 2, 1),
        (2025, (_euros(40),), 1, 0),
    ]


def test_fees_and_gifts_asked_for_count_towards_a_written_contract(desk: Desk) -> None:
    desk.add(
        "deal",
        title="Launch",
        brand_id=desk.brand,
        fee=_euros(900),
        stage=Stage.CONTRACTED,
        objective="Launch",
        signed_on=date(2026, 2, 1),
    )
    desk.add(
        "gift",
        description="Set",
        brand_id=desk.brand,
        value=_euros(200),
        received_on=date(2026, 2, 2),
        expectation=Expectation.ASKED,
    )
    with desk.book.reading() as reading:
        figures = brand_figures(reading, desk.brand, TODAY)
    whole = next(line for line in figures.counter if line.objective is None and line.basis is Basis.CALENDAR_YEAR)
    assert whole.total == _euros(1100)
    assert whole.state is CounterState.REACHED
    assert figures.findings
    assert all(finding.sources for finding in figures.findings)


def test_nothing_is_counted_for_a_creator_whom_no_such_law_reaches(desk: Desk) -> None:
    desk.edit("creator", desk.creator, country="DE", tax_residence="DE")
    desk.add("deal", title="Launch", brand_id=desk.brand, fee=_euros(9000), stage=Stage.CONTRACTED, starts_on=TODAY)
    with desk.book.reading() as reading:
        figures = brand_figures(reading, desk.brand, TODAY)
    assert figures.counter == ()
    assert figures.findings == ()


def test_a_brand_that_is_not_there(desk: Desk) -> None:
    with desk.book.reading() as reading, pytest.raises(NotFound):
        brand_figures(reading, "nobody", TODAY)
