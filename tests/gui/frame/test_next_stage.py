"""The window offers the stage that a deal has reached, in the toast and in the inspector, and moves it there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton

from creatorbook.domain.records.deals import Stage
from creatorbook.gui.inspector.remarks import RemarkNotices
from creatorbook.services.records import rows
from creatorbook.services.records.editing import EditRecord

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from creatorbook.gui.frame.window import Window
    from creatorbook.services.book.book import Book


def _stage(book: Book, deal: str) -> Stage:
    with book.reading() as reading:
        stage: Stage = rows.get(reading, "deal", deal)["stage"]
        return stage


def _pay(window: Window, payment: str) -> None:
    window.desk.run(EditRecord("payment", payment, {"paid_on": window.desk.clock.today()}))


def test_the_toast_after_the_last_payment_moves_the_deal(
    window: Window, book: Book, agreed: dict[str, str], qtbot: QtBot
) -> None:
    _pay(window, agreed["payment"])
    qtbot.waitUntil(lambda: window.toast.action == "Move to “Paid”")
    assert window.toast.text == "“Matcha launch” is paid in full; next stage: Paid."
    window.toast.acted.emit()
    qtbot.waitUntil(lambda: _stage(book, agreed["deal"]) is Stage.PAID)


def test_the_inspector_offers_it_as_long_as_it_is_so(
    window: Window, book: Book, agreed: dict[str, str], qtbot: QtBot
) -> None:
    _pay(window, agreed["payment"])
    window.go("deals")
    window.inspect("deal", agreed["deal"])
    notices = window.inspector.findChild(RemarkNotices)
    assert notices is not None
    qtbot.waitUntil(lambda: any(each.text() == "Move to “Paid”" for each in notices.findChildren(QPushButton)))
    next(each for each in notices.findChildren(QPushButton) if each.text() == "Move to “Paid”").click()
    qtbot.waitUntil(lambda: _stage(book, agreed["deal"]) is Stage.PAID)
    qtbot.waitUntil(lambda: not any("Move to" in each.text() for each in notices.findChildren(QPushButton)))
