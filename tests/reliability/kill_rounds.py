"""Kills a writer at random moments and looks at the book after each: `python -m … BOOK ROUNDS SEED` prints one JSON.

In a process of its own, which loads everything once and forks: a round then takes a tenth of a second.
The program loads much only when it is asked for, so "everything" is what one whole round asks for.
"""

from __future__ import annotations

import itertools
import json
import os
import random
import shutil
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from creatorbook.store.store import Store
from tests.children import say
from tests.reliability.units import units_in, write_unit
from tests.store.support import Hand

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

FRESH_EVERY = 25


def in_a_fork(work: Callable[[int], None]) -> tuple[int, int]:
    """Run `work` in a fork with the write end of a pipe; return its process id and the read end."""
    ours, theirs = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(ours)
        try:
            work(theirs)
        except BaseException as error:  # noqa: BLE001  whatever it was, the parent must read of it
            sys.stderr.write(f"{error!r}\n")
            os._exit(1)
        os._exit(0)
    os.close(theirs)
    return process, ours


def rest(descriptor: int) -> bytes:
    """Return all that is still to be read, and close."""
    with os.fdopen(descriptor, "rb") as pipe:
        return pipe.read()


def answer(work: Callable[[], Any]) -> Any:
    """Run `work` in a fork and return what it returned, or a dictionary with its error."""

    def tell(pipe: int) -> None:
        try:
            said = work()
        except Exception as error:  # noqa: BLE001  an error is an answer
            said = {"error": f"{type(error).__name__}: {error}"}
        os.write(pipe, json.dumps(said).encode())

    process, pipe = in_a_fork(tell)
    said = rest(pipe)
    os.waitpid(process, 0)
    return json.loads(said)


def look(book: Path) -> dict[str, Any]:
    """Open the book, check it, and say how many units are there."""
    store = Store(book)
    number, wrong = units_in(store)
    store.close()
    return {"units": number, "wrong": wrong}


def write_until_killed(book: Path, pipe: int) -> None:
    """Write units and acknowledge each on the pipe."""
    store = Store(book)
    hand = Hand(store)
    for number in itertools.count(units_in(store)[0] + 1):
        write_unit(hand, number)
        os.write(pipe, number.to_bytes(8, "little"))


def load_everything(template: Path) -> None:
    """Do here what a round does in its forks, on a copy, so that no fork has to load and map it all anew."""
    book = template.with_name("loading.creatorbook")
    shutil.copyfile(template, book)
    store = Store(book)
    write_unit(Hand(store), 1)
    units_in(store)
    store.close()


def main(template: Path, rounds: int, seed: int) -> dict[str, Any]:
    """Return the counts of all rounds."""
    rng = random.Random(seed)
    book = template.with_name("killed.creatorbook")
    load_everything(template)
    result: dict[str, Any] = {"rounds": 0, "acknowledged": 0, "lost": 0, "beyond": 0, "wrong": [], "killed_early": 0}
    before = 0
    for number in range(rounds):
        if number % FRESH_EVERY == 0:
            for suffix in ("", "-wal", "-shm"):
                book.with_name(book.name + suffix).unlink(missing_ok=True)
            shutil.copyfile(template, book)
            before = 0
        process, pipe = in_a_fork(lambda pipe: write_until_killed(book, pipe))
        early = rng.random() < 0.3
        acknowledgements = b"" if early else os.read(pipe, 8)
        time.sleep(rng.random() * (0.03 if early else 0.06))
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        acknowledgements += rest(pipe)
        acknowledged = int.from_bytes(acknowledgements[-8:], "little") if acknowledgements else before
        found = answer(lambda: look(book))
        result["rounds"] += 1
        result["killed_early"] += not acknowledgements
        result["acknowledged"] += len(acknowledgements) // 8
        if "error" in found or found["wrong"]:
            result["wrong"].append(found)
            break
        before = found["units"]
        result["lost"] += max(0, acknowledged - before)
        result["beyond"] += before > acknowledged + 1
    return result


if __name__ == "__main__":
    say(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
