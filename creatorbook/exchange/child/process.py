"""The child process that reads one foreign file: little memory, little time, and nothing but records come out.

It imports the readers and the plain layers below them only: starting it costs a tenth of a second.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import BinaryIO

from creatorbook.exchange.base.problems import FileProblem
from creatorbook.exchange.child.codec import decode, encode_parts
from creatorbook.exchange.child.parse import parse
from creatorbook.exchange.contract_pages.pages import contract_text

FLAG = "--read-foreign-file"
"""The one argument with which a bundled Creatorbook runs as this child instead of opening its window."""


def main() -> int:
    """Read a request from standard input, answer on standard output, and return the exit code of the process."""
    request = decode(sys.stdin.buffer.read())
    answer = sys.stdout.buffer
    # Nothing that a library prints may get between the answer's bytes.
    sys.stdout = sys.stderr
    _limit(request["memory"], request["seconds"])
    return _answer(request, answer)


def _answer(request: dict[str, object], answer: BinaryIO) -> int:
    try:
        result = encode_parts(_read(request))
    except FileProblem as problem:
        result = encode_parts({"problem": problem.code, "at": problem.at, "params": problem.params})
    except MemoryError:
        result = encode_parts({"problem": "too_much_memory", "at": "", "params": {}})
    except RecursionError:
        result = encode_parts({"problem": "damaged", "at": "", "params": {}})
    except OSError as error:
        result = encode_parts({"problem": "unreadable", "at": "", "params": {"reason": error.strerror or "?"}})
    # Piece by piece: attachments joined into one would need twice the memory.
    answer.writelines(result)
    answer.flush()
    return 0


def _read(request: dict[str, object]) -> object:
    if request.get("contract"):
        return contract_text(request["content"], str(request["name"]))  # type: ignore[arg-type]  # as the parent encoded it
    path = Path(str(request["path"]))
    return parse(path.read_bytes(), path.name, request["kind"], request["options"])  # type: ignore[arg-type]  # as the parent encoded them


def _limit(memory: int, seconds: int) -> None:
    """Lower what this process may use; on Windows only the parent's time-out holds."""
    if sys.platform == "win32":
        return
    import resource

    def lower(what: int, value: int) -> None:
        _soft, hard = resource.getrlimit(what)
        limit = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(what, (limit, hard))

    lower(resource.RLIMIT_CORE, 0)
    lower(resource.RLIMIT_CPU, seconds)
    lower(resource.RLIMIT_FSIZE, 0)
    if sys.platform != "darwin":
        # macOS does not keep to it, and refuses some values.
        lower(resource.RLIMIT_AS, memory)
    os.nice(5)


if __name__ == "__main__":
    sys.exit(main())
