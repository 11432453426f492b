"""What a person waits for is said after a moment, with a way to stop it; what is stopped leaves nothing behind."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest

from creatorbook.gui.desk import records
from creatorbook.gui.frame.bars.waiting import Waiting
from creatorbook.gui.settings.book import BookPart
from creatorbook.services.records.editing import AddRecord
from creatorbook.services.records.lists import Query

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from creatorbook.common.runner import Job
    from creatorbook.gui.frame.start import Session
    from creatorbook.gui.frame.window import Window
    from creatorbook.services.book.book import Book


@pytest.fixture
def gate(session: Session) -> Iterator[threading.Event]:
    """Return what lets both workers go on: until it is set they are busy with something that nobody is told of."""
    opened = threading.Event()
    for runner in (session.runner, session.writer):
        runner.submit(lambda _job: opened.wait(20))
    yield opened
    opened.set()


@pytest.fixture
def waiting(window: Window, qtbot: QtBot) -> Waiting:
    found = window.findChild(Waiting)
    assert isinstance(found, Waiting)
    qtbot.waitUntil(lambda: not found._jobs)
    return found


def _stop(waiting: Waiting, qtbot: QtBot, text: str) -> None:
    qtbot.waitUntil(lambda: waiting.bar is not None and waiting.bar.isVisible())
    bar = waiting.bar
    assert bar is not None
    assert bar.text == text
    QTest.mouseClick(bar.cancel, Qt.MouseButton.LeftButton)
    assert not bar.cancel.isEnabled()


class Asker(QObject):
    """Hears how work went."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[object] = []

    def done(self, value: object) -> None:
        self.heard.append(value)

    def stopped(self) -> None:
        self.heard.append("stopped")


def test_a_bar_tells_how_far_it_is_and_goes_with_the_work(waiting: Waiting, session: Session, qtbot: QtBot) -> None:
    goes_on = threading.Event()
    asker = Asker()

    def work(job: Job) -> str:
        job.progress(2, 5)
        goes_on.wait(20)
        return "done"

    session.runner.submit(work, asker.done, label="Counting …")
    session.runner.submit(lambda _job: "unsaid", asker.done)
    qtbot.waitUntil(lambda: waiting.bar is not None and waiting.bar.isVisible())
    bar = waiting.bar
    assert bar is not None
    assert (bar.text, bar.accessibleName(), bar.bar.value(), bar.bar.maximum()) == ("Counting …", "Counting …", 2, 5)
    goes_on.set()
    qtbot.waitUntil(lambda: asker.heard == ["done", "unsaid"])
    assert not bar.isVisible()


def test_what_was_too_late_to_stop_is_said_to_be_done(session: Session, qtbot: QtBot) -> None:
    asker = Asker()

    def work(job: Job) -> str:
        job.cancel()
        return "done"

    session.runner.submit(work, asker.done, label="Counting …", stopped=asker.stopped)
    qtbot.waitUntil(lambda: asker.heard == ["done"])


@pytest.mark.usefixtures("waiting")
def test_work_that_is_soon_done_shows_no_bar(waiting: Waiting, session: Session, qtbot: QtBot) -> None:
    asker = Asker()
    session.runner.submit(lambda _job: 1, asker.done, label="Counting …")
    qtbot.waitUntil(lambda: asker.heard == [1])
    waiting._timer.setInterval(0)
    waiting._timer.start()
    qtbot.waitUntil(lambda: not waiting._timer.isActive())
    assert waiting.bar is None


def test_a_backup_that_is_cancelled_says_so_and_leaves_nothing(
    waiting: Waiting, gate: threading.Event, window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    window.commands.files._back_up(str(folder / "mine.creatorbook"))
    _stop(waiting, qtbot, "Backing up …")
    gate.set()
    qtbot.waitUntil(lambda: window.toast.text == "The backup was cancelled. Nothing was saved.")
    assert list(folder.iterdir()) == []
    assert waiting.bar is not None
    assert not waiting.bar.isVisible()
    window.commands.files._back_up(str(folder / "mine.creatorbook"))
    qtbot.waitUntil(lambda: window.toast.text == "Backed up and checked: mine.creatorbook")


def test_undo_that_is_cancelled_changes_nothing(
    waiting: Waiting, window: Window, session: Session, book: Book, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(window.desk.changed):
        window.desk.run(AddRecord("brand", {"name": "Nove"}))
    before = records.ids(book, Query("brand"))
    qtbot.waitUntil(window.action_set.by_id["undo"].isEnabled)
    opened = threading.Event()
    session.writer.submit(lambda _job: opened.wait(20))
    window.commands.carry_out("undo")
    _stop(waiting, qtbot, "Undoing …")
    opened.set()
    qtbot.waitUntil(lambda: window.toast.text == "Cancelled. Nothing was changed.")
    assert records.ids(book, Query("brand")) == before
    window.commands.carry_out("undo")
    qtbot.waitUntil(lambda: len(records.ids(book, Query("brand"))) == len(before) - 1)


def test_a_check_that_is_cancelled_can_be_begun_again(
    waiting: Waiting, gate: threading.Event, window: Window, qtbot: QtBot
) -> None:
    window.go("settings")
    part = window.findChild(BookPart)
    assert isinstance(part, BookPart)
    part.check.click()
    _stop(waiting, qtbot, "Checking the book …")
    gate.set()
    qtbot.waitUntil(part.check.isEnabled)
    assert part._verdict.isHidden()
    part.check.click()
    qtbot.waitUntil(lambda: part._verdict.accessibleName() == "The book is undamaged.")


def test_a_draft_that_is_cancelled_can_be_made_after_all(
    waiting: Waiting, gate: threading.Event, window: Window, agreed: dict[str, str], qtbot: QtBot
) -> None:
    from creatorbook.gui.contracts.page import ContractsPage

    window.go("contracts", {"deal": agreed["deal"]})
    page = window.current_page
    assert isinstance(page, ContractsPage)
    _stop(waiting, qtbot, "Making the contract …")
    gate.set()
    cannot = page.preview._cannot
    qtbot.waitUntil(cannot.isVisible)
    assert cannot.sentence.text() == "The contract was not made: it was cancelled."
    cannot.button.click()
    qtbot.waitUntil(lambda: page.preview.view.pages > 0)
