"""Asking for files: the system's own dialogs where they speak the window's language, opened without blocking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QLocale, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog

from creatorbook.common.i18n import _, language

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


def book_filter() -> str:
    """Return the file filter of books."""
    return _("Books (*.creatorbook)")


def ask_for_file(parent: QWidget, title: str, wanted: str, slot: Callable[[str], None]) -> QFileDialog:
    """Ask for one file that is there, then call `slot(path)`; `wanted` is a filter of Qt's form."""
    dialog = _dialog(parent, title, wanted)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(slot)
    dialog.open()
    return dialog


def ask_for_files(parent: QWidget, title: str, wanted: str, slot: Callable[[list[str]], None]) -> QFileDialog:
    """Ask for one or more files that are there, then call `slot(paths)`."""
    dialog = _dialog(parent, title, wanted)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.filesSelected.connect(slot)
    dialog.open()
    return dialog


def ask_for_folder(parent: QWidget, title: str, slot: Callable[[str], None]) -> QFileDialog:
    """Ask for a folder that is there, then call `slot(path)`."""
    dialog = _dialog(parent, title, "")
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(slot)
    dialog.open()
    return dialog


def ask_for_save_path(
    parent: QWidget, title: str, wanted: str, proposed: str, slot: Callable[[str], None], suffix: str = ""
) -> QFileDialog:
    """Ask where to write a file, then call `slot(path)`; the dialog asks before a file is replaced."""
    dialog = _dialog(parent, title, wanted)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix)
    dialog.selectFile(proposed)
    dialog.fileSelected.connect(slot)
    dialog.open()
    return dialog


def _dialog(parent: QWidget, title: str, wanted: str) -> QFileDialog:
    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if QLocale(language()).language() != QLocale.system().language():
        # The system's own dialog speaks the system's language alone; Qt's speaks that of the window.
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    if dialog.directory() == QDir.current():
        # Qt begins where the program was started, until a file was chosen: nobody keeps papers there.
        papers = QDir(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        dialog.setDirectory(papers if papers.exists() else QDir.home())
    dialog.setNameFilters([wanted, _("All files (*)")] if wanted else [_("All files (*)")])
    return dialog
