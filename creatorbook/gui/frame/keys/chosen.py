"""Which keys carry out an action on this machine: those of the table, or what the person chose instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from creatorbook.common.i18n import _
from creatorbook.gui.frame.keys.table import PLACES, SHORTCUTS
from creatorbook.gui.keys.places import SETTING, Place, Shortcut, kept_keys, native_text

if TYPE_CHECKING:
    from creatorbook.common.settings import Settings
    from creatorbook.gui.desk.desk import Desk

_DEFAULTS = {row.action: row.keys for row in SHORTCUTS if row.action}


def keys_of(settings: Settings, action: str) -> tuple[str, ...]:
    """Return the key sequences of an action in portable form, the one to show first; what cannot be read is left out.

    Raises KeyError for an action that is not in the table.
    """
    return kept_keys(settings, action, _DEFAULTS[action])


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
    """Return what else the key does where the action works, or None where it is free for the action.

    In the window it must be free everywhere; in a place only there, for no two places are worked in at a time.
    """
    wanted = QKeySequence(key)
    place = next(row.place for row in SHORTCUTS if row.action == action)
    for row in SHORTCUTS:
        # A form is a window of its own: what is pressed there never reaches this one.
        if row.place is Place.DIALOG or row.action == action:
            continue
        if Place.WINDOW not in (place, row.place) and place is not row.place:
            continue
        keys = keys_of(settings, row.action) if row.action else row.keys
        if any(QKeySequence(each) == wanted for each in (*keys, *row.always)):
            return row
    return None


def _describe_clash(key: str, row: Shortcut) -> str:
    words = _(row.text).rstrip("…")
    if row.place is Place.WINDOW:
        return _("{keys} is taken by “{words}”. Give that other keys first.").format(keys=native_text(key), words=words)
    place = _(PLACES[row.place])
    return _("{keys} has a use already. {place}: {words}.").format(keys=native_text(key), place=place, words=words)
