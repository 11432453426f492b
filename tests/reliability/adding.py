"""One of many who add records one by one: `python -m … BOOK NAME MILLISECONDS` goes on until it is told to stop.

It waits MILLISECONDS for its turn, adds a brand and a contact at a time, and prints one JSON: how many it added, how
many were refused, and how many seconds one of them took at most.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from pathlib import Path

from creatorbook.common.errors import BookError
from creatorbook.services.book.book import Book
from creatorbook.services.records.editing import AddRecord
from creatorbook.store.engine import driver
from tests.children import say

_PAUSE = 0.2  # seconds; a person is no faster, and who goes on without one only measures the processor


def add_until(stopped: threading.Event, book: Book, name: str) -> dict[str, float]:
    """Add records until told to stop and return how it went."""
    told: dict[str, float] = {"added": 0, "refused": 0, "longest": 0}
    while not stopped.is_set():
        start = time.perf_counter()
        try:
            brand = book.run(AddRecord("brand", {"name": f"{name} {told['added']}"})).value
            told["longest"] = max(told["longest"], time.perf_counter() - start)
            start = time.perf_counter()
            book.run(AddRecord("contact", {"name": f"{name} {told['added']}", "brand_id": brand}))
            told["added"] += 1
        except BookError:
            told["refused"] += 1
        told["longest"] = max(told["longest"], time.perf_counter() - start)
        time.sleep(_PAUSE)
    return told


def wait_for_word(stopped: threading.Event) -> None:
    """Stop at the next word of the parent, or when it is gone."""
    sys.stdin.readline()
    stopped.set()


if __name__ == "__main__":
    driver.BUSY_MILLISECONDS = int(sys.argv[3])
    with Book(Path(sys.argv[1])) as its_book:
        its_book.warm()
        say("ready")
        sys.stdin.readline()
        its_stop = threading.Event()
        threading.Thread(target=wait_for_word, args=(its_stop,), daemon=True).start()
        its_told = add_until(its_stop, its_book, sys.argv[2])
    say(json.dumps(its_told))
