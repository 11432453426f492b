from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from creatorbook.common.errors import AnswerIsNo, BadInput, BookError, NotFound
from creatorbook.services.records.attachments import LIMIT_MEGABYTES, AttachFile, DetachFile, attachments, content
from creatorbook.services.records.editing import AddRecord
from tests.services import support

if TYPE_CHECKING:
    from creatorbook.services.book.book import Book

PDF = b"%PDF-1.7 brief"


@pytest.fixture
def brand(book: Book) -> str:
    return book.run(AddRecord("brand", {"name": "Ombelle"})).value


def test_a_file_comes_back_as_it_was(book: Book, brand: str) -> None:
    attachment = book.run(AttachFile("brand", brand, "Brief été.pdf", "", PDF)).value
    with book.reading() as reading:
        (row,) = attachments(reading, "brand", brand)
        assert content(reading, attachment) == PDF
    assert (row.id, row.name, row.media_type, row.size) == (attachment, "Brief été.pdf", "application/pdf", len(PDF))
    assert book.verify().is_ok


def test_the_same_content_takes_its_place_once(book: Book, brand: str) -> None:
    other = book.run(AddRecord("brand", {"name": "Fernhill"})).value
    first = book.run(AttachFile("brand", brand, "a.pdf", "application/pdf", PDF)).value
    second = book.run(AttachFile("brand", other, "b.pdf", "application/pdf", PDF)).value
    assert first != second
    assert support.count(book, "attachment") == 2
    assert support.count(book, "attachment_content") == 1


def test_the_same_file_on_the_same_record_changes_nothing(book: Book, brand: str) -> None:
    first = book.run(AttachFile("brand", brand, "a.pdf", "application/pdf", PDF)).value
    before = support.dump(book)
    again = book.run(AttachFile("brand", brand, "a.pdf", "application/pdf", PDF))
    assert again.value == first
    assert not again.changes.touched
    assert support.dump(book) == before


def test_undo_takes_the_file_away_and_redo_brings_it_back_with_its_bytes(book: Book, brand: str) -> None:
    before = support.content(book)
    attachment = book.run(AttachFile("brand", brand, "a.pdf", "", PDF)).value
    after = support.content(book)
    assert book.undo().value == "Attach “a.pdf”"
    assert support.content(book) == before
    book.redo()
    assert support.content(book) == after
    with book.reading() as reading:
        assert content(reading, attachment) == PDF


def test_contents_are_not_written_to_the_change_log(book: Book, brand: str) -> None:
    book.run(AttachFile("brand", brand, "a.bin", "", b"\x00secret-bytes\xff"))
    assert support.rows(book, "SELECT DISTINCT table_name FROM change_row WHERE after LIKE '%a.bin%'") == [
        ("attachment",)
    ]
    assert not support.rows(book, "SELECT 1 FROM change_row WHERE after LIKE '%secret-bytes%'")


def test_a_removed_file_is_no_longer_listed_until_undo(book: Book, brand: str) -> None:
    attachment = book.run(AttachFile("brand", brand, "a.pdf", "", PDF)).value
    book.run(DetachFile(attachment))
    with book.reading() as reading:
        assert attachments(reading, "brand", brand) == ()
    book.undo()
    with book.reading() as reading:
        assert [row.id for row in attachments(reading, "brand", brand)] == [attachment]


def test_more_than_fifty_megabytes_are_refused_with_the_book_as_it_was(book: Book, brand: str) -> None:
    before = support.dump(book)
    with pytest.raises(BadInput, match="at most 50 MB") as caught:
        book.run(AttachFile("brand", brand, "film.mp4", "", bytes(LIMIT_MEGABYTES * 1024 * 1024 + 1)))
    assert caught.value.hint
    assert support.dump(book) == before


def test_fifty_megabytes_are_kept(book: Book, brand: str) -> None:
    book.run(AttachFile("brand", brand, "film.mp4", "", bytes(LIMIT_MEGABYTES * 1024 * 1024)))
    assert book.verify().is_ok


@pytest.mark.parametrize(
    ("kind", "record", "data", "error"),
    [
        ("brand", "nobody", PDF, NotFound),
        ("sqlite_master", "x", PDF, NotFound),
        ("brand", "", b"", NotFound),
    ],
)
def test_no_record_no_file(book: Book, kind: str, record: str, data: bytes, error: type[Exception]) -> None:
    before = support.dump(book)
    with pytest.raises(error):
        book.run(AttachFile(kind, record, "a.pdf", "", data))
    assert support.dump(book) == before


def test_an_empty_file_is_refused(book: Book, brand: str) -> None:
    with pytest.raises(BadInput, match="empty"):
        book.run(AttachFile("brand", brand, "a.pdf"))


def test_names_from_outside_cannot_leave_their_folder(book: Book, brand: str) -> None:
    book.run(AttachFile("brand", brand, "../../etc/pass\x00wd.pdf", "not a type", PDF))
    with book.reading() as reading:
        (row,) = attachments(reading, "brand", brand)
    assert "/" not in row.name
    assert row.media_type == "application/octet-stream"


def test_content_that_is_not_there_is_said(book: Book, brand: str) -> None:
    attachment = book.run(AttachFile("brand", brand, "a.pdf", "", PDF)).value
    with book._store.writing() as connection:
        connection.exec_driver_sql("DELETE FROM attachment_content")
    with book.reading() as reading, pytest.raises(BookError, match="missing"):
        content(reading, attachment)
    with book.reading() as reading, pytest.raises(NotFound):
        content(reading, "nothing")


def test_nothing_to_undo_after_a_refused_file(book: Book) -> None:
    with pytest.raises(NotFound):
        book.run(AttachFile("brand", "nobody", "a.pdf", "", PDF))
    with pytest.raises(AnswerIsNo):
        book.undo()
