"""What can be read of a damaged book is saved into a new one, and the rest is named."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta
from hashlib import sha256
from random import Random
from typing import TYPE_CHECKING

import pytest

from creatorbook.common.errors import BadInput, BookError
from creatorbook.store.engine import driver
from creatorbook.store.models import Attachment, Brand
from creatorbook.store.salvage.pages import Pages, copy_readable
from creatorbook.store.salvage.report import Fate
from creatorbook.store.salvage.salvage import salvage
from creatorbook.store.salvage.survey import look_over
from creatorbook.store.store import Store
from tests.damaging import PAGE, look_at, old_book, rows_of, salvage_damaged, unpack
from tests.store.support import Hand

if TYPE_CHECKING:
    from pathlib import Path

    from creatorbook.store.writing.uow import UnitOfWork


def pages_with(content: bytes, text: str) -> list[int]:
    """Return the numbers of the pages in which a text is, counted from 0."""
    return [at for at in range(len(content) // PAGE) if text.encode() in content[at * PAGE : (at + 1) * PAGE]]


def zero_leaf(path: Path, table: str) -> None:
    """Zero the pages of rows of a table of a closed book."""
    with Pages(path) as pages:
        hurt = [number for number, name in look_over(pages).leaves.items() if name == table]
    content = bytearray(path.read_bytes())
    for number in hurt:
        content[(number - 1) * PAGE : number * PAGE] = bytes(PAGE)
    path.write_bytes(content)


def test_intact_rows_of_damaged_books_are_saved(tmp_path: Path) -> None:
    whole = look_at(old_book(tmp_path / "whole.creatorbook", "0007"))
    tally = salvage_damaged(whole, tmp_path, 35, Random(7))
    assert tally.saved / tally.intact >= 0.98
    assert tally.worst >= 0.98
    assert tally.strange == 0


@pytest.mark.parametrize("schema", ["0001", "0004"])
def test_a_book_of_an_older_program_is_brought_up_to_date(tmp_path: Path, schema: str) -> None:
    old = tmp_path / "old.creatorbook"
    old.write_bytes(unpack(schema))
    expected = rows_of(old_book(tmp_path / "whole.creatorbook", schema))
    salvaged = salvage(old, tmp_path / "new.creatorbook")
    assert salvaged.is_whole
    found = rows_of(salvaged.path)
    # Of what was paid the upgrade makes rows of their own, with ids of their own.
    made = ("received", "allocation")
    assert {row for row in found if row[0] not in made} == {row for row in expected if row[0] not in made}
    assert len(found) == len(expected)


def test_what_the_pages_lost_comes_from_the_history(hand: Hand, book_path: Path, tmp_path: Path) -> None:
    creator = hand.creator()
    brand = hand.brand("Ombelle")
    hand.deal(creator, brand)
    gone = hand.brand("Taken back")
    hand.undo()
    hand.store.close()
    zero_leaf(book_path, "brand")
    salvaged = salvage(book_path, tmp_path / "new.creatorbook")
    assert [(each.table, each.id, each.fate) for each in salvaged.items] == [("brand", brand, Fate.FROM_HISTORY)]
    assert not any(gone in values for table, values in rows_of(salvaged.path) if table == "brand")
    with_it = Hand(Store(salvaged.path))
    assert with_it.rows("SELECT id, name FROM brand") == [(brand, "Ombelle")]
    with_it.store.close()


def test_the_rest_comes_from_a_backup_or_is_named(hand: Hand, book_path: Path, tmp_path: Path) -> None:
    creator = hand.creator()
    brand = hand.brand("Ombelle")
    hand.deal(creator, brand)
    hand.store.back_up(tmp_path / "backup.creatorbook")
    late = hand.brand("Made since")
    hand.deal(creator, late, "Autumn")
    hand.store.close()
    for table in ("brand", "change_log"):
        zero_leaf(book_path, table)
    content = bytearray(book_path.read_bytes())
    for page in pages_with(bytes(content), '"name":"Ombelle"'):
        content[page * PAGE : (page + 1) * PAGE] = bytes(PAGE)
    book_path.write_bytes(content)
    salvaged = salvage(book_path, tmp_path / "new.creatorbook", tmp_path / "backup.creatorbook")
    assert {(each.id, each.fate) for each in salvaged.items if each.table == "brand"} == {
        (brand, Fate.FROM_BACKUP),
        (late, Fate.STAND_IN),
    }
    with_it = Hand(Store(salvaged.path))
    assert with_it.rows("SELECT count(*) FROM deal") == [(2,)]
    assert with_it.store.verify().is_ok
    with_it.store.close()


def test_a_row_that_is_not_as_it_was_written_comes_from_the_history(
    hand: Hand, book_path: Path, tmp_path: Path
) -> None:
    brand = hand.brand("Ombelle")
    other = hand.brand("Xylophone")
    hand.store.thin_log(hand.clock.now() + timedelta(days=1), lambda: False)
    hand.do(lambda uow: setattr(uow.get(Brand, brand), "name", "Ombelline"))
    hand.store.close()
    with closing(driver.connect(book_path)) as connection:
        connection.execute("UPDATE brand SET name = replace(replace(name, 'Ombelline', 'Ombellane'), 'Xy', 'Xi')")
    salvaged = salvage(book_path, tmp_path / "new.creatorbook")
    assert {(each.id, each.fate) for each in salvaged.items} == {(brand, Fate.FROM_HISTORY), (other, Fate.CHANGED)}
    assert {"Ombelline", "Xilophone"} <= {str(value) for _table, values in rows_of(salvaged.path) for value in values}


def test_a_file_that_does_not_match_its_hash_is_named(hand: Hand, book_path: Path, tmp_path: Path) -> None:
    content = b"contract " * 2000
    digest = sha256(content).hexdigest()
    brand = hand.brand()

    def attach(uow: UnitOfWork) -> None:
        uow.keep_content(digest, content)
        uow.add(Attachment(record_kind="brand", record_id=brand, name="signed.pdf", sha256=digest, size=len(content)))

    hand.do(attach)
    hand.store.close()
    damaged = book_path.read_bytes().replace(b"contract contract", b"contract contracT", 1)
    book_path.write_bytes(damaged)
    salvaged = salvage(book_path, tmp_path / "new.creatorbook")
    assert [(each.title, each.fate, each.detail) for each in salvaged.items] == [("signed.pdf", Fate.FILE_LOST, digest)]
    assert not salvaged.problems


def test_steps_that_are_only_in_the_log_are_saved(hand: Hand, book_path: Path, tmp_path: Path) -> None:
    hand.brand("Before")
    copy = tmp_path / "copy.creatorbook"
    hand.brand("In the log")
    # As a crash leaves them: the book and what was written last, beside it.
    for suffix in ("", "-wal"):
        (tmp_path / f"copy.creatorbook{suffix}").write_bytes(book_path.with_name(book_path.name + suffix).read_bytes())
    salvaged = salvage(copy, tmp_path / "new.creatorbook")
    assert salvaged.is_whole
    made = Hand(Store(salvaged.path))
    assert made.rows("SELECT name FROM brand ORDER BY id") == [("Before",), ("In the log",)]
    made.store.close()


def test_what_cannot_be_salvaged_says_so_and_leaves_nothing(hand: Hand, book_path: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.creatorbook"
    with pytest.raises(BookError, match="is open"):
        salvage(book_path, new)
    hand.store.close()
    (tmp_path / "text.creatorbook").write_text("no book at all", encoding="utf-8")
    with pytest.raises(BookError, match="Nothing in this file"):
        salvage(tmp_path / "text.creatorbook", new)
    with pytest.raises(BadInput):
        salvage(book_path, book_path)
    assert [each.name for each in tmp_path.iterdir() if "new" in each.name and not each.name.startswith(".")] == []


class _FailingDisk:
    """A file of which the disk does not give back one piece."""

    def __init__(self, content: bytes, bad: int) -> None:
        self._content, self._bad, self._at = content, bad, 0

    def seek(self, at: int, whence: int = 0) -> int:
        self._at = at if whence == 0 else len(self._content) + at
        return self._at

    def read(self, count: int) -> bytes:
        if self._at <= self._bad < self._at + count:
            raise OSError(5, "Input/output error")
        return self._content[self._at : self._at + count]


def test_what_a_disk_does_not_give_back_is_left_out(tmp_path: Path) -> None:
    content = bytes(range(256)) * 64
    with (tmp_path / "copy").open("w+b") as target:
        assert copy_readable(_FailingDisk(content, 5000), target) == 1  # type: ignore[arg-type]
    copied = (tmp_path / "copy").read_bytes()
    assert copied == content[:4096] + bytes(4096) + content[8192:]
