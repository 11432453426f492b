"""What each page says to who does not see it: kept as text, and held to rules that no page may break."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAccessible

from creatorbook.common.settings import Settings
from creatorbook.gui.frame.page_table import PAGES
from creatorbook.gui.frame.start import Session
from creatorbook.gui.frame.walk import Walk
from tests.gui.access.tree import EDITORS, labels_of, name_of, outline, walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QAccessibleInterface
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from creatorbook.gui.frame.window import Window
    from creatorbook.gui.look.theme_manager import ThemeManager
    from creatorbook.services.book.book import Book

TREES = Path(__file__).parent / "trees"
_SILENT = frozenset({QAccessible.Role.Client, QAccessible.Role.Pane, QAccessible.Role.NoRole, QAccessible.Role.Border})


@pytest.fixture
def walked(sample_book: Book, theme: ThemeManager, qtbot: QtBot) -> Iterator[dict[str, str]]:
    """Return the tree of every page, and what is wrong in each, by page; "window" is what stands around them."""
    session = Session(sample_book, Settings(), theme)
    session.window.resize(1280, 800)
    with qtbot.waitExposed(session.window):
        session.window.show()
    found: dict[str, str] = {}
    _faults.clear()

    def arrived(page: str) -> None:
        shown = session.window.current_page
        assert shown is not None
        found[page] = outline(_interface(shown)).replace(str(sample_book.path.parent), "FOLDER")
        _faults.extend(f"{page}: {fault}" for fault in faults_in(shown))

    steps = Walk(session)
    steps.arrived.connect(arrived)
    with qtbot.waitSignal(steps.finished):
        steps.start()
    found["window"] = "".join(outline(_interface(part)) for part in _around(session.window))
    yield found
    session.window.close()
    session.end()


_faults: list[str] = []


def _around(window: Window) -> tuple[QWidget, ...]:
    return window.sidebar, window.topbar


def _interface(widget: QWidget) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found


def faults_in(page: QWidget) -> list[str]:
    """Return what on a page cannot be understood by who does not see it."""
    found = []
    parts = [part for _depth, part in walk(_interface(page))]
    for part in parts:
        said, role = name_of(part), part.role()
        if part.state().focusable and role in _SILENT and part.object() is not page:
            found.append(f"{said!r} takes the focus and does not say what it is")
        if role in EDITORS and role == QAccessible.Role.ComboBox and not labels_of(part):
            found.append(f"the choice {said!r} does not say what it is about")
        if role == QAccessible.Role.EditableText and not said and not labels_of(part):
            found.append("a field has no name")
    if not any(part.role() == QAccessible.Role.Heading for part in parts):
        found.append("there is no heading")
    return found


def test_every_page_reads_as_its_kept_tree_and_breaks_no_rule(walked: dict[str, str]) -> None:
    assert _faults == []
    assert set(walked) == {*(page.id for page in PAGES), "window"}
    different = []
    for page, tree in walked.items():
        kept = TREES / f"{page}.txt"
        if os.environ.get("CREATORBOOK_WRITE_GOLDEN"):
            kept.parent.mkdir(exist_ok=True)
            kept.write_text(tree, encoding="utf-8")
        if kept.read_text("utf-8") != tree:
            different.append(page)
    assert different == [], "read the difference, then write the trees anew if they are right"
    assert {path.stem for path in TREES.glob("*.txt")} == set(walked)
