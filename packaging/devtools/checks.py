"""The checks that CI runs, one after the other, with a summary at the end."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from devtools import coverage, pythons
from devtools.shell import ROOT, TroubleError, child_environment, print_now, run
from devtools.uv import environment_python

if TYPE_CHECKING:
    from collections.abc import Sequence

# Quick ones first; each looks at the whole project.
LINTERS = {
    "format": ("ruff", "format", "--check", "."),
    "lint": ("ruff", "check", "."),
    "types": ("mypy",),
    "layers": ("lint-imports",),
}
REPAIRS = {"format": ("ruff", "format", "."), "lint": ("ruff", "check", "--fix", ".")}
# One more than there are cores: tests of the window and of other processes often wait.
_TESTS = ("pytest", "-n", str((os.cpu_count() or 1) + 1), "-m", "not bench")
_COUNTS = re.compile(r"\d+ (?:passed|failed|errors?)\b.* in \d")


@dataclass(frozen=True)
class Outcome:
    """How one check ended: its name, whether it passed, the seconds it took, and pytest's own count line."""

    name: str
    passed: bool
    seconds: float
    counts: str = ""


def linters(uv: str, names: Sequence[str]) -> int:
    """Run the linters of these names (all where there are none), show how each ended, return an exit code."""
    unknown = [name for name in names if name not in LINTERS]
    if unknown:
        raise TroubleError(f"There is no check named {unknown[0]!r}: choose from {', '.join(LINTERS)}.", 2)
    outcomes = [_linter(uv, name) for name in names or LINTERS]
    return _summary(outcomes)


def run_everything(uv: str, pytest_arguments: Sequence[str]) -> int:
    """Run the linters and the tests, all of them even after a failure, and return an exit code.

    Without arguments, that is with every test, enough of the code must be run, and the newest Python that is here
    must do its part too.
    """
    outcomes = [_linter(uv, name) for name in LINTERS]
    whole = not pytest_arguments
    with tempfile.TemporaryDirectory(prefix="creatorbook-coverage-") as name:
        folder = Path(name)
        outcomes.append(_tests(uv, pytest_arguments, folder))
        start = time.monotonic()
        enough = coverage.show(coverage.collect(uv, folder), whole=whole)
        outcomes.append(Outcome("coverage", enough, time.monotonic() - start))
    if whole:
        outcomes.extend(_check_newest_python(uv))
    return _summary(outcomes)


def repair(uv: str) -> int:
    """Let ruff format and fix what it can; return an exit code."""
    codes = [run([uv, "run", "--no-sync", *command], child_environment()) for command in REPAIRS.values()]
    return max(codes)


def _linter(uv: str, name: str) -> Outcome:
    print_now(f"── {name}: {' '.join(LINTERS[name])}")
    start = time.monotonic()
    code = run([uv, "run", "--no-sync", *LINTERS[name]], child_environment())
    return Outcome(name, code == 0, time.monotonic() - start)


def _check_newest_python(uv: str) -> list[Outcome]:
    """Let the newest Python that is here do its part; nothing where there is none newer than the environment's."""
    print_now("── other Pythons")
    own = pythons.version_of(environment_python())
    here = pythons.find_installed(uv)
    print_now(pythons.sentence(here, own))
    found = pythons.find_newest(here, own)
    if found is None:
        return []
    start = time.monotonic()
    passed = pythons.quick_part(uv, found)
    return [Outcome(f"py {found.short_version}", passed, time.monotonic() - start)]


def _tests(uv: str, arguments: Sequence[str], folder: Path) -> Outcome:
    print_now(f"── tests: {' '.join([*_TESTS, *arguments])}")
    start = time.monotonic()
    colour = ["--color=yes"] if sys.stdout.isatty() else []
    counts = ""
    with subprocess.Popen(
        [uv, "run", "--no-sync", *_TESTS, *colour, *arguments],
        cwd=ROOT,
        env=coverage.measured_environment(child_environment(offscreen=True), folder),
        stdout=subprocess.PIPE,
    ) as tests:
        # As bytes, because a console may lack the characters that a test prints.
        for line in tests.stdout or ():
            sys.stdout.buffer.write(line)
            sys.stdout.buffer.flush()
            if _COUNTS.search(text := line.decode(errors="replace")):
                counts = text.strip()
    return Outcome("tests", tests.returncode == 0, time.monotonic() - start, counts)


def _summary(outcomes: Sequence[Outcome]) -> int:
    """Show a line for each check; the last line of all is pytest's own, because that is the one people look for."""
    print_now("── summary")
    for outcome in outcomes:
        print_now(f"{outcome.name:<9} {'passed' if outcome.passed else 'FAILED'}  {outcome.seconds:6.1f} s")
    failed = [outcome.name for outcome in outcomes if not outcome.passed]
    print_now(f"Failed: {', '.join(failed)}." if failed else "Every check passed.")
    for outcome in outcomes:
        if outcome.counts:
            print_now(outcome.counts)
    return 1 if failed else 0
