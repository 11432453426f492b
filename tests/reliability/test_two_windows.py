"""Two windows and the command line on one book: who is late sees both values; what others do is noticed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from creatorbook.common.clock import SystemClock
from creatorbook.common.errors import Conflict
from creatorbook.services.book.book import Book
from creatorbook.services.records import rows
from creatorbook.services.records.editing import AddRecord, EditRecord, TrashRecords
from creatorbook.services.records.history import lines as history
from tests.children import PATIENCE, ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from creatorbook.services.book.bus import ChangeSet
    from creatorbook.services.records.rows import Row

SETTINGS = {"name": "Léa Martin", "country": "FR", "language": "fr", "currency": "EUR"}


@pytest.fixture
def window(tmp_path: Path) -> Iterator[Book]:
    """Return the book as one window has it."""
    with Book.create(tmp_path / "book.creatorbook", SETTINGS, SystemClock()) as book:
        yield book


@pytest.fixture
def other(window: Book) -> Iterator[Book]:
    """Return the same book as a second window has it."""
    with Book(window.path, SystemClock()) as book:
        yield book


def row(book: Book, brand: str) -> Row:
    with book.reading() as reading:
        return rows.get(reading, "brand", brand)


def command_line(book: Book, *words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "creatorbook", "--book", str(book.path), *words],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
        env={**os.environ, "LANG": "C.UTF-8"},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_a_stale_form_conflicts_and_all_three_values_can_be_shown(window: Book, other: Book) -> None:
    brand = window.run(AddRecord("brand", {"name": "Original"})).value
    form = row(window, brand)
    other.run(EditRecord("brand", brand, {"name": "Theirs"}, version=row(other, brand).version))
    with pytest.raises(Conflict) as caught:
        window.run(EditRecord("brand", brand, {"name": "Mine"}, version=form.version))
    assert caught.value.record == ("brand", brand)
    theirs = row(window, brand)
    assert (form["name"], theirs["name"]) == ("Original", "Theirs")
    # Having seen both, the person may still choose theirs to go.
    window.run(EditRecord("brand", brand, {"name": "Mine"}, version=theirs.version))
    assert row(other, brand)["name"] == "Mine"
    with window.reading() as reading:
        names = [
            (change.before, change.after)
            for line in history.record_history(reading, "brand", brand)
            for change in line.fields
            if change.name == "name"
        ]
    assert names == [("Theirs", "Mine"), ("Original", "Theirs"), (None, "Original")]


def test_a_form_on_a_record_gone_to_the_trash_conflicts(window: Book, other: Book) -> None:
    brand = window.run(AddRecord("brand", {"name": "Original"})).value
    form = row(window, brand)
    other.run(TrashRecords("brand", (brand,)))
    with pytest.raises(Conflict):
        window.run(EditRecord("brand", brand, {"name": "Mine"}, version=form.version))


def test_undo_in_one_window_refuses_what_the_other_has_changed(window: Book, other: Book) -> None:
    brand = window.run(AddRecord("brand", {"name": "Original"})).value
    window.run(EditRecord("brand", brand, {"name": "Mine"}))
    other.run(EditRecord("brand", brand, {"name": "Theirs"}))
    # Each window takes back its own: mine is built upon until theirs is gone.
    with pytest.raises(Conflict):
        window.undo()
    assert row(window, brand)["name"] == "Theirs"
    other.undo()
    assert row(window, brand)["name"] == "Mine"
    window.undo()
    assert row(window, brand)["name"] == "Original"


def test_what_the_command_line_adds_is_noticed_by_the_next_poll(window: Book) -> None:
    heard: list[ChangeSet] = []
    window.bus.subscribe(heard.append)
    window.poll()
    assert heard == []
    added = json.loads(command_line(window, "--json", "add", "brand", "name=From the command line"))
    window.poll()
    (change,) = heard
    assert change.foreign
    assert change.touched["brand"] == frozenset({added["id"]})
    assert row(window, added["id"])["name"] == "From the command line"


def test_the_command_line_undoes_what_a_window_did_and_the_window_hears(window: Book) -> None:
    brand = window.run(AddRecord("brand", {"name": "Mine"})).value
    heard: list[ChangeSet] = []
    window.bus.subscribe(heard.append)
    command_line(window, "undo")
    window.poll()
    assert [change.touched for change in heard] == [{"brand": frozenset({brand})}]
    window.redo()
    assert row(window, brand)["name"] == "Mine"
