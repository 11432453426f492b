"""How long the main thread keeps a person waiting: the turns of its event loop in processor time, and who held it.

Processor time of the main thread alone: what other threads and other programs take on a busy machine does not count.
"""

from __future__ import annotations

import signal
import time
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractEventDispatcher, QObject

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import FrameType

LONGEST = 0.050
_EVERY = 0.003
# A call counts as holding the thread where this share of the turn was spent below it.
_SHARE = 0.4
_PROGRAM, _GUARD = "creatorbook.", "creatorbook.gui.desk.guard"
_DEEPEST = 5

Stack = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of the event loop: what was being done, how long it took in seconds, and the calls that held it."""

    step: str
    seconds: float
    held: Stack


class Turns(QObject):
    """Watches the event loop of this thread from `begin` to `end`; `step` says what is being done.

    Where the system has no timer for processor time (Windows), turns are measured and nobody is named.
    """

    def __init__(self) -> None:
        super().__init__()
        self.step = ""
        self.longest: dict[str, float] = {}
        self.stalls: list[Turn] = []
        self._began = self._sampled = 0.0
        self._stacks: Counter[Stack] = Counter()

    def begin(self) -> None:
        """Watch from now on."""
        dispatcher = QAbstractEventDispatcher.instance()
        dispatcher.awake.connect(self._end_turn)
        dispatcher.aboutToBlock.connect(self._end_turn)
        if hasattr(signal, "setitimer"):
            self._before = signal.signal(signal.SIGPROF, self._sample)
            signal.setitimer(signal.ITIMER_PROF, _EVERY, _EVERY)
        self._began = self._sampled = time.thread_time()

    def end(self) -> None:
        """Watch no longer."""
        dispatcher = QAbstractEventDispatcher.instance()
        dispatcher.awake.disconnect(self._end_turn)
        dispatcher.aboutToBlock.disconnect(self._end_turn)
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.signal(signal.SIGPROF, self._before)

    def forgive(self, seconds: float) -> None:
        """Leave time of this turn out that whoever watches took."""
        self._began += seconds
        self._sampled += seconds

    def _end_turn(self) -> None:
        now = time.thread_time()
        took = now - self._began
        # A sample may be taken while this one is looked at.
        stacks, self._stacks = self._stacks, Counter()
        if took > self.longest.get(self.step, 0.0):
            self.longest[self.step] = took
        if took > LONGEST:
            self.stalls.append(Turn(self.step, took, _held_by(stacks)))
        self._began = self._sampled = now

    def _sample(self, number: int, frame: FrameType | None) -> None:
        """Python comes here between two of its own instructions: after a call of Qt, in the line that made it."""
        del number
        now = time.thread_time()
        # The timer also runs while other threads work; what this one did not take has no weight.
        took, self._sampled = now - self._sampled, now
        self._stacks[_calls(frame)] += round(took * 1e6)


def _calls(frame: FrameType | None) -> Stack:
    """Return the calls of the program that are under way, the outermost first."""
    found: list[str] = []
    while frame is not None:
        module = frame.f_globals.get("__name__", "")
        if module.startswith(_PROGRAM) and module != _GUARD:
            found.append(f"{module.removeprefix(_PROGRAM)}:{frame.f_lineno} {frame.f_code.co_name}")
        frame = frame.f_back
    return tuple(reversed(found))


def _held_by(stacks: Mapping[Stack, int]) -> Stack:
    """Return the calls below which most of the time was spent, then those that took most of it themselves."""
    whole = sum(stacks.values())
    way: Stack = ()
    while True:
        deeper: Counter[Stack] = Counter()
        for stack, took in stacks.items():
            if stack[: len(way)] == way and len(stack) > len(way):
                deeper[stack[: len(way) + 1]] += took
        heaviest = deeper.most_common(1)
        if not heaviest or heaviest[0][1] < _SHARE * whole:
            break
        way = heaviest[0][0]
    ends: Counter[str] = Counter()
    for stack, took in stacks.items():
        ends[" < ".join(reversed(stack[-2:])) or "Qt"] += took
    return (*way[-_DEEPEST:], *(f"{took / 1e3:.0f} ms in {end}" for end, took in ends.most_common(3)))
