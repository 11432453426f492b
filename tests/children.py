"""Child processes for tests: started as modules of the checkout, watched, and ended by their id."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 600  # seconds; a child ends or hangs: how soon is not a test's to judge


def say(*values: object) -> None:
    """Tell the parent one line, at once."""
    sys.stdout.write(" ".join(map(str, values)) + "\n")
    sys.stdout.flush()


def start(
    module: str, *arguments: object, environment: Mapping[str, str] | None = None, stdin: bool = False
) -> subprocess.Popen[str]:
    """Start `python -m module arguments…`, its output in pipes."""
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-m", module, *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, **(environment or {})},
        stdin=subprocess.PIPE if stdin else subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def finish(child: subprocess.Popen[str], seconds: float = PATIENCE) -> str:
    """Wait for a child, fail where it did not end well, and return what it said."""
    try:
        said, complaint = child.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        child.kill()
        said, complaint = child.communicate()
        raise AssertionError(f"the child did not end in {seconds} s: {said}\n{complaint}") from None
    assert child.returncode == 0, f"exit code {child.returncode}\n{said}\n{complaint}"
    return said


def run(module: str, *arguments: object, environment: Mapping[str, str] | None = None) -> str:
    """Run a module in a child and return what it said; fail where it did not end well."""
    return finish(start(module, *arguments, environment=environment))


def wait_for(happened: Callable[[], bool], what: str) -> None:
    """Look again and again whether something has happened; fail where it never does."""
    for _look in range(PATIENCE * 10):
        if happened():
            return
        time.sleep(0.1)
    raise AssertionError(f"{what} never came")
