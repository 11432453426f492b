"""The window's own modules, imported before they are asked for: on the main thread, one a turn, in the pauses.

They make classes of Qt, which no other thread may do while the main one paints.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from creatorbook.gui.frame.page_table import PAGES
from creatorbook.gui.lists.inspector import TABS
from creatorbook.services.fields.kinds import KINDS

if TYPE_CHECKING:
    import threading

_EVERY_MS = 40
# What several of the others need, and what would make one of them take long.
_SHARED = ("lists.listing", "forms.inline", "parts.pdf_view", "terms.panel", "contracts.papers")
_DIALOGS = ("forms.record_form", "frame.palette", "contracts.clauses.tray", "contracts.issuing", "letters.dialog",
            "imports.dialog")  # fmt: skip


def modules_ahead() -> list[str]:
    """Return the modules in order, each with little left to bring once those before it are there."""
    of_kinds = [part for kind in KINDS.values() for part in (kind.window.form, kind.window.part) if part]
    paths = [*_SHARED, *(page.path for page in PAGES), *(tab.path for tab in TABS), *of_kinds, *_DIALOGS]
    return list(dict.fromkeys(f"creatorbook.gui.{path.partition(':')[0]}" for path in paths))


class Ahead(QObject):
    """Imports them once `first` has ended, a thread that loads what is below the window."""

    def __init__(self, first: threading.Thread, parent: QObject) -> None:
        super().__init__(parent)
        self._first = first
        self._left = modules_ahead()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._import_next)

    def begin(self) -> None:
        """Begin in the next pause."""
        self._timer.start()

    @property
    def is_done(self) -> bool:
        """Whether all of them are there."""
        return not self._left

    def _import_next(self) -> None:
        # A module that the other thread is loading would be waited for.
        if self._first.is_alive():
            return
        if self.is_done:
            self._timer.stop()
        else:
            import_module(self._left.pop(0))
