"""Which Pythons are on this machine, and what the newest supported one must be able to do.

The suite runs in the project's own environment, on whatever Python that was made with. A newer one that is installed
too imports every module and runs the tests that need no screen and no book, in an environment of its own. Nothing is
downloaded for this: what is not here is said not to be here.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from devtools.shell import ask, child_environment, run
from devtools.uv import NEWEST_PYTHON, OLDEST_PYTHON

if TYPE_CHECKING:
    from collections.abc import Sequence

SUPPORTED = tuple((OLDEST_PYTHON[0], minor) for minor in range(OLDEST_PYTHON[1], NEWEST_PYTHON[1] + 1))
QUICK_TESTS = ("tests/common", "tests/domain", "tests/rules")

_VERSION = "import sys; print('.'.join(map(str, sys.version_info[:3])))"
_IMPORT_ALL = (
    "import importlib, pkgutil, creatorbook; "
    "names = [m.name for m in pkgutil.walk_packages(creatorbook.__path__, 'creatorbook.')]; "
    "[importlib.import_module(name) for name in names if not name.endswith('__main__')]; "
    "print(len(names), 'modules imported.')"
)


@dataclass(frozen=True)
class Python:
    """An interpreter and its version, such as (3, 14, 0)."""

    path: Path
    version: tuple[int, ...]

    @property
    def short_version(self) -> str:
        """Return the version without the patch level: 3.14."""
        return ".".join(map(str, self.version[:2]))


def version_of(python: Path) -> tuple[int, ...]:
    """Return the version of an interpreter, empty where it does not run."""
    answer = ask([python, "-I", "-c", _VERSION])
    found = re.fullmatch(r"(\d+)\.(\d+)\.(\d+)", answer.stdout.strip()) if answer.returncode == 0 else None
    return tuple(map(int, found.groups())) if found else ()


def find_installed(uv: str) -> list[Python]:
    """Return one interpreter for each supported version that is on this machine, the oldest first."""
    found = (_find(uv, version) for version in SUPPORTED)
    return [python for python in found if python]


def find_newest(here: Sequence[Python], own: tuple[int, ...]) -> Python | None:
    """Return the newest of the interpreters, or None where none is newer than the environment's `own` version."""
    newer = [python for python in here if python.version[:2] > own[:2]]
    return max(newer, key=lambda python: python.version, default=None)


def sentence(here: Sequence[Python], own: tuple[int, ...]) -> str:
    """Return which Pythons run something, which are here and run nothing, and which are not here."""
    chosen = find_newest(here, own)
    said = [f"The suite ran on Python {'.'.join(map(str, own))}."]
    if chosen:
        said.append(f"Its quick part follows on {'.'.join(map(str, chosen.version))}.")
    idle = [python.short_version for python in here if python != chosen and python.version[:2] != own[:2]]
    if idle:
        said.append(f"Installed, and running nothing: {', '.join(idle)}.")
    there = {python.version[:2] for python in here} | {own[:2]}
    absent = [".".join(map(str, version)) for version in SUPPORTED if version not in there]
    if absent:
        said.append(f"Not installed: {', '.join(absent)}.")
    return " ".join(said)


def quick_part(uv: str, python: Python) -> bool:
    """Import every module and run the quick tests on an interpreter; return whether all went well."""
    env = {**child_environment(offscreen=True), "UV_PROJECT_ENVIRONMENT": f".venv-{python.short_version}"}
    commands = (
        ("sync", "--locked", "--quiet", "--extra", "sign", "--extra", "einvoice", "--python", str(python.path)),
        ("run", "--no-sync", "python", "-c", _IMPORT_ALL),
        ("run", "--no-sync", "pytest", "-q", "-n", "auto", "-m", "not bench", *QUICK_TESTS),
    )
    return all(run([uv, *command], env) == 0 for command in commands)


def _find(uv: str, version: tuple[int, int]) -> Python | None:
    """Return an interpreter of this version that runs: one that uv knows, else one that pyenv keeps to itself."""
    spoken = ".".join(map(str, version))
    answer = ask([uv, "python", "find", "--system", "--no-python-downloads", spoken], child_environment())
    candidates = [Path(answer.stdout.strip())] if answer.returncode == 0 and answer.stdout.strip() else []
    kept = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv") / "versions"
    candidates += sorted(kept.glob(f"{spoken}.*/bin/python"), reverse=True)
    for path in candidates:
        if (found := version_of(path))[:2] == version:
            return Python(path, found)
    return None
