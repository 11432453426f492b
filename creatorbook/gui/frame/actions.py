"""Every action, once: from this table come the menus, the tool bar, the palette and the sheet of shortcuts.

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
    """One thing a person can do. `key` is a portable key sequence or ""; `where` names a menu."""

    id: str
    text: str
    where: str
    key: str = ""
    icon: str = ""
    tip: str = ""
    when: str = "always"


def _new_actions() -> tuple[Action, ...]:
    """Return an action for each kind that can be added from anywhere, in the order of the menu."""
    named = [(kind, kind.window.new) for kind in KINDS.values()]
    found = sorted(((new.place, kind, new) for kind, new in named if new is not None), key=lambda each: each[0])
    return tuple(Action(f"new_{kind.id}", new.text, "record", new.key, kind.icon, new.tip) for _, kind, new in found)


NEW = _new_actions()
ACTIONS: tuple[Action, ...] = (
    Action("new_book", mark("New book…"), "file", "", "book-open", mark("Make a new book")),
    Action("open_book", mark("Open a book…"), "file", "Ctrl+O", "folder-open", mark("Open another book")),
    Action("import_files", mark("Import…"), "file", "Ctrl+I", "import", mark("Bring in mails, address books, sheets")),
    Action("save_address_book", mark("Save as address book…"), "file", "", "contact",
           mark("Write the brands that are shown, and the people there, to a vCard file")),
    Action("backup", mark("Back up…"), "file", "", "save", mark("Write a checked copy of the book")),
    Action("quit", mark("Quit"), "file", "Ctrl+Q", "", mark("Close the window")),
    Action("undo", mark("Undo"), "edit", "Ctrl+Z", "undo-2", mark("Take back the last change"), "undo"),
    Action("redo", mark("Redo"), "edit", "Ctrl+Shift+Z", "redo-2", mark("Do it again"), "redo"),
    Action("palette", mark("Search and commands"), "edit", "Ctrl+K", "search", mark("Find a record or an action")),
    Action("filter", mark("Search on this page"), "edit", "Ctrl+F", "list-filter", mark("Go to the page's search box")),
    *NEW,
    Action("write_letter", mark("Write a letter…"), "record", "Ctrl+L", "mail",
           mark("A letter about the selected record, or about one that you name")),
    Action("check_signed", mark("Check a signed copy…"), "record", "", "file-check",
           mark("Find out what a PDF that came back is, and who signed it")),
    Action("edit_record", mark("Edit"), "record", "Ctrl+E", "pencil", mark("Change the selected record"), "selection"),
    Action("trash_record", mark("Move to the trash"), "record", "Ctrl+Backspace", "trash-2",
           mark("Put the selected records in the trash"), "selection"),
    Action("go_today", mark("Today"), "view", "Ctrl+1", "sun", mark("What needs you")),
    Action("go_deals", mark("Deals"), "view", "Ctrl+2", "handshake", mark("All collaborations")),
    Action("go_brands", mark("Brands"), "view", "Ctrl+3", "store", mark("All brands")),
    Action("go_gifts", mark("Gifts"), "view", "Ctrl+4", "gift", mark("Everything received")),
    Action("go_contracts", mark("Contracts"), "view", "Ctrl+5", "file-text", mark("All contracts")),
    Action("go_content", mark("Content"), "view", "Ctrl+6", "image", mark("Posts, and what is owed")),
    Action("go_rules", mark("Rules"), "view", "", "scale", mark("What the program goes by, with its sources")),
    Action("go_trash", mark("Trash"), "view", "", "trash-2", mark("What was put away")),
    Action("go_settings", mark("Settings"), "view", "Ctrl+,", "settings", mark("How the program looks and works")),
    Action("back", mark("Back"), "view", "Alt+Left", "arrow-left", mark("Back to where you were"), "back"),
    Action("forward", mark("Forward"), "view", "Alt+Right", "arrow-right", mark("Forward again"), "forward"),
    Action("toggle_sidebar", mark("Sidebar"), "view", "Ctrl+B", "panel-left", mark("Show only icons, or words")),
    Action("toggle_inspector", mark("Inspector"), "view", "Ctrl+J", "panel-right",
           mark("Show or hide the selected record")),
    Action("toggle_theme", mark("Light or dark"), "view", "Ctrl+Shift+L", "moon",
           mark("Change between light and dark")),
    Action("toggle_density", mark("Low rows"), "view", "Ctrl+Shift+D", "rows-3",
           mark("Change between high and low rows")),
    Action("refresh", mark("Refresh"), "view", "F5", "refresh-cw", mark("Read the page again")),
    Action("shortcuts", mark("Keyboard shortcuts"), "help", "Ctrl+/", "keyboard", mark("Every key, on one sheet")),
    Action("go_help", mark("Help"), "help", "F1", "circle-question-mark", mark("How things work")),
)  # fmt: skip
