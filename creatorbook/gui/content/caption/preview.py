"""What a reader of the platform sees of a caption before "more": its words in full colour, the hidden rest pale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QTextEdit, QVBoxLayout, QWidget

from creatorbook.common.i18n import _
from creatorbook.domain.values.platforms import Medium, Platform
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.look.theme.current import colour
from creatorbook.gui.look.theme.fonts import font
from creatorbook.gui.parts.basic import label, set_spacing
from creatorbook.services.fields.words import word_for

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

# Where the name stands above the text; elsewhere the text goes on after it.
_NAME_ABOVE = frozenset(
    {Platform.FACEBOOK, Platform.LINKEDIN, Platform.X, Platform.THREADS, Platform.YOUTUBE, Platform.BLOG}
)
_FACE = 32
_LINES = 6
_LONGEST_WORD = 20
# As much of the hidden rest as the card can show.
_REST = 800


class Face(QWidget):
    """A round picture with the first letter of the account."""

    def __init__(self) -> None:
        super().__init__()
        self._letter = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_name(self, name: str) -> None:
        """Show the first letter of this name."""
        self._letter = name.lstrip("@ ")[:1].upper()
        self.update()

    @guard_override
    def sizeHint(self) -> QSize:
        """As large as platforms draw it beside a text."""
        return QSize(_FACE, _FACE)

    @guard_override
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  Qt's signature
        """Paint the disc and its letter."""
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent_soft"))
            painter.drawEllipse(QRectF(0, 0, _FACE, _FACE))
            painter.setPen(colour("accent"))
            painter.setFont(font("body", bold=True))
            painter.drawText(QRectF(0, 0, _FACE, _FACE), Qt.AlignmentFlag.AlignCenter, self._letter)
        finally:
            painter.end()


class CaptionPreview(QFrame):
    """A card like the text area of the platform; a story has no caption, and the card says so."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._shown: tuple[str, Platform, Medium | None, str, int] = ("", Platform.INSTAGRAM, None, "", 0)
        self._face = Face()
        self.text = QTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setProperty("look", "reading")
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.document().setDocumentMargin(0)
        self.text.setFixedHeight(QFontMetrics(font()).lineSpacing() * _LINES)
        self.text.setAccessibleName(_("What a reader sees before “more”"))
        self.note = label("", "small", wrap=True)
        layout = QHBoxLayout(self)
        set_spacing(layout, 12, (12, 12, 12, 8))
        layout.addWidget(self._face, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        set_spacing(words, 8)
        words.addWidget(self.text)
        words.addWidget(self.note)
        layout.addLayout(words, 1)

    def show_caption(self, handle: str, platform: Platform, medium: Medium | None, caption: str, end: int) -> None:
        """Show a caption of which a reader sees the characters before `end`."""
        now = (handle, platform, medium, caption, end)
        if now == self._shown:
            return
        self._shown = now
        self._draw()

    @property
    def visible_text(self) -> str:
        """The part of the caption that a reader sees at once."""
        _handle, _platform, _medium, caption, _end = self._shown
        return caption[: self._cut()].rstrip() if self._cut() < len(caption) else caption

    def _cut(self) -> int:
        """Return where the text is cut: before the word that the platform would cut in two."""
        _handle, _platform, _medium, caption, end = self._shown
        if end >= len(caption) or caption[end].isspace():
            return end
        space = max(caption.rfind(" ", 0, end), caption.rfind("\n", 0, end))
        return space if end - space <= _LONGEST_WORD and space > 0 else end

    def _draw(self) -> None:
        handle, platform, medium, caption, end = self._shown
        self._face.show_name(handle)
        self.text.clear()
        cursor = self.text.textCursor()
        cursor.insertText(handle, self._letters("text", bold=True))
        cursor.insertText("\n" if platform in _NAME_ABOVE else "  ", self._letters("text"))
        if not caption.strip():
            cursor.insertText(_("Nothing written yet."), self._letters("text_muted"))
        cursor.insertText(self.visible_text, self._letters("text"))
        rest = caption[self._cut() :]
        if rest.strip():
            cursor.insertText(_("… more"), self._letters("text_muted", bold=True))
            cursor.insertText(f"\n{rest.strip()[:_REST]}", self._letters("text_faint"))
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self.note.setText(self._describe_visible(platform, medium, caption, end))

    @staticmethod
    def _describe_visible(platform: Platform, medium: Medium | None, caption: str, end: int) -> str:
        if medium is Medium.STORY:
            return _("A story has no caption: this is the text on the picture.")
        if end < len(caption) and caption[end:].strip():
            said = _("On a small screen {platform} shows {count} characters before “more”; the pale rest is hidden.")
            return said.format(platform=word_for(platform), count=end)
        return _("All of it is seen at once.") if caption.strip() else ""

    @staticmethod
    def _letters(role: str, *, bold: bool = False) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setFont(font("body", bold=bold))
        made.setForeground(colour(role))
        return made

    @guard_override
    def changeEvent(self, event: QEvent) -> None:
        """Draw again in a new theme's colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "note"):
            self._draw()
