"""The guard around every Qt override: an exception in Python must not reach Qt's C++.

An IndexError in a model's data() is a segmentation fault, an exception in an event filter ends the process. A
guarded override is reported once for each place and returns a value that Qt can live with.
"""

from __future__ import annotations

import functools
import sys
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPixmap

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")
R = TypeVar("R")

# What an override returns after a fault; every name that is not here returns None.
_SAFE: dict[str, Callable[[], object]] = {
    "rowCount": int,
    "columnCount": int,
    "flags": lambda: Qt.ItemFlag.NoItemFlags,
    "index": QModelIndex,
    "parent": QModelIndex,
    "setData": bool,
    "canFetchMore": bool,
    "canDropMimeData": bool,
    "dropMimeData": bool,
    "removeRows": bool,
    "insertRows": bool,
    "mimeTypes": list,
    "event": bool,
    "eventFilter": bool,
    "viewportEvent": bool,
    "editorEvent": bool,
    "helpEvent": bool,
    "hasHeightForWidth": bool,
    "heightForWidth": int,
    "focusNextPrevChild": bool,
    "sizeHint": QSize,
    "minimumSizeHint": QSize,
    "sizeFromContents": QSize,
    "subControlRect": QRect,
    "subElementRect": QRect,
    "pixelMetric": int,
    "styleHint": int,
    "isNull": bool,
    "actualSize": QSize,
    "pixmap": QPixmap,
    "scaledPixmap": QPixmap,
    "supportedDropActions": lambda: Qt.DropAction.IgnoreAction,
}

_seen: set[tuple[str, str, int]] = set()
_listener: Callable[[str, BaseException], None] | None = None


def listen(listener: Callable[[str, BaseException], None] | None) -> None:
    """Send the first fault of each place to `listener(place, error)`; None sends it to sys.excepthook."""
    global _listener  # noqa: PLW0603  a process has one place where faults are shown
    _listener = listener


def forget() -> None:
    """Report places again that were reported before."""
    _seen.clear()


def _place_of_error(error: BaseException) -> tuple[str, int]:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return (trace.tb_frame.f_code.co_filename, trace.tb_lineno) if trace is not None else ("", 0)


def report_fault(where: str, error: BaseException) -> None:
    """Report an error met at `where`, once for each place; never raises."""
    key = (where, *_place_of_error(error))
    if key in _seen:
        return
    _seen.add(key)
    try:
        if _listener is not None:
            _listener(where, error)
        else:
            sys.excepthook(type(error), error, error.__traceback__)
    except Exception as second:  # noqa: BLE001  a report that fails must not take the process with it
        sys.stderr.write(f"report failed: {type(second).__name__}\n")


def guard_override(function: Callable[P, R]) -> Callable[P, R]:
    """Return the override with its exceptions caught, reported once, and answered with a safe value."""
    safe = _SAFE.get(function.__name__)

    @functools.wraps(function)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return function(*args, **kwargs)
        except Exception as error:  # noqa: BLE001  this is the one place where everything stops
            report_fault(function.__qualname__, error)
            return safe() if safe is not None else None  # type: ignore[return-value]  # the table holds the right type

    guarded.__guarded__ = True  # type: ignore[attr-defined]  # the mark that the test of overrides looks for
    return guarded
