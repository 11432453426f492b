"""A window read and pressed over the accessibility bus, as a screen reader does it, and what came of it is said.

`-W error -m tests.gui.access.on_the_bus` in a D-Bus session, with DISPLAY, QT_QPA_PLATFORM=xcb, CREATORBOOK_HOME and
QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1 set.
"""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from devtools.pictures.photographer import close_over
from devtools.pictures.scenes import scenes
from PySide6.QtCore import QEventLoop, QObject, Qt, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from creatorbook.common.clock import FixedClock
from creatorbook.common.settings import Settings
from creatorbook.gui.frame.start import Session, application, theme_manager
from creatorbook.gui.frame.walk import Walk
from creatorbook.services.book.book import Book
from creatorbook.services.sample.add import AddSample
from tests.children import PATIENCE, say
from tests.gui.access.bus import Reader
from tests.gui.access.shown import what_is_shown
from tests.gui.access.tree import interface_of, name_of, walk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from devtools.pictures.scenes import Scene
    from PySide6.QtWidgets import QWidget

    from creatorbook.gui.frame.window import Window
    from tests.gui.access.bus import Node, Part

# The tests' own day: their conftest chooses a screen in memory, and must not be imported here.
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
_HOLDERS = frozenset({"filler", "panel", "unknown", "redundant object", "client"})
# Qt's own lists of what a field may hold: they are chosen from, and that closes them.
_CHOSEN_FROM = frozenset({"choices", "matches"})


class Reading(QObject):
    """Reads beside the window, which answers from its own thread, and waits there until all is read."""

    pressed = Signal()
    done = Signal()

    def __init__(self, window: Window) -> None:
        super().__init__()
        self._window = window
        self._answered = threading.Event()
        self._loop = QEventLoop()
        self._reader: Reader | None = None
        self._program: Node = ("", "")
        self._parts: list[Part] = []
        self._is_reached = True
        self.pressed.connect(self._say_page, Qt.ConnectionType.QueuedConnection)
        self.done.connect(self._loop.quit, Qt.ConnectionType.QueuedConnection)

    def read_beside(self, read: Callable[[Reader], object]) -> None:
        """Have something read in a thread, while the window answers."""
        threading.Thread(target=self._read, args=(read,), daemon=True).start()
        self._loop.exec()

    def _read(self, read: Callable[[Reader], object]) -> None:
        try:
            if self._reader is None:
                self._reader = Reader()
                self._program = self._reader.find_program()
            read(self._reader)
        finally:
            self.done.emit()

    def end(self) -> None:
        """Leave the bus."""
        if self._reader is not None:
            self._reader.close()

    # Pages that are pressed

    def press_pages(self, reader: Reader) -> None:
        """Go to the deals and to their board by what a reader can do, and say what is found there."""
        self._press(reader, "Deals")
        parts = [(reader.role(node), reader.name(node), node) for node in reader.walk(self._program)]
        say("headings", *(name for role, name, _node in parts if role == "heading"))
        choices = [node for role, _name, node in parts if role == "combo box"]
        say("choices", *(label for node in choices for label in reader.labels(node)))
        self._press(reader, "Show as: Board")
        cards = [node for node in reader.walk(self._program) if reader.role(node) == "list item"]
        card = next(node for node in cards if reader.name(node).startswith("Gift guide"))
        say("card", reader.name(card), *reader.acts(card))

    def _press(self, reader: Reader, name: str) -> None:
        """Press one of a group, and wait until the window has said which page it shows."""
        named = (node for node in reader.walk(self._program) if reader.name(node).startswith(name))
        reader.do_first_action(next(node for node in named if reader.role(node) == "radio button"))
        self._answered.clear()
        self.pressed.emit()
        self._answered.wait(PATIENCE)

    def _say_page(self) -> None:
        page = self._window.current_page
        say("page", page.page_id if page is not None else "", str(page.state().get("as", "")) if page else "")
        self._answered.set()

    # Scenes that are read

    def read_scene(self, scene: str) -> list[str]:
        """Return what is wrong on the bus with what a scene shows."""
        shown = what_is_shown(self._window, scene)
        node = (self._program[0], f"/org/a11y/atspi/accessible/{QAccessible.uniqueId(interface_of(shown))}")
        self.read_beside(partial(self._read_parts, node))
        found = [fault for part in self._parts for fault in _faults_of(part, scene)]
        # The bus leaves popups out of what the program consists of: a reader comes to them by the focus.
        if not self._is_reached and QApplication.activePopupWidget() is None:
            found.append("is not reached from the program")
        found += _differences(shown, self._parts)
        return [f"{scene}: {fault}" for fault in found]

    def _read_parts(self, node: Node, reader: Reader) -> None:
        self._parts = list(reader.parts(node))
        self._is_reached = reader.is_reached(node, self._program)


def _faults_of(part: Part, scene: str) -> Iterable[str]:
    if part.is_focusable and part.role in _HOLDERS:
        yield f"{part.role} {part.name!r} takes the focus and does not say what it is"
    if part.role in {"list item", "button", "radio button", "check box"} and not part.name:
        yield f"a {part.role} has no name"
    if part.role == "list item" and part.acts[:1] == ("Toggle",) and scene not in _CHOSEN_FROM:
        yield f"list item {part.name!r} can only be marked"


def _differences(shown: QWidget, parts: Iterable[Part]) -> list[str]:
    """Return what is named in the window and not on the bus, or on the bus alone."""
    here = [name_of(part) for _depth, part in walk(interface_of(shown)) if name_of(part)]
    there = [part for part in parts if part.name]
    names = {part.name for part in there}
    missing = [name for name in here if name not in names]
    # Of a table the bus has also the columns that are not shown, of a list what is to be scrolled to.
    more = [part.name for part in there if part.name not in here and part.parent_role not in {"table", "list"}]
    return [*(f"{name!r} is not on the bus" for name in missing), *(f"{name!r} is only on the bus" for name in more)]


def read_all(session: Session, reading: Reading, *, empty: bool) -> None:
    """Go through every scene of the sample or of an empty book, read each and say what is wrong with it."""

    def go(scene: Scene) -> None:
        close_over(session.window)
        scene.show(session.window)

    def arrived(name: str) -> None:
        for fault in reading.read_scene(name):
            say("fault", fault)

    wanted = [scene for scene in scenes() if scene.empty is empty]
    steps = Walk(session, [(scene.name, partial(go, scene)) for scene in wanted])
    steps.arrived.connect(arrived)
    ended = QEventLoop()
    steps.finished.connect(ended.quit)
    steps.start()
    ended.exec()
    close_over(session.window)
    say("read", len(wanted))


def main() -> None:
    """Open books in windows and read them from outside."""
    app = application(["creatorbook"])
    settings = Settings()
    about = {"country": "FR", "language": "en", "currency": "EUR", "name": "Camille Moreau"}
    with TemporaryDirectory() as folder:
        for empty in (False, True):
            book = Book.create(Path(folder) / f"{empty}.creatorbook", about, FixedClock(NOW))
            if not empty:
                book.run(AddSample())
            session = Session(book, settings, theme_manager(app, settings))
            session.window.show()
            reading = Reading(session.window)
            if not empty:
                reading.read_beside(reading.press_pages)
            else:
                reading.read_beside(Reader.find_program)
            read_all(session, reading, empty=empty)
            reading.end()
            session.window.close()
            session.end()


if __name__ == "__main__":
    main()
