"""What a person waits for in the window: a key in the post's caption, a long list shown; each against bare Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QPlainTextEdit, QTableView

from creatorbook.common.settings import Settings
from creatorbook.domain.values.platforms import Medium, Platform
from creatorbook.gui.content.post_editor import PostEditor
from creatorbook.gui.frame.start import Session
from creatorbook.gui.lists.record_table import RecordTable
from creatorbook.gui.lists.table_view import RecordView
from creatorbook.gui.look.theme_manager import ThemeManager
from creatorbook.services.book.book import Book
from creatorbook.services.records.editing import AddRecord
from tests.bench.ratios import compare
from tests.gui.conftest import fill
from tests.gui.lists.test_record_table import COLUMNS, Store

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from creatorbook.common.clock import FixedClock

pytestmark = pytest.mark.bench

ROWS = 100_000


def test_a_key_in_a_caption(qapp: QApplication, tmp_path: Path, clock: FixedClock) -> None:
    settings = {"country": "FR", "language": "fr", "currency": "EUR", "name": "Camille Moreau"}
    book = Book.create(tmp_path / "book.creatorbook", settings, clock)
    deal = fill(book)[0]
    text = "Mon matcha du matin, " * 60
    values = {"deal_id": deal, "platform": Platform.INSTAGRAM, "medium": Medium.FEED_POST, "caption": text}
    post = book.run(AddRecord("post", values)).value
    session = Session(book, Settings(), ThemeManager(qapp, "light"))
    session.window.show()
    session.window.desk.edit("post", post)
    editor = session.window.findChildren(PostEditor)[-1]
    while editor._judging.isActive():
        qapp.processEvents()
    bare = QPlainTextEdit()
    compare("a key in a caption of 1,260 letters", editor._on_typed, lambda: bare.setPlainText(text), 60, 3.0)
    session.window.close()
    session.end()


def test_a_list_of_a_hundred_thousand_rows(qtbot: QtBot) -> None:
    ids = [str(number) for number in range(ROWS)]
    model = RecordTable(COLUMNS, Store().fetch)
    view = RecordView(model, "Things")
    bare, names = QTableView(), QStringListModel()
    bare.setModel(names)
    for each in (view, bare):
        qtbot.addWidget(each)
        each.resize(400, 400)

    def ours() -> None:
        model.set_ids([])
        model.set_ids(ids)
        view.grab()

    def floor() -> None:
        names.setStringList(ids)
        bare.grab()

    compare(f"{ROWS:,} rows shown", ours, floor, 10, 5.0)
