"""Which book is meant, and every way in which it cannot be opened: exit code 4 and one clear sentence."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from creatorbook.common.settings import Settings
from creatorbook.services.book.book import Book

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from creatorbook.services.book.bus import ChangeSet
    from tests.cli.run_result import RunResult

    Run = Callable[..., RunResult]


def test_the_book_opened_last_is_meant_where_none_is_named(bare: Run, cb: Run, path: Path) -> None:
    none = bare("list", "creator", "--json")
    assert (none.code, none.error["where"]) == (4, "--book")
    assert cb("list", "creator").code == 0
    assert bare("list", "creator", "--json").json[0]["name"] == "Léa Martin"
    assert Settings().get("last_book") == str(path)


def _not_there(path: Path) -> None:
    path.unlink()


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _text(path: Path) -> None:
    path.write_text("Dear diary, " * 500, encoding="utf-8")


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5_000])


def _header(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\x00" + b"\xff" * 4_000)


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _newer(path: Path) -> None:
    from creatorbook.store.engine import driver

    connection = driver.connect(path)
    connection.execute("PRAGMA user_version=9999")
    connection.close()


def _foreign(path: Path) -> None:
    from creatorbook.store.engine import driver

    path.write_bytes(b"")
    connection = driver.connect(path)
    connection.execute("CREATE TABLE recipe (title TEXT)")
    connection.close()


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (_not_there, "There is no book at this place."),
        (_empty, "This file is empty"),
        (_text, "This file is not a Creatorbook book"),
        (_cut, ""),
        (_header, ""),
        (_folder, "There is no book at this place."),
        (_newer, "This book was written by a newer Creatorbook (schema 9999"),
        (_foreign, "This file is a database, but not a Creatorbook book."),
    ],
)
@pytest.mark.parametrize("words", [("list", "brand"), ("add", "brand", "name=x"), ("undo",), ("verify",)])
def test_what_is_no_book_is_exit_code_4(
    bare: Run, path: Path, spoil: Callable[[Path], None], sentence: str, words: tuple[str, ...]
) -> None:
    spoil(path)
    said = bare("--book", path, *words)
    assert said.code == 4
    assert said.out == ""
    assert said.err.startswith(sentence)
    assert 1 <= len(said.err.splitlines()) <= 2
    assert bare("--book", path, *words, "--json").error["code"] == "book"
    # A book that could not be opened is not remembered.
    assert Settings().get("last_book") == ""


def test_a_book_that_is_open_elsewhere_is_written_and_the_other_sees_it(bare: Run, path: Path, clock: object) -> None:
    told: list[ChangeSet] = []
    with Book(path) as window:
        window.bus.subscribe(told.append)
        brand = bare("--book", path, "add", "brand", "name=Aurora", "--json").json["id"]
        bare("--book", path, "add", "deal", "title=Reel", "brand=Aurora")
        window.poll()
    assert [changes.foreign for changes in told] == [True]
    assert told[0].touched["brand"] == {brand}
    assert len(told[0].touched["deal"]) == 1


def test_a_name_with_odd_letters_is_a_name(bare: Run, started: Path, tmp_path: Path) -> None:
    odd = shutil.copyfile(started, tmp_path / "100 % l'été – 夏.creatorbook")
    assert bare("--book", odd, "add", "brand", "name=夏").code == 0
    assert "夏" in bare("list", "brand").out
