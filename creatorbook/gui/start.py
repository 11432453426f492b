"""Opens a book in a window: the application, its theme, its hooks, and what is loaded after the first paint."""

from __future__ import annotations

import signal
import sys
import threading
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from creatorbook.common.paths import state_folder
from creatorbook.gui.bridge import Bridge
from creatorbook.gui.desk import Desk
from creatorbook.gui.errors import Reporter
from creatorbook.gui.look import ThemeManager
from creatorbook.gui.run import GuiRunner
from creatorbook.gui.window import Window

if TYPE_CHECKING:
    from creatorbook.common.settings import Settings
    from creatorbook.services.book import Book

_SIGNALS_MS = 200


class Session(QObject):
    """One open book with its window, runner and bridge; `end` takes them down in order."""

    def __init__(self, book: Book, settings: Settings, theme: ThemeManager) -> None:
        super().__init__()
        self.book = book
        self.runner = GuiRunner(self)
        self.desk = Desk(book, self.runner, settings, book.clock, self)
        self.bridge = Bridge(book, self.runner, self)
        self.bridge.changed.connect(self.desk.changed)
        self.runner.on_unhandled(self.desk.fail)
        self.window = Window(self.desk, theme)
        self.window.first_paint.connect(self._warm, Qt.ConnectionType.QueuedConnection)
        self.window.closed.connect(self.end)
        self._ended = False

    def _warm(self) -> None:
        threading.Thread(target=self.book.warm, name="creatorbook-warm", daemon=True).start()

    def end(self) -> None:
        """Stop asking, finish what is being written, close the book."""
        if self._ended:
            return
        self._ended = True
        self.bridge.close()
        self.runner.close()
        self.book.close()


def application(arguments: list[str]) -> QApplication:
    """Return the application, made if there is none."""
    found = QApplication.instance()
    if isinstance(found, QApplication):
        return found
    made = QApplication(arguments)
    made.setApplicationName("Creatorbook")
    made.setApplicationDisplayName("Creatorbook")
    made.setDesktopFileName("creatorbook")
    return made


class Stopper(QObject):
    """Lets a signal from outside (a logout, Ctrl+C) close the windows in order instead of killing the process."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        # Python runs its signal handlers between its own instructions: a timer sees to it that there are some.
        self._timer = QTimer(self)
        self._timer.setInterval(_SIGNALS_MS)
        self._timer.timeout.connect(self._breathe)
        self._timer.start()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, self._stop)

    def _breathe(self) -> None:
        """Give Python a moment."""

    def _stop(self, number: int, frame: Any) -> None:
        del number, frame
        self._app.closeAllWindows()
        self._app.quit()


def theme_manager(app: QApplication, settings: Settings) -> ThemeManager:
    """Return the theme manager with the choice of the settings."""
    return ThemeManager(app, state_folder() / "theme", settings.get("theme"))


def run(book: Book, settings: Settings, arguments: list[str] | None = None) -> int:
    """Show the book in a window until it is closed; return the exit code."""
    app = application(arguments or sys.argv[:1])
    reporter = Reporter(state_folder() / "reports", app)
    reporter.install()
    Stopper(app)
    session = Session(book, settings, theme_manager(app, settings))
    reporter.reported.connect(session.window.report)
    session.window.show()
    try:
        return app.exec()
    finally:
        session.end()
        reporter.remove()
