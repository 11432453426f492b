"""The runner: work on the worker, results on the main thread, nobody called who is gone, a clean end."""

from __future__ import annotations

import gc
import threading
import time
from functools import partial
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import QObject, QTimer

from creatorbook.domain.values.money import Money
from creatorbook.gui.desk import guard, run
from creatorbook.gui.desk.run import GuiRunner
from creatorbook.services.records.editing import AddRecord

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from creatorbook.common.runner import Job
    from creatorbook.gui.frame.start import Session


class Asker(QObject):
    """Keeps what it received, and on which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.values: list[object] = []
        self.errors: list[Exception] = []
        self.steps: list[tuple[int, int]] = []
        self.threads: set[int] = set()

    def done(self, value: object) -> None:
        self.threads.add(threading.get_ident())
        self.values.append(value)

    def failed(self, error: Exception) -> None:
        self.errors.append(error)

    def progress(self, done: int, total: int) -> None:
        self.steps.append((done, total))

    def broken(self, value: object) -> None:
        raise KeyError(str(value))


@pytest.fixture
def runner(qapp: object) -> Iterator[GuiRunner]:
    assert qapp is not None
    made = GuiRunner()
    yield made
    made.close()


def test_large_values_arrive_whole_on_the_main_thread(qtbot: QtBot, runner: GuiRunner) -> None:
    asker = Asker()
    runner.submit(lambda _job: (2**40, Money(2**61, "EUR"), threading.get_ident()), asker.done)
    qtbot.waitUntil(lambda: bool(asker.values))
    value = asker.values[0]
    assert isinstance(value, tuple)
    big, money, worker = value
    assert (big, money) == (2**40, Money(2**61, "EUR"))
    assert asker.threads == {threading.get_ident()}
    assert worker != threading.get_ident()


def test_a_worker_looks_for_no_garbage_also_where_no_window_does(qtbot: QtBot, runner: GuiRunner) -> None:
    asker = Asker()
    collected = gc.isenabled()
    gc.enable()
    try:
        runner.submit(lambda _job: gc.isenabled(), asker.done)
        qtbot.waitUntil(lambda: asker.values == [False])
        qtbot.waitUntil(gc.isenabled)
    finally:
        if not collected:
            gc.disable()


def _number(number: int, _job: Job) -> int:
    return number


def test_work_is_done_in_the_order_it_was_asked_for(qtbot: QtBot, runner: GuiRunner) -> None:
    asker = Asker()
    for number in range(50):
        runner.submit(partial(_number, number), asker.done)
    qtbot.waitUntil(lambda: len(asker.values) == 50)
    assert asker.values == list(range(50))
    qtbot.waitUntil(lambda: not runner.is_busy)


class Waiting(Asker):
    """Has something done in the next turn of the event loop, as whoever shows a result has it painted."""

    def done(self, value: object) -> None:
        super().done(value)
        QTimer.singleShot(0, self.paint)

    def paint(self) -> None:
        self.values.append("painted")


def test_the_window_has_its_turn_between_results_that_take_long(
    qtbot: QtBot, runner: GuiRunner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "_A_WHILE", 1e-9)
    asker, all_are_there = Waiting(), threading.Event()
    for number in range(3):
        runner.submit(partial(_number, number), asker.done)
    runner.submit(lambda _job: all_are_there.set())
    assert all_are_there.wait(10)
    qtbot.waitUntil(lambda: len(asker.values) == 6)
    assert asker.values == [0, "painted", 1, "painted", 2, "painted"]


def test_an_error_goes_to_the_asker_or_to_the_window(qtbot: QtBot, runner: GuiRunner) -> None:
    asker, window = Asker(), Asker()
    runner.on_unhandled(window.failed)
    runner.submit(lambda _job: 1 // 0, asker.done, asker.failed)
    runner.submit(lambda _job: [][1], asker.done)  # noqa: PLE0643  the fault that is wanted
    qtbot.waitUntil(lambda: bool(asker.errors and window.errors))
    assert isinstance(asker.errors[0], ZeroDivisionError)
    assert isinstance(window.errors[0], IndexError)
    assert asker.values == []


def test_progress_and_cancel(qtbot: QtBot, runner: GuiRunner) -> None:
    asker = Asker()

    def count(job: Job) -> int:
        for number in range(10_000):
            job.progress(number, 10_000)
            time.sleep(0.001)
        return 1

    job = runner.submit(count, asker.done, asker.failed, progress=asker.progress)
    qtbot.waitUntil(lambda: len(asker.steps) > 3)
    job.cancel()
    qtbot.waitUntil(lambda: not runner.is_busy)
    assert asker.values == []
    assert asker.errors == []
    assert asker.steps[0] == (0, 10_000)


def test_nobody_is_called_who_is_gone(qtbot: QtBot, runner: GuiRunner) -> None:
    gate = threading.Event()
    asker, other = Asker(), Asker()
    runner.submit(lambda _job: gate.wait(), asker.done)
    deleted = Asker()
    runner.submit(lambda _job: 2, deleted.done)
    runner.submit(lambda _job: 3, other.done)
    del asker
    gc.collect()
    deleted.deleteLater()
    qtbot.wait(10)
    gate.set()
    qtbot.waitUntil(lambda: other.values == [3])
    assert deleted.values == []


def test_a_receiver_that_fails_is_reported_and_the_others_still_run(qtbot: QtBot, runner: GuiRunner) -> None:
    met: list[str] = []

    def hear(where: str, error: BaseException) -> None:
        met.append(f"{where} {type(error).__name__}")

    guard.listen(hear)
    asker = Asker()
    runner.submit(lambda _job: 1, asker.broken)
    runner.submit(lambda _job: 2, asker.done)
    qtbot.waitUntil(lambda: asker.values == [2])
    assert met == ["Asker.broken KeyError"]


def test_closing_ends_the_thread_and_delivers_nothing_more(qtbot: QtBot) -> None:
    runner = GuiRunner()
    asker = Asker()
    runner.submit(lambda _job: time.sleep(0.1), asker.done)
    runner.submit(lambda _job: 2, asker.done)
    runner.close()
    runner.close()
    qtbot.wait(50)
    assert asker.values == []
    assert not runner._thread.is_alive()
    assert runner.submit(lambda _job: 3, asker.done).cancelled


def test_a_writer_does_what_waits_before_it_closes() -> None:
    runner = GuiRunner()
    gate = threading.Event()
    written: list[int] = []
    runner.submit(lambda _job: gate.wait())
    runner.submit(lambda _job: written.append(2))
    threading.Timer(0.05, gate.set).start()
    runner.close(finish=True)
    assert written == [2]
    assert not runner._thread.is_alive()


def test_a_write_whose_dialog_has_gone_is_told_to_the_window_alone(session: Session, qtbot: QtBot) -> None:
    met: list[str] = []
    guard.listen(lambda where, error: met.append(f"{where} {error!r}"))
    desk, asker = session.desk, Asker()
    failed: list[Exception] = []
    desk.failed.connect(failed.append)
    desk.run(AddRecord("brand", {"name": "Aurora"}), asker.done, asker.failed)
    desk.run(AddRecord("brand", {"name": ""}), asker.done, asker.failed)
    shiboken6.delete(asker)
    qtbot.waitUntil(lambda: bool(failed))
    assert (asker.values, asker.errors, met) == ([], [], [])
