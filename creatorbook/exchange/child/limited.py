"""Runs the reader of a foreign file in a child process that may use little memory and little time.

On Linux the child lowers its own limits (memory, processor time, no files written); on macOS the memory limit is not
kept by the system; on Windows only the time-out holds. Whatever happens to the child, the caller gets records or one
clear sentence.
"""

from __future__ import annotations

import contextlib
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from creatorbook.exchange.base import limits
from creatorbook.exchange.base.problems import FileProblem
from creatorbook.exchange.base.records import ParsedFile
from creatorbook.exchange.child.codec import decode, encode
from creatorbook.exchange.child.process import FLAG

if TYPE_CHECKING:
    from creatorbook.exchange.base.records import FileKind, ReadOptions

MEMORY = 1024 * limits.MEGABYTE
ANSWER_BYTES = 600 * limits.MEGABYTE
_BASE_SECONDS = 10
_SECONDS_PER_MEGABYTE = 2
_WAIT_FACTOR = 3
_CHUNK = 1 << 20
# Started with -P: a folder that happens to be the current one must not offer modules. The child appends where our
# own package lies, so that a checkout that is not installed works as well.
_START = (
    "import sys; sys.path.append(sys.argv[1]); from creatorbook.exchange.child.process import main; sys.exit(main())"
)


def parse_limited(
    path: Path, kind: FileKind | None, options: ReadOptions, *, memory: int = MEMORY, seconds: float | None = None
) -> ParsedFile:
    """Return the records of a file, read in a child process.

    `memory` is in bytes; `seconds` of processor time default to 10 and two a megabyte; the wait is three
    times that. Raises FileProblem.
    """
    allowed = seconds if seconds is not None else _BASE_SECONDS + _SECONDS_PER_MEGABYTE * _megabytes(path)
    answer = answer_limited({"path": str(path.resolve()), "kind": kind, "options": options}, memory, allowed)
    if isinstance(answer, ParsedFile):
        return answer
    raise FileProblem("reader_died")


def answer_limited(request: dict[str, Any], memory: int, seconds: float) -> object:
    """Return what the child process answers to a request, `memory` bytes and `seconds` of processor time allowed.

    Raises FileProblem: the child's own, or the one that its end means.
    """
    asked = request | {"memory": memory, "seconds": max(1, round(seconds))}
    data, code, timed_out = _run(encode(asked), seconds * _WAIT_FACTOR)
    if timed_out:
        raise FileProblem("too_long")
    if len(data) > ANSWER_BYTES:
        raise FileProblem("too_much_data")
    if code != 0:
        raise FileProblem(_reason(code))
    try:
        answer = decode(data)
    except (ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        raise FileProblem("reader_died") from error
    if isinstance(answer, dict):
        raise FileProblem(answer["problem"], at=answer["at"], **answer["params"])
    return answer


def command() -> list[str]:
    """Return the command line of the child: a bundled program calls itself with one argument."""
    if getattr(sys, "frozen", False):
        return [sys.executable, FLAG]
    package = Path(__file__).resolve().parents[3]
    return [sys.executable, "-P", "-X", "utf8", "-c", _START, str(package)]


def _run(request: bytes, wait: float) -> tuple[bytes, int, bool]:
    """Return the child's answer, its exit code, and whether it had to be ended for taking too long."""
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    with subprocess.Popen(
        command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=flags,
    ) as child:
        late = threading.Event()

        def end() -> None:
            late.set()
            child.kill()

        timer = threading.Timer(wait, end)
        timer.daemon = True
        timer.start()
        try:
            data = _exchange(child, request)
            code = child.wait()
        finally:
            timer.cancel()
            child.kill()
    return data, code, late.is_set()


def _exchange(child: subprocess.Popen[bytes], request: bytes) -> bytes:
    if child.stdin is None or child.stdout is None:
        raise FileProblem("reader_died")
    # A child that died at once has closed its end: its exit code says more than the broken pipe.
    with contextlib.suppress(BrokenPipeError, OSError):
        child.stdin.write(request)
        child.stdin.close()
    chunks: list[bytes] = []
    size = 0
    while size <= ANSWER_BYTES and (chunk := child.stdout.read(_CHUNK)):
        chunks.append(chunk)
        size += len(chunk)
    if size > ANSWER_BYTES:
        child.kill()
    return b"".join(chunks)


def _megabytes(path: Path) -> float:
    try:
        return path.stat().st_size / limits.MEGABYTE
    except OSError:
        return 0


def _reason(code: int) -> str:
    """Return the problem that the exit code of a child means."""
    if sys.platform != "win32":
        import signal

        if -code in {signal.SIGXCPU, signal.SIGKILL}:
            return "too_long"
        if -code == signal.SIGABRT:
            # Rust and C end the process where an allocation is refused.
            return "too_much_memory"
    return "reader_died"
