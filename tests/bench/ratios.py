"""How a speed is reported: as a ratio to a floor taken in the same run, the two in turn, medians of the pairs."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def seconds(work: Callable[[], object]) -> float:
    """Return how long one run takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def compare(name: str, ours: Callable[[], object], floor: Callable[[], object], rounds: int, goal: float) -> float:
    """Run both in turn, say the medians and the ratio beside its goal (ours / floor, at most), and return the ratio.

    The first pair warms up and is not counted. A missed goal is said, never raised: a busy machine is not a fault.
    """
    return report(name, [(seconds(ours), seconds(floor)) for _round in range(rounds + 1)][1:], goal)


def cpu_seconds(work: Callable[[], object]) -> float:
    """Return how much processor time of this thread one run takes."""
    start = time.thread_time()
    work()
    return time.thread_time() - start


def compare_cpu(name: str, ours: Callable[[], object], floor: Callable[[], object], rounds: int, goal: float) -> float:
    """Do as `compare`, in processor time of this thread: for what other threads and programs must not colour."""
    return report(name, [(cpu_seconds(ours), cpu_seconds(floor)) for _round in range(rounds + 1)][1:], goal)


def cpu_of_python(words: Sequence[str]) -> float:
    """Return how much processor time a Python process with these arguments used; it must end well."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    child = subprocess.Popen([sys.executable, *words], env=environment, stdout=subprocess.DEVNULL)
    _pid, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    assert child.returncode == 0, words
    return used.ru_utime + used.ru_stime


def report_least(name: str, pairs: Sequence[tuple[float, float]], goal: float) -> float:
    """Do as `report`, and say the least of each beside it: what a machine that does other things cannot colour."""
    mine, bare = (min(pair[side] for pair in pairs) for side in (0, 1))
    return report(f"{name} (the least: {mine * 1e3:.0f} to {bare * 1e3:.0f} ms, ratio {mine / bare:.2f})", pairs, goal)


def report(name: str, pairs: Sequence[tuple[float, float]], goal: float) -> float:
    """Say the medians of pairs of ours and the floor's seconds, and their ratio beside its goal; return the ratio."""
    mine = statistics.median(pair[0] for pair in pairs)
    bare = statistics.median(pair[1] for pair in pairs)
    ratio = statistics.median(a / b for a, b in pairs)
    word = "holds" if ratio <= goal else "MISSED"
    print(f"\n{name}: {mine * 1e3:.2f} ms, floor {bare * 1e3:.2f} ms, ratio {ratio:.2f} (goal {goal:.2f}) {word}")
    return ratio


def say(name: str, figure: float, goal: float, unit: str = " ms") -> None:
    """Say a figure beside its goal (at most); a missed goal is said, never raised."""
    word = "holds" if figure <= goal else "MISSED"
    print(f"\n{name}: {figure:.0f}{unit} (goal {goal:.0f}) {word}")
