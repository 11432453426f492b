"""Faults of ours, from wherever they come, as reports.

Three hooks and faulthandler see to it that nothing is lost: exceptions of the main thread, of other threads, and of
objects that Python tidies away. A report holds no data: no messages of exceptions, no values, paths shortened.
"""

from __future__ import annotations

import faulthandler
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal

from creatorbook.gui.desk.guard import listen, report_fault

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType
    from typing import TextIO


class Reporter(QObject):
    """Takes faults from any thread, writes each to a file in `folder`, and tells the window once.

    `reported(text)` comes on the main thread.
    """

    reported = Signal(str)
    _arrived = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._crash: TextIO | None = None
        self._before: tuple[Any, Any, Any] | None = None
        self._arrived.connect(self._emit_reported, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Set the three hooks and faulthandler; undone by `remove`."""
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = self._main_thread
        threading.excepthook = self._other_thread
        sys.unraisablehook = self._unraisable
        listen(self.report_fault)
        # Where nothing can be written, the window is there all the same.
        with suppress(OSError):
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
        if self._crash is not None:
            faulthandler.disable()
            self._crash.close()
            self._crash = None

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
