"""A copy of the project in which code may be broken: the checkout itself is never touched."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from devtools.shell import child_environment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from devtools.mutation.sites import Mutant

_LEFT_OUT = (".git", ".venv*", ".*_cache", ".hypothesis", ".coverage*", "dist", "build", "screenshots", "__pycache__")
_PYTEST = ("-m", "pytest", "-x", "-q", "--no-header", "-p", "no:cacheprovider", "-m", "not bench")


@dataclass(frozen=True)
class Run:
    """How tests ended: whether all passed, the seconds they took, and what pytest printed; `late` is a time-out."""

    passed: bool
    seconds: float
    output: str = ""
    late: bool = False


class Workplace:
    """One copy of the project, for one worker at a time."""

    def __init__(self, folder: Path, python: Path) -> None:
        self.folder = folder
        self._python = python
        self._child: subprocess.Popen[bytes] | None = None
        self._stopped = False

    @classmethod
    def copy_of(cls, root: Path, folder: Path, python: Path) -> Workplace:
        """Copy a project into a folder that does not exist yet; tests there run on the interpreter given."""
        shutil.copytree(root, folder, ignore=shutil.ignore_patterns(*_LEFT_OUT))
        return cls(folder, python)

    def copy_to(self, folder: Path) -> Workplace:
        """Copy this copy, with the bytecode that runs in it have left."""
        shutil.copytree(self.folder, folder)
        return Workplace(folder, self._python)

    @contextmanager
    def changed_by(self, mutant: Mutant) -> Iterator[None]:
        """Make a mutant's change, and take it back at the end.

        Its bytecode goes: a change of the same length within the same second would pass for the old code.
        """
        path = self.folder / mutant.module
        source = path.read_bytes()
        for compiled in (path.parent / "__pycache__").glob(f"{path.stem}.*.pyc"):
            compiled.unlink()
        path.write_bytes(mutant.apply(source))
        try:
            yield
        finally:
            path.write_bytes(source)

    def run(self, tests: Sequence[str], seconds: float, *, keep_bytecode: bool = False) -> Run:
        """Run tests until the first failure, for so many seconds at most."""
        start = time.monotonic()
        with subprocess.Popen(
            [self._python, *_PYTEST, *tests],
            cwd=self.folder,
            env=self._environment(keep_bytecode=keep_bytecode),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        ) as child:
            self._child = child
            if self._stopped:
                self._end(child)
            late = False
            try:
                output, _none = child.communicate(timeout=seconds)
            except subprocess.TimeoutExpired:
                late = True
                self._end(child)
                output, _none = child.communicate()
        self._child = None
        return Run(child.returncode == 0, time.monotonic() - start, output.decode(errors="replace"), late)

    def stop(self) -> None:
        """End what runs here, and whatever would be run later."""
        self._stopped = True
        if self._child:
            self._end(self._child)

    def _environment(self, *, keep_bytecode: bool) -> dict[str, str]:
        env = child_environment(offscreen=True)
        for name in [name for name in env if name.startswith("COVERAGE_")]:
            del env[name]
        # Before the checkout, which the environment knows as an installed package; CI makes random tests repeatable.
        env |= {"PYTHONPATH": str(self.folder), "CI": "true"}
        return env if keep_bytecode else env | {"PYTHONDONTWRITEBYTECODE": "1"}

    @staticmethod
    def _end(child: subprocess.Popen[bytes]) -> None:
        """End a test run and the children that it has started."""
        if sys.platform == "win32":
            child.kill()
            return
        try:
            os.killpg(child.pid, signal.SIGKILL)
        except ProcessLookupError:
            child.kill()
