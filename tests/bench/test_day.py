"""A day's work in the window: no turn of the event loop holds the main thread for longer than a person feels."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

from creatorbook.common.settings import Settings
from creatorbook.gui.frame.start import Session
from creatorbook.gui.look.theme_manager import ThemeManager
from creatorbook.services.book.book import Book
from creatorbook.services.records.editing import EditRecord
from creatorbook.services.records.lists import Query, ids
from creatorbook.services.sample.add import AddSample
from tests.bench.days_work import days_work
from tests.bench.hands import Day, Hands
from tests.bench.ratios import say
from tests.bench.turns import LONGEST, Turns

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from creatorbook.common.clock import FixedClock

pytestmark = pytest.mark.bench


def test_stalls_in_the_scripted_day(qapp: QApplication, tmp_path: Path, clock: FixedClock) -> None:
    about = {"country": "FR", "language": "en", "currency": "EUR", "name": "Camille Moreau"}
    with Book.create(tmp_path / "book.creatorbook", about, clock) as made:
        made.run(AddSample())
        with made.reading() as reading:
            creator = ids(reading, Query("creator"))[0]
        # What a contract cannot be issued without.
        made.run(EditRecord("creator", creator, {"email": "camille@example.com", "address": "1 rue de la Paix, Paris"}))
    session = Session(Book(tmp_path / "book.creatorbook", clock), Settings(), ThemeManager(qapp, "light"))
    session.window.resize(1280, 800)
    session.window.show()
    # As the start of the program does it; the tests around have many objects of their own.
    gc.collect()
    gc.freeze()
    turns = Turns()
    Day(session, turns, days_work(Hands(session), tmp_path)).run()
    gc.unfreeze()
    for turn in sorted(turns.stalls, key=lambda each: each.seconds, reverse=True):
        print(f"\n  {turn.seconds * 1e3:4.0f} ms  {turn.step}\n          " + "\n          ".join(turn.held))
    say(f"stalls over {LONGEST * 1e3:.0f} ms in the scripted day", len(turns.stalls), 0, "")
    session.window.close()
    session.end()
