"""Modules that are imported in turns: what is waiting for the window is done between two of them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer

from creatorbook.gui.desk.loading import InTurns

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

NAMES = ["in_turns_one", "in_turns_two", "in_turns_three"]


@pytest.fixture
def names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return modules that can be imported and are not there yet."""
    for name in NAMES:
        (tmp_path / f"{name}.py").write_text("", encoding="utf-8")
        # Taken out again at the end.
        monkeypatch.setitem(sys.modules, name, sys)
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.syspath_prepend(tmp_path)
    return NAMES


def test_one_is_imported_each_turn(names: list[str], qtbot: QtBot) -> None:
    loaded = InTurns(names)
    seen: list[int] = []
    other = QTimer()
    other.timeout.connect(lambda: seen.append(sum(name in sys.modules for name in names)))
    with qtbot.waitSignal(loaded.done):
        other.start(0)
        loaded.begin()
    other.stop()
    assert {1, 2} <= set(seen)
    assert loaded.is_done


@pytest.mark.usefixtures("qapp")
def test_those_that_are_there_take_no_turn() -> None:
    loaded = InTurns(["sys", "os"])
    told: list[bool] = []
    loaded.done.connect(lambda: told.append(loaded.is_done))
    loaded.begin()
    assert told == [True]


def test_one_that_cannot_be_imported_keeps_nobody_waiting(names: list[str], qtbot: QtBot) -> None:
    loaded = InTurns([names[0], "in_turns_missing"])
    with qtbot.captureExceptions() as raised, qtbot.waitSignal(loaded.done):
        loaded.begin()
    assert [kind for kind, _value, _trace in raised] == [ModuleNotFoundError]
