"""An address book of 10,000 lines into the book, against the sqlite3 command line into the same tables.

And how long eight writers beside it wait.
"""

from __future__ import annotations

import shutil
import subprocess
import time
from typing import TYPE_CHECKING

import pytest

from creatorbook.services import imports
from creatorbook.services.book.book import Book
from creatorbook.store.engine import driver
from tests.address_books import write_address_book
from tests.bench.ratios import seconds
from tests.reliability.beside import work_beside_writers

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.bench

LINES = 10_000
WRITERS = 8
LONGEST_WAIT = 2.0  # seconds
_SQL = """
.mode csv
.import "{file}" staged
BEGIN;
INSERT INTO brand (id, version, created_at, updated_at, name, legal_name, company_number, vat_number, country,
  tax_residence, address, website, email, category, language, currency, ties)
  SELECT 'b' || rowid, rowid, 'x', 'x', "Organization Name", '', '', '', '', '', '', '', '', '', '', '', '[]'
  FROM staged;
INSERT INTO contact (id, version, created_at, updated_at, brand_id, name, role, email, phone, language)
  SELECT 'c' || rowid, rowid, 'x', 'x', 'b' || rowid, "First Name" || ' ' || "Last Name", '', "E-mail 1 - Value",
  "Phone 1 - Value", '' FROM staged;
INSERT INTO imported_key (id, version, created_at, updated_at, key, record_kind, record_id)
  SELECT 'k' || rowid, rowid, 'x', 'x', 'key ' || rowid, 'contact', 'c' || rowid FROM staged;
INSERT INTO search_doc (kind, record_id, title, body) SELECT 'brand', id, lower(name), '' FROM brand;
INSERT INTO search_doc (kind, record_id, title, body)
  SELECT 'contact', id, lower(name), lower(email || phone) FROM contact;
DROP TABLE staged;
COMMIT;
"""


def test_an_address_book(tmp_path: Path) -> None:
    if shutil.which("sqlite3") is None:
        print("\nimport: the sqlite3 command line is not installed, so there is no floor to measure against")
        return
    file = tmp_path / "contacts.csv"
    write_address_book(file, LINES)
    ratios = []
    for turn in range(4):
        settings = {"name": "A", "country": "FR", "language": "en", "currency": "EUR"}
        with Book.create(tmp_path / f"ours{turn}.creatorbook", settings) as book:
            book.warm()
            ours = seconds(lambda book=book: imports.import_files(book, [file]))  # type: ignore[misc]
        floor_book = tmp_path / f"floor{turn}.creatorbook"
        with Book.create(floor_book, settings):
            pass
        script = _SQL.format(file=file)
        floor = seconds(
            lambda floor_book=floor_book, script=script: subprocess.run(  # type: ignore[misc]
                ["sqlite3", str(floor_book)], input=script, text=True, check=True, capture_output=True
            )
        )
        ratios.append((ours, floor))
    ours, floor = sorted(ratios[1:], key=lambda pair: pair[0] / pair[1])[1]
    print(
        f"\nimport of {LINES:,} contacts and brands, parsed, matched, undoable: {LINES / ours:,.0f} lines/s; "
        f"sqlite3 command line {LINES / floor:,.0f} lines/s; {floor / ours:.0%} of it (goal 25 %)"
    )


def test_writers_beside_an_import(tmp_path: Path) -> None:
    file = tmp_path / "contacts.csv"
    write_address_book(file, LINES)
    with Book.create(tmp_path / "book.creatorbook", {"name": "A", "country": "FR", "language": "en"}) as book:
        book.warm()
        took: list[float] = []
        beside = _waits(book, lambda: took.append(seconds(lambda: imports.import_files(book, [file]))))
        # What they wait for each other and for the processor is not the import's doing.
        alone = _waits(book, lambda: time.sleep(took[0]))
    refused = sum(one["refused"] for one in beside)
    longest, floor = (max(one["longest"] for one in told) for told in (beside, alone))
    word = "holds" if longest <= LONGEST_WAIT and not refused else "MISSED"
    print(
        f"\n{WRITERS} writers beside an import of {LINES:,} contacts ({took[0]:.1f} s): {refused:.0f} refused, "
        f"{sum(one['added'] for one in beside):.0f} records added, the longest wait {longest:.2f} s, without the "
        f"import {floor:.2f} s (goal {LONGEST_WAIT:.0f} s) {word}"
    )


def _waits(book: Book, work: Callable[[], object]) -> list[dict[str, float]]:
    return work_beside_writers(book.path, work, writers=WRITERS, milliseconds=driver.BUSY_MILLISECONDS)
