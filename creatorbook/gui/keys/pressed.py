"""From a key that was pressed to the sequence that it means, on keyboards of every country."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from creatorbook.common.i18n import _

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_DEAD_KEYS = range(int(Qt.Key.Key_Dead_Grave), int(Qt.Key.Key_Dead_Longsolidusoverlay) + 1)
_MODIFIER_KEYS = frozenset(
    {
        Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta, Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock, Qt.Key.Key_Super_L, Qt.Key.Key_Super_R, Qt.Key.Key_unknown,
    }
)  # fmt: skip
_FIRST_SPECIAL = 0x01000000
_FUNCTION_KEYS = range(int(Qt.Key.Key_F1), int(Qt.Key.Key_F35) + 1)

# Where the row of digits is, from 1 to 9 and 0, whatever is printed on it: by the numbers that each system gives to
# the places of keys.
_MAC_ROW = (18, 19, 20, 21, 23, 22, 26, 28, 25, 29)
_WINDOWS_ROW = range(2, 12)
_X11_ROW = range(10, 20)


def _place_in_the_row(event: QKeyEvent) -> int:
    """Return at which place of the row of digits the key is, -1 for one that is elsewhere."""
    if sys.platform == "darwin":
        row, place = list(_MAC_ROW), event.nativeVirtualKey()
    else:
        row, place = list(_WINDOWS_ROW if sys.platform == "win32" else _X11_ROW), event.nativeScanCode()
    return row.index(place) if place in row else -1


def find_digit(event: QKeyEvent) -> QKeySequence | None:
    """Return "Ctrl+1" for Ctrl and the first key of the digits where that key writes a digit only with Shift.

    That is so on French and Czech keyboards among others. None for what is no such key, for one that writes its digit,
    and where more than Ctrl is held.
    """
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    place = _place_in_the_row(event)
    if place < 0 or held != Qt.KeyboardModifier.ControlModifier:
        return None
    if Qt.Key.Key_0 <= event.key() <= Qt.Key.Key_9:
        return None
    return QKeySequence(f"Ctrl+{(place + 1) % 10}")


def is_only_modifier(event: QKeyEvent) -> bool:
    """Return whether nothing but Ctrl, Shift, Alt and the like was pressed: more is to come."""
    return event.key() in _MODIFIER_KEYS


def read_key(event: QKeyEvent) -> str:
    """Return the sequence that was pressed in portable form, fit to be recognized again on the same keyboard."""
    digit = find_digit(event)
    if digit is not None:
        return digit.toString()
    held, key = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier, event.key()
    # "?" is asked for as it is written: which keys write it depends on the keyboard. A capital letter is Shift.
    if key < _FIRST_SPECIAL and not chr(key).isalpha() and key != Qt.Key.Key_Space:
        held &= ~Qt.KeyboardModifier.ShiftModifier
    return QKeySequence(held.value | key).toString()


def explain_refusal(event: QKeyEvent) -> str:
    """Return why the keys that were pressed cannot be a shortcut, "" where they can."""
    held, key = event.modifiers(), event.key()
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    if key in _DEAD_KEYS or key == Qt.Key.Key_Multi_key:
        return _("That key waits for a letter to put an accent on. Choose another.")
    if key < _FIRST_SPECIAL and (held & both == both or held & Qt.KeyboardModifier.GroupSwitchModifier):
        return _("Ctrl and Alt together write characters on many keyboards. Choose other keys.")
    free = key < _FIRST_SPECIAL and key != Qt.Key.Key_Space
    if not held & both and not free and key not in _FUNCTION_KEYS:
        return _("Enter, Tab, the arrows and the like keep what they do. Hold Ctrl or Alt with them.")
    return ""
