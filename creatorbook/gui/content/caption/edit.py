"""The text of a caption with its labels underlined as they are typed: solid where they count, wavy where they don't."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QHelpEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QToolTip

from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.fields.fields import Field
from creatorbook.gui.look.theme.current import colour

if TYPE_CHECKING:
    from collections.abc import Sequence

    from creatorbook.gui.desk.drafts import Typed

_LEAST_HEIGHT = 96
_PARAGRAPH, _LINE = "\u2029", "\u2028"


@dataclass(frozen=True, slots=True)
class Mark:
    """Something to underline: where it is (in characters of the text), whether it counts, and why, in words."""

    span: tuple[int, int]
    good: bool
    why: str = ""


def units(text: str, place: int) -> int:
    """Return the place of a character as Qt counts: an emoji is two of its letters."""
    return len(text[:place].encode("utf-16-le", "surrogatepass")) // 2


class CaptionEdit(QPlainTextEdit):
    """Plain text, out of which Tab leads; the underlining never stands in its undo."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setMinimumHeight(_LEAST_HEIGHT)
        self._marks: tuple[Mark, ...] = ()

    @guard_override
    def sizeHint(self) -> QSize:
        """A few lines: it takes what height is left over, and no part of a form scrolls for more."""
        return QSize(super().sizeHint().width(), _LEAST_HEIGHT)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What is underlined."""
        return self._marks

    def text(self) -> str:
        """Return the text as it was written; Qt's own reading would lose the no-break spaces of French."""
        return self.document().toRawText().replace(_PARAGRAPH, "\n").replace(_LINE, "\n")

    def rewrite(self, text: str) -> None:
        """Put another text in place of all, as one step that Ctrl+Z takes back."""
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def underline_marks(self, marks: Sequence[Mark]) -> None:
        """Underline these spans in place of the ones before."""
        self._marks = tuple(marks)
        text = self.text()
        shown = []
        for each in self._marks:
            selection = QTextEdit.ExtraSelection()
            selection.cursor = self._select_span(text, each.span)
            selection.format = self._line(good=each.good)
            shown.append(selection)
        self.setExtraSelections(shown)

    def go_to(self, span: tuple[int, int]) -> None:
        """Select the span and scroll to it, ready to be typed over."""
        self.setTextCursor(self._select_span(self.text(), span))
        self.ensureCursorVisible()
        self.setFocus()

    def _select_span(self, text: str, span: tuple[int, int]) -> QTextCursor:
        cursor = QTextCursor(self.document())
        last = self.document().characterCount() - 1
        cursor.setPosition(min(units(text, span[0]), last))
        cursor.setPosition(min(units(text, span[1]), last), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    @staticmethod
    def _line(*, good: bool) -> QTextCharFormat:
        style = QTextCharFormat.UnderlineStyle
        made = QTextCharFormat()
        made.setUnderlineStyle(style.SingleUnderline if good else style.WaveUnderline)
        made.setUnderlineColor(colour("ok" if good else "danger"))
        # Not by the line alone: the ground says it too.
        made.setBackground(colour("ok_soft" if good else "danger_soft"))
        return made

    def reason_at(self, place: int) -> str:
        """Return why something at this place (as Qt counts) is underlined, or ""."""
        text = self.text()
        for each in self._marks:
            if units(text, each.span[0]) <= place <= units(text, each.span[1]):
                return each.why
        return ""

    @guard_override
    def event(self, event: QEvent) -> bool:
        """Say, where the pointer rests, why something is underlined."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self.viewport().mapFrom(self, event.pos())
            QToolTip.showText(event.globalPos(), self.reason_at(self.cursorForPosition(place).position()), self)
            return True
        return super().event(event)

    @guard_override
    def changeEvent(self, event: QEvent) -> None:
        """Underline again in a new theme's colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_marks"):
            self.underline_marks(self._marks)


class CaptionField(Field):
    """The caption as a field of a form; `changed` comes with every key."""

    def __init__(self) -> None:
        super().__init__()
        self.edit = CaptionEdit()
        self._setting, self._said = False, ""
        self.edit.textChanged.connect(self._on_edited)
        self.adopt(self.edit)

    def _on_edited(self) -> None:
        text = self.edit.text()
        # Qt says so of a text that is only laid out anew, too.
        if text != self._said:
            self._said = text
            if not self._setting:
                self.changed.emit()

    def text(self) -> str:
        """Return the text to the letter, as spans count it."""
        return self.edit.text()

    def value(self) -> str | None:
        """Return the text, or None."""
        return self.edit.text().strip() or None

    def set_value(self, value: object) -> None:
        """Show the text."""
        self._setting = True
        self.edit.setPlainText("" if value is None else str(value))
        self._setting = False

    def draft(self) -> Typed:
        """Return the text to the letter."""
        return self.edit.text()

    def put_back(self, typed: Typed) -> None:
        """Write the text in one step that can be taken back."""
        if isinstance(typed, str):
            self.edit.rewrite(typed)
