"""Puts a theme on the application: follows the system, or holds to the one chosen in the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication

from creatorbook.common.paths import resources
from creatorbook.gui.look import icons
from creatorbook.gui.look.theme import current
from creatorbook.gui.look.theme.fonts import font
from creatorbook.gui.look.theme.palette import palette
from creatorbook.gui.look.theme.roles import NAMES, load
from creatorbook.gui.look.theme.style import stylesheet

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SYSTEM = "system"
_TEMPLATES = {"chevron": "chevron-down", "tick": "check", "arrow_up": "chevron-up", "arrow_down": "chevron-down"}
_TINTS = {"chevron": "text_muted", "tick": "accent_text", "arrow_up": "text_muted", "arrow_down": "text_muted"}


def _system_scheme() -> Qt.ColorScheme:
    return QGuiApplication.styleHints().colorScheme()


class ThemeManager(QObject):
    """Chooses and applies the theme; `changed` comes after the application wears it.

    `scheme` tells what the system wants; `cache` is a folder of ours for the few tinted images that a stylesheet can
    only name by their path.
    """

    changed = Signal()

    def __init__(
        self,
        application: QApplication,
        cache: Path,
        choice: str = SYSTEM,
        scheme: Callable[[], Qt.ColorScheme] = _system_scheme,
    ) -> None:
        super().__init__(application)
        self._scheme = scheme
        self._application = application
        self._cache = cache
        self._choice = choice
        self._worn = ""
        application.setStyle("Fusion")
        application.setFont(font())
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system_changed)
        self._wear()

    @property
    def choice(self) -> str:
        """What was chosen: "system", "light" or "dark"."""
        return self._choice

    def choose(self, choice: str) -> None:
        """Follow the system, or hold to one theme; an unknown choice follows the system."""
        self._choice = choice if choice in NAMES else SYSTEM
        self._wear()

    def _on_system_changed(self) -> None:
        if self._choice == SYSTEM:
            self._wear()

    def _wanted_theme(self) -> str:
        if self._choice in NAMES:
            return self._choice
        return "dark" if self._scheme() == Qt.ColorScheme.Dark else "light"

    def _wear(self) -> None:
        name = self._wanted_theme()
        if name == self._worn:
            return
        self._worn = name
        theme = load(name)
        current.use_theme(theme)
        self._tint()
        self._application.setPalette(palette(theme))
        self._application.setStyleSheet(stylesheet(theme, self._cache))
        targets: list[QObject] = []
        for widget in self._application.allWidgets():
            if isinstance(widget, QAbstractButton):
                targets.append(widget)
            targets.extend(widget.actions())
        icons.redraw(targets)
        self.changed.emit()

    def _tint(self) -> None:
        theme = current.theme()
        self._cache.mkdir(parents=True, exist_ok=True)
        for name, source in _TEMPLATES.items():
            text = (resources() / "icons" / f"{source}.svg").read_text(encoding="utf-8")
            target = self._cache / f"{theme.name}-{name}.svg"
            tinted = text.replace("currentColor", theme[_TINTS[name]]).replace('stroke-width="2"', 'stroke-width="2.5"')
            if not target.is_file() or target.read_text(encoding="utf-8") != tinted:
                target.write_text(tinted, encoding="utf-8")
