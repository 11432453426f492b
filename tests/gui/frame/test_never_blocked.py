"""What takes long is done beside the window: writes, undo, backups, documents, foreign files; never on its own thread.

How long a turn takes is the bench's to say; here it counts only which thread does the work.
"""

from __future__ import annotations

import threading
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from creatorbook.common.settings import Settings
from creatorbook.gui.contracts.page import ContractsPage
from creatorbook.gui.deals.page import DealsPage
from creatorbook.gui.forms.record_form import RecordForm
from creatorbook.gui.frame.start import Session
from creatorbook.gui.frame.walk import Walk, is_at_rest
from creatorbook.gui.imports.dialog import ImportDialog
from creatorbook.gui.letters.dialog import LetterDialog
from creatorbook.services.book.book import Book
from creatorbook.services.records.lists import Query, ids
from tests.gui.strays import StrayWindows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from creatorbook.gui.look.theme_manager import ThemeManager

# What writes, draws or reads a lot, by the place from which it is called.
HEAVY: tuple[tuple[object, str], ...] = (
    *((Book, name) for name in ("run", "undo", "redo", "poll", "back_up")),
    ("creatorbook.documents.render", "render_contract"),
    ("creatorbook.documents.letters.render", "lay_out_document"),
    ("creatorbook.services.contracts.drafts", "page_image"),
    ("creatorbook.services.imports.files", "read_files"),
    ("creatorbook.services.imports.files", "preview_files"),
    ("creatorbook.services.reminders.today", "list_due"),
    ("creatorbook.services.deals.brands", "gift_years"),
)


@pytest.fixture
def done_by(monkeypatch: pytest.MonkeyPatch) -> dict[str, set[bool]]:
    """Tell of each heavy call whether the window's own thread made it; the calls themselves are the real ones."""
    found: dict[str, set[bool]] = {}

    def watch(owner: object, name: str) -> None:
        real: Callable[..., Any] = getattr(owner, name)

        def told(*given: object, **more: object) -> object:
            found.setdefault(name, set()).add(threading.current_thread() is threading.main_thread())
            return real(*given, **more)

        monkeypatch.setattr(owner, name, told)

    for owner, name in HEAVY:
        watch(import_module(owner) if isinstance(owner, str) else owner, name)
    return found


@pytest.fixture
def session(sample_book: Book, theme: ThemeManager, qtbot: QtBot) -> Iterator[Session]:
    made = Session(sample_book, Settings(), theme)
    made.window.resize(1280, 800)
    with qtbot.waitExposed(made.window):
        made.window.show()
    yield made
    made.window.close()
    made.end()


def test_the_thread_of_the_window_only_shows(
    session: Session, done_by: dict[str, set[bool]], qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    window = session.window
    # Forms, dialogs and what is built late must not flash over the desktop either.
    strays = StrayWindows(qapp)
    walk = Walk(session)
    with qtbot.waitSignal(walk.finished):
        walk.start()

    def rest() -> None:
        qtbot.waitUntil(lambda: is_at_rest(session))

    window.go("deals")
    board = window.current_page
    assert isinstance(board, DealsPage)
    next(each for each in board.findChildren(QAbstractButton) if each.text() == "Board").click()
    rest()
    with session.book.reading() as reading:
        deal = ids(reading, Query("deal"))[0]
    window.go("contracts", {"deal": deal})
    page = window.current_page
    assert isinstance(page, ContractsPage)
    qtbot.waitUntil(lambda: page.preview.view.pages > 0)
    window.commands.forms.create("brand")
    [form] = window.findChildren(RecordForm)
    form.rows["name"].field.set_value("Atelier Nord")
    QTest.keyClick(form, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not window.findChildren(RecordForm))
    rest()
    window.commands.carry_out("undo")
    rest()
    window.commands.carry_out("redo")
    rest()
    letter = LetterDialog(window, window.desk, deal_id=deal)
    letter.open()
    qtbot.waitUntil(lambda: letter.view.pages > 0)
    letter.close()
    sheet = tmp_path / "deals.csv"
    sheet.write_text("Brand,Project,Fee\nNord,Spring,100 EUR\n", encoding="utf-8")
    window.take_files([str(sheet)])
    [dialog] = window.findChildren(ImportDialog)
    qtbot.waitUntil(dialog.ok.isEnabled)
    dialog.ok.click()
    qtbot.waitUntil(lambda: not window.findChildren(ImportDialog))
    window.commands.files._back_up(str(tmp_path / "copy.creatorbook"))
    rest()
    session.bridge.poll()
    rest()
    assert (tmp_path / "copy.creatorbook").exists()
    assert set(done_by) == {name for _owner, name in HEAVY}
    assert {name for name, threads in done_by.items() if True in threads} == set()
    assert strays.stop() == []
