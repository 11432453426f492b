"""A word that an input method is still putting together: Enter and Escape are about the word, not about the form.

Most systems keep these two keys to themselves as long as a word is being composed, and some pass them on: while the
word is unfinished still, or, as IBus does, in the moment after they put it into the text. The text
that has the focus is watched, and the whole application only while a word stands unfinished: lists that open under a
field take the keys before the field does.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from creatorbook.gui.desk.guard import guard_override

_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
# Between what ends a word and the same key, passed on; a person takes longer between two keys.
_MOMENT_MS = 50
_KEYS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride)


class ComposingFilter(QObject):
    """Lets Enter put an unfinished word into its text and Escape drop it, and keeps both keys from everything else."""

    def __init__(self, application: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._application = application
        self._text: QWidget | None = None
        self._word = ""
        self._held: int | None = None
        self._is_ending = False
        self._moment = QTimer(self)
        self._moment.setSingleShot(True)
        self._moment.setInterval(_MOMENT_MS)
        self._moment.timeout.connect(self._rest)
        application.focusChanged.connect(self._on_moved)

    def _on_moved(self, before: QWidget | None, now: QWidget | None) -> None:
        if before is not None and isValid(before):
            before.removeEventFilter(self)
        # Qt itself commits what is unfinished in a text that is left.
        self._held, self._text, self._word = None, None, ""
        self._moment.stop()
        self._rest()
        if now is not None and now.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled):
            now.installEventFilter(self)

    def _follow(self, text: QWidget | None, word: str) -> None:
        was, self._text, self._word = bool(self._word), text, word
        if word and not was:
            self._moment.stop()
            self._application.installEventFilter(self)
        elif was and not word and not self._is_ending:
            self._moment.start()

    def _rest(self) -> None:
        if not self._word and self._held is None and not self._moment.isActive():
            self._application.removeEventFilter(self)

    @guard_override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the unfinished word, and take Enter and Escape while there is one."""
        kind = event.type()
        if kind == QEvent.Type.InputMethod and isinstance(event, QInputMethodEvent) and isinstance(watched, QWidget):
            if watched is QApplication.focusWidget():
                self._follow(watched, event.preeditString())
        elif kind in _KEYS and isinstance(event, QKeyEvent):
            return self._keep_key(event)
        return False

    def _keep_key(self, event: QKeyEvent) -> bool:
        if event.type() == QEvent.Type.KeyRelease:
            return self._let_go(event)
        is_about_word = bool(self._word) or self._moment.isActive()
        if not is_about_word or (event.key() not in _ENTERS and event.key() != Qt.Key.Key_Escape):
            # A key that is held down goes on meaning the word.
            return self._held is not None and event.key() == self._held and event.isAutoRepeat()
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            self._held = event.key()
            self._moment.stop()
            if self._word:
                self._end_word(keep=event.key() in _ENTERS)
        return True

    def _let_go(self, event: QKeyEvent) -> bool:
        if event.key() != self._held or event.isAutoRepeat():
            return False
        self._held = None
        self._rest()
        return True

    def _end_word(self, *, keep: bool) -> None:
        text, word = self._text, self._word
        self._is_ending = True
        method = QGuiApplication.inputMethod()
        if keep:
            method.commit()
        else:
            method.reset()
        if text is not None and isValid(text) and self._word:
            # An input method that does not answer: the word is ended here.
            ended = QInputMethodEvent()
            if keep:
                ended.setCommitString(word)
            QApplication.sendEvent(text, ended)
        self._is_ending = False
