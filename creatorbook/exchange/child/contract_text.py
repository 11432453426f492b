"""The door for somebody else's contract: a path or bytes in, its text and what it says out, or one clear sentence."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

from creatorbook.common.system_words import system_reason
from creatorbook.exchange.base import limits
from creatorbook.exchange.base.problems import FileProblem
from creatorbook.exchange.child.limited import MEMORY, contract_limited

if TYPE_CHECKING:
    from pathlib import Path

    from creatorbook.domain.contract_reading.noted import Reading
    from creatorbook.exchange.contract_pages.pages import ContractText


def file_bytes(path: Path) -> bytes:
    """Return the bytes of a document of at most 50 MB; raises FileProblem."""
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise FileProblem("folder", file=path.name)
        if not stat.S_ISREG(found.st_mode):
            raise FileProblem("not_a_file", file=path.name)
        _require_fit(found.st_size, path.name)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise FileProblem("missing", file=path.name) from error
    except (OSError, ValueError) as error:
        reason = system_reason(error)
        raise FileProblem("unreadable", file=path.name, reason=reason) from error


def read_contract(
    content: bytes, name: str, *, memory: int = MEMORY, seconds: float | None = None
) -> tuple[ContractText, Reading]:
    """Return the text of a document by page, and what it says, both found in a child process of little memory and time.

    `memory` is in bytes, `seconds` of processor time default to 60. Raises FileProblem (a BadInput with message,
    where and hint).
    """
    try:
        from creatorbook.exchange.child.reading_form import unpack_reading

        _require_fit(len(content), name)
        allowed = limits.CONTRACT_SECONDS if seconds is None else seconds
        found = contract_limited(content, name, memory=memory, seconds=allowed)
        return found.text, unpack_reading(found.reading)
    except IndexError as error:
        raise FileProblem("reader_died", file=name) from error
    except FileProblem as problem:
        raise problem.of_file(name) from problem


def _require_fit(size: int, name: str) -> None:
    if size == 0:
        raise FileProblem("empty", file=name)
    if size > limits.FILE_BYTES:
        limit = limits.FILE_BYTES // limits.MEGABYTE
        raise FileProblem("too_large", file=name, size=-(-size // limits.MEGABYTE), limit=limit)
