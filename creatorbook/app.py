"""The composition root: the one place that knows both the window and the command line."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from creatorbook.common.errors import BookError, CreatorbookError, UsageError
from creatorbook.common.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from creatorbook.common.clock import Clock
    from creatorbook.common.settings import Settings
    from creatorbook.services.book.book import Book


_INTERRUPTED = 130  # as in creatorbook.cli.exits, which is not loaded yet when it is needed


class NoWindow(UsageError):
    """There is no screen, or Qt cannot be loaded (exit code 2)."""

    code = "no_window"


def main(arguments: Sequence[str] | None = None, clock: Clock | None = None) -> int:
    """Do what the command line asks, or open the window where it asks nothing; return the exit code.

    `arguments` default to those of the process, `clock` to the machine's.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        special = _run_bundled_child(given)
        if special is not None:
            return special
        from creatorbook.common.quick.quick_classes import quick_classes

        with quick_classes():
            from creatorbook.cli.main import run

            return run(given, _window, clock)
    except KeyboardInterrupt:
        return _INTERRUPTED


def _run_bundled_child(arguments: list[str]) -> int | None:
    """Run as a child of ourselves where a bundled program, which has no “python -m”, asks for it; else None."""
    if not arguments or not getattr(sys, "frozen", False):
        return None
    from creatorbook.common.limited.child import FLAG

    if arguments[0] == FLAG:
        from creatorbook.common.limited.child import main as do_job

        return do_job()
    from creatorbook.cli.commands.doctor import WINDOW_FLAG

    if arguments[0] == WINDOW_FLAG:
        import runpy

        # What “python -m creatorbook.gui.frame.selfcheck” does; it leaves by SystemExit.
        runpy.run_module("creatorbook.gui.frame.selfcheck", run_name="__main__")
        return 0
    return None


def _window(path: Path | None, clock: Clock) -> int:
    """Open the window on a book: the one given, or the one opened last; else it asks how a first one is to begin."""
    _refuse_without_screen()
    from creatorbook.gui.frame.early.quick_start import finish_start, prepare_start

    prepare_start()
    try:
        return _run_window(path, clock)
    finally:
        finish_start()


def _run_window(path: Path | None, clock: Clock) -> int:
    from creatorbook.common.settings import Settings

    settings = Settings()
    asked = _asked_book(path, settings)
    try:
        # The window is on the screen before the rest is loaded, and before anything is read from the book.
        from creatorbook.gui.frame.opening import open_window

        window = open_window(settings, sys.argv[:1]) if asked is not None and asked.exists() else None
        from creatorbook.gui.frame.start import run
    except ImportError as error:
        raise NoWindow(
            _("The window cannot be opened: {reason}.").format(reason=str(error).rstrip(".")),
            where="Qt",
            hint=_("“creatorbook doctor” says what is missing; every other command works without it."),
        ) from error
    if window is not None and window.was_closed:
        return 0
    try:
        book = _open_book(asked, clock, is_last=path is None)
    except CreatorbookError as error:
        if window is not None:
            window.close()
        # Of a book that only was open last, the window says that it is gone: nobody asked for it by name.
        is_asked = path is not None or asked is None or asked.exists()
        if is_asked and sys.stderr is not None and sys.stderr.isatty():
            raise
        # Started by a double click, nobody would read it there.
        return run(None, settings, clock, trouble=error)
    return run(book, settings, clock, window=window)


def _asked_book(path: Path | None, settings: Settings) -> Path | None:
    """Return the book given, or the one opened last, there or not; None where there was none yet."""
    from pathlib import Path

    last = settings.get("last_book")
    return path or (Path(last) if last else None)


def _open_book(path: Path | None, clock: Clock, *, is_last: bool) -> Book | None:
    from creatorbook.services.book.book import Book

    if path is not None and is_last and not path.exists():
        raise BookError(
            _("The book that was open last is not where it was."),
            where=str(path),
            hint=_("Plug in its disk or put it back, and start again; or begin with a new book here."),
        )
    return Book(path, clock, may_be_read_only=True) if path is not None else None


def _refuse_without_screen() -> None:
    """Raise NoWindow where Linux announces neither X11 nor Wayland, and no platform is set for Qt."""
    if sys.platform in {"win32", "darwin"}:
        return
    if not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")):
        raise NoWindow(
            _("There is no screen to open a window on."),
            where="DISPLAY",
            hint=_("Try “creatorbook tour DIR”, or “creatorbook --help” for what works without a screen."),
        )


if __name__ == "__main__":
    sys.exit(main())
