"""A button that shows keys and, once pressed, waits for others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal

from creatorbook.common.i18n import _, labelled
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.keys.places import native_text
from creatorbook.gui.keys.pressed import explain_refusal, is_only_modifier, read_key
from creatorbook.gui.parts.basic import PushButton

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent

_NONE = "–"


class KeyButton(PushButton):
    """Shows the keys of an action. Pressed, it takes the next keys: Escape leaves them, Backspace takes them away.

    `chosen(action, key)` tells the portable sequence, "" for none; `refused(sentence)` why keys cannot be taken, ""
    when it begins to wait.
    """

    chosen = Signal(str, str)
    refused = Signal(str)
    # Qt sends events before __init__ has run.
    _waiting = False

    def __init__(self, action: str, words: str) -> None:
        super().__init__()
        self._action, self._words = action, words
        self._shown = ""
        self.setProperty("look", "ghost")
        self.setToolTip(_("Change the keys"))
        self.clicked.connect(self._begin)

    def show_keys(self, keys: tuple[str, ...]) -> None:
        """Show these keys."""
        self._shown = "   ".join(native_text(key) for key in keys)
        self._end()

    def _begin(self) -> None:
        self._waiting = True
        self.setText(_("Press the keys…"))
        self.setAccessibleName(labelled(self._words, self.text()))
        self.refused.emit("")

    def _end(self) -> None:
        self._waiting = False
        self.setText(self._shown or _NONE)
        self.setAccessibleName(labelled(self._words, self._shown or _("no keys")))

    @guard_override
    def event(self, event: QEvent) -> bool:
        """Take every key while waiting, also those that are shortcuts of the dialog."""
        if self._waiting and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    @guard_override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys where they are waited for."""
        if not self._waiting:
            super().keyPressEvent(event)
            return
        event.accept()
        bare = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        if is_only_modifier(event):
            return
        if bare and event.key() == Qt.Key.Key_Escape:
            self._end()
        elif bare and event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._end()
            self.chosen.emit(self._action, "")
        elif sentence := explain_refusal(event):
            self.refused.emit(sentence)
        else:
            self._end()
            self.chosen.emit(self._action, read_key(event))

    @guard_override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Wait no longer where the person went on."""
        if self._waiting:
            self._end()
        super().focusOutEvent(event)
