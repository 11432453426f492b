"""The numbers of contracts: a series a creator and year, without gaps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.store import results
from creatorbook.store.query.select import select

if TYPE_CHECKING:
    from creatorbook.store.writing.uow import UnitOfWork


def next_number(uow: UnitOfWork, creator_id: str) -> str:
    """Take the next number of the creator's series of this year, as C-2026-001; C2-2026-001 in a book of several."""
    from creatorbook.store.models import NumberSeries

    year = uow.today.year
    series = uow.first(NumberSeries, with_trash=True, creator_id=creator_id, document="contract", year=year)
    if series is None:
        series = uow.add(NumberSeries(creator_id=creator_id, document="contract", year=year, last=0))
    series.last += 1
    uow.flush()
    # A book of several creators tells their series apart by the order in which they came.
    creators = results.values(uow.connection, select("creator", "id").with_trash())
    place = sum(each <= creator_id for each in creators)
    return f"C{place}-{year}-{series.last:03d}" if len(creators) > 1 else f"C-{year}-{series.last:03d}"
