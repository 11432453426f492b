"""Has a foreign file read in a limited child process: the caller gets records or one clear sentence, whatever happens.

What the child may use, and which systems keep it to that, is said in `common.limited`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from creatorbook.common.codec.errors import Unreadable
from creatorbook.common.limited.bounds import Bounds
from creatorbook.common.limited.jobs import READ_CONTRACT, READ_FILE
from creatorbook.common.limited.run import Ended, NoAnswer, do_limited
from creatorbook.common.system_words import system_reason
from creatorbook.exchange.base import limits
from creatorbook.exchange.base.problems import FileProblem
from creatorbook.exchange.child.codec import RECORDS, Answer, AskedFile, Refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from creatorbook.exchange.base.problems import Params
    from creatorbook.exchange.base.records import FileKind, ParsedFile, ReadOptions
    from creatorbook.exchange.child.reading_form import ReadDocument

T = TypeVar("T")

MEMORY = 1024 * limits.MEGABYTE
_BASE_SECONDS = 10
_SECONDS_PER_MEGABYTE = 2
_PROBLEMS = {
    Ended.TOO_LONG: "too_long",
    Ended.TOO_MUCH_MEMORY: "too_much_memory",
    Ended.TOO_MUCH_DATA: "too_much_data",
    Ended.DIED: "reader_died",
}


def parse_limited(
    path: Path, kind: FileKind | None, options: ReadOptions, *, memory: int = MEMORY, seconds: float | None = None
) -> ParsedFile:
    """Return the records of a file, read in a child process.

    `memory` is in bytes; `seconds` of processor time default to 10 and two a megabyte. Raises FileProblem.
    """
    allowed = seconds if seconds is not None else _BASE_SECONDS + _SECONDS_PER_MEGABYTE * _megabytes(path)
    request = RECORDS.pack(AskedFile(str(path.resolve()), kind, options))
    return _answer(READ_FILE, request, Bounds(memory, allowed), lambda data: RECORDS.unpack(Answer, data).found)


def contract_limited(content: bytes, name: str, *, memory: int = MEMORY, seconds: float) -> ReadDocument:
    """Return the text of a document and what was read in it, found in a child process; raises FileProblem.

    `memory` is in bytes, `seconds` are of processor time.
    """
    # What other files need is loaded without it.
    from creatorbook.exchange.child.reading_form import READINGS, AnsweredContract, AskedContract

    request = READINGS.pack(AskedContract(content, name))
    bounds = Bounds(memory, seconds)
    return _answer(READ_CONTRACT, request, bounds, lambda data: READINGS.unpack(AnsweredContract, data).found)


def _answer(job: str, request: Sequence[bytes], bounds: Bounds, unpack: Callable[[bytes], T | Refusal]) -> T:
    try:
        found = unpack(do_limited(job, request, bounds))
    except NoAnswer as none:
        raise FileProblem(_PROBLEMS[none.ended]) from none
    except Unreadable as error:
        raise FileProblem("reader_died") from error
    if isinstance(found, Refusal):
        raise FileProblem(found.code, at=found.at, file="", **_in_own_words(found.params))
    return found


def _in_own_words(params: Params) -> Params:
    """Return what a child process says with the system's reason in the language of the screen, which it has not."""
    said = dict(params)
    number = said.pop("errno", None)
    if isinstance(number, int):
        said["reason"] = system_reason(OSError(number, str(said["reason"])))
    return said


def _megabytes(path: Path) -> float:
    try:
        return path.stat().st_size / limits.MEGABYTE
    except OSError:
        return 0
