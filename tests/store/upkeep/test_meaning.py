"""Values that no program could read are found and named, and no good one is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.store.support import Hand


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE brand SET created_at = '2026-13-45T99'", "has a created_at that cannot be read"),
        ("UPDATE brand SET trashed_at = 'soon'", "has a trashed_at that cannot be read"),
        ("UPDATE deal SET starts_on = '2026-02-30'", "has a starts_on that cannot be read"),
        ("UPDATE deal SET stage = 'stagex'", "has a stage that cannot be read"),
        ("UPDATE change_log SET params = '{\"ki' WHERE seq = 1", "change_log: 1 has a params that cannot be read"),
        ("UPDATE change_row SET after = 'x' WHERE change_seq = 1", "change_row: 1 has a after that cannot be read"),
    ],
)
def test_a_value_that_means_nothing_is_named_with_its_row(hand: Hand, statement: str, found: str) -> None:
    creator = hand.creator()
    hand.deal(creator, hand.brand())
    assert hand.store.verify().is_ok
    with hand.store.writing() as connection:
        connection.exec_driver_sql("PRAGMA ignore_check_constraints=ON")
        connection.exec_driver_sql(statement)
        connection.exec_driver_sql("PRAGMA ignore_check_constraints=OFF")
    assert hand.store.verify().problems[-1].endswith(found)
