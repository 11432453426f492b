"""The clause tray: ticked, ordered, worded and kept as a template, with the PDF beside it following."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragLeaveEvent, QDragMoveEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidgetItem, QPushButton

from creatorbook.gui.contracts.clauses.row import CLAUSE_ROLE
from creatorbook.gui.contracts.clauses.template_name import TemplateNameDialog
from creatorbook.gui.contracts.clauses.templates import TemplatesDialog
from creatorbook.gui.contracts.clauses.wording import ClauseWordsDialog
from creatorbook.gui.contracts.page import ContractsPage
from creatorbook.gui.parts.drop_target import DropStrip
from creatorbook.gui.parts.notices import Notice
from creatorbook.services.book.command import Command
from creatorbook.services.contracts.clause_choosing import SaveTemplate, WordClause, templates
from creatorbook.services.contracts.clause_texts import choices, wordings

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from creatorbook.gui.frame.window import Window
    from creatorbook.services.book.book import Book
    from creatorbook.services.contracts.clause_texts import Choice, Wording
    from creatorbook.store.writing.uow import UnitOfWork


@dataclass(frozen=True)
class FromAnotherRelease(Command[None]):
    """Make a wording as if it had been written against a library of another release."""

    wording: str
    code = "test.age"

    def execute(self, uow: UnitOfWork) -> None:
        from creatorbook.store.models import ClauseWording

        uow.get(ClauseWording, self.wording).base_sha256 = "0" * 64


@pytest.fixture
def page(agreed: dict[str, str], window: Window, qtbot: QtBot) -> ContractsPage:
    """Return the contracts page on an agreed deal, its clauses shown."""
    window.go("contracts", {"deal": agreed["deal"]})
    found = window.current_page
    assert isinstance(found, ContractsPage)
    qtbot.waitUntil(lambda: found.preview.view.pages > 0)
    found.side.choose("clauses")
    found.side.chosen.emit("clauses")
    assert found.clauses.list.count() > 20
    return found


def chosen(book: Book, deal: str) -> dict[str, Choice]:
    with book.reading() as reading:
        return choices(reading, deal_id=deal)


def worded(book: Book, deal: str, language: str) -> dict[str, Wording]:
    with book.reading() as reading:
        return wordings(reading, deal, "", language)


def items(page: ContractsPage) -> list[QListWidgetItem]:
    return [page.clauses.list.item(place) for place in range(page.clauses.list.count())]


def ids(page: ContractsPage) -> list[str]:
    return [item.data(CLAUSE_ROLE) for item in items(page)]


def test_space_and_a_click_on_the_box_switch_a_clause(
    page: ContractsPage, book: Book, agreed: dict[str, str], qtbot: QtBot
) -> None:
    tray = page.clauses.list
    tray.setFocus()
    tray.choose("general")
    before = page.preview.view.pdf
    QTest.keyClick(tray, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "general" in chosen(book, agreed["deal"]))
    assert chosen(book, agreed["deal"])["general"].switched_off
    qtbot.waitUntil(lambda: page.preview.view.pdf != before)
    area = tray.visualItemRect(tray.item(ids(page).index("general")))
    QTest.mouseClick(tray.viewport(), Qt.MouseButton.LeftButton, pos=area.topLeft() + QPoint(28, area.height() // 2))
    qtbot.waitUntil(lambda: not chosen(book, agreed["deal"])["general"].switched_off)
    # The parties cannot be left out.
    tray.choose("parties")
    QTest.keyClick(tray, Qt.Key.Key_Space)
    assert "parties" not in chosen(book, agreed["deal"])


def test_ctrl_and_an_arrow_move_a_clause(page: ContractsPage, book: Book, agreed: dict[str, str], qtbot: QtBot) -> None:
    tray = page.clauses.list
    before = ids(page)
    tray.setFocus()
    tray.choose(before[2])
    QTest.keyClick(tray, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    wanted = [*before[:2], before[3], before[2], *before[4:]]
    qtbot.waitUntil(lambda: bool(chosen(book, agreed["deal"])))
    qtbot.waitUntil(lambda: ids(page) == wanted)
    assert tray.current_id() == before[2]
    # Nothing goes above the parties.
    tray.choose(before[1])
    QTest.keyClick(tray, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert ids(page) == wanted


def test_words_of_ones_own_are_written_for_this_deal(
    page: ContractsPage, window: Window, book: Book, agreed: dict[str, str], qtbot: QtBot
) -> None:
    page.clauses.edit_wording("purpose")
    dialog = window.findChild(ClauseWordsDialog)
    assert isinstance(dialog, ClauseWordsDialog)
    language = page.clauses.language
    dialog.text.set_value(None)
    dialog.keep()
    assert dialog._text_row.error
    dialog.text.set_value("Ours: ")
    dialog.text.edit.moveCursor(dialog.text.edit.textCursor().MoveOperation.End)
    dialog.values.set_value("deal.title")
    dialog.values.changed.emit()
    with qtbot.waitSignal(dialog.destroyed):
        dialog.keep()
    assert worded(book, agreed["deal"], language)["purpose"].text == "Ours: {{ deal.title }}"
    qtbot.waitUntil(lambda: page.clauses._clauses["purpose"].scope == "deal")
    page.clauses.list.choose("purpose")
    page.clauses._take_back()
    qtbot.waitUntil(lambda: "purpose" not in worded(book, agreed["deal"], language))


def test_a_clause_is_added_after_the_current_one(
    page: ContractsPage, window: Window, book: Book, agreed: dict[str, str], qtbot: QtBot
) -> None:
    page.clauses.list.choose("purpose")
    page.clauses._add()
    dialog = window.findChild(ClauseWordsDialog)
    assert isinstance(dialog, ClauseWordsDialog)
    dialog.text.set_value("No dogs.")
    dialog.keep()
    assert dialog._title_row.error
    dialog.title.set_value("Dogs")
    with qtbot.waitSignal(dialog.destroyed):
        dialog.keep()
    qtbot.waitUntil(lambda: any(name.startswith("own-") for name in ids(page)))
    place = next(number for number, name in enumerate(ids(page)) if name.startswith("own-"))
    assert ids(page)[place - 1] == "purpose"
    assert [each.title for each in worded(book, agreed["deal"], page.clauses.language).values()] == ["Dogs"]


def test_choices_are_kept_as_a_template_and_used_again(
    page: ContractsPage, window: Window, book: Book, qtbot: QtBot
) -> None:
    page.clauses._offer()
    actions = page.clauses._templates.actions()
    assert len(actions) == 1
    page.clauses._template(actions[0])
    dialog = window.findChild(TemplateNameDialog)
    assert isinstance(dialog, TemplateNameDialog)
    dialog.keep()
    assert dialog._row.error
    dialog.name.set_value("Short")
    with qtbot.waitSignal(dialog.destroyed):
        dialog.keep()

    def kept() -> bool:
        with book.reading() as reading:
            return [each.name for each in templates(reading)] == ["Short"]

    qtbot.waitUntil(kept)
    page.clauses._offer()
    assert len(page.clauses._templates.actions()) == 4
    page.clauses._template(page.clauses._templates.actions()[-1])
    manager = window.findChild(TemplatesDialog)
    assert isinstance(manager, TemplatesDialog)
    (line,) = manager.lines
    line.name.set_value("Brief")
    with qtbot.waitSignal(manager.destroyed):
        QTest.mouseClick(manager.done_button, Qt.MouseButton.LeftButton)
    with book.reading() as reading:
        assert [each.name for each in templates(reading)] == ["Brief"]


def test_a_template_is_removed_and_a_name_that_is_taken_refused(
    page: ContractsPage, window: Window, book: Book, agreed: dict[str, str], qtbot: QtBot
) -> None:
    for name in ("Long", "Short"):
        book.run(SaveTemplate(agreed["deal"], name))
    manager = TemplatesDialog(window, window.desk)
    manager.open()
    long, short = manager.lines
    short.name.set_value("LONG")
    manager.finish()
    qtbot.waitUntil(lambda: bool(manager.findChildren(Notice)))
    assert manager.isVisible()
    short.name.set_value("Short")
    QTest.mouseClick(long.remove, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: [each.template.name for each in manager.lines] == ["Short"])
    manager.close()
    book.undo()
    with book.reading() as reading:
        assert [each.name for each in templates(reading)] == ["Long", "Short"]


def test_words_that_the_library_has_changed_since_are_kept_by_one_click(
    page: ContractsPage, book: Book, agreed: dict[str, str], qtbot: QtBot
) -> None:
    language = page.clauses.language
    kept = book.run(WordClause("purpose", language, "Ours.", deal_id=agreed["deal"])).value
    book.run(FromAnotherRelease(kept))
    qtbot.waitUntil(lambda: page.clauses._clauses["purpose"].outdated)
    page.clauses.list.choose("purpose")
    keep = next(each for each in page.clauses.findChildren(QPushButton) if each.text() == "Keep mine")
    QTest.mouseClick(keep, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.clauses._clauses["purpose"].outdated)
    assert page.clauses._clauses["purpose"].text == "Ours."


def test_a_clause_that_is_dragged_says_where_it_goes(page: ContractsPage) -> None:
    tray = page.clauses.list
    first, second, third = (item for item in items(page) if item.data(CLAUSE_ROLE) in tray.order()[:3])
    tray.choose(first.data(CLAUSE_ROLE))

    def words_over(item: QListWidgetItem, share: float) -> str:
        area = tray.visualItemRect(item)
        place = QPointF(area.center().x(), area.top() + area.height() * share)
        buttons, held = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        moved = QDragMoveEvent(place.toPoint(), Qt.DropAction.MoveAction, QMimeData(), buttons, held)
        # As Qt does when the drag comes from the list itself.
        moved.accept()
        tray.dragMoveEvent(moved)
        strip = tray.findChild(DropStrip)
        assert isinstance(strip, DropStrip)
        assert strip.isVisible()
        return strip.words

    stays = f"“{first.text()}” stays where it is"
    assert [words_over(first, 0.9), words_over(second, 0.1)] == [stays, stays]
    assert words_over(third, 0.1) == f"“{first.text()}” goes before “{third.text()}”"
    tray.dragLeaveEvent(QDragLeaveEvent())
    strip = tray.findChild(DropStrip)
    assert isinstance(strip, DropStrip)
    assert not strip.isVisible()
    assert words_over(items(page)[-1], 0.9) == f"“{first.text()}” becomes the last"
