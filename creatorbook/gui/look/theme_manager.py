"""Applies a theme to the window: follows the system, or holds to the one chosen in the settings.

The application has a style that reads the theme when it paints, a palette and a font, and no widget has a style sheet:
another theme is another palette and a repaint.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QToolTip
from shiboken6 import isValid

from creatorbook.gui.look.style.focus import FocusWatch
from creatorbook.gui.look.style.style import Look
from creatorbook.gui.look.theme import current
from creatorbook.gui.look.theme.fonts import font
from creatorbook.gui.look.theme.palette import list_palette, palette
from creatorbook.gui.look.theme.roles import ACCENT, load
from creatorbook.gui.look.theme.wishes import SYSTEM, ask_system, ask_text_scale, choose_theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from creatorbook.gui.look.theme.wishes import LookWishes

# How many hidden widgets forget their sizes at once: a few milliseconds.
_SLICE = 60
_look: Look | None = None
_watch: FocusWatch | None = None


def _set_style(application: QApplication) -> None:
    """Set the style and the fonts of the application, once."""
    global _look, _watch  # noqa: PLW0603  Qt deletes a style that is replaced: there is one for the process
    if _look is not None and isValid(_look):
        return
    _look = Look()
    application.setStyle(_look)
    _watch = FocusWatch(application)


def _set_fonts(application: QApplication) -> None:
    application.setFont(font())
    for kind in ("QHeaderView", "QTabBar", "QToolTip"):
        QApplication.setFont(font("small", bold=kind == "QHeaderView"), kind)  # type: ignore[arg-type]  # names are texts


class ThemeManager(QObject):
    """Chooses the theme, its accent, how high things are and how large texts.

    `ask` and `ask_scale` tell what the system wants. `changed` comes when another theme is in use, `resized` when texts
    are of another size: what is built from then on has it.
    """

    changed = Signal()
    resized = Signal()

    def __init__(
        self,
        application: QApplication,
        choice: str = SYSTEM,
        ask: Callable[[], LookWishes] = ask_system,
        ask_scale: Callable[[], float] = ask_text_scale,
        *,
        contrast: str = SYSTEM,
        density: str = "comfortable",
        text_size: str = "usual",
        accent: str = ACCENT,
    ) -> None:
        super().__init__(application)
        self._ask, self._ask_scale = ask, ask_scale
        self._application = application
        self._choice, self._contrast, self._accent = choice, contrast, accent
        self._applied = ("", "")
        self._text_size = text_size
        self._hidden: list[QWidget] = []
        self._slices = QTimer(self)
        self._slices.setInterval(0)
        self._slices.timeout.connect(self._forget_sizes)
        current.use_density(density)
        current.use_text_size(text_size, ask_scale())
        _set_style(application)
        _set_fonts(application)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._apply_theme)
        hints.accessibility().contrastPreferenceChanged.connect(self._apply_theme)
        screen = QGuiApplication.primaryScreen()
        if screen is not None:
            screen.logicalDotsPerInchChanged.connect(self.follow_system)
        self._apply_theme()

    @property
    def choice(self) -> str:
        """What was chosen: "system", "light" or "dark"."""
        return self._choice

    def choose(self, choice: str, contrast: str | None = None) -> None:
        """Hold to "light" or "dark", and to "more" contrast or the "usual" one; any other word follows the system.

        The contrast stays as it was chosen where none is given.
        """
        self._choice = choice
        self._contrast = self._contrast if contrast is None else contrast
        self._apply_theme()

    def choose_accent(self, name: str) -> None:
        """Give what can be done and what is chosen the colour of one of `roles.ACCENTS`."""
        self._accent = name
        self._apply_theme()

    def follow_system(self) -> None:
        """Look again at what the system wants."""
        self._apply_theme()
        self._apply_text_size()

    def choose_density(self, name: str) -> None:
        """Make buttons, fields and rows "comfortable" or "compact"."""
        current.use_density(name)
        # What a control has found out about its size is forgotten; so is where layouts have put it.
        every = self._application.allWidgets()
        for widget in every:
            if widget.isVisible():
                QApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))
        # What nobody sees follows in slices: all pages together would hold the window.
        self._hidden = [widget for widget in every if not widget.isVisible()]
        self._slices.start()

    def _forget_sizes(self) -> None:
        for widget in self._hidden[:_SLICE]:
            if isValid(widget):
                QApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))
        del self._hidden[:_SLICE]
        if not self._hidden:
            self._slices.stop()

    def choose_text_size(self, name: str) -> None:
        """Make texts "usual", "large" or "largest", beside the size that the system asks for."""
        self._text_size = name
        self._apply_text_size()

    def _apply_text_size(self) -> None:
        before = current.text_scale()
        current.use_text_size(self._text_size, self._ask_scale())
        if current.text_scale() != before:
            _set_fonts(self._application)
            self.resized.emit()

    def _wanted_theme(self) -> str:
        return choose_theme(self._choice, self._contrast, self._ask())

    def _apply_theme(self) -> None:
        name = self._wanted_theme()
        if (name, self._accent) == self._applied:
            return
        self._applied = (name, self._accent)
        theme = load(name, self._accent)
        current.use_theme(theme)
        self._application.setPalette(palette(theme))
        QApplication.setPalette(list_palette(theme), "QAbstractItemView")  # type: ignore[arg-type]  # a text, too
        QToolTip.setPalette(palette(theme))
        self.changed.emit()
