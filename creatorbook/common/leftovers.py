"""Removing what an unfinished write left behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def remove_leftover(path: Path) -> None:
    """Remove a file where there is one; raise OSError where it stays.

    A file system that may not be written to refuses the removing even of what is not there: that is no error.
    """
    try:
        path.unlink(missing_ok=True)
    except OSError:
        if path.exists():
            raise
