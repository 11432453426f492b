"""The base of the commands that belong together: the window they act on, and which action each carries out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QMainWindow

    from creatorbook.gui.desk.desk import Desk
    from creatorbook.gui.frame.shell import Shell


class Group(QObject):
    """Commands of one window; `handlers` names the method of each action."""

    def __init__(self, window: Shell) -> None:
        super().__init__(window.host)
        self._window = window

    @property
    def _desk(self) -> Desk:
        return self._window.desk

    @property
    def _host(self) -> QMainWindow:
        return self._window.host

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """Return what carries out each action of this group, by the action's id."""
        return {}

    def _chosen_records(self) -> list[tuple[str, str]]:
        """Return the records selected on the page, else the one in the inspector, as (kind, id)."""
        page = self._window.current_page
        chosen = page.selection() if page is not None else []
        record = self._window.inspector.record
        return chosen or ([record] if record[1] else [])
