"""Eight writers and two programs more on one book: no update is lost, nobody gets "locked", stale forms conflict."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from creatorbook.store.engine import driver
from creatorbook.store.models import Brand
from creatorbook.store.store import Store
from creatorbook.store.upkeep.verify import verify_file
from tests.children import finish, start
from tests.reliability.counting import WAIT_MILLISECONDS
from tests.store.support import Hand

if TYPE_CHECKING:
    from pathlib import Path

WRITERS = 8
TURNS = 40


@pytest.mark.slow
def test_no_update_is_lost(book_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(driver, "BUSY_MILLISECONDS", WAIT_MILLISECONDS)
    store = Store(book_path)
    hand = Hand(store)
    key = hand.brand(payment_days=0)
    children = [
        start("tests.reliability.counting", book_path, f"writer {number}", TURNS, key, stdin=True)
        for number in range(WRITERS)
    ]
    for child in children:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
    for child in children:
        assert child.stdin is not None
        child.stdin.write("go\n")
        child.stdin.flush()
    # Meanwhile this program works on other records, takes backups and listens, and a tenth only looks.
    onlooker = Store(book_path)
    heard = 0
    for number in range(10):
        hand.do(lambda uow, number=number: uow.add(Brand(name=f"b{number}")))  # type: ignore[misc]  # bound per turn
        heard += bool(store.foreign_changes(hand.origin))
        with onlooker.reading() as reading:
            (first, again) = (
                reading.exec_driver_sql("SELECT payment_days FROM brand WHERE id = ?", (key,)).scalar_one()
                for _look in range(2)
            )
        assert first == again, "one read transaction saw two moments"
        if number == 5:
            store.back_up(tmp_path / "meanwhile.creatorbook")
    told = [json.loads(finish(child)) for child in children]
    counted = sum(one["units"] + one["forms"] for one in told)
    assert hand.rows("SELECT payment_days FROM brand WHERE id = ?", key) == [(counted,)]
    assert hand.rows("SELECT count(*) FROM change_log") == [(1 + 10 + counted,)]
    assert heard > 0
    # The test bites: there was contention, and everybody got a turn.
    assert sum(one["conflicts"] for one in told) > 0
    assert [one["units"] + one["forms"] + one["conflicts"] for one in told] == [TURNS] * WRITERS
    assert all(one["heard"] > 0 for one in told)
    onlooker.close()
    store.close()
    assert verify_file(book_path).problems == ()
