"""Long work that is stopped on the way: nothing of it stays, and the book goes on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from creatorbook.common.runner import Cancelled, Job
from creatorbook.services.book.book import Book
from creatorbook.services.book.command import Command
from creatorbook.services.records.attachments import AttachFile
from creatorbook.store.models import Brand

if TYPE_CHECKING:
    from pathlib import Path

    from creatorbook.common.clock import FixedClock
    from creatorbook.store.writing.uow import UnitOfWork
    from tests.services.desk import Desk

# Several pieces of a copy.
_LARGE = bytes(range(256)) * 40_000
_MANY = 400


@dataclass(frozen=True)
class AddBrands(Command[None]):
    """One step of many rows."""

    code = "test.add"

    def execute(self, uow: UnitOfWork) -> None:
        for number in range(_MANY):
            uow.add(Brand(name=f"Brand {number}"))


class StoppedInside(Job):
    """A job that is cancelled while SQLite is at work: by whoever asks for the first time."""

    asked = 0

    @property
    def cancelled(self) -> bool:
        self.asked += 1
        self.cancel()
        return super().cancelled


def _large(desk: Desk) -> Desk:
    desk.book.run(AttachFile("brand", desk.brand, "film.bin", "", _LARGE))
    return desk


@pytest.mark.parametrize("after", [0, 1, 2])
def test_a_backup_that_is_cancelled_leaves_nothing_behind(desk: Desk, tmp_path: Path, after: int) -> None:
    _large(desk)
    folder = tmp_path / "backups"
    folder.mkdir()
    reports: list[tuple[int, int]] = []

    def report(done: int, total: int) -> None:
        reports.append((done, total))
        if len(reports) == after:
            job.cancel()

    job = Job(on_progress=report)
    if not after:
        job.cancel()
    with pytest.raises(Cancelled):
        desk.book.back_up(folder / "mine.creatorbook", job)
    assert len(reports) == after
    assert list(folder.iterdir()) == []
    desk.add("brand", name="Afterwards")
    assert desk.book.back_up(folder / "mine.creatorbook", Job()).size > len(_LARGE)


def test_what_is_written_while_a_backup_is_made_neither_hinders_it_nor_comes_into_it(
    desk: Desk, tmp_path: Path, clock: FixedClock
) -> None:
    _large(desk)
    before = desk.dump()
    reports: list[tuple[int, int]] = []

    def report(done: int, total: int) -> None:
        reports.append((done, total))
        desk.add("brand", name=f"Meanwhile {done}")

    backup = desk.book.back_up(tmp_path / "mine.creatorbook", Job(on_progress=report))
    assert [done for done, _total in reports] == sorted({done for done, _total in reports})
    assert len({total for _done, total in reports}) == 1
    assert reports[-1][0] == reports[-1][1]
    assert len(reports) > 2
    desk.book.close()
    desk.book = Book(backup.path, clock, may_be_read_only=True)
    assert desk.dump() == before


def test_a_check_that_is_cancelled_finds_nothing_wrong_and_holds_nothing(desk: Desk) -> None:
    _large(desk)
    job = StoppedInside()
    with pytest.raises(Cancelled):
        desk.book.verify(job)
    assert job.asked
    desk.add("brand", name="Afterwards")
    assert desk.book.verify(Job()).is_ok


def test_a_step_that_is_cancelled_is_written_not_at_all(desk: Desk) -> None:
    before = desk.dump()
    with pytest.raises(Cancelled):
        desk.book.run(AddBrands(), StoppedInside())
    assert desk.dump() == before
    desk.book.run(AddBrands(), Job())
    assert len(desk.ids("brand")) == _MANY + 1


def test_undo_and_redo_that_are_cancelled_change_nothing_and_are_done_the_next_time(desk: Desk) -> None:
    before = desk.dump()
    desk.book.run(AddBrands())
    written = desk.dump()
    with pytest.raises(Cancelled):
        desk.book.undo(job=StoppedInside())
    assert desk.dump() == written
    desk.book.undo(job=Job())
    assert desk.dump() == before
    with pytest.raises(Cancelled):
        desk.book.redo(job=StoppedInside())
    assert desk.dump() == before
    desk.book.redo(job=Job())
    assert desk.dump() == written
    assert desk.book.verify().is_ok
