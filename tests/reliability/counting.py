"""One of many writers on a book: `python -m … BOOK NAME TURNS KEY` counts upwards and prints one JSON of how it went.

Two ways of counting: inside one unit of work (read, add one, write), and as a form does it: read, think, write with the
version that was read, and start again where somebody was faster.
"""

from __future__ import annotations

import json
import random
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from creatorbook.common.errors import Conflict
from creatorbook.store.engine import driver
from creatorbook.store.models import Brand
from creatorbook.store.store import Store
from tests.children import say
from tests.store.support import Hand

if TYPE_CHECKING:
    from creatorbook.store.writing.uow import UnitOfWork

# Who waits for a turn gets one, or hangs: on a machine that is busy with other things, ten seconds are no verdict.
WAIT_MILLISECONDS = 600_000


class Counter:
    """A hand that counts in the `payment_days` of brand `key`."""

    def __init__(self, store: Store, name: str, key: str) -> None:
        self.store = store
        self.hand = Hand(store, origin=name)
        self.key = key
        self.random = random.Random(name)
        self.told = {"units": 0, "forms": 0, "conflicts": 0, "heard": 0}

    def unit(self) -> None:
        def add_one(uow: UnitOfWork) -> None:
            brand = uow.get(Brand, self.key)
            brand.payment_days = (brand.payment_days or 0) + 1

        self.hand.do(add_one)
        self.told["units"] += 1

    def form(self) -> None:
        with self.store.reading() as reading:
            days, version = reading.exec_driver_sql(
                "SELECT payment_days, version FROM brand WHERE id = ?", (self.key,)
            ).first()
        time.sleep(self.random.random() * 0.005)
        try:
            self.hand.do(lambda uow: setattr(uow.get(Brand, self.key, version=version), "payment_days", days + 1))
            self.told["forms"] += 1
        except Conflict:
            self.told["conflicts"] += 1

    def count(self, turns: int) -> None:
        for _turn in range(turns):
            self.random.choice((self.unit, self.form))()
            self.told["heard"] += bool(self.store.foreign_changes(self.hand.origin))


if __name__ == "__main__":
    driver.BUSY_MILLISECONDS = WAIT_MILLISECONDS
    its_store = Store(Path(sys.argv[1]))
    its_store.warm()
    counter = Counter(its_store, sys.argv[2], sys.argv[4])
    say("ready")
    sys.stdin.readline()
    counter.count(int(sys.argv[3]))
    its_store.close()
    say(json.dumps(counter.told))
