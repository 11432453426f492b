"""Their contract beside the deal: read, shown with its places, kept, taken over, and put into a letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from creatorbook.domain.contract_reading.comparing.comparison import Result
from creatorbook.domain.contract_reading.values.found import Topic
from creatorbook.domain.values.money import Money
from creatorbook.gui.their_contract.dialog import TheirContractDialog, summary
from creatorbook.gui.their_contract.lines import LineCard, RemarkCard
from creatorbook.services.records import rows
from creatorbook.services.records.attachments import attachments
from creatorbook.services.their_contract.wording import READING_AID
from tests.their_contracts.english import HARSH
from tests.their_contracts.french import CESSION, TABLEAU
from tests.their_contracts.making import pdf

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from creatorbook.gui.frame.window import Window
    from creatorbook.services.book.book import Book


@pytest.fixture
def path(tmp_path: Path) -> str:
    """Return a contract of theirs as a PDF."""
    made = tmp_path / "Contrat.pdf"
    made.write_bytes(pdf(CESSION.text))
    return str(made)


def opened(window: Window, deal: str, path: str | None, qtbot: QtBot) -> TheirContractDialog:
    dialog = TheirContractDialog(window, window.desk, deal, path)
    dialog.show()
    if path is not None:
        qtbot.waitUntil(lambda: bool(dialog.cards))
    return dialog


def card(dialog: TheirContractDialog, topic: Topic) -> LineCard:
    return next(each for each in dialog.cards if each.line.topic is topic)


def texts(dialog: TheirContractDialog) -> str:
    return "\n".join(each.text() for each in dialog.findChildren(QLabel))


def test_the_lines_stand_with_icon_word_and_page(
    window: Window, agreed: dict[str, str], path: str, qtbot: QtBot
) -> None:
    dialog = opened(window, agreed["deal"], path, qtbot)
    fee = card(dialog, Topic.FEE)
    assert fee.accessibleName() == "Fee: Differs"
    assert not fee.picture.pixmap().isNull()
    shown = texts(dialog)
    assert "Ours: €1,200.00" in shown
    assert "Theirs: €2,400.00" in shown
    assert "fixé à 2.400 euros" in shown
    assert READING_AID in shown
    assert fee.link.text() == "Page 1"
    assert dialog.findChildren(RemarkCard)
    order = [each.line.result for each in dialog.cards]
    assert order.index(Result.DIFFERS) < order.index(Result.AGREES)
    dialog.close()


def test_the_link_leads_to_the_marked_words(window: Window, agreed: dict[str, str], path: str, qtbot: QtBot) -> None:
    dialog = opened(window, agreed["deal"], path, qtbot)
    qtbot.waitUntil(lambda: dialog.pages.pdf.pages > 0)
    QTest.mouseClick(card(dialog, Topic.FEE).link, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.pages.pdf.marked == (1, 1))
    dialog.pages.pdf.grab()
    dialog.close()


def test_theirs_is_used_in_the_deal_and_the_lines_follow(
    window: Window, book: Book, agreed: dict[str, str], path: str, qtbot: QtBot
) -> None:
    dialog = opened(window, agreed["deal"], path, qtbot)
    # What is not laid out yet cannot be hit.
    qtbot.waitUntil(lambda: card(dialog, Topic.FEE).take.height() > 0)
    QTest.mouseClick(card(dialog, Topic.FEE).take, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: card(dialog, Topic.FEE).line.result is Result.AGREES)
    with book.reading() as reading:
        assert rows.get(reading, "deal", agreed["deal"])["fee"] == Money(240000, "EUR")
    assert not hasattr(card(dialog, Topic.FEE), "take")
    window.commands.steps.undo()
    qtbot.waitUntil(lambda: card(dialog, Topic.FEE).line.result is Result.DIFFERS)
    dialog.close()


def test_the_file_is_kept_and_can_be_chosen_again(
    window: Window, book: Book, agreed: dict[str, str], path: str, qtbot: QtBot
) -> None:
    dialog = opened(window, agreed["deal"], path, qtbot)
    assert not dialog.files.isVisible()
    QTest.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.files.isVisible)
    with book.reading() as reading:
        kept = attachments(reading, "deal", agreed["deal"])
    assert [each.name for each in kept] == ["Contrat.pdf"]
    dialog.close()
    again = opened(window, agreed["deal"], None, qtbot)
    again.files.set_value(kept[0].id)
    again.files.changed.emit()
    qtbot.waitUntil(lambda: bool(again.cards))
    again.close()


def test_the_letter_goes_to_the_clipboard(window: Window, agreed: dict[str, str], path: str, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().clear()
    dialog = opened(window, agreed["deal"], path, qtbot)
    QTest.mouseClick(dialog.mail, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Matcha launch" in QGuiApplication.clipboard().text())
    assert "2" in QGuiApplication.clipboard().text()
    dialog.close()


def test_what_cannot_be_read_is_a_sentence_and_another_can_be_chosen(
    window: Window, agreed: dict[str, str], tmp_path: Path, path: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As on a system that has no Tesseract.
    monkeypatch.setenv("PATH", "")
    bad = tmp_path / "scan.pdf"
    bad.write_bytes(pdf(" "))
    dialog = TheirContractDialog(window, window.desk, agreed["deal"], str(bad))
    dialog.show()
    qtbot.waitUntil(lambda: "pictures of pages, no text" in texts(dialog))
    assert not dialog.keep.isEnabled()
    dialog.choose()
    chooser = dialog.findChild(QFileDialog)
    assert isinstance(chooser, QFileDialog)
    chooser.fileSelected.emit(path)
    chooser.close()
    qtbot.waitUntil(lambda: bool(dialog.cards))
    dialog.close()


def test_a_text_is_shown_as_text_with_its_words_marked(
    window: Window, agreed: dict[str, str], tmp_path: Path, qtbot: QtBot
) -> None:
    plain = tmp_path / "terms.txt"
    plain.write_text(HARSH.text, encoding="utf-8")
    dialog = opened(window, agreed["deal"], str(plain), qtbot)
    assert dialog.pages.currentWidget() is dialog.pages.text
    card(dialog, Topic.PAYMENT_DAYS).link.click()
    qtbot.waitUntil(lambda: bool(dialog.pages.text.extraSelections()))
    dialog.close()


def test_a_file_is_dropped(window: Window, agreed: dict[str, str], path: str, qtbot: QtBot) -> None:
    dialog = opened(window, agreed["deal"], None, qtbot)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(path)])
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    dialog.dropEvent(event)
    qtbot.waitUntil(lambda: bool(dialog.cards))
    dialog.close()


def test_another_file_takes_the_place_of_the_first(
    window: Window, agreed: dict[str, str], path: str, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = opened(window, agreed["deal"], path, qtbot)
    other = tmp_path / "Autre.pdf"
    other.write_bytes(pdf(TABLEAU.text))
    dialog.open_path(str(other))
    qtbot.waitUntil(lambda: "Autre.pdf" in texts(dialog))
    assert "Contrat.pdf" not in texts(dialog)
    their = dialog._their
    assert their is not None
    assert str(their.comparison.count(Result.DIFFERS)) in summary(their)
    dialog.close()


def test_every_control_has_a_name_and_closing_leaves_nothing(
    window: Window, book: Book, agreed: dict[str, str], path: str, qtbot: QtBot
) -> None:
    before = _stamp(book)
    dialog = opened(window, agreed["deal"], path, qtbot)
    assert all(each.text() or each.accessibleName() for each in dialog.findChildren(QPushButton))
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close()
    assert window.findChild(TheirContractDialog) is None
    assert _stamp(book) == before


def _stamp(book: Book) -> int:
    with book.reading() as reading:
        return int(reading.exec_driver_sql("SELECT count(*) FROM change_log").scalar_one())


def test_ticked_remarks_go_into_the_letter_with_what_is_offered_instead(
    window: Window, agreed: dict[str, str], tmp_path: Path, qtbot: QtBot
) -> None:
    made = tmp_path / "harsh.pdf"
    made.write_bytes(pdf(HARSH.text))
    dialog = opened(window, agreed["deal"], str(made), qtbot)
    offers = {each.noted.remark.value: each for each in dialog.remarks}
    assert "used to train or improve artificial intelligence" in offers["ai_training"].offer.text()
    offers["ai_training"].copy.click()
    assert QGuiApplication.clipboard().text().startswith("The content, and the Creator’s name, face and voice")
    qtbot.waitUntil(offers["ai_training"].tick.isVisible)
    QTest.mouseClick(offers["ai_training"].tick, Qt.MouseButton.LeftButton)
    dialog.mail.click()
    qtbot.waitUntil(lambda: "\n" in QGuiApplication.clipboard().text())
    letter = QGuiApplication.clipboard().text()
    assert "The content, and the Creator’s name, face and voice" in letter
    assert "any number of revisions" not in letter
