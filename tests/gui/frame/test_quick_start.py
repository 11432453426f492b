"""The quick start against the standard way: every enum that the start makes, in a process of its own."""

from __future__ import annotations

import enum
import gc
import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from creatorbook.common.garbage import pause_collecting
from creatorbook.gui.frame.early import quick_start
from creatorbook.gui.frame.early.quick_start import create_enum, enum_facts, is_like_standard
from creatorbook.gui.frame.page_table import PageEntry
from creatorbook.gui.frame.window import Window
from creatorbook.services.book.book import Book
from tests.children import PATIENCE

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from creatorbook.gui.frame.start import Session
    from creatorbook.gui.look.theme_manager import ThemeManager

_STANDARD: Any = vars(enum.EnumType)["_create_"]
_CHILD = """
import enum, json, sys
from creatorbook.gui.frame.early import quick_start
quick_start.prepare_start()
import gc
assert not gc.isenabled()
quick, standard = enum.EnumType._create_, quick_start._standard
made = {"classes": 0, "members": 0, "differ": []}
def both(cls, class_name, names, **how):
    how["module"] = how.get("module") or sys._getframe(2).f_globals.get("__name__")
    one, other = quick(cls, class_name, list(names), **how), standard(cls, class_name, list(names), **how)
    made["classes"] += 1
    made["members"] += len(one.__members__)
    if quick_start.enum_facts(one) != quick_start.enum_facts(other):
        made["differ"].append(class_name)
    return one
enum.EnumType._create_ = both
from pathlib import Path
from creatorbook.common.settings import Settings
from creatorbook.gui.frame import start
from creatorbook.services.book.book import Book

made["quick"] = quick is quick_start.create_enum
from shibokensupport import feature
made["by_name"] = feature._mod_uses_pyside.__module__ == "creatorbook.gui.frame.early.quick_pyside"
settings = Settings()
app = start.application(["creatorbook"])
session = start.Session(Book(Path(sys.argv[1])), settings, start.theme_manager(app, settings))
session.window.show()
def look():
    # The first page is imported in turns of their own, and the start is over when it is there.
    made["collects"] = not quick_start._is_starting and not gc.isenabled() and session.collector._timer.isActive()
    if made["collects"] and session.window.current_page is not None:
        app.quit()
    else:
        start.QTimer.singleShot(5, look)
session.window.first_paint.connect(lambda: start.QTimer.singleShot(0, look))
app.exec()
made["page"] = session.window.current_page is not None
frozen, kept = [gc.get_freeze_count()], []
for _time in range(2):
    kept.append([[] for _each in range(1000)])
    session.ahead.done.emit()
    frozen.append(gc.get_freeze_count())
made["spares"] = frozen[1] > frozen[0] + 1000 and frozen[2] <= frozen[1]
session.end()
made["collects"] = made["collects"] and gc.isenabled()
print(json.dumps(made), flush=True)
"""


def test_every_enum_of_the_start_is_as_the_standard_way_makes_it(tmp_path: Path) -> None:
    path = tmp_path / "a.creatorbook"
    Book.create(path, {"name": "Léa", "country": "FR", "language": "fr", "currency": "EUR"}).close()
    done = subprocess.run(
        [sys.executable, "-c", _CHILD, str(path)], check=True, capture_output=True, text=True, timeout=120
    )
    made = json.loads(done.stdout.splitlines()[-1])
    assert made["differ"] == []
    assert made["classes"] > 100
    assert made["members"] > 2_000
    assert made["quick"]
    assert made["by_name"]
    assert made["page"]
    assert made["spares"]
    assert made["collects"]


_REFUSED = """
import gc, io, sys
from creatorbook.app import main
class Screen(io.StringIO):
    def isatty(self):
        return True
sys.stderr = Screen()
print(main([sys.argv[1]]), gc.isenabled())
"""


def test_a_book_that_is_refused_leaves_garbage_collected(tmp_path: Path) -> None:
    (tmp_path / "a.creatorbook").write_bytes(b"no book")
    done = subprocess.run(
        [sys.executable, "-c", _REFUSED, str(tmp_path / "a.creatorbook")],
        check=True, capture_output=True, text=True, timeout=PATIENCE,
    )  # fmt: skip
    assert done.stdout.split() == ["4", "True"]


def test_a_first_page_that_cannot_be_shown_leaves_garbage_collected(
    session: Session, theme: ThemeManager, qtbot: QtBot
) -> None:
    nowhere = PageEntry("nowhere", "Nowhere", "info", "nowhere.page:Page")
    session.collector.end()
    pause_collecting()
    quick_start._is_starting = True
    try:
        with qtbot.captureExceptions() as caught:
            window = Window(session.desk.settings)
            window.fill(session.desk, theme, pages=(nowhere,))
            window.show()
            qtbot.waitUntil(gc.isenabled)
            qtbot.waitUntil(lambda: bool(caught))
        assert caught[0][0] is ModuleNotFoundError
        window.close()
    finally:
        gc.unfreeze()
        session.collector.begin()


def _both(base: type[enum.Enum], members: object) -> tuple[object, object]:
    made = []
    for create in (create_enum, _STANDARD):
        try:
            made.append(enum_facts(create(base, "Made", members, module="here")))
        except (TypeError, ValueError) as error:
            made.append({"error": type(error)})
    return made[0], made[1]


@pytest.mark.parametrize("base", [enum.Enum, enum.IntEnum, enum.Flag, enum.IntFlag])
@pytest.mark.parametrize(
    "members",
    [
        [],
        [("A", 0), ("B", 1), ("C", 1)],
        [("A", 4), ("B", 1), ("C", 3), ("D", 1 << 40)],
        [("A", -1), ("B", -1)],
        [("A", True), ("B", 2)],
        [("A", "text")],
        [("name", 1), ("value", 2), ("real", 3)],
        [("_private", 1), ("B", 2)],
        [("A", 1), ("A", 2)],
        [("mro", 1)],
        ["A", "B"],
        "A B",
        {"A": 1, "B": 2},
    ],
)
def test_whatever_members_are_given(base: type[enum.Enum], members: object) -> None:
    quick, standard = _both(base, members)
    assert quick == standard


def test_a_difference_is_seen() -> None:
    assert is_like_standard()
    made = create_enum(enum.IntFlag, "Made", [("A", 1), ("B", 2)], module="here")
    other = create_enum(enum.IntFlag, "Made", [("A", 1), ("B", 4)], module="here")
    assert enum_facts(made) != enum_facts(other)
    assert made.A | made.B == 3
    assert made(2) is made.B
