"""A damaged book is rescued from the window, in a process of its own: the window of before is taken down meanwhile."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.children import PATIENCE, ROOT


def test_a_damaged_book_is_rescued_from_the_window() -> None:
    cases = Path(__file__).with_name("rescue_cases.py")
    # It is no worker of this run.
    alone = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    ended = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-n0", "-p", "no:cacheprovider", str(cases)],
        cwd=ROOT,
        env=alone,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "3 passed" in ended.stdout
