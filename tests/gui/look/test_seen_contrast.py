"""What is drawn on every page and in the dialogs can be read and seen, measured on the pictures, in all four themes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLineEdit, QToolButton, QVBoxLayout, QWidget

from creatorbook.common.settings import Settings
from creatorbook.domain.records.deals import Stage
from creatorbook.gui.contracts.issuing import IssueDialog
from creatorbook.gui.deals.reason import ReasonDialog
from creatorbook.gui.forms.record_form import RecordForm
from creatorbook.gui.frame.keys.sheet import ShortcutSheet
from creatorbook.gui.frame.palette import Palette
from creatorbook.gui.frame.start import Session
from creatorbook.gui.frame.walk import Walk, is_at_rest
from creatorbook.gui.look.icons import set_icon
from creatorbook.gui.parts.basic import label
from creatorbook.gui.signing.new_certificate import NewCertificateDialog
from creatorbook.gui.trash.emptying import EmptyDialog
from creatorbook.services.records.lists import Query, ids
from creatorbook.services.records.trash import EmptyTrash
from tests.gui.frame.test_window import only
from tests.gui.look.seen import Seen, look_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from creatorbook.gui.frame.window import Window
    from creatorbook.gui.look.theme_manager import ThemeManager
    from creatorbook.gui.parts.dialog import Dialog
    from creatorbook.services.book.book import Book

pytestmark = pytest.mark.alike

THEMES = [("light", "usual"), ("dark", "usual"), ("light", "more"), ("dark", "more")]
DIALOGS: dict[str, Callable[[Window, str], Dialog]] = {
    "form": lambda window, deal: RecordForm.edit(window, window.desk, "deal", deal),
    "reason": lambda window, deal: ReasonDialog(window, window.desk, (deal,), Stage.LOST),
    "issue": lambda window, _deal: IssueDialog(window, "A deal", "French", 3),
    "keys": lambda window, _deal: ShortcutSheet(window, window.desk),
    "certificate": lambda window, _deal: NewCertificateDialog(window, window.desk),
    "empty": lambda window, _deal: EmptyDialog(window, window.desk.book.try_out(EmptyTrash())),
}


@pytest.fixture(params=THEMES, ids=" ".join)
def dressed(sample_book: Book, theme: ThemeManager, request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[Session]:
    theme.choose(*request.param)
    session = Session(sample_book, Settings(), theme)
    session.window.resize(1280, 800)
    with qtbot.waitActive(session.window):
        session.window.show()
        session.window.activateWindow()
    yield session
    session.window.close()
    session.end()
    theme.choose("light", "usual")


def test_a_faint_text_a_faint_picture_and_a_faint_edge_are_named(theme: ThemeManager, qtbot: QtBot) -> None:
    assert theme.choice == "light"
    holder = QWidget()
    qtbot.addWidget(holder)
    layout = QVBoxLayout(holder)
    fine, faint, field, tool = label("Fine"), label("Faint"), QLineEdit(), QToolButton()
    faint.setForegroundRole(QPalette.ColorRole.Mid)
    set_icon(tool, "gift", "hairline")
    for each in (fine, faint, field, tool):
        layout.addWidget(each)
    with qtbot.waitExposed(holder):
        holder.show()
    seen = {each.what.split(" #")[0]: each for each in look_at(holder)}
    assert [what for what, each in seen.items() if each.is_faint] == ["QLabel: “Faint”", "QToolButton: its picture"]
    assert seen["QLabel: “Fine”"].ratio > 12
    assert seen["QLineEdit: its edge"].ratio > 3


def test_what_is_drawn_can_be_seen(dressed: Session, qtbot: QtBot) -> None:
    window = dressed.window
    seen: list[tuple[str, Seen]] = []
    walk = Walk(dressed)
    walk.arrived.connect(lambda page: seen.extend((page, each) for each in look_at(window)))
    with qtbot.waitSignal(walk.finished):
        walk.start()
    window.show_message("Paid", undo=True)
    seen += [("toast", each) for each in look_at(window.toast)]
    with window.desk.book.reading() as reading:
        deal = ids(reading, Query("deal"), 1)[0]
    for name, make in DIALOGS.items():
        dialog = make(window, deal)
        dialog.open()
        qtbot.waitUntil(partial(is_at_rest, dressed))
        seen += [(name, each) for each in look_at(dialog)]
        dialog.close()
    window.commands.carry_out("palette")
    seen += [("palette", each) for each in look_at(only(window, Palette))]
    assert len(seen) > 500
    assert sum(each.least > 4 for _place, each in seen) > 300
    faint = [f"{place}: {each.what}, {each.ratio:.2f}" for place, each in seen if each.is_faint]
    assert faint == []
