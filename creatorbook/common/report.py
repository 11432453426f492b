"""The report of a bug: where, which kinds of errors, which lines of code; no values, no messages, no whole paths."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from creatorbook import __version__

if TYPE_CHECKING:
    from pathlib import Path

_KEPT = 20
_DEEPEST = 40


def _shorten_path(path: str) -> str:
    parts = path.replace("\\", "/").split("/")
    if "creatorbook" in parts:
        return "/".join(parts[len(parts) - 1 - parts[::-1].index("creatorbook") :])
    return "/".join(parts[-2:])


def report_text(where: str, error: BaseException) -> str:
    """Return the report of an error and of what caused it."""
    # Bugs are rare, and a start should not pay for their report.
    import platform
    import traceback

    lines = [f"Creatorbook {__version__}, Python {platform.python_version()}, {platform.system()}", f"At: {where}"]
    chain: BaseException | None = error
    while chain is not None and len(lines) < _DEEPEST:
        lines.append(f"{type(chain).__module__}.{type(chain).__name__}")
        frames = traceback.extract_tb(chain.__traceback__)[-_DEEPEST:]
        lines.extend(f"  {_shorten_path(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames)
        chain = chain.__cause__ or (None if chain.__suppress_context__ else chain.__context__)
    return "\n".join(lines)


def save_report(folder: Path, text: str) -> Path | None:
    """Write a report into the folder, keeping the newest twenty; return its file, None where it cannot be written."""
    path = folder / f"report-{datetime.now(UTC).strftime('%Y%m%d-%H%M%S-%f')}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(text + "\n", encoding="utf-8")
        for old in sorted(folder.glob("report-*.txt"))[:-_KEPT]:
            old.unlink(missing_ok=True)
    except OSError:
        return None
    return path
