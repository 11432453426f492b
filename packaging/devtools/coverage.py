"""How much of creatorbook/ the tests run, branches included, in every process that they start.

Python itself starts the measurement, by the .pth file that coverage installs: the workers of pytest, the children of
tests and the program's own children are measured alike, whatever they are started with. What a process ran is written
when it ends, so that one which is killed counts for nothing. No core is chosen: coverage takes sys.monitoring, which
costs next to nothing, wherever Python can watch branches with it (3.14), and its C tracer before that.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from devtools.shell import ROOT, child_environment, print_now, run

if TYPE_CHECKING:
    from collections.abc import Mapping

LAYERS = ("common", "domain", "store", "documents", "exchange", "services", "gui", "cli")
FLOOR = 90.0
"""Per cent of lines and branches of creatorbook/ below which the whole suite fails."""

_MEASURED = Path(__file__).resolve().parent / "measured"
_PACKAGE = "creatorbook"


@dataclass(frozen=True)
class Share:
    """How many lines and branches there are, and how many of them ran."""

    lines: int = 0
    lines_run: int = 0
    branches: int = 0
    branches_run: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(
            self.lines + other.lines,
            self.lines_run + other.lines_run,
            self.branches + other.branches,
            self.branches_run + other.branches_run,
        )

    @property
    def percent(self) -> float:
        """Return the share of lines and branches together that ran, as coverage itself counts it; 100 of nothing."""
        whole = self.lines + self.branches
        return 100.0 * (self.lines_run + self.branches_run) / whole if whole else 100.0


def measured_environment(env: Mapping[str, str], folder: Path) -> dict[str, str]:
    """Return an environment in which every Python process writes what it ran into the folder."""
    python_path = [str(_MEASURED), *filter(None, [env.get("PYTHONPATH")])]
    return {
        **env,
        "COVERAGE_PROCESS_START": str(ROOT / "pyproject.toml"),
        "COVERAGE_FILE": str(folder / "data"),
        "PYTHONPATH": os.pathsep.join(python_path),
    }


def collect(uv: str, folder: Path) -> dict[str, Share] | None:
    """Return the share of each layer and, under "", of all together; None where nothing could be put together."""
    env = {**child_environment(), "COVERAGE_FILE": str(folder / "data")}
    report = folder / "report.json"
    coverage = [uv, "run", "--no-sync", "coverage"]
    if run([*coverage, "combine", "--quiet"], env) != 0 or run([*coverage, "json", "-q", "-o", report], env) != 0:
        return None
    try:
        return shares_by_layer(json.loads(report.read_text(encoding="utf-8"))["files"])
    except (OSError, ValueError, KeyError):
        return None


def shares_by_layer(files: Mapping[str, Mapping[str, Mapping[str, int]]]) -> dict[str, Share]:
    """Return the shares of the layers from the `files` of coverage's JSON report, "" standing for all together.

    The report names this checkout's files from its root, and any other copy of the package (one that a test built and
    installed) by its whole path: a copy would halve every figure.
    """
    shares = dict.fromkeys((*LAYERS, ""), Share())
    for name, file in files.items():
        parts = PurePath(name.replace("\\", "/")).parts
        if parts[0] != _PACKAGE:
            continue
        counts = file["summary"]
        share = Share(
            counts["num_statements"], counts["covered_lines"], counts["num_branches"], counts["covered_branches"]
        )
        layer = parts[1]
        shares[""] += share
        if layer in LAYERS:
            shares[layer] += share
    return shares


def show(shares: Mapping[str, Share] | None, *, whole: bool) -> bool:
    """Print a line for each layer and one for all; return whether enough was run.

    Only the `whole` suite is held to the floor: a part of it says what that part runs.
    """
    print_now("── coverage of creatorbook/, branches included")
    if shares is None:
        print_now("There is none: what coverage said above tells why.")
        return not whole
    for name in (*LAYERS, ""):
        share = shares[name]
        lines, branches = f"{share.lines_run}/{share.lines}", f"{share.branches_run}/{share.branches}"
        print_now(f"{name or 'in all':<10} {share.percent:5.1f} %  lines {lines:>13}  branches {branches:>11}")
    enough = shares[""].percent >= FLOOR
    if not whole:
        print_now(f"Arguments chose the tests, so the floor of {FLOOR:.0f} % is not asked for.")
    elif not enough:
        print_now(f"That is less than {FLOOR:.0f} %, so the suite fails.")
    return enough or not whole
