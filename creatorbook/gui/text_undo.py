"""Ctrl+Z: a text field with something to undo first, else the book.

Text fields swallow the key even with nothing to undo, and the book's own undo would never be reached.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QTextEdit

from creatorbook.gui.guard import guard


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
    """Sits on the application: lets the undo keys through to the book where no text wants them."""

    @guard
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer the question "do you want this key?" for texts that have nothing to undo."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        undo = event.matches(QKeySequence.StandardKey.Undo)
        redo = event.matches(QKeySequence.StandardKey.Redo)
        if not (undo or redo) or not isinstance(watched, QLineEdit | QPlainTextEdit | QTextEdit | QComboBox):
            return False
        if can_take_back(watched, redo=redo):
            return False
        event.ignore()
        return True
