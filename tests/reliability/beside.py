"""A long work beside writers in programs of their own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.children import finish, start

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path


def work_beside_writers(
    book: Path, work: Callable[[], object], *, writers: int, milliseconds: int
) -> list[dict[str, float]]:
    """Do some work while so many programs add records to the book, and return what each of them told.

    They begin before the work and end after it; each waits `milliseconds` for its turn before it is refused.
    """
    children = [
        start("tests.reliability.adding", book, f"writer {number}", milliseconds, stdin=True)
        for number in range(writers)
    ]
    try:
        for child in children:
            assert child.stdout is not None
            assert child.stdout.readline() == "ready\n"
        for child in children:
            _tell(child, "go")
        work()
        for child in children:
            _tell(child, "stop")
        return [json.loads(finish(child)) for child in children]
    finally:
        for child in children:
            child.kill()


def _tell(child: subprocess.Popen[str], word: str) -> None:
    assert child.stdin is not None
    child.stdin.write(f"{word}\n")
    child.stdin.flush()
