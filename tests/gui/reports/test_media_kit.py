"""The media kit in the window: opened from the palette's action, its prices typed over, the page seen and saved."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit

from creatorbook.documents.inputs.media_kit import KitKind
from creatorbook.domain.records.deals import Stage
from creatorbook.domain.values.money import Money
from creatorbook.gui.fields.typed import AmountField
from creatorbook.gui.parts.notices import Notice
from creatorbook.gui.reports.media_kit import MediaKitDialog
from creatorbook.services.records.editing import AddRecord

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from creatorbook.gui.frame.window import Window
    from creatorbook.services.book.book import Book

REEL, POST = ("instagram", "reel", False), ("instagram", "feed_post", False)


@pytest.fixture
def dialog(window: Window, book: Book, qtbot: QtBot) -> MediaKitDialog:
    """The dialog over a book with a reel at 1,200 euros and a post whose price is known in pounds only."""
    brand = book.run(AddRecord("brand", {"name": "Glow"})).value
    for medium, fee in (("reel", Money.of("1200", "EUR")), ("feed_post", Money.of("800", "GBP"))):
        deal = {
            "title": medium,
            "brand_id": brand,
            "fee": fee,
            "stage": Stage.CONTRACTED,
            "signed_on": date(2026, 1, 5),
        }
        id = book.run(AddRecord("deal", deal)).value
        book.run(AddRecord("deliverable", {"deal_id": id, "platform": "instagram", "medium": medium}))
    window.commands.carry_out("media_kit")
    found = next(iter(window.findChildren(MediaKitDialog)))
    qtbot.waitUntil(found.save.isEnabled)
    return found


def _said(dialog: MediaKitDialog) -> str:
    return "\n".join(each.text.text() for each in dialog.findChildren(Notice) if each.isVisible())


def _edit(dialog: MediaKitDialog, key: tuple[str, str, bool]) -> QLineEdit:
    field = dialog.prices[key].field
    assert isinstance(field, AmountField)
    return field.edit


def _settle(qtbot: QtBot, dialog: MediaKitDialog) -> None:
    qtbot.waitUntil(lambda: not dialog._timer.isActive() and dialog._shown.serial == dialog._serial)


def test_prices_are_those_that_are_remembered_and_are_typed_over(
    dialog: MediaKitDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert dialog.prices[REEL].field.value() == Money.of("1200", "EUR")
    assert dialog.prices[POST].field.value() is None
    assert "nothing is converted" in _said(dialog)
    before = dialog.view.pdf
    edit = _edit(dialog, POST)
    edit.setFocus()
    QTest.keyClicks(edit, "900")
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: dialog.view.pdf != before)
    _settle(qtbot, dialog)
    kit = dialog._shown.kit
    assert kit is not None
    assert [(each.medium, each.plain) for each in kit.paper.prices] == [
        ("feed_post", Money.of("900", "EUR")),
        ("reel", Money.of("1200", "EUR")),
    ]
    monkeypatch.setattr(QFileDialog, "open", lambda _dialog: None)
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    asked = next(each for each in dialog.findChildren(QFileDialog))
    asked.fileSelected.emit(str(tmp_path / "kit.pdf"))
    qtbot.waitUntil((tmp_path / "kit.pdf").exists)
    assert (tmp_path / "kit.pdf").read_bytes() == dialog.view.pdf


def test_the_page_the_language_and_the_currency_are_chosen_with_keys(dialog: MediaKitDialog, qtbot: QtBot) -> None:
    assert dialog.currency.isVisible()
    dialog.kind.combo.setFocus()
    QTest.keyClick(dialog.kind.combo, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: dialog._shown.kit is not None and dialog._shown.kit.paper.kind is KitKind.MEDIA_KIT)
    assert not dialog.currency.isVisible()
    assert not any(row.field.isVisible() for row in dialog.prices.values())
    QTest.keyClick(dialog.kind.combo, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: dialog._shown.kit is not None and dialog._shown.kit.paper.kind is KitKind.RATE_CARD)
    dialog.currency.combo.setFocus()
    QTest.keyClick(dialog.currency.combo, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: dialog._shown.kit is not None and dialog._shown.kit.currency == "GBP")
    assert dialog.prices[POST].field.value() == Money.of("800", "GBP")
    assert dialog.prices[REEL].field.value() is None


def test_a_price_that_cannot_be_read_is_told_at_its_field_and_makes_no_page(
    dialog: MediaKitDialog, qtbot: QtBot
) -> None:
    shown = dialog.view.pdf
    edit = _edit(dialog, REEL)
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, "dear")
    dialog.make()
    assert dialog.prices[REEL].error
    edit.selectAll()
    QTest.keyClicks(edit, "99 USD")
    qtbot.waitUntil(lambda: "nothing is converted" in _said(dialog) and not dialog.save.isEnabled())
    assert dialog.view.pdf != shown
