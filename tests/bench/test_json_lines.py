"""Records by JSON Lines: how many a second `creatorbook add KIND --from FILE` takes in, its start included.

And how long eight writers beside it wait.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from creatorbook.services.book.book import Book
from creatorbook.services.records.many import AddRecords
from creatorbook.store.engine import driver
from tests.bench.ratios import seconds
from tests.reliability.beside import work_beside_writers

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.bench

LINES = 10_000
GOAL = 2_000
WRITERS = 8
LONGEST_WAIT = 2.0  # seconds
_ROUNDS = 1


def _brand(number: int) -> dict[str, object]:
    return {"name": f"Maison {number}", "email": f"m{number}@example.com", "country": "FR", "category": "tea"}


def _contact(number: int) -> dict[str, object]:
    return {"name": f"Ada {number}", "brand": f"Maison {number % 50}", "email": f"ada{number}@example.com"}


def _deal(number: int) -> dict[str, object]:
    fee = {"amount": f"{number}.50", "currency": "EUR"}
    return {"title": f"Reel {number}", "brand": f"Maison {number % 50}", "fee": fee, "ends_on": "2026-05-01"}


@pytest.mark.parametrize(("kind", "make"), [("brand", _brand), ("contact", _contact), ("deal", _deal)])
def test_json_lines(tmp_path: Path, kind: str, make: object) -> None:
    assert callable(make)
    file, some = tmp_path / "given.jsonl", tmp_path / "brands.jsonl"
    file.write_text("\n".join(json.dumps(make(number)) for number in range(LINES)), encoding="utf-8")
    some.write_text("\n".join(json.dumps(_brand(number)) for number in range(50)), encoding="utf-8")
    rates = []
    for turn in range(_ROUNDS):
        book = tmp_path / f"{turn}.creatorbook"
        Book.create(book, {"name": "A", "country": "FR", "language": "en", "currency": "EUR"}).close()

        def add(kind: str, file: Path, book: Path = book) -> None:
            command = [sys.executable, "-m", "creatorbook", "--book", str(book), "add", kind, "--from", str(file)]
            subprocess.run(command, check=True, capture_output=True)

        add("brand", some)
        rates.append(LINES / seconds(lambda add=add: add(kind, file)))  # type: ignore[misc]
    rate = sorted(rates)[_ROUNDS // 2]
    word = "holds" if rate >= GOAL else "MISSED"
    print(f"\nadd {kind} --from, {LINES:,} lines, checked, undoable: {rate:,.0f} a second (goal {GOAL:,}) {word}")


def test_writers_beside_many_records(tmp_path: Path) -> None:
    settings = {"name": "A", "country": "FR", "language": "en", "currency": "EUR"}
    with Book.create(tmp_path / "book.creatorbook", settings) as book:
        book.warm()
        command = AddRecords("contact", [(number, {"name": f"Ada {number}"}) for number in range(LINES)])
        told = work_beside_writers(
            book.path, lambda: book.run(command), writers=WRITERS, milliseconds=driver.BUSY_MILLISECONDS
        )
    refused, longest = sum(one["refused"] for one in told), max(one["longest"] for one in told)
    word = "holds" if longest <= LONGEST_WAIT and not refused else "MISSED"
    print(
        f"\n{WRITERS} writers beside {LINES:,} records added at once: {refused:.0f} refused, "
        f"{sum(one['added'] for one in told):.0f} records added, the longest wait {longest:.2f} s "
        f"(goal {LONGEST_WAIT:.0f} s) {word}"
    )
