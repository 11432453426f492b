"""What a scene is about: the part of a window that is read for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from creatorbook.gui.frame.palette import Palette
from creatorbook.gui.parts.dialog import Dialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from creatorbook.gui.frame.window import Window


def what_is_shown(window: Window, scene: str) -> QWidget:
    """Return what a scene is about: what lies on top, else the inspector or the page."""
    popup = QApplication.activePopupWidget()
    laid_over = [each for each in (*window.findChildren(Dialog), *window.findChildren(Palette)) if each.isVisible()]
    if popup is not None or laid_over:
        return popup or laid_over[-1]
    if window.toast.isVisible():
        return window.toast
    if scene.startswith("inspector"):
        return window.inspector
    assert window.current_page is not None
    return window.current_page
