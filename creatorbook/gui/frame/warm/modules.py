"""The window's own modules, imported before they are asked for: on the main thread, one a turn, in the pauses.

They make classes of Qt, which no other thread may do while the main one paints.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.gui.desk.loading import InTurns
from creatorbook.gui.frame.page_table import PAGES, PageEntry
from creatorbook.gui.lists.inspector import TABS
from creatorbook.services.fields.kinds import KINDS

if TYPE_CHECKING:
    import threading

    from PySide6.QtCore import QObject

_EVERY_MS = 40
# What several of the others need, and what would make one of them take long.
_SHARED = ("lists.listing", "forms.inline", "parts.pdf_view", "terms.panel", "contracts.papers")
_DIALOGS = ("forms.record_form", "frame.palette", "contracts.clauses.tray", "contracts.issuing", "letters.dialog",
            "imports.dialog")  # fmt: skip

# What each page brings, in parts that are about as long, for the one that is shown first.
_FIRST = ("services.fields.formats", "gui.desk.records")
_PARTS = {
    "today": ("domain.reminders.reminders", "gui.rows.view", "services.money.receiving", "services.reminders.today"),
    "deals": ("gui.lists.listing",),
    "content": ("gui.lists.listing", "domain.disclosure.rules", "services.disclosure.post_panel",
                "gui.content.verdict_view"),
    "brands": ("gui.lists.listing", "gui.brands.columns"),
    "gifts": ("gui.lists.listing", "domain.disclosure.rules", "services.disclosure.post_panel",
              "gui.content.verdict_view", "gui.gifts.entry"),
    "contracts": ("gui.lists.listing", "gui.terms.panel", "gui.contracts.preview"),
    "reports": ("gui.charts.multiples", "gui.reports.shapes"),
    "trash": ("gui.lists.listing", "services.records.trash"),
    "settings": ("services.book.settings", "gui.settings.creators"),
    "rules": ("gui.rows.passage_list", "domain.disclosure.rules", "gui.rules.passages"),
}  # fmt: skip


def modules_of(page: PageEntry) -> list[str]:
    """Return what is imported before a page, then the page itself: none of them holds the window for long."""
    before = [f"creatorbook.{part}" for part in (*_FIRST, *_PARTS.get(page.id, ()))]
    return [*before, f"creatorbook.gui.{page.path.partition(':')[0]}"]


def modules_ahead() -> list[str]:
    """Return the modules in order, each with little left to bring once those before it are there."""
    of_kinds = [part for kind in KINDS.values() for part in (kind.window.form, kind.window.part) if part]
    paths = [*_SHARED, *(page.path for page in PAGES), *(tab.path for tab in TABS), *of_kinds, *_DIALOGS]
    return list(dict.fromkeys(f"creatorbook.gui.{path.partition(':')[0]}" for path in paths))


class Ahead(InTurns):
    """Imports them once `first` has ended, a thread that loads what is below the window."""

    def __init__(self, first: threading.Thread, parent: QObject) -> None:
        super().__init__(modules_ahead(), parent, every_ms=_EVERY_MS)
        self._first = first

    @property
    def is_free(self) -> bool:
        """Whether the thread has ended: a module that it is loading would be waited for."""
        return not self._first.is_alive()
