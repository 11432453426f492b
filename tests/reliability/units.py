"""The unit of work that the reliability tests write again and again, and how to tell whether all of it is there.

Unit n makes a brand "unit n" and three notes on it, renames the brand before, and sets the counter to n: a unit that
is there by halves, out of order, or missing does not add up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.common.ids import new_id
from creatorbook.store.models import BookSetting, Brand, Note

if TYPE_CHECKING:
    from creatorbook.store.store import Store
    from creatorbook.store.writing.uow import UnitOfWork
    from tests.store.support import Hand

NOTES = 3
_COUNTER = "counter"


def write_unit(hand: Hand, number: int) -> None:
    """Write unit `number`; it is durable when this returns."""

    def work(uow: UnitOfWork) -> None:
        brand = uow.add(Brand(name=f"unit {number}"))
        text = f"note of {number} " + "é" * (number * 97 % 3_000)
        uow.insert_many(
            Note, [{"id": new_id(), "record_kind": "brand", "record_id": brand.id, "text": text} for _ in range(NOTES)]
        )
        before = uow.first(Brand, name=f"unit {number - 1}")
        if before is not None:
            before.category = "done"
        counter = uow.first(BookSetting, key=_COUNTER)
        if counter is None:
            uow.add(BookSetting(key=_COUNTER, value=str(number)))
        else:
            counter.value = str(number)

    hand.do(work)


def units_in(store: Store) -> tuple[int, list[str]]:
    """Return how many units the book holds, and what does not add up (its own checks included)."""
    with store.reading() as reading:
        number = int(
            reading.exec_driver_sql(
                "SELECT coalesce(max(CAST(value AS INTEGER)), 0) FROM book_setting WHERE key = ?", (_COUNTER,)
            ).scalar_one()
        )
        expected = {
            "SELECT count(*) FROM brand": number,
            "SELECT count(*) FROM brand WHERE category = 'done'": max(0, number - 1),
            "SELECT count(DISTINCT name) FROM brand": number,
            "SELECT count(*) FROM note n JOIN brand b ON b.id = n.record_id": NOTES * number,
            "SELECT count(*) FROM change_log": number,
            "SELECT count(*) FROM search_doc WHERE kind <> 'folding'": (NOTES + 1) * number,
        }
        wrong = [
            f"{sql}: {found}, not {wanted}"
            for sql, wanted in expected.items()
            if (found := reading.exec_driver_sql(sql).scalar_one()) != wanted
        ]
    return number, wrong + list(store.verify().problems)
