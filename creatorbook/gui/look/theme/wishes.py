"""What the system asks for, what a person chose, and which theme follows from both."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from creatorbook.gui.look.theme.roles import name_theme

SYSTEM = "system"


class Wishes(NamedTuple):
    """What the system asks for."""

    dark: bool
    contrast: bool


def ask_system() -> Wishes:
    """Return what the system asks for now."""
    hints = QGuiApplication.styleHints()
    return Wishes(
        hints.colorScheme() == Qt.ColorScheme.Dark,
        hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast,
    )


def choose_theme(choice: str, contrast: str, wishes: Wishes) -> str:
    """Return the name of the theme: "light" or "dark", "usual" or "more" contrast, else what the system wishes."""
    return name_theme(
        dark={"light": False, "dark": True}.get(choice, wishes.dark),
        contrast={"usual": False, "more": True}.get(contrast, wishes.contrast),
    )
