"""The parent's side: starts the child, hands it the request, and says what its end means."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import threading
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from creatorbook.common.limited.bounds import NO_TIME
from creatorbook.common.limited.child import FLAG, NO_MEMORY, head

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from creatorbook.common.limited.bounds import Bounds

_CHUNK = 1 << 20
# Started with -P: a folder that happens to be the current one must not offer modules. The child appends where our own
# package lies, so that a checkout that is not installed works as well.
_START = "import sys; sys.path.append(sys.argv[1]); from creatorbook.common.limited.child import main; sys.exit(main())"


class Ended(StrEnum):
    """Why a child gave no answer."""

    TOO_LONG = "too_long"
    TOO_MUCH_MEMORY = "too_much_memory"
    TOO_MUCH_DATA = "too_much_data"
    DIED = "died"


class NoAnswer(Exception):
    """A limited child ended without an answer; `ended` says why."""

    def __init__(self, ended: Ended) -> None:
        super().__init__(ended.value)
        self.ended = ended


def do_limited(job: str, request: Sequence[bytes], bounds: Bounds) -> bytes:
    """Return what a job of the table answers to a request, done in a child process; raises NoAnswer."""
    return ask(command(), [head(job, bounds.memory, bounds.seconds), *request], bounds)


def command() -> list[str]:
    """Return the command line of the child: a bundled program calls itself with one argument."""
    if getattr(sys, "frozen", False):
        return [sys.executable, FLAG]
    package = Path(__file__).resolve().parents[3]
    return [sys.executable, "-P", "-X", "utf8", "-c", _START, str(package)]


def ask(command: Sequence[str], request: Iterable[bytes], bounds: Bounds) -> bytes:
    """Return what a process writes before it ends well; raises NoAnswer.

    The process keeps to its memory and processor time itself; the size of the answer and the wait are kept here.
    """
    try:
        child = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        raise NoAnswer(Ended.DIED) from error
    late = threading.Event()

    def end() -> None:
        late.set()
        child.kill()

    timer = threading.Timer(bounds.patience, end)
    timer.daemon = True
    with child:
        timer.start()
        try:
            data = _exchange(child, request, bounds.answer)
            code = child.wait()
        finally:
            timer.cancel()
            child.kill()
    if late.is_set():
        raise NoAnswer(Ended.TOO_LONG)
    if len(data) > bounds.answer:
        raise NoAnswer(Ended.TOO_MUCH_DATA)
    if code != 0:
        raise NoAnswer(_reason(code))
    return data


def _exchange(child: subprocess.Popen[bytes], request: Iterable[bytes], limit: int) -> bytes:
    if child.stdin is None or child.stdout is None:
        raise NoAnswer(Ended.DIED)
    # A child that died at once has closed its end: its exit code says more than the broken pipe.
    with contextlib.suppress(OSError):
        child.stdin.writelines(request)
        child.stdin.close()
    chunks: list[bytes] = []
    size = 0
    while size <= limit and (chunk := child.stdout.read(_CHUNK)):
        chunks.append(chunk)
        size += len(chunk)
    if size > limit:
        child.kill()
    return b"".join(chunks)


def _reason(code: int) -> Ended:
    """Return what the exit code of a child that was not ended from here means."""
    if code == NO_MEMORY:
        return Ended.TOO_MUCH_MEMORY
    if code == NO_TIME:
        return Ended.TOO_LONG
    if sys.platform != "win32":
        import signal

        if -code == signal.SIGXCPU:
            return Ended.TOO_LONG
        # Rust and C end the process where an allocation is refused; the system ends one that takes all there is.
        if -code in {signal.SIGABRT, signal.SIGKILL}:
            return Ended.TOO_MUCH_MEMORY
    return Ended.DIED
