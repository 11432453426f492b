"""Every page, once: the sidebar, the stack and the palette are made from this table.

A page is imported when it is first shown.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.common.i18n import mark

if TYPE_CHECKING:
    from creatorbook.gui.pages.base import Page


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One page: `path` is "module:Class"; `depends_on` are the tables whose changes it shows."""

    id: str
    title: str
    icon: str
    path: str
    depends_on: frozenset[str]
    below: bool = False

    def load(self) -> type[Page]:
        """Import the page's module and return its class."""
        module, _separator, name = self.path.partition(":")
        return getattr(importlib.import_module(module), name)  # type: ignore[no-any-return]  # a test walks the table


_PAGES = "creatorbook.gui.pages."
PAGES: tuple[PageEntry, ...] = (
    PageEntry("today", mark("Today"), "sun", f"{_PAGES}today:TodayPage",
              frozenset({"deal", "deliverable", "payment", "gift", "post", "contract", "terms", "usage_right",
                         "exclusivity", "reminder_answer", "brand"})),
    PageEntry("deals", mark("Deals"), "handshake", f"{_PAGES}deals:DealsPage", frozenset({"deal", "brand", "payment"})),
    PageEntry("content", mark("Content"), "image", f"{_PAGES}content:ContentPage",
              frozenset({"post", "deliverable", "deal", "brand", "terms", "gift", "channel", "creator"})),
    PageEntry("brands", mark("Brands"), "store", f"{_PAGES}brands:BrandsPage", frozenset({"brand", "deal", "contact"})),
    PageEntry("gifts", mark("Gifts"), "gift", f"{_PAGES}gifts:GiftsPage",
              frozenset({"gift", "brand", "post", "deal", "terms", "creator", "channel"})),
    PageEntry("contracts", mark("Contracts"), "file-text", f"{_PAGES}contracts:ContractsPage",
              frozenset({"contract", "contract_version", "deal", "terms", "usage_right", "exclusivity",
                         "deliverable", "payment", "brand", "creator", "channel", "gift", "clause_choice",
                         "clause_wording", "contract_template", "signature", "letter"})),
    PageEntry("trash", mark("Trash"), "trash-2", f"{_PAGES}trash:TrashPage", frozenset(), below=True),
    PageEntry("settings", mark("Settings"), "settings", f"{_PAGES}settings:SettingsPage",
              frozenset({"book_setting", "creator", "channel"}), below=True),
    PageEntry("rules", mark("Rules"), "scale", f"{_PAGES}rules:RulesPage", frozenset({"rule_note"}), below=True),
    PageEntry("help", mark("Help"), "circle-question-mark", f"{_PAGES}help:HelpPage", frozenset(), below=True),
)  # fmt: skip
PAGE = {entry.id: entry for entry in PAGES}
