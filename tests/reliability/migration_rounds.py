"""Kills upgrades at random moments, and says what each left behind.

`python -m … BOOK SCRIPTS ROUNDS SEED` prints one JSON.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
import time
from pathlib import Path
from typing import Any

import alembic.command  # noqa: F401  loaded once, before the forks, like the next two

from creatorbook.store.store import Store
from creatorbook.store.upkeep.backup import check_backup
from tests.children import say
from tests.reliability.kill_rounds import answer, in_a_fork
from tests.reliability.second_revision import backups, become_newer, state


def upgrade(book: Path, _pipe: int = -1) -> None:
    """Open the book, which upgrades it."""
    Store(book).close()


def renew(template: Path, book: Path) -> None:
    """Make the book's folder anew, with the old book alone in it."""
    shutil.rmtree(book.parent, ignore_errors=True)
    book.parent.mkdir()
    shutil.copyfile(template, book)


def look(book: Path, old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    """Say what a killed upgrade left, then open the book once more and say what came of it."""
    left = state(book)
    for backup in backups(book):
        check_backup(backup)
    Store(book).close()
    return {
        "old": left == old,
        "new": left == new,
        "second": state(book) == new,
        "backup": bool(backups(book)),
        "leftovers": [entry.name for entry in book.parent.iterdir() if entry.name.startswith("book.creatorbook.")],
    }


def main(template: Path, rounds: int, seed: int) -> dict[str, Any]:
    """Return the counts of all rounds."""
    rng = random.Random(seed)
    book = template.with_name("killed") / "book.creatorbook"

    def start() -> tuple[int, int]:
        renew(template, book)
        return in_a_fork(lambda pipe: upgrade(book, pipe))

    old = answer(lambda: state(template))
    longest = 0.0
    for _try in range(3):
        begun = time.monotonic()
        process, pipe = start()
        os.waitpid(process, 0)
        os.close(pipe)
        longest = max(longest, time.monotonic() - begun)
    new = answer(lambda: state(book))
    result: dict[str, Any] = {"rounds": 0, "killed": 0, "old": 0, "new": 0, "between": [], "milliseconds": 0}
    result["milliseconds"] = round(longest * 1000)
    for _round in range(rounds):
        process, pipe = start()
        time.sleep(rng.random() * longest)
        os.kill(process, signal.SIGKILL)
        _process, status = os.waitpid(process, 0)
        os.close(pipe)
        found = answer(lambda: look(book, old, new))
        result["rounds"] += 1
        result["killed"] += os.WIFSIGNALED(status)
        good = found.get("second") and found["backup"] and not found["leftovers"] and (found["old"] or found["new"])
        if not good:
            result["between"].append(found)
            break
        result["old"] += found["old"]
        result["new"] += found["new"]
    return result


if __name__ == "__main__":
    become_newer(Path(sys.argv[2]))
    say(json.dumps(main(Path(sys.argv[1]), int(sys.argv[3]), int(sys.argv[4]))))
