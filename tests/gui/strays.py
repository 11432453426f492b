"""Windows that nobody asked for: a widget that is shown before it has a parent stands on the desktop for a moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QDialog, QMainWindow, QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

_PASSING = (Qt.WindowType.Popup, Qt.WindowType.ToolTip)


class StrayWindows(QObject):
    """Notes every widget that is shown as a window and is no main window, dialog, menu, popup or tip."""

    def __init__(self, application: QApplication) -> None:
        super().__init__()
        self.found: list[str] = []
        self._application = application
        application.installEventFilter(self)

    def stop(self) -> list[str]:
        """Stop looking; return what was seen."""
        self._application.removeEventFilter(self)
        return self.found

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's
        """Look at what is being shown."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            passing = watched.windowType() in _PASSING
            if not passing and not isinstance(watched, QMainWindow | QDialog):
                name = watched.accessibleName() or str(watched.property("text") or "")
                self.found.append(f"{type(watched).__name__} {name}")
        return False
