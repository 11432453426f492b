"""What the person sees when something goes wrong: a sentence to fix it by, or one report to copy.

Three hooks and faulthandler see to it that nothing is lost: exceptions of the main thread, of other threads, and of
objects that Python tidies away. A report holds no data: no messages of exceptions, no values, paths shortened.
"""

from __future__ import annotations

import faulthandler
import sys
import threading
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from creatorbook.common.i18n import _, labelled
from creatorbook.gui.desk.guard import listen, report_fault
from creatorbook.gui.parts.basic import button, label
from creatorbook.gui.parts.dialog import Dialog

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from creatorbook.common.errors import CreatorbookError


class ReportDialog(Dialog):
    """Says that something of ours went wrong and offers the report to copy; it shows all that there is to send."""

    def __init__(self, parent: QWidget | None, text: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Something went wrong"))
        self.resize(640, 420)
        self._text = text
        layout = self.body
        said = _("Your book is as it was before. This report helps to fix the fault: it holds no names and no amounts.")
        layout.addWidget(label(said, "muted", wrap=True))
        box = QPlainTextEdit()
        box.setReadOnly(True)
        box.setPlainText(text)
        box.setAccessibleName(_("Report"))
        box.setTabChangesFocus(True)
        layout.addWidget(box, 1)
        close = button(_("Close"), self.close, "primary")
        self.set_foot(button(_("Copy the report"), self._copy, icon="copy"), None, close)
        close.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)


class Reporter(QObject):
    """Takes faults from any thread, writes each to a file in `folder`, and tells the window once.

    `reported(text)` comes on the main thread.
    """

    reported = Signal(str)
    _arrived = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._crash: Any = None
        self._before: tuple[Any, Any, Any] | None = None
        self._arrived.connect(self._emit_reported, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Set the three hooks and faulthandler; undone by `remove`."""
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = self._main_thread
        threading.excepthook = self._other_thread
        sys.unraisablehook = self._unraisable
        listen(self.report_fault)
        self._folder.mkdir(parents=True, exist_ok=True)
        self._crash = (self._folder / "crash.txt").open("a", encoding="utf-8")
        faulthandler.enable(self._crash)

    def remove(self) -> None:
        """Give the hooks back."""
        if self._before is None:
            return
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._before
        self._before = None
        listen(None)
        faulthandler.disable()
        self._crash.close()

    def report_fault(self, where: str, error: BaseException) -> None:
        """Write the report of a fault down and have it shown; any thread may call."""
        from creatorbook.common.report import report_text, save_report

        text = report_text(where, error)
        save_report(self._folder, text)
        self._arrived.emit(text)

    def _emit_reported(self, text: str) -> None:
        self.reported.emit(text)

    def _main_thread(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        report_fault("main", error.with_traceback(trace))

    def _other_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and not issubclass(args.exc_type, SystemExit):
            report_fault(f"thread {args.thread.name if args.thread else ''}", args.exc_value)

    def _unraisable(self, args: sys.UnraisableHookArgs) -> None:
        if args.exc_value is not None:
            report_fault("tidying up", args.exc_value)


def sentence(error: CreatorbookError) -> str:
    """Return what happened, where, and how to fix it, as one plain text."""
    head = labelled(error.where, error.message) if error.where else error.message
    return f"{head} {error.hint}".strip()
