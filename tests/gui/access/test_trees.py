"""What each scene says to who does not see it: kept as text, and held to rules that none may break."""

from __future__ import annotations

import os
from difflib import unified_diff
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from devtools.pictures.photographer import close_over
from devtools.pictures.scenes import scenes

from creatorbook.common.settings import Settings
from creatorbook.gui.frame.start import Session
from creatorbook.gui.frame.walk import Walk
from tests.gui.access.faults import faults_in
from tests.gui.access.shown import what_is_shown
from tests.gui.access.tree import interface_of, outline

if TYPE_CHECKING:
    from devtools.pictures.scenes import Scene
    from pytestqt.qtbot import QtBot

    from creatorbook.gui.look.theme_manager import ThemeManager
    from creatorbook.services.book.book import Book

TREES = Path(__file__).parent / "trees"


def read_scenes(book: Book, theme: ThemeManager, qtbot: QtBot, wanted: list[Scene]) -> tuple[dict[str, str], list[str]]:
    """Return the tree of every scene by its name ("window" is what stands around the pages), and every fault."""
    session = Session(book, Settings(), theme)
    window = session.window
    window.resize(1280, 800)
    with qtbot.waitExposed(window):
        window.show()
    found: dict[str, str] = {}
    faults: list[str] = []

    def go(scene: Scene) -> None:
        close_over(window)
        scene.show(window)

    def arrived(name: str) -> None:
        shown = what_is_shown(window, name)
        found[name] = outline(interface_of(shown)).replace(str(book.path.parent), "FOLDER")
        faults.extend(f"{name}: {fault}" for fault in faults_in(shown))

    steps = Walk(session, [(scene.name, partial(go, scene)) for scene in wanted])
    steps.arrived.connect(arrived)
    steps.stuck.connect(lambda name: faults.append(f"{name} does not come to rest"))
    with qtbot.waitSignal(steps.finished):
        steps.start()
    if not wanted[0].empty:
        found["window"] = "".join(outline(interface_of(part)) for part in (window.sidebar, window.topbar))
    close_over(window)
    window.close()
    session.end()
    return found, faults


def check_scenes(book: Book, theme: ThemeManager, qtbot: QtBot, *, empty: bool) -> None:
    wanted = [scene for scene in scenes() if scene.empty is empty]
    found, faults = read_scenes(book, theme, qtbot, wanted)
    different: list[str] = []
    for name, tree in found.items():
        kept = TREES / f"{name}.txt"
        if os.environ.get("CREATORBOOK_WRITE_GOLDEN"):
            kept.parent.mkdir(exist_ok=True)
            kept.write_text(tree, encoding="utf-8")
        before = kept.read_text("utf-8") if kept.exists() else ""
        different += unified_diff(before.splitlines(), tree.splitlines(), name, name, n=0, lineterm="")
    assert "\n".join(faults) == ""
    assert "\n".join(different) == "", "read the difference, then write the trees anew if they are right"


def test_every_scene_reads_as_its_kept_tree_and_breaks_no_rule(
    sample_book: Book, theme: ThemeManager, qtbot: QtBot
) -> None:
    check_scenes(sample_book, theme, qtbot, empty=False)


def test_every_empty_page_reads_as_its_kept_tree_and_breaks_no_rule(
    empty_book: Book, theme: ThemeManager, qtbot: QtBot
) -> None:
    check_scenes(empty_book, theme, qtbot, empty=True)


def test_no_kept_tree_is_of_a_scene_that_is_gone() -> None:
    assert {path.stem for path in TREES.glob("*.txt")} == {*(scene.name for scene in scenes()), "window"}
