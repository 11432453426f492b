"""Qt's own words, such as those of file dialogs and of the menus of text fields, in the language of the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QTranslator

from creatorbook.common.i18n import language

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

_NAME = "creatorbook_qt_words"


def translate_qt(application: QApplication) -> None:
    """Let Qt speak the language of the screen from now on: what is shown later, not what is there already."""
    for before in application.findChildren(QTranslator, _NAME):
        application.removeTranslator(before)
        before.deleteLater()
    words = QTranslator(application)
    words.setObjectName(_NAME)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if words.load(f"qtbase_{language()}", folder):
        application.installTranslator(words)
