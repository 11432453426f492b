"""Applies a theme to the window, part by part: follows the system, or holds to the one chosen in the settings.

The application has a palette and a font, never a style sheet: under one, Qt styles all that there is again at every
change, and a part again with each widget that is put into it. So the bars, each page and each dialog have a sheet of
their own, and one that is not visible keeps the sheet that it has until it is shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakSet

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QProxyStyle, QWidget
from shiboken6 import isValid

from creatorbook.common.paths import resources
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.look import icons
from creatorbook.gui.look.theme import current
from creatorbook.gui.look.theme.fonts import font
from creatorbook.gui.look.theme.palette import palette
from creatorbook.gui.look.theme.roles import load, name_theme
from creatorbook.gui.look.theme.style import stylesheet

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QPalette

SYSTEM = "system"
# The property of a part with a sheet: of which generation of the theme that is, 0 for one that waits to be shown.
GENERATION = "theme_generation"
_TEMPLATES = {"chevron": "chevron-down", "tick": "check", "arrow_up": "chevron-up", "arrow_down": "chevron-down"}
_TINTS = {"chevron": "text_muted", "tick": "accent_text", "arrow_up": "text_muted", "arrow_down": "text_muted"}


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the system asks for."""

    dark: bool
    contrast: bool


def _ask_system() -> Wishes:
    hints = QGuiApplication.styleHints()
    return Wishes(
        hints.colorScheme() == Qt.ColorScheme.Dark,
        hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast,
    )


class Look(QProxyStyle):
    """Fusion, which gives a theme to each window, popup and dialog as Qt first asks how it looks."""

    def __init__(self) -> None:
        super().__init__("Fusion")
        self.theme: ThemeManager | None = None

    @guard_override
    def polish(self, target: QWidget | QApplication | QPalette) -> None:  # type: ignore[override]  # three in one
        """Style what opens by itself: completions and dialogs stand beside the parts, some of them without a parent."""
        super().polish(target)
        if self.theme is not None and isinstance(target, QWidget) and target.isWindow():
            self.theme.style_window(target)


_look: Look | None = None


def _look_of(application: QApplication) -> Look:
    """Return the style of the application, set at the first call."""
    global _look  # noqa: PLW0603  Qt deletes a style that is replaced: there is one for the process
    if _look is None or not isValid(_look):
        _look = Look()
        application.setStyle(_look)
    return _look


def _part_of(widget: QWidget) -> QWidget | None:
    """Return the part that the widget belongs to: itself, or what it stands in, even across windows."""
    part: QWidget | None = widget
    while part is not None and part.property(GENERATION) is None:
        part = part.parentWidget()
    return part


class ThemeManager(QObject):
    """Chooses the theme and styles the parts of the window; `changed` comes when those that are visible have it.

    `ask` tells what the system wants; `cache` is a folder of ours for the few tinted images that a stylesheet can
    only name by their path.
    """

    changed = Signal()

    def __init__(
        self,
        application: QApplication,
        cache: Path,
        choice: str = SYSTEM,
        ask: Callable[[], Wishes] = _ask_system,
        *,
        contrast: str = SYSTEM,
    ) -> None:
        super().__init__(application)
        self._ask = ask
        self._application = application
        self._cache = cache
        self._choice, self._contrast = choice, contrast
        self._applied = ""
        self._sheet = ""
        self._parts: WeakSet[QWidget] = WeakSet()
        _look_of(application).theme = self
        application.setFont(font())
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._apply_theme)
        hints.accessibility().contrastPreferenceChanged.connect(self._apply_theme)
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

    def _wanted_theme(self) -> str:
        wishes = self._ask()
        return name_theme(
            dark={"light": False, "dark": True}.get(self._choice, wishes.dark),
            contrast={"usual": False, "more": True}.get(self._contrast, wishes.contrast),
        )

    def _apply_theme(self) -> None:
        name = self._wanted_theme()
        if name == self._applied:
            return
        self._applied = name
        theme = load(name)
        current.use_theme(theme)
        self._tint()
        self._sheet = stylesheet(theme, self._cache)
        self._application.setPalette(palette(theme))
        for part in self._visible_parts():
            self._apply_sheet(part)
        self.changed.emit()

    def _visible_parts(self) -> list[QWidget]:
        seen = [part for part in self._parts if isValid(part) and part.isVisible()]
        for window in self._application.topLevelWidgets():
            # A dialog may stand in a page that is hidden by now, and has the sheet of that.
            part = _part_of(window) if window.isVisible() else None
            if part is not None and part not in seen:
                seen.append(part)
        return seen

    # Parts

    def style_part(self, part: QWidget) -> None:
        """Apply the theme to a part that is complete: all that stands in it follows."""
        self.style_when_shown(part)
        self._apply_sheet(part)

    def style_when_shown(self, part: QWidget) -> None:
        """Apply the theme to a part each time that it is shown with an older one."""
        if part.property(GENERATION) is None:
            part.setProperty(GENERATION, 0)
            part.installEventFilter(self)
        self._parts.add(part)

    def style_window(self, window: QWidget) -> None:
        """Style what opens by itself, unless it stands in a part; the main window is styled by its parts."""
        if isinstance(window, QMainWindow) or _part_of(window) is not None:
            return
        if isinstance(window, QMenu) and window.parentWidget() is None:
            # Qt makes menus that it never shows, to ask how their lines would look.
            self.style_when_shown(window)
            return
        root = window
        while (parent := root.parentWidget()) is not None:
            root = parent
        # Whatever is asked for its size before it has a place seems to be a window for a moment, and the list of a
        # combo box in a page that is being built will have what the page has.
        lone = root is window and window.windowType() != Qt.WindowType.Window
        placed = lone or isinstance(root, QMainWindow)
        if placed or window.testAttribute(Qt.WidgetAttribute.WA_WState_Created):
            self.style_part(window)

    def _apply_sheet(self, part: QWidget) -> None:
        now = current.generation()
        if part.property(GENERATION) == now:
            return
        part.setProperty(GENERATION, now)
        part.setStyleSheet(self._sheet)
        icons.redraw(part)

    @guard_override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Style a part that is about to be shown."""
        if event.type() in (QEvent.Type.Polish, QEvent.Type.Show) and isinstance(watched, QWidget):
            self._apply_sheet(watched)
        return False

    def _tint(self) -> None:
        theme = current.theme()
        self._cache.mkdir(parents=True, exist_ok=True)
        for name, source in _TEMPLATES.items():
            text = (resources() / "icons" / f"{source}.svg").read_text(encoding="utf-8")
            target = self._cache / f"{theme.name}-{name}.svg"
            tinted = text.replace("currentColor", theme[_TINTS[name]]).replace('stroke-width="2"', 'stroke-width="2.5"')
            if not target.is_file() or target.read_text(encoding="utf-8") != tinted:
                target.write_text(tinted, encoding="utf-8")
