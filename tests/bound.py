"""Runs a module as a user whom permissions bind, where we are root: `python -m tests.bound MODULE ARGUMENT…`."""

from __future__ import annotations

import ctypes
import os
import sys

_PR_CAPBSET_DROP = 24
_OVERRIDES = (1, 2)  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH


def run_bound(*words: str) -> None:
    """Go on as `python -m words…` without root's right to pass by permissions."""
    if os.geteuid() == 0:
        libc = ctypes.CDLL(None, use_errno=True)
        for capability in _OVERRIDES:
            assert libc.prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0) == 0
    os.execv(sys.executable, [sys.executable, "-W", "error", "-m", *words])  # noqa: S606  ourselves


if __name__ == "__main__":
    run_bound(*sys.argv[1:])
