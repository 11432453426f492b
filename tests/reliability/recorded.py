"""The recorded work: makes a book, writes units, takes a backup: `python -m … FOLDER SYNCHRONOUS UNITS`.

What is durable is acknowledged in the file ACK of the same folder, so that the log holds it in order: one byte of kind
("m" made, "u" unit, "b" backup) and a number.
"""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path

from creatorbook.store.engine import driver
from creatorbook.store.store import Store, create
from tests.reliability.units import write_unit
from tests.store.support import Hand

ACKNOWLEDGED = "ACK"
BOOK = "book.creatorbook"
BACKUP = "backup.creatorbook"
_FORMAT = "=cQ"


def acknowledgement(data: bytes) -> tuple[str, int]:
    """Return the kind and the number of one acknowledgement."""
    kind, number = struct.unpack(_FORMAT, data)
    return kind.decode(), number


def main(folder: Path, units: int) -> None:
    """Do the work; end without closing anything."""
    told = os.open(folder / ACKNOWLEDGED, os.O_WRONLY | os.O_CREAT, 0o600)

    def acknowledge(kind: bytes, number: int = 0) -> None:
        os.write(told, struct.pack(_FORMAT, kind, number))

    create(folder / BOOK)
    acknowledge(b"m")
    store = Store(folder / BOOK)
    hand = Hand(store)
    for number in range(1, units + 1):
        write_unit(hand, number)
        acknowledge(b"u", number)
        if number == units // 2:
            store.back_up(folder / BACKUP)
            acknowledge(b"b", number)
        if number % 20 == 0:
            # As a book that is open for long does by itself after every four megabytes.
            with store.reading() as reading:
                reading.exec_driver_sql("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
    os._exit(0)


if __name__ == "__main__":
    driver.SYNCHRONOUS = sys.argv[2]
    main(Path(sys.argv[1]), int(sys.argv[3]))
