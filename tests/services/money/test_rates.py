"""Rates that the book holds: those of a file, one that is typed, and which of them an amount is converted with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from creatorbook.common.errors import BadInput
from creatorbook.domain.values.money import Money
from creatorbook.exchange.base.statement_rows import ImportedRates
from creatorbook.services.money.rates import KeepRates, SetRate, find_rate, list_rates
from creatorbook.services.reports.income import Income, in_currency
from tests.services.desk import TODAY

if TYPE_CHECKING:
    from tests.services.desk import Desk


def day(back: int) -> str:
    return (TODAY - timedelta(days=back)).isoformat()


def imported(currency: str, *pairs: tuple[int, str]) -> ImportedRates:
    return ImportedRates(currency, 1, "EUR", currency, "\n".join(f"{day(back)} {rate}" for back, rate in pairs))


def test_a_file_is_kept_once_and_of_what_the_book_has_money_in(desk: Desk) -> None:
    desk.agreed_deal(fee=Money(100_000, "USD"), signed_on=TODAY - timedelta(days=20))
    file = (imported("USD", (0, "1.25"), (3, "1.2"), (100, "1.1")), imported("JPY", (0, "160")))
    kept = desk.book.run(KeepRates(file)).value
    assert (kept.new, kept.currencies, kept.first) == (2, ("USD",), TODAY - timedelta(days=3))
    again = desk.book.run(KeepRates(file)).value
    assert (again.new, again.known) == (0, 2)
    assert desk.book.run(KeepRates(file, ("USD", "JPY"))).value.new == 2
    with pytest.raises(BadInput, match="day to come"):
        desk.book.run(KeepRates((replace(file[0], rates=f"{date(2099, 1, 1)} 1.3"),)))
    with desk.book.reading() as reading:
        assert len(list_rates(reading)) == 4
    desk.book.undo()
    with desk.book.reading() as reading:
        assert len(list_rates(reading)) == 2


def test_the_newest_rate_up_to_the_day_is_found_turned_or_over_the_euro(desk: Desk) -> None:
    file = (imported("USD", (1, "1.25"), (40, "2")), imported("GBP", (1, "0.80")))
    desk.book.run(KeepRates(file, ("USD", "GBP")))
    with desk.book.reading() as reading:
        found = find_rate(reading, "EUR", "USD", TODAY)
        assert found is not None
        assert found.into_base(Money(125, "USD")) == Money(100, "EUR")
        assert found.said == f"1 EUR = 1.25 USD, ECB, {day(1)}"
        turned = find_rate(reading, "USD", "EUR", TODAY)
        assert turned is not None
        assert turned.rate == Decimal("0.8")
        cross = find_rate(reading, "GBP", "USD", TODAY)
        assert cross is not None
        assert cross.rate == Decimal("1.5625")
        assert find_rate(reading, "EUR", "USD", TODAY - timedelta(days=20)) is None
        assert find_rate(reading, "EUR", "JPY", TODAY) is None
        parts = [
            Income(day(0), "c", "b", "d", "payment", "p", currency, 12_500, 10_000, "a")
            for currency in ("USD", "JPY", "EUR")
        ]
        converted, rates = in_currency(reading, parts, "EUR")
    assert [(each.currency, each.gross, each.net) for each in converted] == [
        ("EUR", 10_000, 8_000),
        ("JPY", 12_500, 10_000),
        ("EUR", 12_500, 10_000),
    ]
    assert [rate.currency for rate in rates] == ["USD"]


@pytest.mark.parametrize(
    ("base", "currency", "back", "rate"),
    [("EUR", "EURO", 0, "1"), ("EUR", "EUR", 0, "1"), ("EUR", "USD", -1, "1"), ("EUR", "USD", 0, "0"),
     ("EUR", "USD", 0, "1.2.3"), ("EUR", "USD", 0, "nan"), ("EUR", "USD", 0, "1e12")],
)  # fmt: skip
def test_a_rate_that_is_none_is_refused(desk: Desk, base: str, currency: str, back: int, rate: str) -> None:
    with pytest.raises(BadInput):
        desk.book.run(SetRate(base, currency, TODAY - timedelta(days=back), rate))


def test_a_second_rate_of_the_same_source_and_day_takes_the_place_of_the_first(desk: Desk) -> None:
    desk.book.run(SetRate("EUR", "USD", TODAY, "1,10", "bank"))
    desk.book.run(SetRate("EUR", "USD", TODAY, "1.12", "bank"))
    with desk.book.reading() as reading:
        assert [(each.rate, each.source) for each in list_rates(reading)] == [(Decimal("1.12"), "bank")]
