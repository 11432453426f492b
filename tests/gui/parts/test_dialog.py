"""Every window and dialog fits its screen, its foot stays in sight, and Enter presses the button that is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QRadioButton, QWidget

from creatorbook.common.settings import Settings
from creatorbook.domain.records.deals import Stage
from creatorbook.gui.content.post_editor import PostEditor
from creatorbook.gui.content.publishing import PublishDialog
from creatorbook.gui.contracts.batch_issuing import BatchIssuingDialog
from creatorbook.gui.contracts.clauses.template_name import TemplateNameDialog
from creatorbook.gui.contracts.clauses.templates import TemplatesDialog
from creatorbook.gui.contracts.clauses.wording import ClauseWordsDialog
from creatorbook.gui.contracts.issuing import IssueDialog
from creatorbook.gui.deals.reason import ReasonDialog
from creatorbook.gui.fields.fields import CheckField, ChoiceField, LongTextField, TextField
from creatorbook.gui.forms.record_form import RecordForm
from creatorbook.gui.frame.bars.sidebar import NavButton
from creatorbook.gui.frame.first_run import Beginning, FirstRun
from creatorbook.gui.frame.keys.sheet import ShortcutSheet
from creatorbook.gui.frame.palette import Palette
from creatorbook.gui.frame.start import Session
from creatorbook.gui.imports.dialog import ImportDialog
from creatorbook.gui.letters.dialog import LetterDialog
from creatorbook.gui.parts.basic import button
from creatorbook.gui.parts.dialog import Dialog
from creatorbook.gui.parts.dropped import DroppedDialog
from creatorbook.gui.parts.errors import ReportDialog
from creatorbook.gui.signing.new_certificate import NewCertificateDialog
from creatorbook.gui.signing.verification import VerificationDialog
from creatorbook.gui.their_contract.dialog import TheirContractDialog
from creatorbook.gui.trash.asking import PaperDialog
from creatorbook.gui.trash.emptying import EmptyDialog
from creatorbook.services.records.trash import EmptyTrash, PaperOut
from tests.gui.keys import has_keys
from tests.gui.sight import is_whole
from tests.gui.strays import StrayWindows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from creatorbook.gui.frame.window import Window
    from creatorbook.gui.look.theme_manager import ThemeManager
    from creatorbook.services.book.book import Book

MARGIN = 8

DIALOGS: dict[str, Callable[[Window, dict[str, str]], Dialog]] = {
    "deal": lambda window, ids: RecordForm.edit(window, window.desk, "deal", ids["deal"]),
    "new brand": lambda window, _ids: RecordForm.new(window, window.desk, "brand", {}),
    "post": lambda window, ids: PostEditor.edit(window, window.desk, "post", ids["post"]),
    "publish": lambda window, ids: PublishDialog(window, window.desk, ids["post"]),
    "batch": lambda window, ids: BatchIssuingDialog(window, window.desk, [ids["deal"]] * 30),
    "template name": lambda window, ids: TemplateNameDialog(window, window.desk, ids["deal"]),
    "templates": lambda window, _ids: TemplatesDialog(window, window.desk),
    "clause": lambda window, ids: ClauseWordsDialog(window, window.desk, ids["deal"], "fr", None),
    "issue": lambda window, _ids: IssueDialog(window, "A deal", "French", 3),
    "reason": lambda window, ids: ReasonDialog(window, window.desk, (ids["deal"],), Stage.LOST),
    "first run": lambda window, _ids: FirstRun(window.desk.book.path.parent, window),
    "keys": lambda window, _ids: ShortcutSheet(window, window.desk),
    "import": lambda window, _ids: ImportDialog(window, window.desk, ["missing.csv"]),
    "letter": lambda window, ids: LetterDialog(window, window.desk, deal_id=ids["deal"]),
    "dropped": lambda window, _ids: DroppedDialog(window, "a.pdf", "a.pdf", "A deal", out=True),
    "report": lambda window, _ids: ReportDialog(window, "At: somewhere\n" * 200),
    "certificate": lambda window, _ids: NewCertificateDialog(window, window.desk),
    "verification": lambda window, _ids: VerificationDialog(window, window.desk),
    "their contract": lambda window, ids: TheirContractDialog(window, window.desk, ids["deal"]),
    "empty": lambda window, _ids: EmptyDialog(window, window.desk.book.try_out(EmptyTrash())),
    "paper": lambda window, _ids: PaperDialog(window, PaperOut("Contract 1 is signed."), window.commands.steps.undo),
}
SCREENS = ("low", "doubled")


def free_area(name: str) -> QRect:
    screen = next(each for each in QGuiApplication.screens() if each.name() == name)
    return screen.availableGeometry()


@pytest.fixture
def faces(book: Book, theme: ThemeManager, qtbot: QtBot) -> Iterator[Callable[[str], Window]]:
    """Open the book in a window on the screen of this name."""
    made: list[Session] = []

    def open_on(name: str) -> Window:
        session = Session(book, Settings(), theme)
        made.append(session)
        session.window.move(free_area(name).topLeft() + QPoint(60, 60))
        with qtbot.waitActive(session.window):
            session.window.show()
            session.window.activateWindow()
        qtbot.waitUntil(lambda: session.window.current_page is not None and not session.is_busy)
        return session.window

    yield open_on
    for session in made:
        session.window.close()
        session.end()


def inside(window: QWidget, name: str) -> bool:
    room = free_area(name).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
    return room.contains(window.frameGeometry())


def lies_in_its_window(dialog: Dialog) -> bool:
    host = dialog.parentWidget()
    assert host is not None
    return host.rect().adjusted(2 * MARGIN, 2 * MARGIN, -2 * MARGIN, -2 * MARGIN).contains(dialog.geometry())


@pytest.mark.parametrize("screen", SCREENS)
def test_the_first_window_fits_a_small_screen_on_every_page(
    faces: Callable[[str], Window], qtbot: QtBot, screen: str
) -> None:
    window = faces(screen)
    for page in window.pages:
        window.go(page)
        qtbot.waitUntil(lambda: inside(window, screen))


@pytest.mark.parametrize("screen", SCREENS)
def test_every_dialog_fits_a_small_screen_with_its_buttons_in_sight(
    agreed: dict[str, str], faces: Callable[[str], Window], qtbot: QtBot, qapp: QApplication, screen: str
) -> None:
    window = faces(screen)
    strays = StrayWindows(qapp)
    for name, make in DIALOGS.items():
        dialog = make(window, agreed)
        dialog.show()
        qtbot.wait(30)
        assert inside(window, screen)
        assert lies_in_its_window(dialog), (name, dialog.geometry(), window.size())
        if dialog.foot is not None:
            assert all(is_whole(each) for each in dialog.foot.findChildren(QPushButton) if each.isVisible()), name
        dialog.close()
    assert strays.stop() == []


# Enter


@pytest.fixture
def pressed() -> list[str]:
    return []


@pytest.fixture
def asking(window: Window, pressed: list[str], qtbot: QtBot) -> Iterator[Callable[..., Dialog]]:
    """Open a dialog of these fields with a link, a Cancel and a primary Save that note what was pressed."""
    made: list[Dialog] = []
    qtbot.waitUntil(lambda: window.current_page is not None)

    def ask(*fields: QWidget) -> Dialog:
        dialog = Dialog(window)
        made.append(dialog)
        for each in fields:
            dialog.body.addWidget(each)
        dialog.body.addWidget(button("Aside", lambda: pressed.append("aside"), "link"))
        cancel = button("Cancel", lambda: pressed.append("cancel"))
        dialog.set_foot(None, cancel, button("Save", lambda: pressed.append("save"), "primary"))
        open_dialog(dialog, qtbot)
        return dialog

    yield ask
    for each in made:
        each.close()


def open_dialog(dialog: Dialog, qtbot: QtBot) -> None:
    dialog.open()
    qtbot.waitUntil(lambda: has_keys(dialog))


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)


ENTERS = [
    (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier),
]


@pytest.mark.parametrize(("key", "held"), ENTERS)
def test_enter_presses_the_button_that_has_the_focus_else_the_primary_one(
    asking: Callable[..., Dialog], pressed: list[str], key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    name, tick, choice = TextField(), CheckField("A tick"), ChoiceField([(1, "One"), (2, "Two")])
    dialog = asking(name, tick, choice)
    for field in (name, tick, choice):
        field.setFocus()
        press(key, held)
        assert pressed.pop() == "save"
    for each in dialog.findChildren(QPushButton):
        each.setFocus()
        press(key, held)
        assert pressed.pop() == each.text().lower()
    assert pressed == []


@pytest.mark.parametrize(("key", "held"), ENTERS)
def test_with_a_text_box_it_takes_ctrl_and_enter(
    asking: Callable[..., Dialog], pressed: list[str], key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    name, text = TextField(), LongTextField()
    asking(name, text)
    text.setFocus()
    press(Qt.Key.Key_A)
    press(key, held)
    press(Qt.Key.Key_B)
    assert text.edit.toPlainText() == "a\nb"
    name.setFocus()
    press(key, held)
    assert pressed == []
    for field in (text, name):
        field.setFocus()
        press(key, held | Qt.KeyboardModifier.ControlModifier)
    assert pressed == ["save", "save"]


def test_a_primary_button_that_is_disabled_is_not_pressed(asking: Callable[..., Dialog], pressed: list[str]) -> None:
    name = TextField()
    dialog = asking(name)
    assert dialog.foot is not None
    dialog.foot.findChildren(QPushButton)[-1].setEnabled(False)
    name.setFocus()
    press(Qt.Key.Key_Return)
    assert pressed == []


def test_enter_gives_the_reason_of_a_deal_once(window: Window, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.current_page is not None)
    dialog = ReasonDialog(window, window.desk, ("a",), Stage.LOST)
    given: list[object] = []
    dialog.given.connect(given.append)
    open_dialog(dialog, qtbot)
    dialog.findChildren(QRadioButton)[0].setFocus()
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Return)
    assert given == [(("a",), Stage.LOST, "The fee did not fit")]


def test_enter_presses_the_buttons_of_the_window_too(window: Window, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.current_page is not None)
    window.go("today")
    brands = next(each for each in window.sidebar.findChildren(NavButton) if each.text() == "Brands")
    brands.setFocus()
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.current_page is not None and window.current_page.page_id == "brands")
    assert window.current_page is window.stack.currentWidget()
    window.topbar.search.setFocus()
    press(Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    palette = window.findChildren(Palette)
    assert palette
    palette[0].close()


def test_enter_begins_a_book_by_the_card_that_has_the_focus(tmp_path: Path, theme: ThemeManager, qtbot: QtBot) -> None:
    first = FirstRun(tmp_path)
    begun: list[Beginning] = []
    first.begun.connect(begun.append)
    with qtbot.waitActive(first):
        first.show()
    first.findChildren(ChoiceField)[1].set_value("FR")
    card = next(each for each in first.findChildren(QPushButton) if each.accessibleName().startswith("Start with"))
    card.setFocus()
    press(Qt.Key.Key_Return)
    assert [each.way for each in begun] == ["empty"]
    first.close()


# A dialog lies in its window


def test_tab_stays_in_a_dialog_and_no_shortcut_of_the_window_is_taken(
    asking: Callable[..., Dialog], window: Window
) -> None:
    window.go("brands")
    dialog = asking(TextField())
    assert dialog.window() is window
    seen = set()
    for _step in range(12):
        press(Qt.Key.Key_Tab)
        assert has_keys(dialog)
        seen.add(QApplication.focusWidget())
    assert len(seen) >= 4
    press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.findChildren(Palette) == []
    assert window.current_page is not None
    assert window.current_page.page_id == "brands"


def test_the_keys_go_back_to_where_they_were(asking: Callable[..., Dialog], window: Window, qtbot: QtBot) -> None:
    window.topbar.search.setFocus()
    dialog = asking(TextField())
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert QApplication.focusWidget() is window.topbar.search


def test_a_page_that_takes_the_keys_under_a_dialog_gets_them_after_it(
    asking: Callable[..., Dialog], window: Window, qtbot: QtBot
) -> None:
    name = TextField()
    dialog = asking(name)
    name.setFocus()
    window.topbar.search.setFocus()
    assert QApplication.focusWidget() is name.focusProxy()
    dialog.close()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is window.topbar.search)


def test_a_dialog_above_a_dialog_is_closed_first(asking: Callable[..., Dialog], window: Window, qtbot: QtBot) -> None:
    lower = asking(TextField())
    field = QApplication.focusWidget()
    upper = asking(TextField())
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not upper.isVisible())
    assert lower.isVisible()
    assert QApplication.focusWidget() is field


def test_a_window_that_closes_keeps_what_stands_in_its_dialogs(book: Book, theme: ThemeManager, qtbot: QtBot) -> None:
    session = Session(book, Settings(), theme)
    session.window.show()
    qtbot.waitUntil(lambda: session.window.current_page is not None)
    form = RecordForm.new(session.window, session.desk, "brand", {})
    open_dialog(form, qtbot)
    form.rows["name"].field.set_value("Half a name")
    session.window.close()
    session.end()
    assert [typed["name"] for typed in Settings().get("drafts").values()] == ["Half a name"]


def test_a_dialog_follows_its_window_and_is_moved_by_its_head(
    asking: Callable[..., Dialog], window: Window, qtbot: QtBot
) -> None:
    dialog = asking(*(TextField() for _each in range(40)))
    window.resize(1300, 900)
    qtbot.waitUntil(lambda: lies_in_its_window(dialog) and dialog.height() > 800)
    window.resize(920, 620)
    qtbot.waitUntil(lambda: lies_in_its_window(dialog))
    before = dialog.pos()
    dialog.move_to(before + QPoint(30, 0))
    assert dialog.pos() == before + QPoint(30, 0)
    dialog.move_to(QPoint(-500, 4000))
    assert lies_in_its_window(dialog)


def test_a_dialog_that_was_moved_stays_where_it_is_when_its_window_changes(
    asking: Callable[..., Dialog], window: Window, qtbot: QtBot
) -> None:
    dialog = asking(TextField())
    window.resize(1300, 900)
    qtbot.waitUntil(lambda: lies_in_its_window(dialog))
    moved = QPoint(60, 80)
    dialog.move_to(moved)
    window.resize(1200, 800)
    qtbot.waitUntil(lambda: window.width() == 1200)
    assert dialog.pos() == moved
    dialog.move_to(QPoint(5000, 5000))
    window.resize(1000, 700)
    qtbot.waitUntil(lambda: lies_in_its_window(dialog))
    assert dialog.geometry().right() > window.width() - 40
