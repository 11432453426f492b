"""Every page, once: the sidebar and the stack are made from this table; actions and keys have their own.

A page is imported when it is first shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.common.i18n import mark
from creatorbook.gui.desk.loading import load
from creatorbook.services.fields.kinds import KINDS

if TYPE_CHECKING:
    from creatorbook.gui.lists.page import Page


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One page: `path` is "module:Class"; it shows the kinds that name it, and of other tables those in `more`."""

    id: str
    title: str
    icon: str
    path: str
    more: tuple[str, ...] = ()
    below: bool = False

    @property
    def depends_on(self) -> frozenset[str]:
        """The tables whose changes it shows, none for any."""
        kinds = [kind.id for kind in KINDS.values() if self.id in (kind.window.page, *kind.window.shown_on)]
        return frozenset((*kinds, *self.more))

    def load(self) -> type[Page]:
        """Import the page's module and return its class."""
        return load(self.path)  # a test walks the table


def _page_of(kind: str, path: str, more: tuple[str, ...] = ()) -> PageEntry:
    """Return the page on which records of one kind stand, by the kind's name and icon."""
    row = KINDS[kind]
    return PageEntry(row.window.page, row.plural, row.icon, path, more)


PAGES: tuple[PageEntry, ...] = (
    # Money is due by its invoices and reminded of by letters; a deal is quiet until somebody writes or notes a thing.
    PageEntry("today", mark("Today"), "sun", "today.page:TodayPage",
              ("reminder_answer", "deal_period", "creator", "channel", "disclosure", "proof", "attachment", "invoice",
               "invoice_line", "allocation", "statement", "statement_row", "late_step", "letter", "message", "note",
               "book_setting")),
    # What is waiting to be paid is added up from the payments.
    _page_of("deal", "deals.page:DealsPage", ("creator", "agency", "contact", "payment")),
    PageEntry("content", mark("Content"), "image", "content.page:ContentPage"),
    # What is owed is late by the law of the creator, from a signature, a delivery or a post.
    _page_of("brand", "brands.page:BrandsPage",
             ("deal", "payment", "terms", "creator", "contract", "deliverable", "post", "book_setting")),
    # The duty of a gift is that of its deal, by the creator's channels, the user's own rules and the book's country.
    _page_of("gift", "gifts.page:GiftsPage",
             ("deal", "deal_period", "terms", "deliverable", "creator", "channel", "post", "rule_note",
              "book_setting", "attachment")),
    _page_of("contract", "contracts.page:ContractsPage",
             ("contract_version", "clause_choice", "clause_wording", "contract_template", "signature", "letter",
              "agency", "contact", "deal_period", "post", "rule_note", "book_setting")),
    # A sum is due by what happened to its deal, and settled by what came in.
    PageEntry("money", mark("Money"), "wallet", "money.page:MoneyPage",
              ("deal", "payment", "invoice", "invoice_line", "received", "allocation", "statement_row", "statement",
               "deliverable", "post", "contract", "signature", "terms", "creator", "brand", "usage_right",
               "exclusivity", "earning", "late_step", "letter", "book_setting")),
    # What came is known by payments and invoices; the lines of the law count gifts and contracts, too.
    PageEntry("reports", mark("Reports"), "chart-column", "reports.page:ReportsPage",
              ("deal", "payment", "invoice", "invoice_line", "allocation", "brand", "creator", "channel", "gift",
               "terms", "contract", "signature", "post", "deliverable", "usage_right", "exclusivity", "deal_period",
               "earning", "book_setting")),
    PageEntry("trash", mark("Trash"), "trash-2", "trash.page:TrashPage", below=True),
    PageEntry("settings", mark("Settings"), "settings", "settings.page:SettingsPage", ("book_setting",), below=True),
    PageEntry("rules", mark("Rules"), "scale", "rules.page:RulesPage", ("rule_note",), below=True),
    PageEntry("help", mark("Help"), "circle-question-mark", "help.page:HelpPage", below=True),
)  # fmt: skip
