"""What SQLAlchemy imports and does not use for a book in one file is loaded when it is used, and works then."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.children import PATIENCE, ROOT

_CHILD = """
import sys
from creatorbook.store.models import Brand
from creatorbook.store.writing import writer
for unused in ("asyncio.base_events", "ssl", "email.message", "zipfile"):
    assert unused not in sys.modules, unused
from sqlalchemy import exc
from sqlalchemy.util import concurrency, langhelpers
waiting = sys.modules["asyncio"]
assert not concurrency.iscoroutine(5)
import asyncio
assert waiting is not sys.modules["asyncio"] is asyncio
assert waiting.run is asyncio.run
async def answer():
    return 42
made = answer()
assert concurrency.iscoroutine(made) and asyncio.run(made) == 42
assert concurrency.is_exit_exception(asyncio.CancelledError()) and not concurrency.is_exit_exception(ValueError())
assert langhelpers.importlib.metadata.version("sqlalchemy") == __import__("sqlalchemy").__version__
import importlib.metadata
assert sys.modules["importlib.metadata"] is importlib.metadata
from importlib import metadata
assert metadata is importlib.metadata and metadata.entry_points
import asyncio.subprocess
print(asyncio.subprocess.PIPE)
"""


def test_they_are_loaded_when_they_are_used_and_are_then_the_same_for_all() -> None:
    # What measures coverage loads some of them itself.
    env = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", _CHILD], cwd=ROOT, capture_output=True, encoding="utf-8",
        timeout=PATIENCE, check=False, env=env,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "-1\n"
