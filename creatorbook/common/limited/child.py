"""The child process itself: reads a request, lowers what it may use, does the job, and answers."""

from __future__ import annotations

import gc
import json
import sys

from creatorbook.common.limited.bounds import allow_memory, keep_within
from creatorbook.common.limited.jobs import work_of

FLAG = "--limited-child"
"""The one argument with which a bundled Creatorbook runs as this child instead of opening its window."""

NO_MEMORY = 90
"""The exit code of a child whose memory was used up."""


_COLLECT_AFTER = 50_000
"""New objects after which garbage is looked for: the usual 700 walk over all that was read again and again."""


def head(job: str, memory: int, seconds: float) -> bytes:
    """Return the line that a request begins with: the job, its bytes of memory, its seconds of processor time."""
    return json.dumps([job, memory, max(1, round(seconds))]).encode() + b"\n"


def main() -> int:
    """Take a request from standard input, answer on standard output, and return the exit code of the process."""
    job, memory, seconds = json.loads(sys.stdin.buffer.readline())
    # What the job imports at once is ours: only what it does with the bytes is bounded.
    work = work_of(job)
    request = sys.stdin.buffer.read()
    answer = sys.stdout.buffer
    # Nothing that a library prints may get between the answer's bytes.
    sys.stdout = sys.stderr
    keep_within(memory, seconds)
    # What is there already stays to the end, and most of what is read lives as long.
    gc.freeze()
    gc.set_threshold(_COLLECT_AFTER)
    try:
        # Piece by piece: attachments joined into one would need twice the memory.
        answer.writelines(work(request))
        answer.flush()
    except MemoryError:
        allow_memory()
        return NO_MEMORY
    return 0
