"""The child process that looks at a stranger's PDF: little memory, little time, and nothing but a verdict comes out."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict
from datetime import datetime

from creatorbook.documents.page.boxes import signature_boxes
from creatorbook.documents.reading import words as reading
from creatorbook.documents.signing.checking.looks import changed_pages
from creatorbook.documents.signing.checking.validation import examine

FLAG = "--examine-signed-file"
"""The one argument with which a bundled Creatorbook runs as this child instead of opening its window."""

MEMORY = 1536 * 1024 * 1024
SECONDS = 30


def main() -> int:
    """Answer with JSON on standard output and return the exit code of the process.

    On standard input stand a line with the number of bytes that the issued file has (0: it is not known which that
    is), those bytes, and the file to look at.
    """
    length = int(sys.stdin.buffer.readline())
    issued, data = sys.stdin.buffer.read(length), sys.stdin.buffer.read()
    answer = sys.stdout.buffer
    # Nothing that a library prints may get between the answer's bytes.
    sys.stdout = sys.stderr
    _limit()
    found = {
        "examined": asdict(examine(data)),
        "pages": reading.pages(data),
        "changed": changed_pages(issued, data, signature_boxes(issued)) if issued else (),
    }
    answer.write(json.dumps(found, default=_text).encode())
    answer.flush()
    return 0


def _text(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def _limit() -> None:
    """Lower what this process may use; on Windows only the parent's time-out holds."""
    if sys.platform == "win32":
        return
    import resource

    def lower(what: int, value: int) -> None:
        _soft, hard = resource.getrlimit(what)
        resource.setrlimit(what, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))

    lower(resource.RLIMIT_CORE, 0)
    lower(resource.RLIMIT_CPU, SECONDS)
    lower(resource.RLIMIT_FSIZE, 0)
    if sys.platform != "darwin":
        # macOS does not keep to it, and refuses some values.
        lower(resource.RLIMIT_AS, MEMORY)
    os.nice(5)


if __name__ == "__main__":
    sys.exit(main())
