"""What a person waits for is said after a moment, with a way to stop it; what is stopped leaves nothing behind."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from creatorbook.gui.desk import records
from creatorbook.gui.forms.record_form import RecordForm
from creatorbook.gui.frame.bars.waiting import Waiting
from creatorbook.gui.frame.palette import Palette
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
    # Its cards are made one after the other.
    qtbot.waitUntil(lambda: window.findChild(BookPart) is not None)
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


def _focused() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def _press_tab_until(reached: QWidget, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press Tab where the keys are until a widget has them."""
    for _press in range(40):
        if _focused() is reached:
            return
        QTest.keyClick(_focused(), Qt.Key.Key_Tab, held)
    raise AssertionError(f"Tab never came to {reached}")


def test_cancel_is_reached_and_pressed_by_keys_while_a_dialog_is_open(
    waiting: Waiting, window: Window, session: Session, qtbot: QtBot
) -> None:
    window.desk.create("brand")
    form = window.findChild(RecordForm)
    assert isinstance(form, RecordForm)
    asker, goes_on = Asker(), threading.Event()

    def work(job: Job) -> None:
        goes_on.wait(20)
        job.check()

    session.runner.submit(work, asker.done, label="Counting …", stopped=asker.stopped)
    qtbot.waitUntil(lambda: waiting.bar is not None and waiting.bar.isVisible())
    bar = waiting.bar
    assert bar is not None
    assert form.isAncestorOf(_focused())
    _press_tab_until(bar.cancel)
    # A shortcut of the window is none, and Escape goes back without closing anything.
    QTest.keyClick(bar.cancel, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window.findChildren(Palette) == []
    QTest.keyClick(bar.cancel, Qt.Key.Key_Escape)
    assert form.isVisible()
    assert form.isAncestorOf(_focused())
    _press_tab_until(bar.cancel, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(bar.cancel, Qt.Key.Key_Tab)
    assert form.isAncestorOf(_focused())
    _press_tab_until(bar.cancel)
    QTest.keyClick(bar.cancel, Qt.Key.Key_Return)
    # It cannot be pressed twice: the keys go back to the dialog.
    assert form.isAncestorOf(_focused())
    goes_on.set()
    qtbot.waitUntil(lambda: asker.heard == ["stopped"])
    assert form.isVisible()
    form.close()


def test_cancel_is_reached_by_tab_on_a_page(waiting: Waiting, window: Window, session: Session, qtbot: QtBot) -> None:
    asker, goes_on = Asker(), threading.Event()
    session.runner.submit(lambda _job: goes_on.wait(20), asker.done, label="Counting …", stopped=asker.stopped)
    qtbot.waitUntil(lambda: waiting.bar is not None and waiting.bar.isVisible())
    assert waiting.bar is not None
    window.topbar.setFocus()
    _press_tab_until(waiting.bar.cancel, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(waiting.bar.cancel, Qt.Key.Key_Space)
    assert not waiting.bar.cancel.isEnabled()
    goes_on.set()
    qtbot.waitUntil(lambda: bool(asker.heard))


@pytest.fixture
def held_writer(session: Session) -> Iterator[threading.Event]:
    """Return what lets the worker that writes go on."""
    opened = threading.Event()
    session.writer.submit(lambda _job: opened.wait(20))
    yield opened
    opened.set()


def test_a_contract_that_is_cancelled_is_not_issued(
    waiting: Waiting, held_writer: threading.Event, window: Window, book: Book, agreed: dict[str, str], qtbot: QtBot
) -> None:
    from creatorbook.gui.contracts.page import ContractsPage

    window.go("contracts", {"deal": agreed["deal"]})
    page = window.current_page
    assert isinstance(page, ContractsPage)
    qtbot.waitUntil(lambda: page.issue.isEnabled() and not waiting._jobs)
    page.issue_now()
    _stop(waiting, qtbot, "Issuing the contract …")
    held_writer.set()
    qtbot.waitUntil(lambda: window.toast.text == "Cancelled. The contract was not issued.")
    assert records.ids(book, Query("contract")) == []
    qtbot.waitUntil(page.issue.isEnabled)
