"""What is drawn can be read and seen, measured on pictures: every scene in both themes, pages with more contrast."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from devtools.pictures.photographer import close_over
from devtools.pictures.scenes import scenes
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLineEdit, QToolButton, QVBoxLayout, QWidget

from creatorbook.common.settings import Settings
from creatorbook.gui.frame.start import Session
from creatorbook.gui.frame.walk import Walk
from creatorbook.gui.look.icons import set_icon
from creatorbook.gui.look.theme.current import theme as shown_theme
from creatorbook.gui.parts.basic import label
from tests.gui.access.shown import what_is_shown
from tests.gui.look.seen import Seen, look_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from devtools.pictures.scenes import Scene
    from pytestqt.qtbot import QtBot

    from creatorbook.gui.look.theme_manager import ThemeManager
    from creatorbook.services.book.book import Book

pytestmark = pytest.mark.repeats

PAGES = frozenset(
    {"today", "brands", "gifts", "contracts", "content", "rules", "settings", "help", "deals-table", "inspector-deal"}
)
THEMES = [("light", "usual"), ("dark", "usual"), ("light", "more"), ("dark", "more")]


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
    # The roles of a theme with more contrast stand further apart: there the pages are enough.
    wanted = [scene for scene in scenes() if not scene.empty and (scene.name in PAGES or not shown_theme().contrast)]

    def go(scene: Scene) -> None:
        close_over(window)
        scene.show(window)

    walk = Walk(dressed, [(scene.name, partial(go, scene)) for scene in wanted])
    walk.arrived.connect(lambda name: seen.extend((name, each) for each in look_at(what_is_shown(window, name))))
    with qtbot.waitSignal(walk.finished):
        walk.start()
    close_over(window)
    seen += [("window", each) for part in (window.sidebar, window.topbar) for each in look_at(part)]
    assert {name for name, _each in seen} == {*(scene.name for scene in wanted), "window"}
    assert len(seen) > 500
    assert sum(each.least > 4 for _place, each in seen) > 300
    faint = [f"{place}: {each.what}, {each.ratio:.2f}" for place, each in seen if each.is_faint]
    assert faint == []
