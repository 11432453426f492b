"""A window read and pressed over the accessibility bus, as a screen reader does it, and what came of it is said.

`-W error -m tests.gui.access.on_the_bus` in a D-Bus session, with DISPLAY, QT_QPA_PLATFORM=xcb, CREATORBOOK_HOME and
QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1 set.
"""

from __future__ import annotations

import re
import subprocess
import threading
import time
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from creatorbook.common.clock import FixedClock
from creatorbook.common.settings import Settings
from creatorbook.gui.frame.start import Session, application, theme_manager
from creatorbook.services.book.book import Book
from creatorbook.services.sample.add import AddSample
from tests.children import PATIENCE, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from creatorbook.gui.frame.window import Window

# The tests' own day: their conftest chooses a screen in memory, and must not be imported here.
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
Node = tuple[str, str]
"""The name on the bus of the program that a part belongs to, and the part's path there."""

_ACCESSIBLE, _ACTION = "org.a11y.atspi.Accessible", "org.a11y.atspi.Action"
_LOOK_SECONDS = 0.2
_SHOWING = 1 << 25  # of the states that AT-SPI numbers
_ROOT = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")


def _send(bus: str, node: Node, method: str, *arguments: str) -> str:
    command = ["dbus-send", bus, "--print-reply", f"--dest={node[0]}", node[1], method, *arguments]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True, timeout=PATIENCE)
    return done.stdout


class Reader:
    """What a screen reader asks of the bus."""

    def __init__(self) -> None:
        said = _send("--session", ("org.a11y.Bus", "/org/a11y/bus"), "org.a11y.Bus.GetAddress")
        self._bus = "--bus=" + re.findall(r'string "(.*)"', said)[0]

    def children(self, node: Node) -> list[Node]:
        said = _send(self._bus, node, f"{_ACCESSIBLE}.GetChildren")
        return re.findall(r'string "(.*)"\s+object path "(.*)"', said)

    def name(self, node: Node) -> str:
        said = _send(self._bus, node, "org.freedesktop.DBus.Properties.Get", f"string:{_ACCESSIBLE}", "string:Name")
        return "".join(re.findall(r'string "(.*)"', said)[:1])

    def role(self, node: Node) -> str:
        return str(re.findall(r'string "(.*)"', _send(self._bus, node, f"{_ACCESSIBLE}.GetRoleName"))[0])

    def is_showing(self, node: Node) -> bool:
        low = re.findall(r"uint32 (\d+)", _send(self._bus, node, f"{_ACCESSIBLE}.GetState"))[0]
        return bool(int(low) & _SHOWING)

    def labels(self, node: Node) -> list[str]:
        said = _send(self._bus, node, f"{_ACCESSIBLE}.GetRelationSet")
        return [self.name(label) for label in re.findall(r'string "(.*)"\s+object path "(.*)"', said)]

    def do_first_action(self, node: Node) -> None:
        _send(self._bus, node, f"{_ACTION}.DoAction", "int32:0")

    def find_program(self) -> Node:
        while True:
            for node in self.children(_ROOT):
                if self.name(node) == "Creatorbook":
                    return node
            time.sleep(_LOOK_SECONDS)

    def walk(self, node: Node) -> Iterator[Node]:
        for child in self.children(node):
            if self.is_showing(child):
                yield child
                yield from self.walk(child)


class Reading(QObject):
    """Reads beside the window, which answers from its own thread; `ended()` when all is said."""

    pressed = Signal()
    ended = Signal()

    def __init__(self, window: Window) -> None:
        super().__init__()
        self._window = window
        self._answered = threading.Event()
        self.pressed.connect(self._say_page, Qt.ConnectionType.QueuedConnection)
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        try:
            reader = Reader()
            program = reader.find_program()
            self._press(reader, program, "Deals")
            parts = [(reader.role(node), reader.name(node), node) for node in reader.walk(program)]
            say("headings", *(name for role, name, _node in parts if role == "heading"))
            choices = [node for role, _name, node in parts if role == "combo box"]
            say("choices", *(label for node in choices for label in reader.labels(node)))
            self._press(reader, program, "Show as: Board")
            cards = (reader.name(node) for node in reader.walk(program) if reader.role(node) == "list item")
            say("card", *(name for name in cards if name.startswith("Gift guide")))
        finally:
            self.ended.emit()

    def _press(self, reader: Reader, program: Node, name: str) -> None:
        """Press one of a group, and wait until the window has said which page it shows."""
        named = (node for node in reader.walk(program) if reader.name(node).startswith(name))
        reader.do_first_action(next(node for node in named if reader.role(node) == "radio button"))
        self._answered.clear()
        self.pressed.emit()
        self._answered.wait(PATIENCE)

    def _say_page(self) -> None:
        page = self._window.current_page
        say("page", page.page_id if page is not None else "", str(page.state().get("as", "")) if page else "")
        self._answered.set()


def main() -> None:
    """Open a book in a window and read it from outside."""
    app = application(["creatorbook"])
    settings = Settings()
    about = {"country": "FR", "language": "en", "currency": "EUR", "name": "Camille Moreau"}
    with TemporaryDirectory() as folder:
        book = Book.create(Path(folder) / "b.creatorbook", about, FixedClock(NOW))
        book.run(AddSample())
        session = Session(book, settings, theme_manager(app, settings))
        session.window.show()
        reading = Reading(session.window)
        reading.ended.connect(session.window.close)
        app.exec()
        session.end()


if __name__ == "__main__":
    main()
