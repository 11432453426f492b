"""Lets a measured child process that lowered its own limits still write down what it ran.

The limited readers may write no file at all and use little processor time; what they ran is written when they end.
Only soft limits are lowered, so they can be raised again then. The test run puts this folder on PYTHONPATH; coverage,
which its own .pth file starts, has registered its end before this module does, so that it runs after it.
"""

from __future__ import annotations

import atexit
import os
import sys


def raise_limits() -> None:
    """Raise every lowered soft limit of this process to the hard one."""
    import resource

    for what in (resource.RLIMIT_FSIZE, resource.RLIMIT_CPU, resource.RLIMIT_AS):
        _soft, hard = resource.getrlimit(what)
        resource.setrlimit(what, (hard, hard))


if sys.platform != "win32" and "COVERAGE_PROCESS_START" in os.environ:
    atexit.register(raise_limits)
