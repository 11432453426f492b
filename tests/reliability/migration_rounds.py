"""Kills upgrades anywhere, and says what each left behind: in turn at a call by its number, and at a random moment.

The number says where on the way it was, however busy the machine is; the moment may fall inside SQLite.

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
from typing import TYPE_CHECKING, Any

from creatorbook.store.store import Store
from creatorbook.store.upkeep.backup import check_backup
from tests.children import say
from tests.growth import count_calls
from tests.reliability.kill_rounds import answer, in_a_fork
from tests.reliability.second_revision import backups, become_newer, state

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType


def upgrade(book: Path) -> None:
    """Open the book, which upgrades it."""
    Store(book).close()


def upgrade_until(book: Path, last: int) -> None:
    """Upgrade the book, and die at this call."""
    left = last

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal left
        left -= event in {"call", "c_call"}
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.setprofile(count)
    upgrade(book)


def seconds_of(work: Callable[[], None]) -> float:
    """Return about how long it takes: where a random moment may fall, and no verdict."""
    begun = time.monotonic()
    work()
    return time.monotonic() - begun


def renew(template: Path, book: Path) -> None:
    """Make the book's folder anew, with the old book alone in it."""
    shutil.rmtree(book.parent, ignore_errors=True)
    book.parent.mkdir()
    shutil.copyfile(template, book)


def look(book: Path, old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    """Return what a killed upgrade left, then open the book once more and say what came of it."""
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


def load_everything(template: Path) -> None:
    """Do here what a round does in its forks, on a copy, so that no fork has to load it all anew.

    What is killed then is the upgrade itself, not the loading of what does it.
    """
    book = template.with_name("loading") / "book.creatorbook"
    renew(template, book)
    old = state(book)
    upgrade(book)
    look(book, old, state(book))


def main(template: Path, rounds: int, seed: int) -> dict[str, Any]:
    """Return the counts of all rounds."""
    rng = random.Random(seed)
    book = template.with_name("killed") / "book.creatorbook"
    load_everything(template)

    def start(work: Callable[[], None] = lambda: upgrade(book)) -> tuple[int, int]:
        renew(template, book)
        return in_a_fork(lambda _pipe: work())

    old = answer(lambda: state(template))
    renew(template, book)
    calls = answer(lambda: count_calls(lambda: upgrade(book)))
    renew(template, book)
    longest = answer(lambda: seconds_of(lambda: upgrade(book)))
    new = answer(lambda: state(book))
    result: dict[str, Any] = {"rounds": 0, "killed": 0, "old": 0, "new": 0, "between": []}
    for number in range(rounds):
        if number % 2:
            process, pipe = start()
            time.sleep(rng.random() * longest)
            os.kill(process, signal.SIGKILL)
        else:
            last = rng.randrange(calls * 9 // 10)
            process, pipe = start(lambda last=last: upgrade_until(book, last))  # type: ignore[misc]  # bound per round
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
