"""Broken and hostile files: each gives one sentence, or what could be read; the book is never between."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from creatorbook.common.errors import BadInput
from creatorbook.services import imports
from tests.services import support

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from creatorbook.services.book.book import Book


def _cut_workbook() -> bytes:
    data = support.sample("gifts.xlsx").read_bytes()
    return data[: len(data) // 2]


BROKEN: dict[str, tuple[str, Callable[[], bytes]]] = {
    "an empty file": ("a.csv", lambda: b""),
    "white space": ("a.vcf", lambda: b" \r\n \n"),
    "NUL bytes": ("a.csv", lambda: b"Brand,Title\n\x00\x00\x00,\x00\n" * 50),
    "a workbook cut in half": ("a.xlsx", _cut_workbook),
    "a picture": ("a.csv", lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20),
    "an open quotation mark": ("a.csv", lambda: b'Brand,Title\n"Ombelle,Spring\n' + b"Fernhill,Autumn\n" * 5_000),
    "a line without end": ("a.csv", lambda: b"Brand,Title\n" + b"x" * 8_000_000),
    "no heading that is known": ("a.csv", lambda: b"foo,bar\n1,2\n"),
    "headings without rows": ("a.csv", lambda: b"Brand,Title,Fee\n"),
    "a sheet without brands": ("a.csv", lambda: b"Nothing;Here\n;\n;\n"),
    "a file called .eml that is none": ("a.eml", lambda: b"\x00\x01\x02\x03" * 100),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_leaves_the_book_as_it_was(book: Book, tmp_path: Path, name: str) -> None:
    imports.import_files(book, [support.sample("contacts.vcf")])
    before = support.dump(book)
    file, make = BROKEN[name]
    (tmp_path / file).write_bytes(make())
    for work in (imports.import_files, imports.preview):
        with pytest.raises(BadInput) as caught:
            work(book, [tmp_path / file])
        assert caught.value.message
        assert "Traceback" not in caught.value.message
        assert caught.value.where.startswith(file)
    assert support.dump(book) == before


def test_one_broken_file_among_good_ones_stops_them_all(book: Book, tmp_path: Path) -> None:
    (tmp_path / "bad.csv").write_bytes(b"foo,bar\n1,2\n")
    before = support.dump(book)
    with pytest.raises(BadInput):
        imports.import_files(book, [support.sample("contacts.vcf"), tmp_path / "bad.csv", support.sample("deals.csv")])
    assert support.dump(book) == before


def test_a_file_beyond_the_limit_is_refused_unread(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.write(b"Brand,Title\n")
        file.truncate(101 * 1024 * 1024)
    with pytest.raises(BadInput, match="at most 50 MB"):
        imports.import_files(book, [path])


def test_a_card_that_is_cut_off_brings_what_could_be_read(book: Book, tmp_path: Path) -> None:
    data = support.sample("contacts.vcf").read_bytes()
    (tmp_path / "cut.vcf").write_bytes(data[: data.index(b"TITLE:Agent")])
    summary = imports.import_files(book, [tmp_path / "cut.vcf"]).value
    assert summary.notices
    assert support.count(book, "contact") == 3


def test_odd_values_become_notices_and_notes(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text(
        "Brand,Title,Fee,Signed,Status\nOmbelle,Spring,lots,9999-99-99,perhaps\nFernhill,Autumn,1e400,31/12/1066,Lead\n",
        encoding="utf-8",
    )
    summary = imports.import_files(book, [path]).value
    assert {notice.code for notice in summary.notices} >= {"bad_amount", "unknown_stage"}
    assert support.rows(book, "SELECT count(*), max(fee_minor), max(signed_on) FROM deal") == [(2, None, None)]
    notes = " ".join(text for (text,) in support.rows(book, "SELECT text FROM note"))
    assert "lots" in notes
    assert "perhaps" in notes
    assert book.verify().is_ok


def test_an_imported_record_can_be_edited_whatever_the_file_said(book: Book, tmp_path: Path) -> None:
    from creatorbook.services.records.editing import EditRecord

    path = tmp_path / "a.csv"
    long = "x" * 290
    path.write_text(f"Brand,Title,Start,Due\nOmbelle {long},Spring {long},2026-05-01,2026-04-01\n", encoding="utf-8")
    summary = imports.import_files(book, [path]).value
    assert [notice.code for notice in summary.notices] == ["reversed_period"]
    ((deal, title, starts_on, ends_on),) = support.rows(book, "SELECT id, title, starts_on, ends_on FROM deal")
    assert len(title) == 200
    assert (starts_on, ends_on) == (None, None)
    assert support.rows(book, "SELECT text FROM note") == [("Start: 2026-05-01\nDue: 2026-04-01",)]
    book.run(EditRecord("deal", deal, {"objective": "Mended"}))


def test_markup_and_formulas_are_only_text(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        'Brand,Title,Fee\n"<img src=file:///etc/passwd>","=cmd|\' /C calc\'!A0",500 EUR\n'
        "'; DROP TABLE brand; --,R&D,1 EUR\n",
        encoding="utf-8",
    )
    imports.import_files(book, [path])
    assert {name for (name,) in support.rows(book, "SELECT name FROM brand")} == {
        "<img src=file:///etc/passwd>",
        "'; DROP TABLE brand; --",
    }


def test_ten_thousand_people_come_in_at_once(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    lines = [
        f"Zoé Martin {number},zoe{number}@maison{number % 300}.example,Maison {number % 300} SARL"
        for number in range(10_000)
    ]
    path.write_text("\n".join(["Name,E-mail,Company", *lines]), encoding="utf-8")
    before = support.content(book)
    summary = imports.import_files(book, [path]).value
    assert (summary.tallies["contact"].added, summary.tallies["brand"].added) == (10_000, 300)
    assert support.rows(book, "SELECT count(*) FROM search_doc WHERE kind = 'contact'") == [(10_000,)]
    again = imports.import_files(book, [path])
    assert not again.changes.touched
    book.undo()
    assert support.content(book) == before
    assert book.verify().is_ok
