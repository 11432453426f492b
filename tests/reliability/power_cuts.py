"""Replays power cuts from a recorder's log: `python -m … LOG SCRATCH STATES SEED` prints one JSON of what was found."""

from __future__ import annotations

import hashlib
import json
import random
import shutil
import sys
from pathlib import Path
from typing import Any

from creatorbook.common.errors import CreatorbookError
from creatorbook.store.store import Store
from creatorbook.store.upkeep.backup import check_backup
from tests.children import say
from tests.reliability.disk import Disk, Operation, read_log
from tests.reliability.recorded import ACKNOWLEDGED, BACKUP, BOOK, acknowledgement
from tests.reliability.units import units_in

EXAMPLES = 5


class Judge:
    """Opens what a power cut left, and counts what is lost or damaged against what had been acknowledged."""

    def __init__(self, scratch: Path) -> None:
        self.scratch = scratch
        self.acknowledged: dict[str, int] = {}
        self._good_backups: set[bytes] = set()
        self.found: dict[str, Any] = {
            "states": 0, "lost": 0, "lost_most": 0, "beyond": 0, "damaged": 0, "bad_backups": 0, "examples": []
        }  # fmt: skip

    def state(self, files: dict[str, bytes]) -> None:
        """Judge one state of the disk."""
        folder = self.scratch / "cut"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        for name, content in files.items():
            # The shared memory does not outlive a power cut.
            if not name.endswith("-shm") and name != ACKNOWLEDGED:
                (folder / name).write_bytes(content)
        self.found["states"] += 1
        try:
            self._book(folder / BOOK)
        except (CreatorbookError, Exception) as error:  # noqa: BLE001  a state that cannot be judged is a damaged one
            self._count("damaged", error)
        try:
            self._backup(folder / BACKUP)
        except (CreatorbookError, Exception) as error:  # noqa: BLE001  same
            self._count("bad_backups", error)

    def _count(self, what: str, example: object) -> None:
        self.found[what] += 1
        if len(self.found["examples"]) < EXAMPLES:
            self.found["examples"].append(f"{what}: {example}")

    def _book(self, book: Path) -> None:
        acknowledged = self.acknowledged.get("u", 0)
        if not book.exists():
            if "m" in self.acknowledged:
                self._count("lost", "the book itself")
            return
        store = Store(book)
        try:
            number, wrong = units_in(store)
        finally:
            store.close()
        if wrong:
            self._count("damaged", wrong)
        if number < acknowledged:
            self._count("lost", f"{number} of {acknowledged}")
            self.found["lost_most"] = max(self.found["lost_most"], acknowledged - number)
        self.found["beyond"] += number > acknowledged + 1

    def _backup(self, backup: Path) -> None:
        if backup.exists():
            # Most cuts come long after it was taken, and leave the very same bytes of it and of what lies beside it.
            digest = hashlib.sha256()
            for path in sorted(backup.parent.glob(f"{backup.name}*")):
                digest.update(path.name.encode() + path.read_bytes())
            if digest.digest() not in self._good_backups:
                check_backup(backup)
                self._good_backups.add(digest.digest())
        elif "b" in self.acknowledged:
            self._count("bad_backups", "the backup itself is gone")


def replay(operations: list[Operation], states: int, seed: int, judge: Judge) -> None:
    """Cut the power at `states` random moments after the first write."""
    rng = random.Random(seed)
    moments = sorted(rng.choices(range(1, len(operations)), k=states), reverse=True)
    disk = Disk()
    for index, operation in enumerate(operations):
        while moments and moments[-1] == index:
            moments.pop()
            judge.state(disk.after_power_cut(rng))
        if operation.name == ACKNOWLEDGED and operation.kind == "W":
            kind, number = acknowledgement(operation.data)
            judge.acknowledged[kind] = number
        disk.apply(operation)


if __name__ == "__main__":
    recorded = list(read_log(Path(sys.argv[1]).read_bytes()))
    its_judge = Judge(Path(sys.argv[2]))
    replay(recorded, int(sys.argv[3]), int(sys.argv[4]), its_judge)
    say(json.dumps(its_judge.found))
