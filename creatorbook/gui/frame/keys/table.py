"""Every shortcut, once: menus, tips, the palette and the sheet of keys read this table.

The keys of an action may be changed in the settings, in the window and in a place such as a line of Today alike; those
that every program has so stay.
"""

from __future__ import annotations

from creatorbook.common.i18n import mark
from creatorbook.gui.frame.actions import ACTIONS
from creatorbook.gui.keys.places import OF_PLACES, Place, Shortcut
from creatorbook.services.fields.kinds import KINDS

PLACES = {
    Place.WINDOW: mark("Anywhere in the window"),
    Place.TABLE: mark("In a table"),
    Place.TODAY: mark("On a line of Today"),
    Place.BOARD: mark("On a card of the board"),
    Place.GIFTS: mark("In the table of gifts"),
    Place.MONEY: mark("On the page Money"),
    Place.PAGES: mark("In a PDF"),
    Place.TEXT: mark("In a text"),
    Place.DIALOG: mark("In a form"),
}
"""Where a key works, in words, in the order in which the sheet shows it."""


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
    "go_money": ("Ctrl+7",),
    "go_reports": ("Ctrl+8",),
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

SHORTCUTS: tuple[Shortcut, ...] = (
    *(Shortcut(action.id, _KEYS.get(action.id, ()), Place.WINDOW, action.text) for action in ACTIONS),
    *OF_PLACES,
)
