"""Keys made in Python: UUID version 7, so that the order of keys is the order of making."""

from __future__ import annotations

import os
import threading
import time
from array import array

_lock = threading.Lock()
_last = 0


def new_id() -> str:
    """Return a new UUIDv7 (RFC 9562) as 36 lower-case characters, strictly increasing within the process."""
    global _last  # noqa: PLW0603  one counter a process is what makes the ids increase
    with _lock:
        # 48 bits of milliseconds and 12 bits of a sub-millisecond counter, taken from the nanosecond clock.
        stamp = max((time.time_ns() << 12) // 1_000_000, _last + 1)
        _last = stamp
    random = int.from_bytes(os.urandom(8), "big") & ((1 << 62) - 1) | (0b10 << 62)
    time_digits, random_digits = f"{stamp:015x}", f"{random:016x}"
    return f"{time_digits[:8]}-{time_digits[8:12]}-7{time_digits[12:]}-{random_digits[:4]}-{random_digits[4:]}"


def new_versions(count: int) -> list[int]:
    """Return so many stamps as `new_version` gives one by one."""
    stamps = array("Q", os.urandom(8 * count))
    return [stamp >> 2 for stamp in stamps]


def new_version() -> int:
    """Return a stamp that names one content of one row: 62 bits, never given twice in practice.

    A counter would come back to an old number after an undo, and a stale form would then overwrite newer
    work unnoticed; a stamp cannot.
    """
    return int.from_bytes(os.urandom(8), "big") >> 2
