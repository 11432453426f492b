"""What a short command costs, in processor time of its process, against Python with the driver and one insert."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from creatorbook.services.book.book import Book
from creatorbook.services.records.editing import AddRecord
from creatorbook.services.sample.add import AddSample
from tests.bench.ratios import cpu_of_python, report_least

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.bench,
    pytest.mark.skipif(sys.platform == "win32", reason="what a child has used is not told there"),
]

_ROUNDS = 9
_FLOOR = """
import os, sys
import sqlcipher3.dbapi2 as driver
book = driver.connect(sys.argv[1], isolation_level=None)
book.execute("PRAGMA journal_mode=WAL")
book.execute("CREATE TABLE IF NOT EXISTS brand (id TEXT PRIMARY KEY, name TEXT)")
book.execute("BEGIN IMMEDIATE")
book.execute("INSERT INTO brand VALUES (?, ?)", (os.urandom(16).hex(), "Aurora"))
book.execute("COMMIT")
book.close()
"""


@pytest.mark.parametrize(
    ("command", "filled", "goal"),
    [
        ("list brand", False, 5.0),
        ("list brand", True, 5.0),
        ("list deal", True, 5.0),
        ("due", False, 6.0),
        ("due", True, 6.0),
        ("add brand name=Lumo", False, 22.0),
    ],
)
def test_a_short_command(tmp_path: Path, command: str, filled: bool, goal: float) -> None:
    book, floor = tmp_path / "book.creatorbook", tmp_path / "floor.db"
    with Book.create(book, {"name": "A", "country": "FR", "language": "en", "currency": "EUR"}) as made:
        if filled:
            made.run(AddSample())
        else:
            made.run(AddRecord("brand", {"name": "Aurora"}))
    words = ["-m", "creatorbook", "--book", str(book), *command.split()]
    pairs = [(cpu_of_python(words), cpu_of_python(["-c", _FLOOR, str(floor)])) for _round in range(_ROUNDS + 1)][1:]
    report_least(f"creatorbook {command}, {'the sample' if filled else 'a brand'} in the book, CPU", pairs, goal)
