"""Which keys carry out an action on this machine: those of the table, or what the person chose instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from creatorbook.common.i18n import _
from creatorbook.gui.frame.keys.table import PLACES, SHORTCUTS, Place, Shortcut

if TYPE_CHECKING:
    from creatorbook.common.settings import Settings
    from creatorbook.gui.desk.desk import Desk

SETTING = "shortcuts"
_DEFAULTS = {row.action: row.keys for row in SHORTCUTS if row.action}


def keys_of(settings: Settings, action: str) -> tuple[str, ...]:
    """Return the key sequences of an action in portable form, the one to show first; what cannot be read is left out.

    Raises KeyError for an action that is not in the table.
    """
    default = _DEFAULTS[action]
    kept = settings.get(SETTING).get(action)
    if not isinstance(kept, list):
        return default
    return tuple(key for key in kept if isinstance(key, str) and not QKeySequence(key).isEmpty())


def is_changed(settings: Settings, action: str) -> bool:
    """Return whether the keys of an action are other than those of the table."""
    return keys_of(settings, action) != _DEFAULTS[action]


def choose_key(desk: Desk, action: str, key: str) -> str:
    """Give an action this key, "" for none; return the sentence that names what has it already, "" where it is done."""
    return _choose(desk, action, (key,) if key else ())


def choose_default_keys(desk: Desk, action: str) -> str:
    """Bring back the keys of the table for an action; return what has taken one of them meanwhile, or ""."""
    return _choose(desk, action, _DEFAULTS[action])


def choose_all_default_keys(desk: Desk) -> None:
    """Bring back the keys of the table for every action."""
    desk.choose(SETTING, {})


def _choose(desk: Desk, action: str, keys: tuple[str, ...]) -> str:
    for key in keys:
        taken = find_clash(desk.settings, action, key)
        if taken is not None:
            return _describe_clash(key, taken)
    kept = {known: chosen for known, chosen in desk.settings.get(SETTING).items() if known != action}
    if keys != _DEFAULTS[action]:
        kept[action] = list(keys)
    desk.choose(SETTING, kept)
    return ""


def find_clash(settings: Settings, action: str, key: str) -> Shortcut | None:
    """Return what else the key does while the window is in front, or None where it is free for the action."""
    wanted = QKeySequence(key)
    for row in SHORTCUTS:
        # A form is a window of its own: what is pressed there never reaches this one.
        if row.place is Place.DIALOG or row.action == action:
            continue
        keys = keys_of(settings, row.action) if row.action else row.keys
        if any(QKeySequence(each) == wanted for each in keys):
            return row
    return None


def native_text(key: str) -> str:
    """Return a key sequence as this system writes it: "Ctrl+K", "⌘K"."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def _describe_clash(key: str, row: Shortcut) -> str:
    words = _(row.text).rstrip("…")
    if row.place is Place.WINDOW:
        return _("{keys} is taken by “{words}”. Give that other keys first.").format(keys=native_text(key), words=words)
    place = _(PLACES[row.place])
    return _("{keys} has a use already. {place}: {words}.").format(keys=native_text(key), place=place, words=words)
