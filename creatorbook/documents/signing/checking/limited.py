"""Looks at a stranger's PDF in a child process that may use little memory and little time.

A file made to hang or to fill the memory ends the child, never the window; it is then said to be unreadable.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TypeAlias

from creatorbook.documents.signing.certificates import Certificate
from creatorbook.documents.signing.checking.child import FLAG, SECONDS
from creatorbook.documents.signing.checking.matching import Difference
from creatorbook.documents.signing.checking.validation import Change, Examined, PictureReport, SignatureReport

MAX_BYTES = 50 * 1024 * 1024
_WAIT = SECONDS * 3
Pages: TypeAlias = tuple[tuple[str, ...], ...]
# Started with -P: a folder that happens to be the current one must not offer modules. The child appends where our own
# package lies, so that a checkout that is not installed works as well.
_START = (
    "import sys; sys.path.append(sys.argv[1]);"
    " from creatorbook.documents.signing.checking.child import main; sys.exit(main())"
)


@dataclass(frozen=True, slots=True)
class Looked:
    """What is in a file, its words page by page, and the pages, from 1, that look different from those issued."""

    examined: Examined
    pages: Pages = ()
    changed: tuple[int, ...] = ()


def looked_at(data: bytes, issued: bytes = b"") -> Looked:
    """Return what is in a file, compared with the issued one that it begins with; never raises.

    Where it cannot be read there is nothing in it.
    """
    nothing = Looked(Examined(readable=False))
    if len(data) > MAX_BYTES or b"%PDF-" not in data[:1024]:
        return nothing
    try:
        done = subprocess.run(
            _command(),
            input=b"%d\n%s%s" % (len(issued), issued, data),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_WAIT,
            check=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        answer = json.loads(done.stdout)
        pages = tuple(tuple(map(str, page)) for page in answer["pages"])
        return Looked(_examined(answer["examined"]), pages, tuple(map(int, answer["changed"])))
    except (subprocess.SubprocessError, OSError, ValueError, KeyError, TypeError):
        return nothing


def _command() -> list[str]:
    """Return the command line of the child: a bundled program calls itself with one argument."""
    if getattr(sys, "frozen", False):
        return [sys.executable, FLAG]
    package = Path(__file__).resolve().parents[4]
    return [sys.executable, "-P", "-X", "utf8", "-c", _START, str(package)]


def _examined(said: dict[str, Any]) -> Examined:
    return Examined(
        readable=said["readable"],
        pages=said["pages"],
        signatures=tuple(_signature(each) for each in said["signatures"]),
        pictures=tuple(PictureReport(**each | {"placed_at": _moment(each["placed_at"])}) for each in said["pictures"]),
    )


def _signature(said: dict[str, Any]) -> SignatureReport:
    certificate = said["certificate"]
    if certificate is not None:
        certificate = Certificate(
            **certificate | {key: _moment(certificate[key]) for key in ("valid_from", "valid_to")}
        )
    return SignatureReport(
        **said
        | {
            "change": Change(said["change"]),
            "claimed_at": _moment(said["claimed_at"]),
            "certificate": certificate,
            "differences": tuple(Difference(**each) for each in said["differences"]),
        }
    )


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
