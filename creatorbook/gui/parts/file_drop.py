"""Files dropped on a widget: one place that takes them, whatever is done with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.gui.desk.guard import guard_override

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QDragEnterEvent, QDropEvent


class FileDrop:
    """Mixed in before a widget's own class: `take_files(paths)` gets the files of this machine that were dropped.

    Where `wants_files(paths)` is false they go on to the widget around. The widget calls `setAcceptDrops`.
    """

    def wants_files(self, paths: Sequence[str]) -> bool:
        """Return whether these files may be dropped here."""
        return bool(paths)

    def take_files(self, paths: Sequence[str]) -> None:
        """Do what the widget does with files that were dropped on it."""

    @guard_override
    def dragEnterEvent(self, event: QDragEnterEvent, /) -> None:
        """Accept files that may be dropped here."""
        if self.wants_files(_paths(event)):
            event.acceptProposedAction()
        else:
            event.ignore()

    @guard_override
    def dropEvent(self, event: QDropEvent, /) -> None:
        """Hand on the files that were dropped."""
        paths = _paths(event)
        event.acceptProposedAction()
        if self.wants_files(paths):
            self.take_files(paths)


def _paths(event: QDropEvent) -> list[str]:
    return [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
