"""Drawing a sample of mutants, and trying each against the tests of its subject."""

from __future__ import annotations

import queue
import random
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from devtools.mutation.sites import find_mutants
from devtools.mutation.workplace import Workplace
from devtools.shell import TroubleError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from devtools.mutation.sites import Mutant
    from devtools.mutation.subjects import Subject

_UNCHANGED_SECONDS = 900.0
# A mutant may loop for ever; on a busy machine sound tests may take several times as long as before.
_LATE_FACTOR, _LATE_SECONDS = 8.0, 60.0


@dataclass(frozen=True)
class Verdict:
    """What became of a mutant: whether a test noticed it; one that never ended is noticed too, and `late`."""

    subject: str
    mutant: Mutant
    noticed: bool
    late: bool = False


def mutants_of(subjects: Sequence[Subject], root: Path) -> dict[str, list[Mutant]]:
    """Return every mutant by the name of its subject, in the order of the modules' paths."""
    return {
        subject.name: [
            mutant
            for path in subject.modules_in(root)
            for mutant in find_mutants(path.relative_to(root).as_posix(), path.read_bytes())
        ]
        for subject in subjects
    }


def draw(mutants: Mapping[str, Sequence[Mutant]], count: int, seed: int) -> list[tuple[str, Mutant]]:
    """Return a sample, the same for the same seed, in which the subjects take turns as long as they have any left.

    So a small subject is looked at as hard as a large one.
    """
    chance = random.Random(seed)  # noqa: S311  a sample that can be drawn again, not a secret
    left = {name: chance.sample(list(many), len(many)) for name, many in mutants.items()}
    drawn: list[tuple[str, Mutant]] = []
    while len(drawn) < count and any(left.values()):
        drawn += [(name, many.pop()) for name, many in left.items() if many]
    return drawn[:count]


class Campaign:
    """Tries mutants in copies of a project, several at a time."""

    def __init__(self, root: Path, python: Path, subjects: Sequence[Subject], jobs: int) -> None:
        self._root = root
        self._python = python
        self._tests = {subject.name: subject.tests_in(root) for subject in subjects}
        self._jobs = jobs
        self._free: queue.Queue[Workplace] = queue.Queue()
        self._workplaces: list[Workplace] = []
        self._limits: dict[str, float] = {}
        self._showing = threading.Lock()

    def run(self, sample: Sequence[tuple[str, Mutant]], show: Callable[[Verdict], None]) -> list[Verdict]:
        """Try the mutants, show each verdict as it falls, and return all in the order of the sample.

        Raises TroubleError where the tests of a subject fail on the code as it is.
        """
        with tempfile.TemporaryDirectory(prefix="creatorbook-mutants-") as name:
            try:
                self._prepare(Path(name), sorted({subject for subject, _mutant in sample}))
                with ThreadPoolExecutor(self._jobs) as pool:
                    return list(pool.map(lambda drawn: self._try(drawn[0], drawn[1], show), sample))
            finally:
                # Also after Ctrl+C: no test may outlive us, nor begin in a folder that is being removed.
                for workplace in self._workplaces:
                    workplace.stop()

    def _prepare(self, folder: Path, subjects: Sequence[str]) -> None:
        """Run the tests of each subject on the code as it is, then give each worker a copy with warm bytecode."""
        first = Workplace.copy_of(self._root, folder / "0", self._python)
        self._workplaces.append(first)
        for subject in subjects:
            unchanged = first.run(self._tests[subject], _UNCHANGED_SECONDS, keep_bytecode=True)
            if not unchanged.passed:
                raise TroubleError(f"The tests of {subject} fail before anything is changed:\n\n{unchanged.output}")
            self._limits[subject] = max(_LATE_SECONDS, _LATE_FACTOR * unchanged.seconds)
        self._workplaces += [first.copy_to(folder / str(number)) for number in range(1, self._jobs)]
        for workplace in self._workplaces:
            self._free.put(workplace)

    def _try(self, subject: str, mutant: Mutant, show: Callable[[Verdict], None]) -> Verdict:
        workplace = self._free.get()
        try:
            with workplace.changed_by(mutant):
                run = workplace.run(self._tests[subject], self._limits[subject])
        finally:
            self._free.put(workplace)
        verdict = Verdict(subject, mutant, noticed=not run.passed, late=run.late)
        with self._showing:
            show(verdict)
        return verdict
