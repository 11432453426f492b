"""How much work grows with what it is given, told by counting calls: a count is the same on a busy machine.

Calls of Python's and of C's functions are counted. What one call does inside C (a regular expression, a search in a
text) is not: that is measured by tests/bench, and a test of the suite that meets it only has to come to an end.
"""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

GROWTH = 4
SLACK = 1.25
NOISE = 200


def count_calls(work: Callable[[], object]) -> int:
    """Return how many calls one run makes in this thread; the collector of garbage and what listens to it stay out."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        if event in {"call", "c_call"}:
            calls += 1

    before = sys.getprofile()
    gc.disable()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
        gc.enable()
    return calls


def assert_linear(work: Callable[[int], object], size: int) -> None:
    """Fail where the whole size makes more than its share of the calls that a quarter of it makes."""
    work(size // GROWTH // GROWTH)  # what is made once and kept is nobody's growth
    small = count_calls(lambda: work(size // GROWTH))
    large = count_calls(lambda: work(size))
    assert large <= small * GROWTH * SLACK + NOISE, f"{small} calls at {size // GROWTH}, {large} at {size}"
