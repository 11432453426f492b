"""From the start of the process, by the program's own door, to what is on the screen, against a bare PySide6 window.

Three milestones, named apart: the first frame (the grounds of the bars, nothing in them), the window (its bars and its
pages' names), and the page that was left last, painted with all that it shows at once. In processor time of whole
processes that take turns, and the least of each: what else the machine does must not colour it.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest

from creatorbook.services.book.book import Book
from creatorbook.services.sample.add import AddSample
from tests.bench.ratios import cpu_of_python, report_least

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.bench,
    pytest.mark.skipif(sys.platform == "win32", reason="what a child has used is not told there"),
]

_ROUNDS = 12
_BARE = """
import os
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        os._exit(0)
app = QApplication([])
window = Window()
window.resize(1280, 800)
window.show()
app.exec()
"""
_OURS = """
import os, sys
from creatorbook.app import main
from creatorbook.common.quick import quick_classes
from creatorbook.gui.frame.early import quick_start
if sys.argv[3] == "standard":
    quick_start.quick_pyside = quick_start.suppress
    quick_start.is_like_standard = bool
quick_start.prepare_start()
from creatorbook.gui.frame.window import Window
def reached():
    heavy = {"sqlalchemy", "alembic", "reportlab", "PIL"} & set(sys.modules)
    os._exit(1 if heavy else 0)
if sys.argv[2] == "first frame":
    def drawn(self):
        Window.__base__.on_drawn(self)
        reached()
    Window.on_drawn = drawn
elif sys.argv[2] == "first painted window":
    fill = Window.fill
    def filled(self, *given, **named):
        fill(self, *given, **named)
        self.repaint()
        reached()
    Window.fill = filled
else:
    # What waits for the first picture of the whole begins when that is on the screen.
    Window._settle = lambda self: reached()
main(["--book", sys.argv[1]])
"""


@pytest.fixture(scope="module")
def sample_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a book with the sample in it."""
    path = tmp_path_factory.mktemp("sample") / "sample.creatorbook"
    with Book.create(path, {"name": "A", "country": "FR", "language": "en", "currency": "EUR"}) as made:
        made.run(AddSample())
    return path


@pytest.mark.parametrize(
    ("milestone", "page", "way", "goal"),
    [
        ("first frame", "today", "quick", 1.2),
        ("first painted window", "today", "quick", 1.6),
        ("first painted page", "today", "quick", 1.6),
        ("first painted page", "deals", "quick", 1.6),
        ("first frame", "today", "standard", 1.2),
        ("first painted page", "today", "standard", 1.6),
    ],
)
def test_a_start(
    sample_book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, milestone: str, page: str, way: str, goal: float
) -> None:
    compare_starts(sample_book, tmp_path, monkeypatch, f"{milestone}, {page}, the sample, {way}", goal)


@pytest.mark.parametrize(("milestone", "goal"), [("first frame", 1.2), ("first painted window", 1.6)])
def test_a_start_on_a_large_book(
    large_book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, milestone: str, goal: float
) -> None:
    compare_starts(large_book, tmp_path, monkeypatch, f"{milestone}, deals, a book of 50,000 deals, quick", goal)


def compare_starts(book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str, goal: float) -> None:
    """Run both in turn and report: `what` is milestone, page, book and way in words."""
    milestone, page, *_words, way = what.split(", ")
    settings = tmp_path / "home" / "config" / "settings.json"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps({"window": {"page": page}}), encoding="utf-8")
    monkeypatch.setenv("CREATORBOOK_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    ours, bare = ["-c", _OURS, str(book), milestone, way], ["-c", _BARE]
    pairs = [(cpu_of_python(ours), cpu_of_python(bare)) for _round in range(_ROUNDS + 1)][1:]
    report_least(f"{what} start, CPU", pairs, goal)
