"""Lets a measured child process that lowered its own limits still write down what it ran, and nothing but that.

The limited readers may write no file at all and use little processor time; what they ran is written when they end.
Only soft limits are lowered, so they can be raised again then. The test run puts this folder on PYTHONPATH; coverage,
which its own .pth file starts, has registered its end before this module does, so that it runs after it.

Where the tests have measured what runs when a module is imported, their children leave it out: it is the same in each,
and to watch every pattern being compiled takes longer than what most children are started for.

The first process of a run names the files that nobody ran; each of the others would look for all of them again when it
ends, which takes a short one as long as its work.
"""

from __future__ import annotations

import atexit
import os
import sys
from threading import current_thread, main_thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

_IMPORTS = "CREATORBOOK_IMPORTS_MEASURED"
_NAMED = "CREATORBOOK_FILES_NAMED"
"""The data for which a process before this one names every file."""


def raise_limits() -> None:
    """Raise every lowered soft limit of this process to the hard one."""
    import resource

    for what in (resource.RLIMIT_FSIZE, resource.RLIMIT_CPU, resource.RLIMIT_AS):
        _soft, hard = resource.getrlimit(what)
        resource.setrlimit(what, (hard, hard))


def name_only_what_ran() -> None:
    """Let coverage look for files that were never run in the first process of a run alone, whose data is one folder."""
    from coverage import Coverage

    measured, folder = Coverage.current(), os.environ.get("COVERAGE_FILE", "")
    if measured is None:
        return
    # Coverage has no switch for it. Without this name all is as before, only slower.
    if os.environ.get(_NAMED) == folder and hasattr(measured, "_post_save_work"):
        measured._post_save_work = lambda: None  # type: ignore[method-assign]  # noqa: SLF001
    os.environ[_NAMED] = folder


def leave_out_imports() -> None:
    """Let coverage pause while a module is loaded; functions that load one are measured before it and after it."""
    from importlib.machinery import SourceFileLoader

    from coverage import Coverage

    collector, load = getattr(Coverage.current(), "_collector", None), SourceFileLoader.exec_module
    # Coverage has no door for it. Without these names all is as before, only slower.
    if collector is None or not hasattr(collector, "pause") or not hasattr(collector, "resume"):
        return
    paused = False

    def load_unseen(self: SourceFileLoader, module: ModuleType) -> None:
        nonlocal paused
        if paused or current_thread() is not main_thread():
            load(self, module)
            return
        paused = True
        collector.pause()
        try:
            load(self, module)
        finally:
            collector.resume()
            paused = False

    SourceFileLoader.exec_module = load_unseen  # type: ignore[method-assign, assignment]


if "COVERAGE_PROCESS_START" in os.environ:
    name_only_what_ran()
    if _IMPORTS in os.environ:
        leave_out_imports()
if sys.platform != "win32" and "COVERAGE_PROCESS_START" in os.environ:
    atexit.register(raise_limits)
