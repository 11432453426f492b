"""The door for somebody else's contract: a path or bytes in, its text by page out, one clear sentence otherwise."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

from creatorbook.common.system_words import system_reason
from creatorbook.exchange.base import limits
from creatorbook.exchange.base.problems import FileProblem
from creatorbook.exchange.child.limited import MEMORY, contract_limited

if TYPE_CHECKING:
    from pathlib import Path

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


def read_contract(content: bytes, name: str, *, memory: int = MEMORY, seconds: float | None = None) -> ContractText:
    """Return the text of a PDF, .docx or .txt by page, read in a child process of little memory and time.

    `memory` is in bytes, `seconds` of processor time default to 15. Raises FileProblem (a BadInput with message,
    where and hint).
    """
    try:
        _require_fit(len(content), name)
        allowed = limits.CONTRACT_SECONDS if seconds is None else seconds
        return contract_limited(content, name, memory=memory, seconds=allowed)
    except FileProblem as problem:
        raise problem.of_file(name) from problem


def _require_fit(size: int, name: str) -> None:
    if size == 0:
        raise FileProblem("empty", file=name)
    if size > limits.FILE_BYTES:
        limit = limits.FILE_BYTES // limits.MEGABYTE
        raise FileProblem("too_large", file=name, size=-(-size // limits.MEGABYTE), limit=limit)
