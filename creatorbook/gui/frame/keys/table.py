"""Every shortcut, once: menus, tips, the palette and the sheet of keys read this table.

The keys of an action may be changed in the settings; those of a place, such as a line of Today, are what the thing
that stands there answers to, and stay.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from creatorbook.common.i18n import mark
from creatorbook.gui.frame.actions import ACTIONS
from creatorbook.services.fields.kinds import KINDS


class Place(StrEnum):
    """Where a key works."""

    WINDOW = "window"
    TABLE = "table"
    TODAY = "today"
    BOARD = "board"
    GIFTS = "gifts"
    PAGES = "pages"
    TEXT = "text"
    DIALOG = "dialog"


PLACES = {
    Place.WINDOW: mark("Anywhere in the window"),
    Place.TABLE: mark("In a table"),
    Place.TODAY: mark("On a line of Today"),
    Place.BOARD: mark("On a card of the board"),
    Place.GIFTS: mark("In the table of gifts"),
    Place.PAGES: mark("In a PDF"),
    Place.TEXT: mark("In a text"),
    Place.DIALOG: mark("In a form"),
}
"""Where a key works, in words, in the order in which the sheet shows it."""


@dataclass(frozen=True, slots=True)
class Shortcut:
    """One row: what the keys do in words, and where; `keys` are portable sequences, the first is the one shown.

    `action` is the id of the action that they carry out, "" for keys of a place, which cannot be changed.
    """

    action: str
    keys: tuple[str, ...]
    place: Place
    text: str


_KEYS = {
    "open_book": ("Ctrl+O",),
    "import_files": ("Ctrl+I",),
    "quit": ("Ctrl+Q",),
    "undo": ("Ctrl+Z",),
    "redo": ("Ctrl+Shift+Z", "Ctrl+Y"),
    "palette": ("Ctrl+K",),
    "filter": ("Ctrl+F",),
    "write_letter": ("Ctrl+L",),
    "edit_record": ("Ctrl+E",),
    "trash_record": ("Ctrl+Backspace",),
    # The digits count the pages as the sidebar lists them.
    "go_today": ("Ctrl+1",),
    "go_deals": ("Ctrl+2",),
    "go_content": ("Ctrl+3",),
    "go_brands": ("Ctrl+4",),
    "go_gifts": ("Ctrl+5",),
    "go_contracts": ("Ctrl+6",),
    "go_settings": ("Ctrl+,",),
    "back": ("Alt+Left",),
    "forward": ("Alt+Right",),
    "next_pane": ("F6",),
    "previous_pane": ("Shift+F6",),
    "toggle_sidebar": ("Ctrl+B",),
    "toggle_inspector": ("Ctrl+J",),
    "toggle_theme": ("Ctrl+Shift+L",),
    "toggle_density": ("Ctrl+Shift+D",),
    "columns": ("Ctrl+Shift+O",),
    "refresh": ("F5",),
    "shortcuts": ("?", "Ctrl+/"),
    "go_help": ("F1",),
} | {
    f"new_{kind.id}": (kind.window.new.key,)
    for kind in KINDS.values()
    if kind.window.new is not None and kind.window.new.key
}

_OF_PLACES = (
    Shortcut("", ("Return",), Place.TABLE, mark("Open the row")),
    Shortcut("", ("Ctrl+C",), Place.TABLE, mark("Copy the rows for a spreadsheet")),
    Shortcut("", ("Ctrl+V",), Place.TABLE, mark("Paste rows from a spreadsheet")),
    Shortcut("", ("Del",), Place.TABLE, mark("Move the rows to the trash")),
    Shortcut("", ("Return", "O"), Place.TODAY, mark("Open what the line is about")),
    Shortcut("", ("D",), Place.TODAY, mark("Mark as done")),
    Shortcut("", ("S",), Place.TODAY, mark("Snooze until tomorrow")),
    Shortcut("", ("X",), Place.TODAY, mark("Dismiss")),
    Shortcut("", ("L",), Place.TODAY, mark("Write the letter")),
    Shortcut("", ("Up", "Down", "K", "J"), Place.TODAY, mark("Go to the line above or below")),
    Shortcut("", ("Return",), Place.BOARD, mark("Open the card")),
    Shortcut("", ("Left", "Right"), Place.BOARD, mark("Go to the column beside")),
    Shortcut("", ("Ctrl+Left", "Ctrl+Right"), Place.BOARD, mark("Move the card to the stage beside")),
    Shortcut("", ("M",), Place.BOARD, mark("Choose a stage for the card, then by its letter")),
    Shortcut("", ("F2",), Place.GIFTS, mark("Answer what was asked for")),
    Shortcut("", ("Ctrl++", "Ctrl+-", "Ctrl+0"), Place.PAGES, mark("Larger, smaller, fit to width")),
    Shortcut("", ("Ctrl+C", "Ctrl+X", "Ctrl+V"), Place.TEXT, mark("Copy, cut, paste")),
    Shortcut("", ("Ctrl+A",), Place.TEXT, mark("Select everything")),
    Shortcut("", ("Ctrl+Return",), Place.DIALOG, mark("Press the main button, also from a long text")),
    Shortcut("", ("Ctrl+S",), Place.DIALOG, mark("Save the form")),
    Shortcut("", ("Esc",), Place.DIALOG, mark("Close; what was typed is kept as a draft")),
)

SHORTCUTS: tuple[Shortcut, ...] = (
    *(Shortcut(action.id, _KEYS.get(action.id, ()), Place.WINDOW, action.text) for action in ACTIONS),
    *_OF_PLACES,
)
