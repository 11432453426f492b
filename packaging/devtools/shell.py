"""Saying things and running other programs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).resolve().parents[2]


class TroubleError(Exception):
    """Something that the developer can fix: whole sentences, with the line to type where there is one.

    `exit_code` is 1, or 2 where the request itself was not understood.
    """

    def __init__(self, message: str, exit_code: int = 1) -> None:
        super().__init__(message)
        self.exit_code = exit_code


def print_now(text: str) -> None:
    """Print a line at once, so that it stands before what a child process prints next."""
    print(text, flush=True)


def run(command: Sequence[str | Path], env: Mapping[str, str] | None = None) -> int:
    """Run a program in the project's folder, let it use the terminal, and return its exit code."""
    return subprocess.run(command, cwd=ROOT, env=env, check=False).returncode


def ask(command: Sequence[str | Path], env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run a program without showing anything, and return what it said; exit code 127 where it cannot be run."""
    try:
        return subprocess.run(command, cwd=ROOT, env=env, check=False, capture_output=True, text=True, errors="replace")
    except OSError as error:
        return subprocess.CompletedProcess(list(map(str, command)), 127, "", str(error))


def child_environment(*, offscreen: bool = False) -> dict[str, str]:
    """Return the environment for uv and for everything started through it.

    Bytecode is compiled at installation and kept, because a start without it takes three times as long; a virtual
    environment that happens to be active is not ours; `offscreen` makes Qt draw into memory.
    """
    env = dict(os.environ)
    for name in ("PYTHONDONTWRITEBYTECODE", "VIRTUAL_ENV"):
        env.pop(name, None)
    env.setdefault("UV_COMPILE_BYTECODE", "1")
    if offscreen:
        env["QT_QPA_PLATFORM"] = "offscreen"
    return env


def is_linux() -> bool:
    """Return whether system libraries are the business of a Linux package manager."""
    return sys.platform.startswith("linux")
