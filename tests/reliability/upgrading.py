"""Opens a book as a program of the next schema and keeps it open until stdin ends: `python -m … BOOK SCRIPTS`."""

from __future__ import annotations

import sys
from pathlib import Path

from creatorbook.store.store import Store
from tests.children import say
from tests.reliability.second_revision import become_newer

if __name__ == "__main__":
    become_newer(Path(sys.argv[2]))
    store = Store(Path(sys.argv[1]))
    with store.reading() as its_reading:
        number = its_reading.exec_driver_sql("PRAGMA user_version").scalar_one()
    say("open", number)
    sys.stdin.read()
    store.close()
