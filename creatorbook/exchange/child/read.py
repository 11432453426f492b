"""The one door for foreign files: a path in, records and notices out, one clear sentence for everything else."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

from creatorbook.common.errors import UsageError
from creatorbook.common.i18n import _
from creatorbook.common.system_words import system_reason
from creatorbook.exchange.base import limits
from creatorbook.exchange.base.problems import FileProblem
from creatorbook.exchange.base.records import FileKind, ParsedFile, ReadOptions
from creatorbook.exchange.child.limited import parse_limited

if TYPE_CHECKING:
    from pathlib import Path

AUTO = "auto"
# What rows are is said by who has them read, and what a statement pays is asked: neither is imported as it is.
_ASKED = (FileKind.ROWS, FileKind.STATEMENT, FileKind.RATES)
KINDS = (AUTO, *(kind.value for kind in FileKind if kind not in _ASKED))


def read_file(path: Path, *, kind: str = AUTO, options: ReadOptions | None = None) -> ParsedFile:
    """Return what a foreign file holds; nothing is written anywhere.

    `kind` is "auto", "contacts", "deals", "gifts", "payments", "mail", "rows", "statement" or "rates". Read are vCard,
    CSV, .xlsx, statements of banks and rates of the European Central Bank up to 50 MB, .eml up to 50 MB and .mbox up to
    250 MB. Raises FileProblem (a BadInput with message, where and hint), UsageError for an unknown kind.
    """
    if kind not in (*KINDS, *_ASKED):
        raise UsageError(
            _("There is no kind of file “{kind}”.").format(kind=kind),
            hint=_("It can be: {kinds}.").format(kinds=", ".join(KINDS)),
        )
    try:
        _check_file(path)
        return parse_limited(path, None if kind == AUTO else FileKind(kind), options or ReadOptions())
    except FileProblem as problem:
        raise problem.of_file(path.name) from problem


def _check_file(path: Path) -> None:
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise FileProblem("folder")
        if not stat.S_ISREG(found.st_mode):
            raise FileProblem("not_a_file")
        if found.st_size == 0:
            raise FileProblem("empty")
        limit = _limit(path)
        if found.st_size > limit:
            raise FileProblem("too_large", size=-(-found.st_size // limits.MEGABYTE), limit=limit // limits.MEGABYTE)
    except FileNotFoundError as error:
        raise FileProblem("missing") from error
    except (OSError, ValueError) as error:
        raise FileProblem("unreadable", reason=system_reason(error)) from error


def _limit(path: Path) -> int:
    if path.suffix.lower() in {".mbox", ".mbx"}:
        return limits.MBOX_BYTES
    # A folder of mails often has no ending at all; its first line tells it.
    with path.open("rb") as file:
        return limits.MBOX_BYTES if file.read(5) == b"From " else limits.FILE_BYTES
