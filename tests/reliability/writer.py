"""Writes units into a book until it is killed, each number said when it is durable: `python -m … BOOK`."""

from __future__ import annotations

import itertools
import sys
from pathlib import Path

from creatorbook.store.store import Store
from tests.children import say
from tests.reliability.units import units_in, write_unit
from tests.store.support import Hand

if __name__ == "__main__":
    store = Store(Path(sys.argv[1]))
    hand = Hand(store)
    for number in itertools.count(units_in(store)[0] + 1):
        write_unit(hand, number)
        say(number)
