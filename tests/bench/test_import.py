"""An address book of 10,000 lines into the book, against the sqlite3 command line into the same tables."""

from __future__ import annotations

import csv
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from creatorbook.services import imports
from creatorbook.services.book.book import Book
from tests.bench.ratios import seconds

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.bench

LINES = 10_000
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


def _address_book(path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["First Name", "Last Name", "Organization Name", "E-mail 1 - Value", "Phone 1 - Value"])
        for number in range(LINES):
            writer.writerow(
                [f"Ada{number}", f"Martin{number}", f"Maison {number}", f"ada{number}@example.com", "+33 1 99 00 12 34"]
            )


def test_an_address_book(tmp_path: Path) -> None:
    if shutil.which("sqlite3") is None:
        print("\nimport: the sqlite3 command line is not installed, so there is no floor to measure against")
        return
    file = tmp_path / "contacts.csv"
    _address_book(file)
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
        f"sqlite3 command line {LINES / floor:,.0f} lines/s; {floor / ours:.0%} of it (goal 75 %)"
    )
