"""A book of 50,000 deals in the window: pages that were visited before, and a frame while its rows are scrolled."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING

import pytest

from creatorbook.common.settings import Settings
from creatorbook.gui.deals.page import DealsPage
from creatorbook.gui.frame.page_table import PAGES
from creatorbook.gui.frame.start import Session
from creatorbook.gui.look.theme_manager import ThemeManager
from tests.bench.hands import Day, Hands, Step
from tests.bench.ratios import cpu_seconds, say
from tests.bench.turns import Turns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

    from creatorbook.services.book.book import Book

pytestmark = pytest.mark.bench

SECOND_MS, FRAME_MS = 50.0, 12.0
_FRAMES, _ROWS_A_FRAME = 200, 7


@pytest.fixture
def session(qapp: QApplication, large: Book) -> Iterator[Session]:
    """Return the large book in a window."""
    made = Session(large, Settings(), ThemeManager(qapp, "light"))
    made.window.resize(1280, 800)
    made.window.show()
    yield made
    made.window.close()
    made.end()


def _visits(hands: Hands) -> Iterator[Step]:
    yield "start"
    for time in ("first", "second"):
        for page in PAGES:
            yield f"{time} visit of {page.id}"
            hands.go(page.id)


def test_the_second_visit_of_each_page_of_a_large_book(session: Session) -> None:
    turns = Turns()
    Day(session, turns, _visits(Hands(session))).run()
    for page in PAGES:
        say(
            f"second visit of {page.id}, 50,000 deals: the longest turn",
            turns.longest[f"second visit of {page.id}"] * 1e3,
            SECOND_MS,
        )


def _deals(hands: Hands) -> Iterator[Step]:
    yield "start"
    yield "deals"
    hands.go("deals")
    # A page is built in one turn and shown in the next.
    yield lambda: hands.page.page_id == "deals"


def test_a_frame_while_fifty_thousand_rows_are_scrolled(session: Session, qapp: QApplication) -> None:
    Day(session, Turns(), _deals(Hands(session))).run()
    page = session.window.current_page
    assert isinstance(page, DealsPage)
    bar = page.list.view.verticalScrollBar()

    def frame() -> None:
        bar.setValue(bar.value() + _ROWS_A_FRAME * bar.singleStep())
        page.list.view.viewport().repaint()

    took = sorted(cpu_seconds(frame) * 1e3 for _frame in range(_FRAMES))
    rows = f"{page.list.model.rowCount():,} rows"
    say(f"a frame while {rows} are scrolled, the middle one", statistics.median(took), FRAME_MS)
    say(f"a frame while {rows} are scrolled, one in twenty is slower than", took[-_FRAMES // 20], FRAME_MS)
    qapp.processEvents()
