"""PySide imported quickly against PySide as it is: what it says and does, in a process of its own each."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from creatorbook.gui.frame.early.quick_pyside import KNOWN, quick_pyside
from tests.children import PATIENCE

_CHILD = """
import json, os, sys
if sys.argv[1] == "quick":
    from creatorbook.gui.frame.early.quick_start import prepare_start
    prepare_start()
from PySide6.QtCore import QObject, QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
def waiting():
    return sorted(name for name in KNOWN if "__getattr__" in vars(sys.modules[name]))
from creatorbook.gui.frame.early.quick_pyside import KNOWN
made = {"waiting": waiting()}
said = made["said"] = {}
said["option"] = [repr(getattr(sys, "pyside6_option_python_enum", None)), os.environ.get("PYSIDE6_OPTION_PYTHON_ENUM")]
app = QApplication([])
widget = QWidget()
class Sender(QObject):
    pair = Signal(int, str)
sender, got = Sender(), []
sender.pair.connect(lambda *both: got.append(both))
sender.pair.emit(3, "x")
said["got"] = got
said["enums"] = [repr(each) for each in (Qt.Key.Key_A, Qt.AlignLeft, Qt.AlignmentFlag.AlignLeft | Qt.AlignTop, type(Qt.Key))]
calls = (
    lambda: widget.resize("x"), lambda: QRect(1, 2, 3), lambda: QWidget(5), lambda: widget.setGeometry(),
    lambda: sender.pair.emit("a"), lambda: QTimer.singleShot("x"), lambda: widget.nothing, lambda: Qt.nothing,
    lambda: QWidget(nothing=3), lambda: app.setFont(3),
)
said["wrong"] = []
for call in calls:
    try:
        call()
    except Exception as error:
        said["wrong"].append(f"{type(error).__name__}: {error}")
from shibokensupport.signature import errorhandler
make_helptext, failed = errorhandler.make_helptext, []
def make_or_tell(asked):
    # What goes wrong in here PySide turns into a None, without a word.
    try:
        return make_helptext(asked)
    except BaseException as error:
        import traceback
        failed.append(traceback.format_exc())
        raise
errorhandler.make_helptext = make_or_tell
said["doc"] = [widget.setGeometry.__doc__, QWidget.__doc__]
errorhandler.make_helptext = make_helptext
made["failed"] = failed
from shibokensupport.signature import get_signature
said["signatures"] = [str(get_signature(each)) for each in (QWidget.setGeometry, QTimer.start, QObject.connect, QMainWindow)]
from shibokensupport.signature.lib import enum_sig, pyi_generator
said["tools"] = [pyi_generator.indent, hasattr(enum_sig, "nothing"), enum_sig.ExactEnumerator.__name__]
said["modules"] = sorted(name for name in sys.modules if "shiboken" in name or "PySide6.support" in name)
made["left"] = waiting()
import builtins
made["direct"] = builtins.__import__ is builtins.__orig_import__
print(json.dumps(made), flush=True)
"""  # noqa: E501  each is one thing that is said


def _told(way: str, **environment: str) -> dict[str, Any]:
    without = {name: value for name, value in os.environ.items() if name != "PYSIDE6_OPTION_PYTHON_ENUM"}
    done = subprocess.run(
        [sys.executable, "-c", _CHILD, way], env={**without, **environment},
        check=True, capture_output=True, text=True, timeout=PATIENCE,
    )  # fmt: skip
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


def test_pyside_says_and_does_the_same_and_nothing_was_loaded_before_it_was_asked_for() -> None:
    quick, standard = _told("quick"), _told("standard")
    assert quick["failed"] == standard["failed"] == []
    assert quick["said"] == standard["said"]
    assert len(quick["said"]["wrong"]) == 10
    # Every source is one that was compared: those of another PySide are looked at before they are named.
    assert quick["waiting"] == sorted(set(KNOWN) - {"shibokensupport.feature"})
    assert quick["left"] == standard["waiting"] == []
    # Nor does PySide stand in every import then.
    assert quick["direct"]
    assert not standard["direct"]


def test_who_wants_other_enums_has_the_parser_decide() -> None:
    chosen = {"PYSIDE6_OPTION_PYTHON_ENUM": "0x3"}
    quick, standard = _told("quick", **chosen), _told("standard", **chosen)
    for what in ("option", "enums", "wrong", "signatures"):  # where enums are named
        assert quick["said"][what] == standard["said"][what]
    assert quick["said"]["option"][0] == "3"
    assert not any(name.endswith("parser") for name in quick["waiting"])


@pytest.mark.parametrize("name", sorted(KNOWN))
def test_a_source_that_was_not_compared_is_compiled_as_always(name: str) -> None:
    found: dict[str, Any] = {}
    with quick_pyside():
        exec(compile(b"there = [each for each in (1, 2)]", name.replace(".", "/") + ".py", "exec"), found)  # noqa: S102  as PySide does
    assert found["there"] == [1, 2]
    assert "__getattr__" not in found


def test_the_way_to_compile_is_put_back() -> None:
    before = compile
    with pytest.raises(ZeroDivisionError), quick_pyside():
        raise ZeroDivisionError
    assert compile is before
