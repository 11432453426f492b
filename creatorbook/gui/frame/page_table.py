"""Every page, once: the sidebar, the stack and the palette are made from this table.

A page is imported when it is first shown.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.common.i18n import mark

if TYPE_CHECKING:
    from creatorbook.gui.lists.page import Page


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


_GUI = "creatorbook.gui."
PAGES: tuple[PageEntry, ...] = (
    PageEntry("today", mark("Today"), "sun", f"{_GUI}today.page:TodayPage",
              frozenset({"deal", "deliverable", "payment", "gift", "post", "contract", "terms", "usage_right",
                         "exclusivity", "reminder_answer", "brand"})),
    PageEntry("deals", mark("Deals"), "handshake", f"{_GUI}deals.page:DealsPage",
              frozenset({"deal", "brand", "payment"})),
    PageEntry("content", mark("Content"), "image", f"{_GUI}content.page:ContentPage",
              frozenset({"post", "deliverable", "deal", "brand", "terms", "gift", "channel", "creator"})),
    PageEntry("brands", mark("Brands"), "store", f"{_GUI}brands.page:BrandsPage",
              frozenset({"brand", "deal", "contact"})),
    PageEntry("gifts", mark("Gifts"), "gift", f"{_GUI}gifts.page:GiftsPage",
              frozenset({"gift", "brand", "post", "deal", "terms", "creator", "channel"})),
    PageEntry("contracts", mark("Contracts"), "file-text", f"{_GUI}contracts.page:ContractsPage",
              frozenset({"contract", "contract_version", "deal", "terms", "usage_right", "exclusivity",
                         "deliverable", "payment", "brand", "creator", "channel", "gift", "clause_choice",
                         "clause_wording", "contract_template", "signature", "letter"})),
    PageEntry("trash", mark("Trash"), "trash-2", f"{_GUI}trash.page:TrashPage", frozenset(), below=True),
    PageEntry("settings", mark("Settings"), "settings", f"{_GUI}settings.page:SettingsPage",
              frozenset({"book_setting", "creator", "channel"}), below=True),
    PageEntry("rules", mark("Rules"), "scale", f"{_GUI}rules.page:RulesPage", frozenset({"rule_note"}), below=True),
    PageEntry("help", mark("Help"), "circle-question-mark", f"{_GUI}help.page:HelpPage", frozenset(), below=True),
)  # fmt: skip
