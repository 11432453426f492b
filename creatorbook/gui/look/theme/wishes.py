"""What the system asks for, what a person chose, and which theme follows from both."""

from __future__ import annotations

import sys
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication

from creatorbook.gui.look.theme.roles import name_theme

SYSTEM = "system"
# The height of the usual font of a system in pixels, at 100 %.
_USUAL_FONT = {"win32": 12, "darwin": 13}
_USUAL_ELSEWHERE = 15
_POINTS_AN_INCH = 72


class LookWishes(NamedTuple):
    """What the system asks for."""

    dark: bool
    contrast: bool


def ask_system() -> LookWishes:
    """Return what the system asks for now."""
    hints = QGuiApplication.styleHints()
    return LookWishes(
        hints.colorScheme() == Qt.ColorScheme.Dark,
        hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast,
    )


def ask_text_scale() -> float:
    """Return by how much the texts of the system are larger than usual now."""
    usual, screen = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont), QGuiApplication.primaryScreen()
    if usual.pixelSize() > 0 or screen is None:
        return scale_of_font(usual.pixelSize())
    return scale_of_font(usual.pointSizeF() * screen.logicalDotsPerInch() / _POINTS_AN_INCH)


def scale_of_font(pixels: float, platform: str = sys.platform) -> float:
    """Return by how much a font of the system is larger than its usual one, in steps of 0.05 from 1 to 2.

    A smaller font than the usual one is a matter of taste, not of eyes: our own is small enough.
    """
    return min(2.0, max(1.0, round(20 * pixels / _USUAL_FONT.get(platform, _USUAL_ELSEWHERE)) / 20))


def choose_theme(choice: str, contrast: str, wishes: LookWishes) -> str:
    """Return the name of the theme: "light" or "dark", "usual" or "more" contrast, else what the system wishes."""
    return name_theme(
        dark={"light": False, "dark": True}.get(choice, wishes.dark),
        contrast={"usual": False, "more": True}.get(contrast, wishes.contrast),
    )
