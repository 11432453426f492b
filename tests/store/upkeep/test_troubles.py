"""Each trouble with a book’s file has a sentence and a way out of its own, in both languages: a kept table."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from creatorbook.common.errors import BadInput, BookDamaged, BookError, BookGone, CreatorbookError
from creatorbook.common.i18n import use_language
from creatorbook.store.engine import driver
from creatorbook.store.engine.errors import gone_error, name_too_long_error, read_only_error, translate_error
from creatorbook.store.store import Store
from tests.store.support import Hand

if TYPE_CHECKING:
    from collections.abc import Iterator

TABLE = Path(__file__).parent / "troubles.md"


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    use_language("en")


def of_words(words: str, path: Path) -> CreatorbookError:
    """Return what is raised where the driver says these words of a book."""
    error = translate_error(driver.dbapi.OperationalError(words), path)
    assert error is not None
    return error


def troubles(path: Path) -> dict[str, CreatorbookError]:
    """Return the error of each trouble, in the language of the screen."""
    linked = path.with_name("linked.creatorbook")
    if not linked.exists():
        linked.write_bytes(b"")
        os.link(linked, path.with_name("second name.creatorbook"))
    return {
        "read-only": read_only_error(path),
        "disk full": of_words("database or disk is full", path),
        "I/O error": of_words("disk I/O error", path),
        "second hard link": of_words("disk I/O error", linked),
        "name too long": name_too_long_error(path),
        "gone while open": gone_error(path),
        "gone, at a write": gone_error(path, writing=True),
        "other program writes": of_words("database is locked", path),
        "damaged": of_words("database disk image is malformed", path),
        "not a book": of_words("file is not a database", path),
        "other database": of_words("no such table: change_log", path),
        "cannot be opened": of_words("unable to open database file", path),
    }


def test_the_table_of_sentences_is_as_kept(book_path: Path) -> None:
    lines = ["| trouble | what is said | way out |", "|---|---|---|"]
    said = {}
    for language in ("en", "fr"):
        use_language(language)
        found = troubles(book_path)
        said[language] = [each.message for name, each in found.items() if name != "gone, at a write"]
        lines += [f"| {name} ({language}) | {each.message} | {each.hint} |" for name, each in found.items()]
    table = "\n".join(lines) + "\n"
    if os.environ.get("CREATORBOOK_WRITE_GOLDEN"):
        TABLE.write_text(table, encoding="utf-8")
    assert table == TABLE.read_text(encoding="utf-8")
    assert all(len(set(each)) == len(each) for each in said.values())
    assert not set(said["en"]) & set(said["fr"])


def test_what_is_damaged_is_told_from_other_troubles(book_path: Path) -> None:
    found = troubles(book_path)
    assert {name for name, each in found.items() if isinstance(each, BookDamaged)} == {"damaged", "not a book"}


def test_a_name_that_leaves_no_room_for_others_says_so(book_path: Path) -> None:
    long = book_path.rename(book_path.with_name("x" * 242 + ".creator"))
    with pytest.raises(BookError, match="too long"):
        Store(long)


@pytest.mark.parametrize("how", ["deleted", "replaced"])
def test_a_book_whose_file_is_gone_is_saved_again(hand: Hand, book_path: Path, tmp_path: Path, how: str) -> None:
    hand.brand("Ombelle")
    for beside in tmp_path.glob("book.creatorbook*"):
        beside.unlink()
    if how == "replaced":
        book_path.write_bytes(b"another")
    before = sorted(tmp_path.iterdir())
    looks = (lambda: hand.store.foreign_changes(""), hand.store.verify, hand.store.check_quickly, hand.brand)
    for look in looks:
        with pytest.raises(BookGone):
            look()
    assert sorted(tmp_path.iterdir()) == before
    with pytest.raises(BadInput):
        hand.store.save_again(book_path)
    again = tmp_path / "again.creatorbook"
    hand.store.save_again(again)
    saved = Hand(Store(again))
    assert saved.rows("SELECT name FROM brand") == [("Ombelle",)]
    assert saved.store.verify().is_ok
    saved.store.close()
