"""Several screens, one that is gone, very large and small ones: the window lies whole on a screen that is there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QRect, Qt

from creatorbook.common.settings import Settings
from creatorbook.gui.frame.early.frame import Frame
from tests import children
from tests.children import PATIENCE

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from creatorbook.gui.frame.window import Window

LAPTOP = ("laptop", QRect(0, 0, 1024, 700))
USUAL = ("usual", QRect(0, 0, 1920, 1080))
LARGE = ("large", QRect(1920, 0, 3840, 2160))
LEFT = ("left", QRect(-1920, 200, 1920, 1080))
Screen = tuple[str, QRect]


def _open(folder: Path, screens: list[Screen], *words: str) -> tuple[str, QRect]:
    """Open the window on these screens; return the name of the one that it lies on, and where."""
    told = [
        {"name": name, "x": area.x(), "y": area.y(), "width": area.width(), "height": area.height(), "dpr": 1}
        for name, area in screens
    ]
    (folder / "screens.json").write_text(json.dumps({"screens": told, "windowFrameMargins": False}), encoding="utf-8")
    environment = {
        **os.environ,
        # The platform reads the path up to a colon: it is given from the folder where the process runs.
        "QT_QPA_PLATFORM": "offscreen:configfile=screens.json",
        "CREATORBOOK_HOME": str(folder / "home"),
        "PYTHONPATH": str(children.ROOT),
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.gui.frame.on_screens", *words],
        env=environment, cwd=folder, check=True, capture_output=True, text=True, timeout=PATIENCE,
    )  # fmt: skip
    name, *sides = done.stdout.split()
    return name, QRect(*map(int, sides))


@pytest.mark.parametrize(
    ("put", "on", "others"),
    [
        ("2500,300,1400,900", LARGE, [USUAL]),
        ("-1800,300,1200,800", LEFT, [USUAL]),
        ("2000,100,3600,2000", LARGE, [LAPTOP]),
        ("-1800,300,1200,800", LEFT, [LAPTOP]),
    ],
)
def test_a_window_left_on_a_screen_that_is_gone_comes_back_whole_on_one_that_is_there(
    put: str, on: Screen, others: list[Screen], tmp_path: Path
) -> None:
    name, left = _open(tmp_path, [*others, on], put)
    assert (name, left) == (on[0], QRect(*map(int, put.split(","))))
    # Where all are still there it stands as it was left, to the pixel.
    assert _open(tmp_path, [*others, on]) == (on[0], left)
    name, place = _open(tmp_path, others)
    assert name == others[0][0]
    assert others[0][1].contains(place), place


@pytest.mark.parametrize("area", [QRect(0, 0, 3840, 2160), QRect(0, 0, 1024, 700), QRect(0, 0, 960, 540)])
def test_a_first_window_lies_whole_on_its_screen(area: QRect, tmp_path: Path) -> None:
    _name, place = _open(tmp_path, [("only", area)])
    assert area.contains(place)
    assert place.width() == min(1280, area.width() - 16)


def test_a_frame_that_the_system_puts_around_it_late_is_brought_inside(qapp: QApplication, qtbot: QtBot) -> None:
    frame = Frame(Settings())
    qtbot.addWidget(frame)
    frame.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    frame.show()
    qtbot.waitExposed(frame)
    qapp.processEvents()
    free = frame.screen().availableGeometry()
    # As a window manager moves it when it gives it a title bar, before it gives it the keys.
    frame.move(frame.x(), free.top() - 12)
    assert frame.y() < free.top()
    frame.activateWindow()
    qtbot.waitUntil(lambda: free.contains(frame.frameGeometry()))
    # Where a person moves it afterwards is their own choice.
    frame.move(frame.x(), free.top() - 12)
    qapp.sendEvent(frame, QEvent(QEvent.Type.WindowActivate))
    qapp.processEvents()
    assert frame.y() < free.top()


def test_a_screen_that_is_taken_away_gives_the_window_back(window: Window, qapp: QApplication, qtbot: QtBot) -> None:
    screen = window.screen()
    window.move(screen.geometry().right() + 4000, 300)
    assert not screen.geometry().contains(window.geometry())
    qapp.screenRemoved.emit(screen)
    qtbot.waitUntil(lambda: screen.availableGeometry().contains(window.geometry().center()))
