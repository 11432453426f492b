"""The book itself: made, opened twice, notified of foreign changes, backed up, closed."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from creatorbook.common.errors import AnswerIsNo, BadInput, BookError
from creatorbook.services.book import settings
from creatorbook.services.book.book import Book
from creatorbook.services.book.command import Command
from creatorbook.services.records import editing as records

if TYPE_CHECKING:
    from datetime import date, datetime
    from pathlib import Path

    from creatorbook.common.clock import FixedClock
    from creatorbook.services.book.bus import ChangeSet
    from creatorbook.store.writing.uow import UnitOfWork
    from tests.services.desk import Desk


def test_a_bad_setting_leaves_no_file_behind(tmp_path: Path) -> None:
    path = tmp_path / "new.creatorbook"
    with pytest.raises(BadInput) as refused:
        Book.create(path, {"country": "Atlantis"})
    assert refused.value.where == "country"
    assert list(tmp_path.iterdir()) == []


class _Stopped:
    """A clock that no longer answers."""

    def now(self) -> datetime:
        raise OSError("no clock")

    def today(self) -> date:
        raise OSError("no clock")


def test_a_book_that_cannot_be_started_leaves_nothing_behind(tmp_path: Path, clock: FixedClock) -> None:
    path = tmp_path / "new.creatorbook"
    with pytest.raises(OSError, match="no clock"):
        Book.create(path, {"name": "Léa"}, _Stopped())
    assert not [left for left in tmp_path.iterdir() if left.suffix != ".lock"]
    Book.create(path, {"name": "Léa"}, clock).close()


def test_an_existing_file_is_never_overwritten(desk: Desk) -> None:
    with pytest.raises(BadInput):
        Book.create(desk.book.path, {"name": "Other"})
    assert desk.row("brand", desk.brand)["name"] == "Éclat"


def test_a_book_that_is_not_there_is_said_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(BookError):
        Book(tmp_path / "missing.creatorbook")
    assert not list(tmp_path.glob("*.creatorbook"))


def test_settings_are_read_back_and_changed(desk: Desk) -> None:
    desk.book.run(settings.ChangeSettings((("currency", "GBP"), ("country", "Royaume-Uni"))))
    with desk.book.reading() as reading:
        assert settings.settings(reading) == {
            "name": "Léa Martin",
            "country": "GB",
            "language": "fr",
            "currency": "GBP",
        }
        assert settings.setting(reading, "missing", "x") == "x"


def test_two_windows_see_each_other_once_and_never_themselves(desk: Desk, clock: FixedClock) -> None:
    told_here: list[ChangeSet] = []
    told_there: list[ChangeSet] = []
    with Book(desk.book.path, clock) as there:
        desk.book.bus.subscribe(told_here.append)
        there.bus.subscribe(told_there.append)
        there.run(records.EditRecord("brand", desk.brand, {"category": "Hair"}))
        desk.book.poll()
        there.poll()
        desk.book.poll()
        assert [change.foreign for change in told_here] == [True]
        assert told_here[0].touched == {"brand": frozenset({desk.brand})}
        assert [change.foreign for change in told_there] == [False]
        there.undo()
        desk.book.poll()
        assert told_here[1].touched == {"brand": frozenset({desk.brand})}


def test_undo_is_the_books_and_survives_closing_it(desk: Desk, clock: FixedClock) -> None:
    desk.edit("brand", desk.brand, category="Hair")
    desk.book.close()
    desk.book = Book(desk.book.path, clock)
    assert desk.book.undo().value == "Change brand “Éclat”"
    assert desk.row("brand", desk.brand)["category"] == "Skincare"


def test_a_new_book_has_nothing_to_undo(tmp_path: Path, clock: FixedClock) -> None:
    with Book.create(tmp_path / "n.creatorbook", {"name": "N"}, clock) as book:
        assert book.next_undo() is None
        assert book.next_redo() is None
        with pytest.raises(AnswerIsNo):
            book.undo()
        with pytest.raises(AnswerIsNo):
            book.redo()


@dataclass(frozen=True)
class Fails(Command[None]):
    """Writes, then finds that it may not."""

    code = "test.fail"

    def execute(self, uow: UnitOfWork) -> None:
        from creatorbook.store.models import Brand

        uow.add(Brand(name="Half"))
        raise AnswerIsNo("no")


def test_a_refused_command_changes_nothing_and_tells_nobody(desk: Desk) -> None:
    told: list[ChangeSet] = []
    desk.book.bus.subscribe(told.append)
    before = desk.dump()
    with pytest.raises(AnswerIsNo):
        desk.book.run(Fails())
    assert desk.dump() == before
    assert told == []


def test_a_deaf_listener_neither_stops_the_write_nor_the_others(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    reported: list[type[BaseException]] = []
    monkeypatch.setattr("sys.excepthook", lambda kind, *_rest: reported.append(kind))
    told: list[ChangeSet] = []

    def deaf(_change: ChangeSet) -> None:
        raise RuntimeError("deaf")

    desk.book.bus.subscribe(deaf)
    desk.book.bus.subscribe(told.append)
    desk.edit("brand", desk.brand, category="Hair")
    assert reported == [RuntimeError]
    assert len(told) == 1
    desk.book.bus.unsubscribe(deaf)
    desk.book.bus.unsubscribe(deaf)
    assert desk.book.bus.listeners == 1


def test_threads_take_turns_and_lose_nothing(desk: Desk) -> None:
    def work(number: int) -> None:
        for turn in range(5):
            desk.add("brand", name=f"Brand {number}-{turn}")

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(desk.ids("brand")) == 31
    assert desk.book.verify().is_ok


def test_a_backup_opens_as_the_same_book(desk: Desk, tmp_path: Path, clock: FixedClock) -> None:
    deal = desk.agreed_deal()
    before = desk.dump()
    backup = desk.book.back_up(tmp_path / "backup.creatorbook")
    assert backup.size > 0
    desk.book.run(records.TrashRecords("deal", (deal,)))
    desk.book.close()
    desk.book = Book(backup.path, clock, may_be_read_only=True)
    assert desk.dump() == before
