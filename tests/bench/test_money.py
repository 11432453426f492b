"""A book of 50,000 payments and 20,000 invoices: every report, the page Money and what is open, against their own SQL.

The floor is what the same statements cost on the same connection, their rows fetched and thrown away.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from creatorbook.gui.money.reading import read_money
from creatorbook.services.book.book import Book
from creatorbook.services.invoices.listing import list_invoices
from creatorbook.services.invoices.open_sums import settled_of_late, sums_owed
from creatorbook.services.reports.income import By, group_income, income
from creatorbook.services.reports.payers import payers
from creatorbook.services.reports.prices import group_prices, prices
from creatorbook.services.reports.standing import money_standings
from creatorbook.services.reports.thresholds import thresholds
from creatorbook.services.reports.year import year_report
from creatorbook.store import results
from creatorbook.store.query.select import select
from tests.bench.money_book import FillWithMoney
from tests.bench.ratios import compare_cpu, cpu_seconds, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from creatorbook.store.engine.reading import Executes

pytestmark = pytest.mark.bench

GOAL_MS, RATIO = 300.0, 2.0
_ROUNDS = 3


class _Overheard:
    """A connection that keeps what it is asked, so that the same can be asked again bare."""

    def __init__(self, reading: Executes) -> None:
        self._reading = reading
        self.asked: list[tuple[str, Any]] = []

    def exec_driver_sql(self, text: str, parameters: Any = ()) -> Any:
        self.asked.append((text, parameters))
        return self._reading.exec_driver_sql(text, parameters)


@pytest.fixture(scope="module")
def money(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    path = tmp_path_factory.mktemp("money") / "money.creatorbook"
    with Book.create(path, {"name": "Agency", "country": "FR", "language": "en", "currency": "EUR"}) as book:
        book.run(FillWithMoney())
        yield book


def _reports(reading: Executes, today: date) -> dict[str, Callable[[Executes], object]]:
    creator = results.value(reading, select("creator", "id").where(name="Creator 1"))

    def of_year(by: By) -> Callable[[Executes], object]:
        return lambda asked: group_income(asked, income(asked, first=date(today.year, 1, 1), last=today), by)

    return {
        **{f"income by {by}": of_year(by) for by in By},
        "expected (all that is open)": lambda asked: sums_owed(asked, today),
        "late, this year": lambda asked: payers(asked, today, year=today.year),
        "late, of all years": lambda asked: payers(asked, today),
        "prices": lambda asked: group_prices(prices(asked)),
        "thresholds of a creator": lambda asked: thresholds(asked, creator, today),
        "the page Reports": lambda asked: year_report(asked, today, None, lambda: None),
        "the page Money": lambda asked: read_money(asked, today, 200, lambda: None),
        "the page Money: standing": lambda asked: money_standings(asked, today),
        "the page Money: paid": lambda asked: settled_of_late(asked, today, 200),
        "the page Money: invoices": lambda asked: list_invoices(asked, most=200),
    }


def test_every_report_of_a_large_book(money: Book) -> None:
    today = money.clock.today()
    with money.reading() as reading:
        for name, report in _reports(reading, today).items():
            _compare(name, report, reading)


def _compare(name: str, report: Callable[[Executes], object], reading: Executes) -> None:
    overheard = _Overheard(reading)
    report(overheard)

    def floor() -> None:
        for text, parameters in overheard.asked:
            list(reading.exec_driver_sql(text, parameters))

    count = len(overheard.asked)
    compare_cpu(f"{name}, {count} statements", lambda: report(reading), floor, _ROUNDS, RATIO)
    say(name, min(cpu_seconds(lambda: report(reading)) for _time in range(_ROUNDS)) * 1e3, GOAL_MS)
