"""Follows the settings of this computer that are changed elsewhere: on the command line, in another window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

if TYPE_CHECKING:
    from creatorbook.common.settings import Settings


class SettingsWatch(QObject):
    """`changed(key)` comes for each setting that another program has changed, once `begin` was called."""

    changed = Signal(str)

    def __init__(self, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        self._watcher: QFileSystemWatcher | None = None

    def begin(self) -> None:
        """Look at the folder from now on: the file in it is another one after each change."""
        if self._watcher is None:
            self._watcher = QFileSystemWatcher([str(self._settings.folder)], self)
            self._watcher.directoryChanged.connect(self._on_folder_changed)

    def _on_folder_changed(self) -> None:
        for key in self._settings.read_again():
            self.changed.emit(key)
