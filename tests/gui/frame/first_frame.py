"""A start by the program's own door, looked at in between: `-m tests.gui.frame.first_frame BOOK WHAT`.

WHAT is closed, refused or opened, gone, for a book that only was open last, or typed, which wants an X screen (DISPLAY,
QT_QPA_PLATFORM=xcb) with xdotool. What came of it is said line by line.
"""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from tests.children import PATIENCE, say

if TYPE_CHECKING:
    from creatorbook.common.settings import Settings
    from creatorbook.gui.frame.window import Window

_LOOK_MS = 20


def _say_windows(when: str) -> None:
    from PySide6.QtWidgets import QApplication

    shown = [type(each).__name__ for each in QApplication.topLevelWidgets() if each.isVisible()]
    say(when, *sorted(shown))


class Onlooker:
    """Stands between the first frame and the rest of the start."""

    def __init__(self, what: str) -> None:
        from PySide6.QtCore import QTimer

        from creatorbook.gui.frame import opening

        self._what = what
        self._open = opening.open_window
        opening.open_window = self.open
        self._timer = QTimer()
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._window: Window | None = None

    def open(self, settings: Settings, arguments: list[str]) -> Window:
        """Open the window, and do in the gap what a person might."""
        window = self._window = self._open(settings, arguments)
        _say_windows("frame")
        layers = {name.split(".")[1] for name in sys.modules if name.startswith("creatorbook.")}
        say("loaded", *sorted(layers - {"app", "common", "cli", "gui"}))
        if self._what == "typed":
            # Nobody manages the windows of this screen: the focus comes to the one that asks.
            window.activateWindow()
            subprocess.run(["xdotool", "key", "ctrl+k"], check=True, timeout=PATIENCE)
            subprocess.run(["xdotool", "type", "lumo"], check=True, timeout=PATIENCE)
        elif self._what == "closed":
            window.close()
        self._timer.start()
        return window

    def watch_beginning(self) -> None:
        """Look at what a first run says."""
        from creatorbook.gui.frame.start import Program

        begin = Program.begin

        def begun(program: Program) -> None:
            begin(program)
            self._timer.start()

        Program.begin = begun  # type: ignore[method-assign, assignment]  # looks on

    def _look(self) -> None:
        from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

        if self._what == "gone":
            for dialog in QApplication.topLevelWidgets():
                if type(dialog).__name__ == "FirstRun" and dialog.isVisible():
                    told = [each.text() for each in dialog.findChildren(QLabel) if "where it was" in each.text()]
                    say("told", *told)
                    QApplication.closeAllWindows()
            return
        if self._what == "refused":
            if any(type(each).__name__ == "FirstRun" for each in QApplication.topLevelWidgets() if each.isVisible()):
                _say_windows("then")
                QApplication.closeAllWindows()
            return
        if self._what == "opened":
            if self._window is not None and self._window.current_page is not None:
                say("page", self._window.current_page.page_id)
                self._window.close()
                self._timer.stop()
            return
        line = QApplication.focusWidget()
        if isinstance(line, QLineEdit) and line.text() == "lumo" and self._window is not None:
            say("typed", line.text(), self._window.current_page is not None)
            line.window().close()
            self._window.close()


def main() -> None:
    """Start the program on a book."""
    from creatorbook.gui.frame.early.quick_start import prepare_start

    prepare_start()
    book, what = sys.argv[1:]
    onlooker = Onlooker(what)
    from creatorbook.app import main as start

    if what == "gone":
        from creatorbook.common.settings import Settings

        onlooker.watch_beginning()
        Settings().set("last_book", book)
        say("exit", start([]))
    else:
        say("exit", start(["--book", book]))
    del onlooker


if __name__ == "__main__":
    main()
