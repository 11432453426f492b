"""What dev.py sees of a machine: its screen, its libraries, its package manager."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from devtools import system
from devtools.screen import has_screen
from devtools.system import Need

if TYPE_CHECKING:
    from pathlib import Path

TABLES = (
    system.QT,
    system.QT_SCREEN,
    system.COMPILER,
    system.PDF_TOOLS,
    system.SCAN_TOOLS,
    system.KEYBOARD_TOOLS,
    system.ACCESS_TOOLS,
    system.VENV,
)


@pytest.mark.parametrize(
    ("env", "platform", "expected"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, "linux", False),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "minimal:enable_fonts"}, "linux", False),
        ({"QT_QPA_PLATFORM": "vnc:size=1280x800"}, "linux", True),
        ({}, "win32", True),
        ({}, "darwin", True),
        ({"QT_QPA_PLATFORM": "offscreen"}, "darwin", False),
    ],
)
def test_a_screen_is_told_from_none(env: dict[str, str], platform: str, expected: bool) -> None:
    assert has_screen(env, platform) is expected


@pytest.mark.parametrize("manager", system.MANAGERS, ids=lambda manager: manager.name)
def test_every_need_names_a_package_for_every_manager(manager: system.Manager) -> None:
    for needs in TABLES:
        packages = manager.packages(needs)
        assert packages
        assert len(packages) == len(set(packages))
        assert all(need.packages[manager.column] in packages for need in needs)


def test_the_line_to_type_can_be_typed_as_it_is() -> None:
    apt, dnf, *_ = system.MANAGERS
    assert apt.line(system.QT[:2]) == (
        "sudo apt-get update && sudo apt-get install -y --no-install-recommends libgl1 libegl1"
    )
    assert dnf.line(system.VENV) == "sudo dnf install -y python3-pip"


def test_a_need_is_found_or_missed() -> None:
    nowhere = ("nothing",) * 4
    assert not Need("libno-such-library.so.9", nowhere).is_present()
    assert not Need("no_such_module", nowhere).is_present()
    assert not Need("no-such-header.h", nowhere).is_present()
    assert Need("json", nowhere).is_present()


def test_the_process_under_test_has_what_qt_needs() -> None:
    if sys.platform.startswith("linux"):
        assert [need.what for need in system.QT if not need.is_present()] == []


def test_nothing_missing_asks_for_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert system.provide([Need("json", ("", "", "", ""))], "a test")
    assert capsys.readouterr().out == ""


def test_without_a_package_manager_the_missing_is_still_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    linux = sys.platform.startswith("linux")  # nothing else is ever asked for a library
    assert system.provide([Need("libno-such-library.so.9", ("a", "b", "c", "d"))], "a test") is not linux
    said = capsys.readouterr().out
    assert ("libno-such-library.so.9" in said) is linux
    assert ("a test" in said) is linux
