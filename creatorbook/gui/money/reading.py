"""What the page Money shows, read at once off the main thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from creatorbook.domain.money.ladder import Ladder
    from creatorbook.domain.values.money import Money
    from creatorbook.services.book.reading import Executes
    from creatorbook.services.invoices.open_sums import OpenSum
    from creatorbook.services.invoices.stored import StoredInvoice
    from creatorbook.services.records.rows import Row
    from creatorbook.services.reports.standing import Standing
    from creatorbook.services.shares.statements import ShareStatement
    from creatorbook.services.statements.proposing import Proposed


@dataclass(frozen=True, slots=True)
class MoneyRead:
    """What the page shows; `counts` are how many sums are settled, and how many invoices there are."""

    standings: tuple[Standing, ...]
    owed: tuple[OpenSum, ...]
    proposed: tuple[Proposed, ...]
    settled: tuple[OpenSum, ...]
    invoices: tuple[StoredInvoice, ...]
    brands: Mapping[str, str]
    counts: tuple[int, int]
    ladders: Mapping[str, Ladder]
    shares: tuple[ShareStatement, ...]
    yours: Mapping[str, Money]
    expenses: tuple[Row, ...]
    asked: frozenset[str]


def read_money(reading: Executes, today: date, most: int, check: Callable[[], None]) -> MoneyRead:
    """Return what the page shows, at most so many settled sums and invoices; `check` may raise to stop."""
    from creatorbook.services.invoices.listing import brands_of, count_invoices, list_invoices
    from creatorbook.services.invoices.open_sums import settled_of_late
    from creatorbook.services.invoices.passed_on import expenses_on_invoices
    from creatorbook.services.letters.ladder import read_ladders
    from creatorbook.services.records.reading import live
    from creatorbook.services.reports.standing import money_standings
    from creatorbook.services.shares.of_sums import left_of_sums
    from creatorbook.services.shares.statements import statements
    from creatorbook.services.statements.proposing import propose

    standings, owed = money_standings(reading, today)
    check()
    proposed = propose(reading, today)
    check()
    settled, settled_count = settled_of_late(reading, today, most)
    check()
    invoices = tuple(list_invoices(reading, most=most))
    counts = (settled_count, count_invoices(reading))
    check()
    ladders = read_ladders(reading, owed, today)
    check()
    return MoneyRead(
        standings,
        owed,
        proposed,
        settled,
        invoices,
        brands_of(reading),
        counts,
        ladders,
        statements(reading),
        left_of_sums(reading, owed),
        tuple(reversed(live(reading, "expense"))),
        expenses_on_invoices(reading),
    )
