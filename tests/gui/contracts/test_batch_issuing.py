"""Several contracts in one go: from the bar of the deals, into a folder, refusals listed, stopped on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton

from creatorbook.gui.contracts.batch_issuing import BatchIssuingDialog
from creatorbook.gui.deals.page import DealsPage
from creatorbook.gui.desk import records
from creatorbook.services.records.lists import Query
from tests.gui.words import words_in

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from creatorbook.gui.frame.window import Window
    from creatorbook.services.book.book import Book


def _dialog(window: Window, book: Book, agreed: dict[str, str]) -> BatchIssuingDialog:
    window.go("deals")
    page = window.current_page
    assert isinstance(page, DealsPage)
    other = next(id for id in page.list.model.ids if id != agreed["deal"])
    page.list.view.select([agreed["deal"], other])
    issue = next(each for each in page.findChildren(QPushButton) if each.text() == "Issue contracts…")
    assert issue.isVisible()
    issue.click()
    dialog = window.findChild(BatchIssuingDialog)
    assert isinstance(dialog, BatchIssuingDialog)
    assert not records.ids(book, Query("contract"))
    return dialog


def test_each_is_issued_or_told_why_not(
    window: Window, book: Book, agreed: dict[str, str], tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = _dialog(window, book, agreed)
    dialog.issue_into(str(tmp_path))
    qtbot.waitUntil(lambda: dialog.cancel.text() == "Close")
    files = [each for each in tmp_path.iterdir() if each.suffix == ".pdf"]
    assert [each.name for each in files] == ["C-2026-001-v1.pdf"]
    assert files[0].read_bytes().startswith(b"%PDF-")
    assert dialog.said.text() == "1 contract is issued and saved. 1 was refused:"
    assert "Deal 0" in words_in(dialog)
    with qtbot.waitSignal(dialog.destroyed):
        dialog.cancel.click()


def test_stopping_keeps_what_went_out_and_tells_the_rest(
    window: Window, book: Book, agreed: dict[str, str], tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = _dialog(window, book, agreed)
    dialog.issue_into(str(tmp_path))
    dialog._stop()
    qtbot.waitUntil(lambda: dialog.cancel.text() == "Close")
    assert "not reached" in dialog.said.text()
    assert len(records.ids(book, Query("contract"))) == len(list(tmp_path.glob("*.pdf")))
    dialog.close()
