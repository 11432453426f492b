"""What is dropped on a widget: one place that says what would happen, and takes it, whatever is done with it then."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, QTemporaryDir
from PySide6.QtGui import QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QWidget

from creatorbook.common.i18n import _, ngettext
from creatorbook.common.text import cut_at_word
from creatorbook.gui.desk.guard import guard_override

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPaintEvent

_NAMED = 40
_AIR, _HIGH, _FROM_FOOT = 16, 16, 24
_PICTURE = "picture.png"
# A picture out of another program is no file yet: it is one until the program ends.
_pictures: list[QTemporaryDir] = []


class DropStrip(QWidget):
    """Frames a part that something is dragged over and says in words what dropping it there does.

    It lies over the part, lets the mouse and the drop through, and is made when it is needed.
    """

    def __init__(self, target: QWidget) -> None:
        super().__init__(target)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.words = ""
        self._is_above = False
        self.hide()

    def say(self, words: str, area: QRect, *, above: bool = False) -> None:
        """Show the words over an area of the part: at its foot, or `above` where the foot is what is aimed at."""
        from creatorbook.gui.access.announcing import announce

        self._is_above = above
        self.setGeometry(area)
        self.setAccessibleName(words)
        is_new = words != self.words or self.isHidden()
        self.words = words
        self.show()
        self.raise_()
        self.update()
        if is_new:
            announce(self, words)

    @guard_override
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  Qt's signature
        """Paint the frame, and the words on a box at its foot."""
        from creatorbook.gui.look.style.elevation import paint_elevated
        from creatorbook.gui.look.style.paint import paint_box
        from creatorbook.gui.look.theme.current import colour
        from creatorbook.gui.look.theme.fonts import font

        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for inside in (0, 1):
                paint_box(painter, self.rect().adjusted(inside, inside, -inside, -inside), "", "accent")
            shown = font("body", bold=True)
            wrapped = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignCenter)
            most = max(self.width() - 2 * (_AIR + _HIGH), 1)
            words = QFontMetrics(shown).boundingRect(QRect(0, 0, most, self.height()), wrapped, self.words)
            box = QRect(0, 0, words.width() + 2 * _AIR, words.height() + _HIGH)
            box.moveCenter(self.rect().center())
            if self._is_above:
                box.moveTop(min(_FROM_FOOT, (self.height() - box.height()) // 2))
            else:
                box.moveBottom(max(self.height() - _FROM_FOOT, (self.height() + box.height()) // 2))
            paint_elevated(painter, box, "toast", "toast")
            painter.setFont(shown)
            painter.setPen(colour("on_toast"))
            painter.drawText(box, wrapped, self.words)
        finally:
            painter.end()


class DropTarget:
    """Mixed in before a widget's own class: it gets files of this machine, pictures and text that are dropped on it.

    A picture comes as a file. What the widget does not want goes on to the one around it; while something that it wants
    is over it, a strip says what would happen. The widget calls `setAcceptDrops`.
    """

    _drop_strip: DropStrip | None = None

    def wants_files(self, paths: Sequence[str]) -> bool:
        """Return whether these files may be dropped here."""
        return bool(paths)

    def take_files(self, paths: Sequence[str]) -> None:
        """Do what the widget does with files that were dropped on it."""

    def wants_text(self, text: str) -> bool:  # noqa: ARG002  most want none
        """Return whether this text may be dropped here."""
        return False

    def take_text(self, text: str) -> None:
        """Do what the widget does with text that was dropped on it."""

    def drop_words(self, what: str) -> str:
        """Return in a sentence what happens to `what` when it is dropped here."""
        return _("Drop it here: {what}").format(what=what)

    @guard_override
    def dragEnterEvent(self, event: QDragEnterEvent, /) -> None:
        """Accept what may be dropped here, and say what would happen."""
        data = event.mimeData()
        paths = _paths(data)
        if self.wants_files(paths):
            self._say_drop(self.drop_words(named_files(paths)))
        elif not paths and self.wants_text(data.text()):
            self._say_drop(self.drop_words(_("the text")))
        else:
            event.ignore()
            return
        event.acceptProposedAction()

    @guard_override
    def dragLeaveEvent(self, event: QDragLeaveEvent, /) -> None:
        """It went on."""
        self._hide_drop()
        event.accept()

    @guard_override
    def dropEvent(self, event: QDropEvent, /) -> None:
        """Hand on what was dropped."""
        self._hide_drop()
        event.acceptProposedAction()
        data = event.mimeData()
        paths = _paths(data)
        if self.wants_files(paths):
            self.take_files([_kept_picture(data)] if paths == [_PICTURE] else paths)
        elif not paths and self.wants_text(data.text()):
            self.take_text(data.text())

    def _say_drop(self, words: str) -> None:
        if not isinstance(self, QWidget):
            return
        if self._drop_strip is None:
            self._drop_strip = DropStrip(self)
        self._drop_strip.say(words, self.rect())

    def _hide_drop(self) -> None:
        if self._drop_strip is not None:
            self._drop_strip.hide()


def named_files(paths: Sequence[str]) -> str:
    """Return files as a sentence names them: one by its name, several by their number."""
    if len(paths) == 1:
        return _("“{words}”").format(words=cut_at_word(Path(paths[0]).name, _NAMED))
    return ngettext("{count} file", "{count} files", len(paths)).format(count=len(paths))


def _paths(data: QMimeData) -> list[str]:
    """Return the files of this machine; a picture without a file has the name that it would get."""
    paths = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    return paths or ([_PICTURE] if data.hasImage() else [])


def _kept_picture(data: QMimeData) -> str:
    folder = QTemporaryDir()
    _pictures.append(folder)
    path = folder.filePath(_PICTURE)
    image = data.imageData()
    if isinstance(image, QImage):
        image.save(path)
    return path
