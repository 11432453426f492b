"""Every pattern of the reader takes time in proportion to what it looks at, whatever runs a file holds.

Times are those of the processor, and only ever compared with one another in one run.
"""

from __future__ import annotations

import random
import re
import time

import pytest

from creatorbook.domain.contract_reading.reading import read
from creatorbook.domain.contract_reading.text.plain import collapse_runs
from tests.their_contracts.patterns import all_patterns

pytestmark = pytest.mark.bench

SIZE = 5_000
GROWTH = 3.0
"""Twice as long takes twice the time; four times would be its square."""
FLOOR = 40
"""So many looks for one letter take less time than any growth tells anything of."""
TRIES = 4
RUNS = (
    " ", "0", "-", "(", ")", ".", "a", "1 ", "- ", "a ", "1.", "(1) ", "one ", "20 (", " \t", "the fee ", "1,", "a-",
    "eur ", "per 1 ", "no ", "the client ", "not the ", "a\n", "1   ", "of the term ", "'", "within 5 days ",
)  # fmt: skip
PATTERNS = all_patterns()


@pytest.mark.parametrize("run", RUNS, ids=[repr(run) for run in RUNS])
def test_no_pattern_grows_faster_than_a_run(run: str) -> None:
    small, large = (_text(run, size) for size in (SIZE // 2, SIZE))
    floor = _least(re.compile("~"), large) * FLOOR
    slow = {
        name: f"{_least(pattern, small):.6f} {_least(pattern, large):.6f}"
        for name, pattern in PATTERNS.items()
        if _grows(pattern, small, large, floor)
    }
    assert not slow


@pytest.mark.parametrize("seed", range(3))
def test_the_reader_does_not_grow_faster_than_a_mixture_of_runs(seed: int) -> None:
    chance = random.Random(seed)
    mixed = "".join(chance.choice(RUNS) * chance.randint(1, 60) for _run in range(200))
    small, large = ((mixed * (size // len(mixed) + 1))[:size] for size in (20_000, 40_000))
    read([small])  # what is made once and kept is nobody's growth
    assert min(_reading_time(large) for _again in range(3)) < GROWTH * min(_reading_time(small) for _again in range(3))


def _reading_time(text: str) -> float:
    start = time.process_time()
    read([text])
    return time.process_time() - start


def _text(run: str, size: int) -> str:
    """Return what a pattern gets of a run: made short before it where that is done, with a word ahead and behind."""
    return collapse_runs(f"the fee 20{run * (size // len(run))}x")


def _grows(pattern: re.Pattern[str], small: str, large: str, floor: float) -> bool:
    # What another program did meanwhile can only add: the least of several tries is what the pattern takes.
    return all(_time(pattern, large) > GROWTH * max(_time(pattern, small), floor) for _again in range(TRIES))


def _least(pattern: re.Pattern[str], text: str) -> float:
    return min(_time(pattern, text) for _again in range(TRIES))


def _time(pattern: re.Pattern[str], text: str) -> float:
    start = time.process_time()
    for _match in pattern.finditer(text):
        pass
    return time.process_time() - start
