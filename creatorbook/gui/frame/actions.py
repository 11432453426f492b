"""Every action, once: from this table come the menus, the tool bar and the palette; its keys stand in `keys.table`.

An action `id` is carried out by what `handlers()` names for it: those of the page that is shown, else those of the
window's Commands; `go_<page>` shows a page. `when` names what must be true: see Commands.is_true.
"""

from __future__ import annotations

from dataclasses import dataclass

from creatorbook.common.i18n import mark
from creatorbook.services.fields.kinds import KINDS

MENUS = (
    ("file", mark("File")),
    ("edit", mark("Edit")),
    ("record", mark("Record")),
    ("view", mark("View")),
    ("help", mark("Help")),
)


@dataclass(frozen=True, slots=True)
class Action:
    """One thing a person can do; `where` names a menu."""

    id: str
    text: str
    where: str
    icon: str = ""
    tip: str = ""
    when: str = "always"


def _new_actions() -> tuple[Action, ...]:
    """Return an action for each kind that can be added from anywhere, in the order of the menu."""
    named = [(kind, kind.window.new) for kind in KINDS.values()]
    found = sorted(((new.place, kind, new) for kind, new in named if new is not None), key=lambda each: each[0])
    return tuple(Action(f"new_{kind.id}", new.text, "record", kind.icon, new.tip) for _, kind, new in found)


NEW = _new_actions()
ACTIONS: tuple[Action, ...] = (
    Action("new_book", mark("New book…"), "file", "book-open", mark("Make a new book")),
    Action("open_book", mark("Open a book…"), "file", "folder-open", mark("Open another book")),
    Action("import_files", mark("Import…"), "file", "import", mark("Import emails, address books, spreadsheets")),
    Action("save_address_book", mark("Save as address book…"), "file", "contact",
           mark("Write the brands that are shown, and the people there, to a vCard file")),
    Action("save_calendar", mark("Save as calendar…"), "file", "calendar",
           mark("Write what is due within a year to a file that every calendar takes in")),
    Action("backups", mark("Backups…"), "file", "save", mark("See how the book is backed up, and what is in backups")),
    Action("backup", mark("Back up to a file…"), "file", "save", mark("Write a checked copy of the book")),
    Action("quit", mark("Quit"), "file", "", mark("Close the window")),
    Action("undo", mark("Undo"), "edit", "undo-2", mark("Take back the last change"), "undo"),
    Action("redo", mark("Redo"), "edit", "redo-2", mark("Do it again"), "redo"),
    Action("palette", mark("Search and commands"), "edit", "search", mark("Find a record or an action")),
    Action("filter", mark("Search on this page"), "edit", "list-filter", mark("Go to the page’s search box")),
    *NEW,
    Action("write_letter", mark("Write a letter…"), "record", "mail",
           mark("A letter about the selected record, or about one that you name")),
    Action("media_kit", mark("Make a media kit…"), "record", "contact",
           mark("A page for brands: channels, what was published, prices")),
    Action("check_signed", mark("Check a signed copy…"), "record", "file-check",
           mark("Find out what a returned PDF is, and who signed it")),
    Action("edit_record", mark("Edit"), "record", "pencil", mark("Change the selected record"), "selection"),
    Action("trash_record", mark("Move to the trash"), "record", "trash-2",
           mark("Put the selected records in the trash"), "selection"),
    Action("go_today", mark("Today"), "view", "sun", mark("Needs your attention")),
    Action("go_deals", mark("Deals"), "view", "handshake", mark("All collaborations")),
    Action("go_content", mark("Content"), "view", "image", mark("Posts and deliverables")),
    Action("go_brands", mark("Brands"), "view", "store", mark("All brands")),
    Action("go_gifts", mark("Gifts"), "view", "gift", mark("Everything received")),
    Action("go_contracts", mark("Contracts"), "view", "file-text", mark("All contracts")),
    Action("go_money", mark("Money"), "view", "wallet", mark("What was paid, and what is to come")),
    Action("go_reports", mark("Reports"), "view", "chart-column", mark("A year in figures")),
    Action("go_rules", mark("Rules"), "view", "scale", mark("Rules and their sources")),
    Action("go_trash", mark("Trash"), "view", "trash-2", mark("Deleted records")),
    Action("go_settings", mark("Settings"), "view", "settings", mark("Appearance and behaviour")),
    Action("back", mark("Back"), "view", "arrow-left", mark("Back to where you were"), "back"),
    Action("forward", mark("Forward"), "view", "arrow-right", mark("Go to the next page"), "forward"),
    Action("next_pane", mark("Next part of the window"), "view", "", mark("Sidebar, page, inspector")),
    Action("previous_pane", mark("Previous part of the window"), "view", "", mark("Inspector, page, sidebar")),
    Action("toggle_sidebar", mark("Sidebar"), "view", "panel-left", mark("Show only icons, or words")),
    Action("toggle_inspector", mark("Inspector"), "view", "panel-right",
           mark("Show or hide the selected record")),
    Action("toggle_theme", mark("Light or dark"), "view", "moon",
           mark("Change between light and dark")),
    Action("toggle_density", mark("Compact or comfortable"), "view", "rows-3",
           mark("Change the spacing of rows and controls")),
    Action("columns", mark("Order and columns…"), "view", "",
           mark("Sort the table that is shown, and choose its columns")),
    Action("refresh", mark("Refresh"), "view", "refresh-cw", mark("Read the page again")),
    Action("shortcuts", mark("Keyboard shortcuts"), "help", "keyboard", mark("All keyboard shortcuts")),
    Action("go_help", mark("Help"), "help", "circle-question-mark", mark("How things work")),
)  # fmt: skip
