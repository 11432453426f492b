"""Processor time of the main thread: light and dark against a frame, and first visits against bare widgets, as many."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialog, QLabel, QVBoxLayout, QWidget

from creatorbook.common.settings import Settings
from creatorbook.gui.frame.start import Session
from creatorbook.gui.frame.walk import Walk
from creatorbook.gui.look.theme_manager import ThemeManager
from creatorbook.services.book.book import Book
from creatorbook.services.records.lists import Query, ids
from creatorbook.services.sample.add import AddSample
from tests.bench.ratios import compare_cpu, cpu_seconds, report, say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from creatorbook.common.clock import FixedClock

pytestmark = pytest.mark.bench

FIRST_MS = 100.0
MOST_WIDGETS = 800


@pytest.fixture
def session(qapp: QApplication, tmp_path: Path, clock: FixedClock, qtbot: QtBot) -> Iterator[Session]:
    """Return the sample in a window, all that is loaded ahead there."""
    about = {"country": "FR", "language": "en", "currency": "EUR", "name": "Camille Moreau"}
    book = Book.create(tmp_path / "book.creatorbook", about, clock)
    book.run(AddSample())
    made = Session(book, Settings(), ThemeManager(qapp, "light"))
    made.window.resize(1280, 800)
    with qtbot.waitExposed(made.window):
        made.window.show()
    qtbot.waitUntil(lambda: made.window.current_page is not None and not made.is_busy)
    qtbot.waitUntil(lambda: made.ahead is not None and made.ahead.is_done, timeout=60_000)
    yield made
    made.window.close()
    made.end()


class Bare(QWidget):
    """A window of plain widgets, every second one with a line of words.

    It leaves out what no widget stands for: reading the book and the rules, and the laying out and painting of rows,
    which one list does in place of many widgets. Each row of a list counts as one line of words here.
    """

    def __init__(self, count: int, rows: int = 0) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setSpacing(0)
        for number in range(count + rows):
            worded = number % 2 or number >= count
            layout.addWidget(QLabel("Read at the source on 30 Nov 2026") if worded else QWidget())


def _count_rows(page: QWidget | None) -> int:
    """Return how many rows the lists of a page lay out."""
    lists = page.findChildren(QAbstractItemView) if page is not None else []
    return sum(each.model().rowCount() for each in lists if each.isVisible() and each.model() is not None)


def _show(widget: QWidget) -> None:
    widget.show()
    QApplication.processEvents()
    QApplication.processEvents()


def test_light_and_dark_with_all_pages_visited(session: Session, qapp: QApplication, qtbot: QtBot) -> None:
    walk = Walk(session)
    with qtbot.waitSignal(walk.finished, timeout=120_000):
        walk.start()
    window = session.window
    window.go("today")
    qtbot.waitUntil(lambda: not session.is_busy)

    def ours() -> None:
        window.theme.choose("light" if window.theme.choice == "dark" else "dark")
        qapp.processEvents()

    # Another theme has to be painted: a few frames are not seen, more are.
    compare_cpu("light and dark, all pages visited", ours, window.repaint, 8, 5.0)
    window.theme.choose("light")
    alive = [each for each in qapp.allWidgets() if each.window() is window or window.isAncestorOf(each)]
    say("widgets alive after all pages", len(alive), MOST_WIDGETS, "")


@pytest.mark.parametrize("page", ["contracts", "rules", "settings", "gifts"])
def test_the_first_visit_of_a_page(session: Session, qapp: QApplication, page: str) -> None:
    before = len(qapp.allWidgets())

    def ours() -> None:
        session.window.go(page)
        qapp.processEvents()
        qapp.processEvents()

    mine = cpu_seconds(ours)
    count = len(qapp.allWidgets()) - before
    say(f"first visit of {page}", mine * 1e3, FIRST_MS)
    rows = _count_rows(session.window.current_page)
    _show(Bare(1))
    floor = cpu_seconds(lambda: _show(Bare(count, rows)))
    report(f"first visit of {page}, {count} widgets and {rows} rows", [(mine, floor)], 3.0)


def test_the_first_post_editor(session: Session, qapp: QApplication) -> None:
    with session.book.reading() as reading:
        post = ids(reading, Query("post"), 1)[0]
    before = len(qapp.allWidgets())

    def ours() -> None:
        session.window.desk.edit("post", post)
        qapp.processEvents()
        qapp.processEvents()

    mine = cpu_seconds(ours)
    count = len(qapp.allWidgets()) - before
    say("first post editor", mine * 1e3, FIRST_MS)
    _show(Bare(1))
    report(f"first post editor, {count} widgets", [(mine, cpu_seconds(lambda: _show(Bare(count))))], 3.0)
    for dialog in session.window.findChildren(QDialog):
        dialog.close()
