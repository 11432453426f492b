"""Two programs that write at once take turns: one waits, for so long and no longer."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from creatorbook.common.errors import BookError
from creatorbook.store.engine import driver
from creatorbook.store.models import Brand
from creatorbook.store.store import Store
from tests.children import PATIENCE

if TYPE_CHECKING:
    from tests.store.support import Hand


def test_who_waits_too_long_is_refused_and_can_try_again(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(driver, "BUSY_MILLISECONDS", 20)
    other = Store(hand.store.path)
    with other.writing(), pytest.raises(BookError, match="Another program is writing"):
        hand.do(lambda uow: uow.add(Brand(name="Ombelle")))
    assert hand.rows("SELECT count(*) FROM brand") == [(0,)]
    hand.do(lambda uow: uow.add(Brand(name="Ombelle")))
    assert hand.rows("SELECT count(*) FROM brand") == [(1,)]
    other.close()


def test_who_waits_gets_the_turn(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(driver, "BUSY_MILLISECONDS", PATIENCE * 1000)
    other = Store(hand.store.path)
    waiting = threading.Thread(target=lambda: hand.do(lambda uow: uow.add(Brand(name="Ombelle"))))
    with other.writing() as connection:
        waiting.start()
        connection.exec_driver_sql("SELECT count(*) FROM brand")
    waiting.join(PATIENCE)
    assert not waiting.is_alive()
    assert hand.rows("SELECT count(*) FROM brand") == [(1,)]
    # What waits for anything else waits as long as before.
    with other.writing() as connection:
        assert connection.exec_driver_sql("PRAGMA busy_timeout").scalar_one() == PATIENCE * 1000
    other.close()
