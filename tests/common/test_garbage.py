"""While many objects are made, Python looks for no garbage; afterwards it does as before."""

from __future__ import annotations

import gc
import threading
from typing import TYPE_CHECKING

import pytest

from creatorbook.common.garbage import garbage_uncollected
from creatorbook.services import imports
from creatorbook.services.book.book import Book

if TYPE_CHECKING:
    from pathlib import Path


def test_none_is_looked_for_within_and_some_is_afterwards() -> None:
    assert gc.isenabled()
    with garbage_uncollected():
        assert not gc.isenabled()
        with garbage_uncollected():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_is_as_before_after_an_error() -> None:
    with pytest.raises(ValueError, match="wrong"), garbage_uncollected():
        raise ValueError("wrong")
    assert gc.isenabled()


def test_two_threads_wait_for_the_last_one() -> None:
    entered, leave = threading.Event(), threading.Event()

    def stay() -> None:
        with garbage_uncollected():
            entered.set()
            leave.wait()

    thread = threading.Thread(target=stay)
    thread.start()
    entered.wait()
    with garbage_uncollected():
        pass
    assert not gc.isenabled()
    leave.set()
    thread.join()
    assert gc.isenabled()


def test_it_stays_off_where_it_was_off() -> None:
    gc.disable()
    try:
        with garbage_uncollected():
            assert not gc.isenabled()
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_after_an_import_it_is_looked_for_again(tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text("Name,E-mail\nAna Ruiz,ana@lumo.example\n", encoding="utf-8")
    with Book.create(tmp_path / "book.creatorbook", {"name": "A", "country": "FR", "language": "en"}) as book:
        imports.import_files(book, [file])
    assert gc.isenabled()
