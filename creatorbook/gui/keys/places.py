"""The keys of places, such as a line of Today: what they do, and which hold on this machine.

What stands in a place asks here which keys it answers to, and names them in its hints; the window's sheet of keys shows
the same rows.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from creatorbook.common.i18n import mark
from creatorbook.gui.keys.pressed import read_key

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from creatorbook.common.settings import Settings

SETTING = "shortcuts"
TODAY_ABOVE, TODAY_BELOW, TODAY_OPEN = "today_above", "today_below", "today_open"
TODAY_DONE, TODAY_LATER, TODAY_DISMISS, TODAY_LETTER = "today_done", "today_later", "today_dismiss", "today_letter"
TODAY_ALL_DONE, TODAY_ALL_LATER, TODAY_ALL_DISMISS = "today_all_done", "today_all_later", "today_all_dismiss"
CARD_BEFORE, CARD_AFTER, CARD_STAGE = "card_before", "card_after", "card_stage"
GIFT_ANSWER = "gift_answer"
TABLE_EDIT = "table_edit"
MONEY_PAID, MONEY_INVOICE, MONEY_LETTER = "money_paid", "money_invoice", "money_letter"
MONEY_BOOK, MONEY_LEAVE = "money_book", "money_leave"


class Place(StrEnum):
    """Where a key works."""

    WINDOW = "window"
    TABLE = "table"
    TODAY = "today"
    BOARD = "board"
    GIFTS = "gifts"
    MONEY = "money"
    PAGES = "pages"
    TEXT = "text"
    DIALOG = "dialog"


@dataclass(frozen=True, slots=True)
class Shortcut:
    """One row: what the keys do in words, and where; `keys` are portable sequences, the first is the one shown.

    `action` is the id of what they carry out, whose keys a person may change; "" for what every program has so.
    `always` are further keys that do it and stay, such as Enter and the arrows.
    """

    action: str
    keys: tuple[str, ...]
    place: Place
    text: str
    always: tuple[str, ...] = ()


OF_PLACES = (
    Shortcut("", ("Return",), Place.TABLE, mark("Open the row")),
    Shortcut(TABLE_EDIT, ("F2",), Place.TABLE, mark("Edit a value in its cell; Tab goes on to the next")),
    Shortcut("", ("Ctrl+C",), Place.TABLE, mark("Copy the rows for a spreadsheet")),
    Shortcut("", ("Ctrl+V",), Place.TABLE, mark("Paste rows from a spreadsheet")),
    Shortcut("", ("Del",), Place.TABLE, mark("Move the rows to the trash")),
    Shortcut("", ("Shift+F10",), Place.TABLE, mark("Open the menu of the row")),
    Shortcut(TODAY_OPEN, ("O",), Place.TODAY, mark("Open what the line is about"), ("Return",)),
    Shortcut(TODAY_DONE, ("D",), Place.TODAY, mark("Mark as done")),
    Shortcut(TODAY_LATER, ("S",), Place.TODAY, mark("Snooze until tomorrow")),
    Shortcut(TODAY_DISMISS, ("X",), Place.TODAY, mark("Dismiss")),
    Shortcut(TODAY_LETTER, ("L",), Place.TODAY, mark("Write the letter")),
    Shortcut(TODAY_ALL_DONE, ("Shift+D",), Place.TODAY, mark("Mark its whole group as done")),
    Shortcut(TODAY_ALL_LATER, ("Shift+S",), Place.TODAY, mark("Snooze its whole group until tomorrow")),
    Shortcut(TODAY_ALL_DISMISS, ("Shift+X",), Place.TODAY, mark("Dismiss its whole group")),
    Shortcut(TODAY_BELOW, ("J",), Place.TODAY, mark("Go to the line below"), ("Down",)),
    Shortcut(TODAY_ABOVE, ("K",), Place.TODAY, mark("Go to the line above"), ("Up",)),
    Shortcut("", ("Return",), Place.BOARD, mark("Open the card")),
    Shortcut("", ("Left", "Right"), Place.BOARD, mark("Go to the column beside")),
    Shortcut("", ("Shift+F10",), Place.BOARD, mark("Open the menu of the card")),
    Shortcut(CARD_BEFORE, ("Ctrl+Left",), Place.BOARD, mark("Move the card to the stage on the left")),
    Shortcut(CARD_AFTER, ("Ctrl+Right",), Place.BOARD, mark("Move the card to the stage on the right")),
    Shortcut(CARD_STAGE, ("M",), Place.BOARD, mark("Choose a stage for the card, then by its letter")),
    Shortcut(GIFT_ANSWER, ("F2",), Place.GIFTS, mark("Answer what was asked for")),
    Shortcut(MONEY_PAID, ("P",), Place.MONEY, mark("Enter that it was paid today")),
    Shortcut(MONEY_INVOICE, ("I",), Place.MONEY, mark("Draw up the invoice, or open it")),
    Shortcut(MONEY_LETTER, ("L",), Place.MONEY, mark("See the reminders, and write the next")),
    Shortcut(MONEY_BOOK, ("B",), Place.MONEY, mark("Book the bank’s line as proposed")),
    Shortcut(MONEY_LEAVE, ("X",), Place.MONEY, mark("Leave the bank’s line aside")),
    Shortcut("", ("Ctrl++", "Ctrl+-", "Ctrl+0"), Place.PAGES, mark("Larger, smaller, fit to width")),
    Shortcut("", ("Ctrl+C", "Ctrl+X", "Ctrl+V"), Place.TEXT, mark("Copy, cut, paste")),
    Shortcut("", ("Ctrl+A",), Place.TEXT, mark("Select everything")),
    Shortcut("", ("Ctrl+Return",), Place.DIALOG, mark("Press the main button, also from a long text")),
    Shortcut("", ("Ctrl+S",), Place.DIALOG, mark("Save the form")),
    Shortcut("", ("Esc",), Place.DIALOG, mark("Close; what was typed is kept as a draft")),
)
_DEFAULTS = {row.action: row.keys for row in OF_PLACES if row.action}


def kept_keys(settings: Settings, action: str, default: tuple[str, ...]) -> tuple[str, ...]:
    """Return what a person chose for an action instead of these keys; what cannot be read is left out."""
    kept = settings.get(SETTING).get(action)
    if not isinstance(kept, list):
        return default
    return tuple(key for key in kept if isinstance(key, str) and not QKeySequence(key).isEmpty())


def keys_in_place(settings: Settings, action: str) -> tuple[str, ...]:
    """Return the keys of an action of a place in portable form; KeyError for one that is not in the table."""
    return kept_keys(settings, action, _DEFAULTS[action])


def key_in_place(settings: Settings, action: str) -> str:
    """Return the key of an action of a place that is shown, in portable form, "" for none."""
    return next(iter(keys_in_place(settings, action)), "")


def native_text(key: str) -> str:
    """Return a key sequence as this system writes it: "Ctrl+K", "⌘K"."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def is_pressed(event: QKeyEvent, *keys: str) -> bool:
    """Return whether one of these keys, in portable form, was pressed."""
    return any(keys) and QKeySequence(read_key(event)) in [QKeySequence(key) for key in keys if key]


def mirrored(key: str, direction: Qt.LayoutDirection) -> str:
    """Return a key with an arrow to the side as it is meant where things run from right to left."""
    if direction != Qt.LayoutDirection.RightToLeft or not key.endswith(("Left", "Right")):
        return key
    return f"{key[:-5]}Left" if key.endswith("Right") else f"{key[:-4]}Right"
