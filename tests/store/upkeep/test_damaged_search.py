"""A damaged search index stops nothing: it is made again of the records by whatever meets the damage."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from creatorbook.store.sqlite import search

if TYPE_CHECKING:
    from tests.store.support import Hand

DAMAGES = {
    "root": "UPDATE search_trigram_data SET block = zeroblob(length(block)) WHERE id = 10",
    "both": "UPDATE search_trigram_data SET block = zeroblob(length(block)) WHERE id IN (1, 10)",
    "gone": "DELETE FROM search_prefix_data",
    "unknown version": "UPDATE search_trigram_config SET v = 9",
    "no version": "DELETE FROM search_trigram_config",
}


def found(hand: Hand, words: str) -> list[str]:
    asked = search.match(words)
    assert asked is not None
    with hand.store.reading() as reading:
        return [
            row[0]
            for row in reading.exec_driver_sql(
                f"SELECT s.record_id FROM search_doc s WHERE {asked.where} ORDER BY s.record_id", asked.params
            )
        ]


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_writes_mends_it(hand: Hand, damage: str) -> None:
    first = hand.brand("Xylophone and daughters")
    with hand.store.writing() as connection:
        connection.exec_driver_sql(DAMAGES[damage])
    second = hand.brand("Xylophone and sons")
    # Some damage is only met by a question, and mended when the book is opened, at the latest.
    hand.store.refresh_search(lambda: False)
    assert found(hand, "xylophone") == sorted([first, second])
    assert hand.store.verify().is_ok
    hand.undo()
    assert found(hand, "xylophone") == [first]
