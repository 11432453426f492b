"""The window on the screen before the rest of the program is loaded: all that its first frame needs, and no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from creatorbook.gui.frame.window import Window
from creatorbook.gui.look.theme import current
from creatorbook.gui.look.theme.roles import load
from creatorbook.gui.look.theme.wishes import ask_system, ask_text_scale, choose_theme

if TYPE_CHECKING:
    from creatorbook.common.settings import Settings

# A window that its system does not show yet (minimized, on another desktop) is filled all the same.
_LONGEST_MS = 1000


def make_application(arguments: list[str]) -> QApplication:
    """Return the application as the system knows it, made if there is none."""
    found = QApplication.instance()
    if isinstance(found, QApplication):
        return found
    made = QApplication(arguments)
    made.setApplicationName("Creatorbook")
    made.setApplicationDisplayName("Creatorbook")
    made.setDesktopFileName("creatorbook")
    return made


def open_window(settings: Settings, arguments: list[str]) -> Window:
    """Show the window as it was left, in its theme and with nothing in it, and return it once that is on the screen.

    Keys and clicks that come meanwhile are kept by Qt for whoever lets it work on: they reach the page that is opened.
    """
    make_application(arguments)
    current.use_density(settings.get("density"))
    current.use_text_size(settings.get("text_size"), ask_text_scale())
    name = choose_theme(settings.get("theme"), settings.get("contrast"), ask_system())
    current.use_theme(load(name, settings.get("accent")))
    window = Window(settings)
    loop = QEventLoop()
    # Queued: what was drawn is given to the screen first.
    window.first_frame.connect(loop.quit, Qt.ConnectionType.QueuedConnection)
    latest = QTimer()
    latest.setSingleShot(True)
    latest.timeout.connect(loop.quit)
    latest.start(_LONGEST_MS)
    window.show()
    loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    return window
