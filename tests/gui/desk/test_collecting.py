"""While a window stands, garbage is looked for in the main thread alone."""

from __future__ import annotations

import gc
import threading
import weakref
from typing import TYPE_CHECKING

import pytest

from creatorbook.gui.desk.collecting import Collector

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from creatorbook.gui.frame.start import Session


class _Circle:
    def __init__(self) -> None:
        self.itself = self
        self.thread = threading.current_thread()


def test_no_worker_collects_while_a_window_stands(session: Session) -> None:
    gone: list[threading.Thread] = []
    weakref.finalize(_Circle(), lambda: gone.append(threading.current_thread()))

    kept: list[list[int]] = []

    def make_much() -> None:
        # What is let go of again is not counted.
        kept.extend([number] for number in range(20_000))

    worker = threading.Thread(target=make_much)
    worker.start()
    worker.join()
    assert gone == []
    session.collector.collect()
    assert gone == [threading.main_thread()]


def test_it_is_done_in_the_pauses_of_the_main_thread(session: Session, qtbot: QtBot) -> None:
    gone: list[threading.Thread] = []
    weakref.finalize(_Circle(), lambda: gone.append(threading.current_thread()))
    kept = [[number] for number in range(2_000)]
    qtbot.waitUntil(lambda: bool(gone))
    assert gone == [threading.main_thread()]
    assert kept
    assert not gc.isenabled()
    session.end()
    assert gc.isenabled()


def test_ending_twice_gives_back_once(session: Session) -> None:
    collector = Collector(session)
    collector.begin()
    collector.end()
    collector.end()
    assert not gc.isenabled()


@pytest.mark.parametrize("generation", [1, 2])
def test_objects_that_are_not_young_are_looked_at_only_while_nobody_works(session: Session, generation: int) -> None:
    gc.collect()
    gone: list[str] = []
    old = _Circle()
    weakref.finalize(old, lambda: gone.append("old"))
    gc.collect(generation - 1)
    del old
    due = gc.get_threshold()[generation]
    for _time in range(due + 1):
        gc.collect(generation - 1)
    session.collector.collect(at_rest=False)
    assert gone == []
    # Nor do they wait for ever.
    for _time in range(due * 9):
        gc.collect(generation - 1)
    session.collector.collect(at_rest=False)
    assert gone == ["old"]
