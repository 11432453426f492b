"""Qt's own words, such as those of file dialogs and of the menus of text fields, in the language of the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QTranslator

from creatorbook.common.i18n import _, language, mark
from creatorbook.gui.desk.guard import guard_override

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

_NAME = "creatorbook_qt_words"
# What Qt's own translations leave in English, by Qt's text.
_LEFT = {
    "&Look in:": mark("&Look in:"),
    "Files of &type:": mark("Files of &type:"),
    "Folder": mark("Folder"),
    "File Folder": mark("Folder"),
    "File": mark("File"),
    "%1 File": mark("%1 file"),
    "Unknown": mark("Unknown"),
    (
        '<b>The name "%1" cannot be used.</b><p>Try using another name, with fewer characters or no punctuation marks.'
    ): mark("<b>The name “%1” cannot be used.</b><p>Try another name, with fewer characters or no punctuation marks."),
}


class _LeftWords(QTranslator):
    """Translates what the translations of Qt leave; None for anything else, which the next is asked about."""

    @guard_override
    def translate(
        self,
        context: str,  # noqa: ARG002  the base class's signature
        source: str,
        disambiguation: str | None = None,  # noqa: ARG002
        n: int = -1,  # noqa: ARG002
    ) -> str | None:
        """Return Qt's text in the language of the screen."""
        return _(_LEFT[source]) if source in _LEFT else None

    @guard_override
    def isEmpty(self) -> bool:
        """Say that there are texts, or none would be asked for."""
        return False


def translate_qt(application: QApplication) -> None:
    """Let Qt speak the language of the screen from now on: what is shown later, not what is there already."""
    for before in application.findChildren(QTranslator, _NAME):
        application.removeTranslator(before)
        before.deleteLater()
    left = _LeftWords(application)
    left.setObjectName(_NAME)
    # What is installed last is asked first.
    application.installTranslator(left)
    words = QTranslator(application)
    words.setObjectName(_NAME)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if words.load(f"qtbase_{language()}", folder):
        application.installTranslator(words)
