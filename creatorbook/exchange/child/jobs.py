"""What runs in the limited child: the reading of one foreign file, of which nothing but records comes out.

It imports the readers and the plain layers below them only: starting it costs a tenth of a second.
"""

from __future__ import annotations

import errno
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from creatorbook.exchange.base.problems import FileProblem
from creatorbook.exchange.child.codec import RECORDS, Answer, AskedFile, Refusal
from creatorbook.exchange.child.parse import parse

if TYPE_CHECKING:
    from collections.abc import Callable

    from creatorbook.exchange.base.records import ParsedFile

T = TypeVar("T")


def read_file(request: bytes) -> list[bytes]:
    """Return the packed answer to a packed AskedFile."""
    asked = RECORDS.unpack(AskedFile, request)

    def read() -> ParsedFile:
        path = Path(asked.path)
        return parse(path.read_bytes(), path.name, asked.kind, asked.options)

    return RECORDS.pack(Answer(found_or_refused(read)))


def found_or_refused(read: Callable[[], T]) -> T | Refusal:
    """Return what a reader finds, or why it finds nothing."""
    try:
        return read()
    except FileProblem as problem:
        return Refusal(problem.code, problem.at, problem.params)
    except RecursionError:
        return Refusal("damaged")
    except OSError as error:
        if error.errno == errno.ENOMEM:
            # A system that gives no more memory says so in two ways.
            raise MemoryError from error
        return Refusal("unreadable", "", {"errno": error.errno or 0, "reason": error.strerror or "?"})
