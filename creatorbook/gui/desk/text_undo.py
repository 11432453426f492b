"""Ctrl+Z: a text field with something to undo first, else the book.

Text fields swallow the key even with nothing to undo, and the book's own undo would never be reached. The filter
sits on the text that has the focus, and on nothing else: a filter on the whole application would have every event
of every object pass through Python.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QTextEdit

from creatorbook.gui.desk.guard import guard_override

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

_TEXTS = (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox)


def can_take_back(widget: QObject, *, redo: bool) -> bool:
    """Return whether this is a text with something to undo, or to redo."""
    if isinstance(widget, QComboBox):
        inner = widget.lineEdit()
        return inner is not None and can_take_back(inner, redo=redo)
    if isinstance(widget, QLineEdit):
        return not widget.isReadOnly() and (widget.isRedoAvailable() if redo else widget.isUndoAvailable())
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        document = widget.document()
        return not widget.isReadOnly() and (document.isRedoAvailable() if redo else document.isUndoAvailable())
    return False


class TextUndoFilter(QObject):
    """Lets the undo keys through to the book where the text that has the focus does not want them."""

    def __init__(self, application: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        application.focusChanged.connect(self._on_moved)

    def _on_moved(self, before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(before, _TEXTS):
            before.removeEventFilter(self)
        if isinstance(now, _TEXTS):
            now.installEventFilter(self)

    @guard_override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer the question "do you want this key?" for texts that have nothing to undo."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        undo = event.matches(QKeySequence.StandardKey.Undo)
        redo = event.matches(QKeySequence.StandardKey.Redo)
        if not (undo or redo) or can_take_back(watched, redo=redo):
            return False
        event.ignore()
        return True
